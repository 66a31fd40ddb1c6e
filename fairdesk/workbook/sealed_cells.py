"""The cells of a foreign workbook, read by so little code that its bounds can be seen.

Nothing is unpacked before its size was judged; a part goes piece by piece into expat, which builds no tree and takes no DTD;
only the texts of filled cells are kept, and they are counted as they come. Runs in the child of `sealed_child.py`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from posixpath import join, normpath
from xml.parsers.expat import ExpatError

from fairdesk.base.errors import BundleChanged, BundleCut, BundleTooBig, NotABundle
from fairdesk.records.sealed import ShownSheet
from fairdesk.workbook.markup import Told, read_markup
from fairdesk.workbook.sealed_numbers import is_day
from fairdesk.workbook.sealed_sheet import TEXTS, SheetCells

LARGEST_FILE = 128 * 1024 * 1024
LARGEST_UNPACKED = 512 * 1024 * 1024
MOST_PARTS = 2_000
MOST_SHEETS = 200
MOST_CELLS = 4_000_000
MOST_TEXT = 160 * 1024 * 1024
"""Signs in all cells together; the largest sealed part has 96 million."""
WIDEST = 500
"""Times a part may grow when unpacked, beyond its first mebibyte."""
_MEBIBYTE = 1024 * 1024
_BEGIN, _END, _END_SIZE = b"PK\x03\x04", b"PK\x05\x06", 22
FOREIGN_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
)
"""What reading damaged files raises."""


def sheets_of(raw: bytes) -> list[ShownSheet]:
    """Every sheet in its order. Refused: no workbook, cut, damaged, two parts or sheets or cells in one place, too large."""
    _refuse_unsafe(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _Reading(archive).sheets()
    except FOREIGN_FAULTS:
        raise BundleChanged from None


def _refuse_unsafe(raw: bytes) -> None:
    """Refuses what is no zip archive, or one that could fill the memory or hide a second reading of the same bytes."""
    if len(raw) > LARGEST_FILE:
        raise BundleTooBig
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except FOREIGN_FAULTS:
        raise (BundleCut if raw.startswith(_BEGIN) else NotABundle) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise BundleTooBig
    if any(part.file_size > _MEBIBYTE + WIDEST * part.compress_size for part in parts):
        raise BundleTooBig
    if len({part.filename.casefold() for part in parts}) != len(parts):
        raise BundleChanged
    if any(part.flag_bits & 1 or _leads_out(part.filename) for part in parts):
        raise NotABundle
    if min((part.header_offset for part in parts), default=0) or not raw[-_END_SIZE:].startswith(_END):
        raise BundleChanged  # bytes before the first part or after the last


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def _links_of(part: str) -> str:
    """Where the links of a part lie."""
    folder, _slash, name = part.rpartition("/")
    return join(folder, "_rels", f"{name}.rels")


class _Reading:
    """One workbook being read; what was found so far counts against the limits."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._cells = self._signs = 0
        self._days: list[bool] = []
        self._texts: list[str] = []

    def sheets(self) -> list[ShownSheet]:
        """Every sheet in its order."""
        book = next(path for kind, path in self._links("").values() if kind == "officeDocument")
        named, since_1904 = self._named(book)
        if len(named) > MOST_SHEETS:
            raise BundleTooBig
        if len({title.casefold() for title, _hidden, _link in named}) != len(named):
            raise ValueError("two sheets of one name")
        links = self._links(book)
        for kind, path in links.values():
            if kind == "styles":
                self._days = self._formats(path)
            elif kind == "sharedStrings":
                self._texts = self._shared(path)
        return [self._sheet(title, hidden, *links[link], since_1904=since_1904) for title, hidden, link in named]

    def _links(self, part: str) -> dict[str, tuple[str, str]]:
        """Which parts this part names: for each link its kind and the path."""
        folder = part.rpartition("/")[0]
        found: dict[str, tuple[str, str]] = {}

        def ended(element: str, told: Told, _text: str) -> None:
            if element == "Relationship" and told.get("TargetMode") != "External":
                path = normpath(join("/", folder, told["Target"])).lstrip("/")
                found[told["Id"]] = told["Type"].rpartition("/")[2], path

        with self._archive.open(_links_of(part)) as file:
            read_markup(file, ended)
        return found

    def _named(self, book: str) -> tuple[list[tuple[str, bool, str]], bool]:
        """Title of each sheet, whether it is hidden, and its link; and whether days are counted from 1904."""
        named: list[tuple[str, bool, str]] = []
        since_1904: list[str] = []

        def ended(element: str, told: Told, _text: str) -> None:
            if element == "sheet":
                link = next(value for key, value in told.items() if key.endswith(":id"))
                named.append((told["name"], told.get("state", "visible") != "visible", link))
            elif element == "workbookPr":
                since_1904.append(told.get("date1904", "0"))

        with self._archive.open(book) as file:
            read_markup(file, ended)
        return named, bool({"1", "true"} & set(since_1904))

    def _formats(self, path: str) -> list[bool]:
        """For each style of cells, whether it shows days."""
        codes: dict[int, str] = {}
        styles: list[int] = []
        within: list[str] = []

        def begun(element: str, told: Told) -> None:
            if element == "cellXfs":
                within.append(element)
            elif element == "numFmt":
                codes[int(told["numFmtId"])] = told.get("formatCode", "")
            elif element == "xf" and within:
                styles.append(int(told.get("numFmtId", 0)))

        def ended(element: str, _told: Told, _text: str) -> None:
            if element == "cellXfs":
                within.clear()

        with self._archive.open(path) as file:
            read_markup(file, ended, begun)
        return [is_day(number, codes.get(number, "")) for number in styles]

    def _shared(self, path: str) -> list[str]:
        """The texts that cells share, each of its runs; what helps to pronounce them is no part of them."""
        texts: list[str] = []
        runs: list[str] = []

        def ended(element: str, _told: Told, text: str) -> None:
            if element == "t":
                runs.append(text)
            elif element == "si":
                texts.append("".join(runs))
                runs.clear()

        with self._archive.open(path) as file:
            read_markup(file, ended, texts=TEXTS, without="rPh")
        return texts

    def _sheet(self, title: str, hidden: bool, kind: str, path: str, *, since_1904: bool) -> ShownSheet:
        """The sheet; one that is no table of cells (a chart) has no rows."""
        cells, notes = SheetCells(self._texts, self._days, since_1904, self._count), []
        if kind == "worksheet":
            with self._archive.open(path) as file:
                read_markup(file, cells.ended, cells.begun, texts=TEXTS, without="rPh")
            links = self._links(path) if _links_of(path) in self._archive.NameToInfo else {}
            notes = [note for of, part in links.values() if of == "comments" for note in self._notes(part)]
        return cells.sheet(title, hidden, notes)

    def _notes(self, path: str) -> list[tuple[str, str]]:
        """The comments of a sheet: the name of the cell, and the words."""
        notes: list[tuple[str, str]] = []
        runs: list[str] = []

        def ended(element: str, told: Told, text: str) -> None:
            if element == "t":
                runs.append(text)
            elif element == "comment":
                notes.append((told["ref"].split(":")[0], "".join(runs).strip()))
                self._count(1, sum(map(len, runs)))
                runs.clear()

        with self._archive.open(path) as file:
            read_markup(file, ended, texts=TEXTS, without="rPh")
        return notes

    def _count(self, cells: int, signs: int) -> None:
        self._cells += cells
        self._signs += signs
        if self._cells > MOST_CELLS or self._signs > MOST_TEXT:
            raise BundleTooBig
