"""A workbook with a sealed part read back, from whoever it may come: limits before anything is unpacked, and no guessing.

Everything foreign goes through `read_sealed_book`, bytes in and values out, so that it can run in a process of its own.
"""

from __future__ import annotations

import base64
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from fairdesk.base.errors import BundleChanged, BundleCut, BundleTooBig, NotABundle
from fairdesk.records.sealed import Rows, Sealed, SealedBook
from fairdesk.workbook.sealed_book import (
    CELL,
    CORRECTIONS_SHEET,
    COVER_SHEET,
    DATA_SHEET,
    MANIFEST_SHEET,
    MARK,
    cell_text,
    trimmed,
)

if TYPE_CHECKING:
    from openpyxl import Workbook

LARGEST_FILE = 128 * 1024 * 1024
LARGEST_UNPACKED = 512 * 1024 * 1024
MOST_PARTS = 2_000
MOST_SHEETS = 200
MOST_CELLS = 4_000_000
WIDEST = 500
"""Times a part may grow when unpacked, beyond its first mebibyte."""
_ZIP = b"PK\x03\x04"
_MEBIBYTE = 1024 * 1024
_DATA = re.compile(rf"{DATA_SHEET}([1-9]\d{{0,3}})")
_FOREIGN_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What reading libraries raise on damaged files (SyntaxError is the parent of the XML parsers' errors)."""


def read_sealed_book(raw: bytes) -> SealedBook:
    """The sealed part and the visible sheets. Refused: no workbook of ours, cut, changed, larger than any desk makes."""
    _refuse_unsafe(raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets = _sheets(raw)
    except _FOREIGN_FAULTS:
        raise BundleChanged from None
    return _book(sheets)


def _refuse_unsafe(raw: bytes) -> None:
    """Refuses what is no zip archive, or one that could fill the memory or hide a second reading of the same part."""
    if len(raw) > LARGEST_FILE:
        raise BundleTooBig
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except _FOREIGN_FAULTS:
        raise (BundleCut if raw.startswith(_ZIP) else NotABundle) from None
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise BundleTooBig
    if any(part.file_size > _MEBIBYTE + WIDEST * part.compress_size for part in parts):
        raise BundleTooBig
    if len({name.casefold() for name in names}) != len(names):
        raise BundleChanged
    if any(part.flag_bits & 1 or _leads_out(part.filename) for part in parts):
        raise NotABundle


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def _sheets(raw: bytes) -> dict[str, Rows]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    try:
        return dict(_all_rows(book))
    finally:
        book.close()


def _all_rows(book: Workbook) -> Iterator[tuple[str, Rows]]:
    if len(book.worksheets) > MOST_SHEETS:
        raise BundleTooBig
    seen = 0
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows: list[list[str]] = []
        for row in sheet.iter_rows(values_only=True):
            seen += len(row) + 1
            if seen > MOST_CELLS:
                raise BundleTooBig
            rows.append([_found(value) for value in row])
        yield sheet.title, trimmed(rows)


def _found(value: Any) -> str:
    """The text of a cell as it was found; a number or day a person typed reads as one would write it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not any((value.hour, value.minute, value.second)):
        return value.date().isoformat()
    return cell_text(value, cut=False)


# ---- the sealed part ---------------------------------------------------------------------------------------------------


def _book(sheets: dict[str, Rows]) -> SealedBook:
    manifest = sheets.get(MANIFEST_SHEET)
    if not manifest:
        raise NotABundle
    visible = {title: rows for title, rows in sheets.items() if not title.startswith("FD_") and title != COVER_SHEET}
    corrections = visible.pop(CORRECTIONS_SHEET, ())
    return SealedBook(sealed=_sealed(manifest, _data(sheets)), sheets=visible, corrections=corrections[1:])


def _data(sheets: dict[str, Rows]) -> Iterable[Sequence[str]]:
    numbers = sorted(int(found[1]) for title in sheets if (found := _DATA.fullmatch(title)))
    if numbers != list(range(1, len(numbers) + 1)):
        raise BundleCut
    if len(numbers) + 1 != sum(title.startswith("FD_") for title in sheets):
        raise BundleChanged
    return [row for number in numbers for row in sheets[f"{DATA_SHEET}{number}"]]


def _sealed(manifest: Rows, data: Iterable[Sequence[str]]) -> Sealed:
    if manifest[0] != MARK or any(len(row) != 2 for row in manifest):
        raise BundleChanged
    (label, signature), pieces = manifest[1] if len(manifest) > 1 else ("", ""), manifest[2:]
    if label != "signature" or not pieces or any(name != "manifest" for name, _piece in pieces):
        raise BundleCut
    return Sealed(manifest=_manifest([piece for _name, piece in pieces]), signature=signature, chunks=_chunks(data))


def _manifest(pieces: Sequence[str]) -> str:
    """The text of the manifest, if its cells are filled as they are written: every cell full but the last."""
    text = "".join(pieces)
    if [len(piece) for piece in pieces[:-1]] != [CELL] * (len(pieces) - 1) or len(pieces[-1]) > CELL:
        raise BundleChanged
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
        if base64.b64encode(raw).decode("ascii") == text:
            return raw.decode()
    except ValueError:
        pass
    raise BundleChanged


def _chunks(data: Iterable[Sequence[str]]) -> tuple[str, ...]:
    chunks: list[str] = []
    for place, row in enumerate(data, 1):
        if len(row) != 2 or row[0] != str(place):
            raise BundleCut
        chunks.append(row[1])
    return tuple(chunks)
