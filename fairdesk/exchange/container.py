"""A sealed workbook on its way to a stick and back: written beside, forced to the disk, read back, and only then named."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fairdesk.base.errors import (
    BundleTooBig,
    CannotWrite,
    CopyUnsound,
    DiskFull,
    FileMissing,
    FileUnreadable,
    Refusal,
    WrittenDiffers,
    reason_of,
)
from fairdesk.base.i18n import _
from fairdesk.base.machine import place_of
from fairdesk.records.papers import TableFacts
from fairdesk.records.sealed import Sealed, SealedBook

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_container(
    path: Path, sealed: Sealed, tables: Sequence[TableFacts], cover: Sequence[tuple[str, str]], *, corrections: bool = False
) -> None:
    """The workbook lies at `path`, on the disk for good and proved by reading it again; a file that was there before is replaced.

    What is personal in the tables is masked by the caller. Refused, with nothing replaced: a full disk, a place that
    cannot be written, a stick that gives back something else.
    """
    from fairdesk.workbook.sealed_book import sealed_book

    write_safely(path, sealed_book(sealed, tables, cover, corrections=corrections))


def read_container(path: Path) -> SealedBook:
    """The sealed part and the visible sheets; refused where the file is missing, unreadable or no whole workbook of ours."""
    from fairdesk.workbook.sealed_cells import LARGEST_FILE
    from fairdesk.workbook.sealed_reader import read_sealed_book

    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise FileMissing(path=path) from None
    except OSError as fault:
        raise FileUnreadable(path=path, detail=reason_of(fault)) from None
    if len(raw) > LARGEST_FILE:
        raise BundleTooBig
    return read_sealed_book(raw)


def safe_to_remove(path: Path, sealed: Sealed) -> str:
    """The sentence a person may be told once the file under its own name was opened and read from the stick again.

    Refused where it is not there, cannot be read, or holds another sealed part: then nobody may be told so.
    """
    forget_cached(path)
    try:
        found = read_container(path).sealed
    except Refusal:
        raise CopyUnsound(path=path) from None
    if found != sealed:
        raise CopyUnsound(path=path)
    return _("{name} was opened and read again where it lies, and is whole. The stick may be taken out.", name=path.name)


Read = Callable[[], SealedBook]
"""Answers as `read_container` does of one place, and refuses as it does."""


@contextlib.contextmanager
def read_ahead(paths: Sequence[Path]) -> Iterator[Iterator[tuple[Path, Read]]]:
    """Each of these places with its `Read`: the next is read already while one is busy with the one before."""
    with ThreadPoolExecutor(1, thread_name_prefix="read-ahead") as reader:
        yield _one_ahead(reader, paths)


def _one_ahead(reader: ThreadPoolExecutor, paths: Sequence[Path]) -> Iterator[tuple[Path, Read]]:
    coming = [reader.submit(read_container, path) for path in paths[:1]]
    for place, path in enumerate(paths, 1):
        read = coming.pop()
        coming += [reader.submit(read_container, following) for following in paths[place : place + 1]]
        yield path, read.result


def make_folder(folder: Path) -> None:
    """The folder is there, with those above it; refused where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _worded(fault, folder) from None


def reserve(path: Path) -> str:
    """The file that `write_safely` is going to name `path` has begun, empty; answers with where it lies (`base/machine.py`).

    Refused where it cannot be written. For a content that names its own file.
    """
    beside = _beside(path)
    try:
        beside.write_bytes(b"")
        return place_of(beside)
    except OSError as fault:
        raise _worded(fault, path) from None


ROOM = 4 * 1024 * 1024
"""Bytes that must be free where a file is going to lie; a kit of a fair of 2,000 people has under 2 MiB."""


def refuse_unwritable(path: Path, room: int = ROOM) -> None:
    """Nothing is changed; refused where a file of `room` bytes could not be written: for acts that cannot be taken back after."""
    beside = _beside(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        beside.write_bytes(bytes(room))
    except OSError as fault:
        raise _worded(fault, path) from None
    finally:
        _remove(beside)


def _worded(fault: OSError, path: Path) -> Refusal:
    return DiskFull(path=path) if fault.errno in _FULL else CannotWrite(path=path, detail=reason_of(fault))


def write_safely(path: Path, content: bytes) -> None:
    """The content lies at `path`, whole and on the disk, or what was there before still does."""
    beside = _beside(path)
    try:
        _write_and_compare(beside, content, path)
        beside.replace(path)
        sync_folder(path.parent)
        forget_cached(path)
        if path.read_bytes() != content:  # under the name a person will look for
            raise CopyUnsound(path=path)
    except OSError as fault:
        raise _worded(fault, path) from None
    finally:
        _remove(beside)


def _write_and_compare(beside: Path, content: bytes, path: Path) -> None:
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    forget_cached(beside)
    if beside.read_bytes() != content:
        raise WrittenDiffers(path=path)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def forget_cached(path: Path) -> None:
    """What is read next of this file comes from the disk and not from the memory, where the system lets us ask for that."""
    if not hasattr(os, "posix_fadvise"):
        return
    try:
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    except OSError:
        return  # whoever reads it next says what is wrong


def _remove(beside: Path) -> None:
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        return  # the place is gone or read-only: there is nothing left to tidy


def sync_folder(folder: Path) -> None:
    """A rename in this folder survives a power cut, where the system can promise that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network folders cannot promise it
            raise
    finally:
        os.close(handle)
