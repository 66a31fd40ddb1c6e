"""What a file is by its own bytes, and whether its packing can be trusted; runs in the child process."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from fairdesk.base.errors import (
    NotAWorkbook,
    WorkbookBomb,
    WorkbookEncrypted,
    WorkbookLinked,
    WorkbookTooLarge,
    WorkbookTruncated,
    WorkbookUnsafe,
)

LARGEST_FILE = 64 * 2**20
LARGEST_UNPACKED = 512 * 2**20
LARGEST_RATIO = 150
"""Times its packed size that an entry over `RATIO_FROM` bytes may unpack to; sheets of real rosters stay under 30."""
RATIO_FROM = 4 * 2**20
MOST_ENTRIES = 2_000

_DECLARES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
"""What begins a declaration of entities; a part that has one stands before its root, and no spreadsheet program writes one."""
_LINKS = "xl/externallinks/externallink"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_TEXT_PROBE = 4096


def kind_of(path: Path) -> str:
    """`xlsx`, `ods`, `xls`, `html` or `csv`, by content and not by name.

    Refuses files that are too large, encrypted, cut off, packed to harm, or no workbook at all.
    """
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise WorkbookTooLarge(file=path.name)
    with path.open("rb") as file:
        head = file.read(_TEXT_PROBE)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(path)
    if head.startswith(_COMPOUND):
        return _compound_kind(path)
    if not head.strip():
        raise NotAWorkbook(file=path.name)
    return _text_kind(path, head)


def _text_kind(path: Path, head: bytes) -> str:
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].lower().startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")):
        return "html"
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if (b"\x00" in head and not utf16) or head.startswith((b"%PDF", b"\x89PNG", b"{\\rtf", b"<?xml", b"\xff\xd8\xff")):
        raise NotAWorkbook(file=path.name)
    return "csv"


def _compound_kind(path: Path) -> str:
    content = path.read_bytes()
    if _ENCRYPTED_STREAM in content:
        raise WorkbookEncrypted(file=path.name)
    if "Workbook".encode("utf-16-le") not in content and "Book".encode("utf-16-le") not in content:
        raise NotAWorkbook(file=path.name)
    return "xls"


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_entries(path, entries)
            _check_declarations(path, archive, entries)
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" in names:
                return "xlsx"
            if "mimetype" in names and archive.read("mimetype").strip().endswith(b"opendocument.spreadsheet"):
                return "ods"
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError):
        raise WorkbookTruncated(file=path.name) from None
    except RuntimeError:
        raise WorkbookEncrypted(file=path.name) from None
    raise NotAWorkbook(file=path.name)


def _check_entries(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Refuses what no spreadsheet program writes: too much, packed too tightly, twice the same name, names that climb."""
    if any(entry.flag_bits & 1 for entry in entries):
        raise WorkbookEncrypted(file=path.name)
    names = [entry.filename for entry in entries]
    climbing = any(".." in PurePosixPath(name).parts or name.startswith("/") or "\\" in name or ":" in name for name in names)
    if len(entries) > MOST_ENTRIES or climbing or len({name.lower() for name in names}) != len(names):
        raise WorkbookUnsafe(file=path.name)
    if any(name.lower().startswith(_LINKS) for name in names):
        raise WorkbookLinked(file=path.name)
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise WorkbookBomb(file=path.name)
    for entry in entries:
        if entry.file_size > RATIO_FROM and entry.file_size > LARGEST_RATIO * max(entry.compress_size, 1):
            raise WorkbookBomb(file=path.name)


def _check_declarations(path: Path, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Refuses parts that declare a document type: entities that grow, and entities that read other files."""
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(entry) as part:
                head = part.read(_TEXT_PROBE * 16)
            if any(mark in head for mark in _DECLARES):
                raise WorkbookUnsafe(file=path.name)
