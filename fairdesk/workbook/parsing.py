"""From the bytes of a workbook to plain cells; runs in the child process only."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from fairdesk.base.errors import CsvEncodingUnknown, NotAWorkbook, WorkbookEncrypted, WorkbookTooLarge, WorkbookTruncated
from fairdesk.workbook.cells import Book, Cell, Merge, Sheet
from fairdesk.workbook.containers import kind_of

MOST_ROWS = 200_000
MOST_COLUMNS = 512
MOST_CELLS = 4_000_000
LONGEST_CELL = 32_768
_SINCE_1904 = bytes.fromhex("2200 0200 0100 0e00 0200")
"""In an .xls file: the record of the date system with the value 1, and the head of the record that always follows it."""


def parse(path: Path) -> Book:
    """Every sheet of the file, hidden ones marked. Refuses what `kind_of` refuses, and what its reader cannot read."""
    kind = kind_of(path)
    if kind == "csv":
        return _csv_book(path)
    if kind == "html":
        return _html_book(path)
    return _spreadsheet(path, kind)


def _spreadsheet(path: Path, kind: str) -> Book:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
    except python_calamine.PasswordError:
        raise WorkbookEncrypted(file=path.name) from None
    except (python_calamine.CalamineError, OSError):
        raise WorkbookTruncated(file=path.name) from None
    sheets = []
    for about in book.sheets_metadata:
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
            sheets.append(_sheet(path, book.get_sheet_by_name(about.name), hidden))
        except python_calamine.CalamineError:
            raise WorkbookTruncated(file=path.name) from None
    since_1904 = False
    if kind == "xlsx":
        from fairdesk.workbook.marks import add_marks

        since_1904, sheets = add_marks(path, sheets)
    elif kind == "ods":
        from fairdesk.workbook.open_marks import add_open_marks

        sheets = add_open_marks(path, sheets)
    elif kind == "xls":
        since_1904 = _SINCE_1904 in path.read_bytes()
    return Book(kind, sheets, since_1904)


def _sheet(path: Path, sheet: Any, hidden: bool) -> Sheet:
    _check_size(path, sheet.total_height, sheet.total_width)
    rows = [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    ranges = sheet.merged_cell_ranges or []
    merges: list[Merge] = [(top + 1, left + 1, low + 1, right + 1) for (top, left), (low, right) in ranges]
    return Sheet(str(sheet.name), rows, merges, hidden)


def _check_size(path: Path, rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise WorkbookTooLarge(file=path.name)


def _plain(cell: object) -> Cell:
    """A cell as one of the plain types: whole floats as int, a day without a time as date, nothing as None."""
    if cell == "" or cell is None:
        return None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 2**53 else cell
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    if isinstance(cell, bool | int | date | time):
        return cell
    if isinstance(cell, timedelta):
        return (datetime(1900, 1, 1) + cell).time() if timedelta() <= cell < timedelta(days=1) else str(cell)  # noqa: DTZ001
    return str(cell)[:LONGEST_CELL]


def _csv_book(path: Path) -> Book:
    text, encoding = _decoded(path)
    delimiter = _delimiter(text)
    csv.field_size_limit(LONGEST_CELL * 4)
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            _check_size(path, len(rows) + 1, len(row))
            rows.append([cell or None for cell in row])
    except csv.Error:
        raise NotAWorkbook(file=path.name) from None
    return Book("csv", [Sheet("", _squared(rows))], encoding=encoding)


def _decoded(path: Path) -> tuple[str, str]:
    """The text of a file in UTF-8, UTF-16 with its mark, or GB 18030, and which of them it was."""
    content = path.read_bytes()
    encodings = ["utf-8-sig", "gb18030"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text, encoding.removesuffix("-sig")
    raise CsvEncodingUnknown(file=path.name)


def _delimiter(text: str) -> str:
    """The sign that parts the cells: the one found most in the first lines."""
    head = "\n".join(text.splitlines()[:10])
    return max(",\t;", key=head.count)


def _squared(rows: list[list[Cell]]) -> list[list[Cell]]:
    width = max((len(row) for row in rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows]


class _Tables(HTMLParser):
    """Collects the cells of the tables of a page that was saved with the ending of a workbook."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Cell]] = []
        self.merges: list[Merge] = []
        self._cell: list[str] | None = None
        self._taken: dict[tuple[int, int], bool] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self._open(dict(attrs))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._cell is not None:
            self.rows[-1][self._column] = "".join(self._cell).strip(" \t\r\n") or None
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _open(self, attributes: dict[str, str | None]) -> None:
        row, column = len(self.rows), 1
        while (row, column) in self._taken:
            column += 1
        down, across = (_span(attributes.get(name)) for name in ("rowspan", "colspan"))
        self._taken.update({(row + i, column + j): True for i in range(down) for j in range(across)})
        if down > 1 or across > 1:
            self.merges.append((row, column, row + down - 1, column + across - 1))
        self.rows[-1] += [None] * (column + across - 1 - len(self.rows[-1]))
        self._column, self._cell = column - 1, []


def _span(text: str | None) -> int:
    return min(int(text), 200) if text and text.isdigit() and text != "0" else 1


def _html_book(path: Path) -> Book:
    text, encoding = _decoded(path)
    tables = _Tables()
    tables.feed(text)
    _check_size(path, len(tables.rows), max((len(row) for row in tables.rows), default=0))
    if not tables.rows:
        raise NotAWorkbook(file=path.name)
    return Book("html", [Sheet("", _squared(tables.rows), tables.merges)], encoding=encoding)
