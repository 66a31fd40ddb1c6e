"""The folder backups lie in: one carried there from another folder, and those that need not be kept taken away."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from fairdesk.base.errors import WrittenDiffers
from fairdesk.rules.backup_rotation import newest_first, read_name, superfluous
from fairdesk.store import vault
from fairdesk.store.engine import worded

_LEFT_BEHIND = 3600.0
"""Seconds after which a copy that bears no name yet is nobody's any more."""
_OPENED = ("-key", "-wal", "-shm")
_CHUNK = 1024 * 1024


def carry(source: Path, out: Path) -> None:
    """The same bytes lie at `out`, on the disk for good and read again from there; refused where they are not the same."""
    beside = out.with_name(out.name + ".part")
    try:
        with worded(str(out)):
            written = _sum(source, beside)
            if _sum(beside) != written:
                raise WrittenDiffers(path=str(out))
            beside.replace(out)
            vault.sync_folder(out.parent)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _sum(source: Path, out: Path | None = None) -> bytes:
    """The SHA-256 of a file, which lies at `out` too, where one is named, and is read from the disk the next time."""
    found = hashlib.sha256()
    with contextlib.ExitStack() as files:
        read = files.enter_context(source.open("rb"))
        write = files.enter_context(out.open("wb")) if out is not None else None
        while chunk := read.read(_CHUNK):
            found.update(chunk)
            if write is not None:
                write.write(chunk)
        if write is not None:
            write.flush()
            os.fsync(write.fileno())
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(write.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return found.digest()


def names_in(folder: Path) -> list[str]:
    """What lies in the folder as files of their own; nothing where it cannot be read."""
    try:
        return [one.name for one in os.scandir(folder) if one.is_file(follow_symlinks=False)]
    except OSError:
        return []


def backups_in(folder: Path, desk: str) -> list[Path]:
    """The backups of this desk in the folder, newest first."""
    return [folder / name for name in newest_first(desk, names_in(folder))]


def desks_in(folder: Path) -> list[str]:
    """The desks that have backups in the folder, by name."""
    return sorted({told[0] for told in map(read_name, names_in(folder)) if told is not None})


def volume(folder: Path) -> int | None:
    """The volume a folder lies on; None where it is not there."""
    try:
        return folder.stat().st_dev if folder.is_dir() else None
    except OSError:
        return None


def tidy(folder: Path, desk: str) -> list[str]:
    """The backups of this desk that need not be kept are gone; answers with their names.

    One that somebody opened as a desk stays: what was done in it is nowhere else. So does one that cannot be taken away now.
    """
    names = names_in(folder)
    gone = []
    for name in superfluous(desk, names):
        if not any(f"{name}{end}" in names for end in _OPENED):
            with contextlib.suppress(OSError):
                (folder / name).unlink()
                gone.append(name)
    for name in _unfinished(folder, desk, names):
        with contextlib.suppress(OSError):
            vault.remove(folder / name)
    return gone


def _unfinished(folder: Path, desk: str, names: list[str]) -> Iterator[str]:
    """Copies of this desk whose making was killed long ago."""
    for name in names:
        told = read_name(name.removesuffix(".part")) if name.endswith(".part") else None
        if told is not None and told[0] == desk:
            with contextlib.suppress(OSError):
                if time.time() - (folder / name).stat().st_mtime > _LEFT_BEHIND:
                    yield name
