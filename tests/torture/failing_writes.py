"""Every single write of a merge fails once: the disk is full from there on, or gives one error of input and output.

The program itself merges into a plain desk file, through a file system of ours that fails at the n-th write, for every n.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw

from fairdesk.services import exchange, history
from fairdesk.services.desk import Desk
from tests.torture import full_disks, merges, power
from tests.torture.figures import Figure, first

NAME = "fairdesk-failing"
FULL, ERROR, NO_SYNC = "full", "error", "no sync"


class Disk(apsw.VFS):
    """SQLite's own file system, of which one write (or one forcing) fails, and all after it where the disk is full."""

    def __init__(self) -> None:
        self.left: int | None = None
        """So many more go well; None where all do."""
        self.how = FULL
        self.count = 0
        super().__init__(NAME, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        """The file, which may fail."""
        return _Failing(name, flags, self)

    def step(self) -> None:
        """One more write or forcing; it fails where its time has come."""
        self.count += 1
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            if self.how != FULL:
                self.left = None
            raise (
                apsw.FullError("database or disk is full") if self.how == FULL else apsw.IOError("disk I/O error")
            )  # SQLite's words


class _Failing(apsw.VFSFile):
    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int], disk: Disk) -> None:
        super().__init__("", name, flags)
        self._disk = disk

    def xWrite(self, data: bytes, offset: int) -> None:
        if self._disk.how != NO_SYNC:
            self._disk.step()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        if self._disk.how == NO_SYNC:
            self._disk.step()


def merge(desk: Desk, stage: merges.Stage) -> str:
    """The bundles are merged; answers with the reason where one was refused."""
    report = exchange.merge(desk, bundles=stage.bundles)
    return next((one.reason for one in report.bundles if one.status == "refused"), "")


def attempt(base: Path, stage: merges.Stage, disk: Disk, left: int | None, how: str) -> tuple[str, list[str]]:
    """What the merge said when its n-th write failed, and what is wrong afterwards."""
    target = stage.folder / "failing.fairdesk"
    for rest in ("-wal", "-shm", "-journal"):
        Path(f"{target}{rest}").unlink(missing_ok=True)
    shutil.copyfile(base, target)
    engine = power.plain_engine(target, vfs=NAME)
    desk = Desk.opened(str(target), engine, stage.key)
    desk.look(history.state_digest)
    disk.left, disk.how, disk.count = left, how, 0
    bench = full_disks.Bench("merge", target, stage.key, lambda one, _folder: merge(one, stage), (0, 0), _nothing, _nothing)
    said = full_disks.attempt(bench, desk, stage.folder)
    disk.left = None
    found = [said] if said.startswith("fault") else []
    found += merges.torn(desk, stage)
    again = full_disks.attempt(bench, desk, stage.folder)
    if again != "done":
        found.append(f"again: {again}")
    if desk.look(history.state_digest) != stage.digest:
        found.append("another digest")
    found += desk.look(history.check).faults if left is None or left % 10 == 0 else []
    engine.dispose()
    return said, found


def _nothing(_desk: Desk, _folder: Path) -> list[str]:
    return []


def run(folder: Path, count: int) -> Iterator[Figure]:
    """Every n-th write, or so many of them, evenly spread; the same of forcings to the disk."""
    stage = merges.prepare(folder, random.Random(count))
    base = power.plain_copy(folder / "bureau.fairdesk", stage.key)
    disk = Disk()
    for how in (FULL, ERROR, NO_SYNC):
        said, found = attempt(base, stage, disk, None, how)
        writes = disk.count
        found = [*found, *([] if said == "done" else [said])]
        refused, tried = 0, range(0, writes, max(1, writes // count))
        for left in tried:
            said, wrong = attempt(base, stage, disk, left, how)
            refused += said.startswith("refused")
            found += [f"at {left}: {one}" for one in wrong]
        words = f"{len(tried)} of {writes} places, {refused} refused: {len(found)} faults" + first(found)
        yield Figure(f"a merge, {how}", words, bool(refused) and not found)
