"""A disk that remembers what was forced onto it and what was only written, and what a power cut may leave of the latter."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import apsw

NAME = "fairdesk-cut"
SECTOR = 512
WRITE, TRUNCATE, SYNC, DELETE, TOLD = "write", "truncate", "sync", "delete", "told"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, in the order it did: to a file, or an act that was acknowledged."""

    kind: str
    name: str
    offset: int = 0
    data: bytes = b""


class Disk(apsw.VFS):
    """SQLite's own file system, with everything it does to the main file and its log written down."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        super().__init__(NAME, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        """The file, watched."""
        return _Watched(name, flags, self)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        """The file is deleted, for good at once where the folder is forced too."""
        super().xDelete(filename, syncdir)
        self.events.append(Event(DELETE, Path(filename).name, int(syncdir)))

    def tell(self, what: str) -> None:
        """An act was acknowledged at this moment."""
        self.events.append(Event(TOLD, what))


class _Watched(apsw.VFSFile):
    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int], disk: Disk) -> None:
        super().__init__("", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name, self._disk = Path(path or "").name, disk

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._disk.events.append(Event(WRITE, self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._disk.events.append(Event(TRUNCATE, self._name, size))

    def xSync(self, flags: int) -> None:
        self._disk.events.append(Event(SYNC, self._name))  # the true disk is not asked: what it holds is not looked at


@dataclass
class File:
    """What is surely on the disk of one file, and what was written since."""

    sure: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)
    exists: bool = False
    """Whether its name is surely on the disk."""
    before: bytearray | None = None
    """What a file of this name held that was deleted and not surely so: a cut may bring it back."""


class Platter:
    """The disk at one moment of what happened."""

    def __init__(self) -> None:
        self.files: dict[str, File] = {}

    def advance(self, events: Iterable[Event]) -> None:
        """These things happened too."""
        for one in events:
            if one.kind == TOLD:
                continue
            file = self.files.setdefault(one.name, File())
            if one.kind == SYNC:
                if not file.exists:
                    self._force_folder()
                for each in file.pending:
                    apply(file.sure, each)
                file.pending, file.exists = [], True
            elif one.kind == DELETE:
                self.files[one.name] = File(before=file.sure if file.exists else file.before)
                if one.offset:
                    self._force_folder()
            else:
                file.pending.append(one)

    def _force_folder(self) -> None:
        """What files there are is surely so: SQLite forces the folder with the first sync of a new journal or log."""
        for file in self.files.values():
            file.before = None

    def cut(self, folder: Path, dice: random.Random) -> None:
        """The power fails now: what it leaves lies in the folder, and of what was not forced anything may be there or not."""
        for name, file in self.files.items():
            if not file.exists and (not file.pending or dice.random() < 0.5):
                if file.before is not None and dice.random() < 0.5:
                    (folder / name).write_bytes(file.before)
                continue
            left = bytearray(file.sure)
            pieces = [piece for one in file.pending for piece in _pieces(one)]
            kept = _survivors(pieces, dice)
            for piece in kept:
                apply(left, piece)
            (folder / name).write_bytes(left)


def _survivors(pieces: list[Event], dice: random.Random) -> list[Event]:
    """What the disk had done when the power failed: as written up to there, or any of it, in any order, some of it torn."""
    match dice.randrange(4):
        case 0:
            return []
        case 1:
            kept = pieces[: dice.randint(0, len(pieces))]
        case _:
            share = dice.random()
            kept = [one for one in pieces if dice.random() < share]
            dice.shuffle(kept)
    return [_torn(one, dice) if dice.random() < 0.1 else one for one in kept]


def _torn(one: Event, dice: random.Random) -> Event:
    """The beginning or the end of a sector came onto the disk, and the rest did not."""
    if one.kind != WRITE or len(one.data) < 2:
        return one
    place = dice.randrange(1, len(one.data))
    if dice.random() < 0.5:
        return Event(WRITE, one.name, one.offset, one.data[:place])
    return Event(WRITE, one.name, one.offset + place, one.data[place:])


def _pieces(one: Event) -> Iterable[Event]:
    """A write by the sectors it touches: a disk keeps no more than one of them together."""
    if one.kind != WRITE:
        return (one,)
    end, start, found = one.offset + len(one.data), one.offset, []
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        found.append(Event(WRITE, one.name, start, one.data[start - one.offset : stop - one.offset]))
        start = stop
    return found


def apply(content: bytearray, one: Event) -> None:
    """The file's content after this event."""
    if one.kind == TRUNCATE:
        del content[one.offset :]
        content.extend(bytes(one.offset - len(content)))
        return
    if len(content) < one.offset:
        content.extend(bytes(one.offset - len(content)))
    content[one.offset : one.offset + len(one.data)] = one.data
