"""Tables as a workbook people like to open: a title, a head that stays, widths, number formats, and text that stays text."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from fairdesk.base.clock import HALL
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.workbook.sealed_book import cell_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TITLE_ROW, HEAD_ROW = 1, 2
LONGEST_SHEET_NAME = 31
FORMATS = {"yuan": "#,##0.00", "number": "#,##0", "percent": "0.0%"}
"""Number formats by the kind of column; whatever else a number is, it is shown as it is."""

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_ACCENT, _BAND, _LINE = "1F3A5F", "EEF2F7", "B8C2CF"


def table_book(tables: Sequence[TableFacts]) -> bytes:
    """The workbook with one sheet per table, at least one sheet even where there is no table.

    Each sheet has its title in row 1, its head in row 2 and stays there while scrolling; money comes in fen and is shown in yuan.
    Text never becomes a formula, whatever it begins with; times are those of the hall.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "FairDesk"
    for table in tables:
        add_table(book, table)
    if not book.worksheets:
        book.create_sheet("FairDesk")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def add_table(book: Workbook, table: TableFacts) -> None:
    """The book has one more sheet with this table."""
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(free_name(book, table.title))
    width = max(len(table.columns), 1)
    title = put(sheet, TITLE_ROW, 1, table.title)
    title.font, title.alignment = Font(bold=True, size=14, color=_ACCENT), Alignment(vertical="center")
    sheet.row_dimensions[TITLE_ROW].height = 26
    if width > 1:
        sheet.merge_cells(start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=width)
    _head(sheet, table.columns)
    for number, row in enumerate(table.rows, HEAD_ROW + 1):
        _line(sheet, number, row, table.columns, bold=False)
    last = HEAD_ROW + len(table.rows)
    if table.total is not None:
        last += 1
        _line(sheet, last, table.total, table.columns, bold=True)
    if table.note:
        put(sheet, last + 2, 1, table.note).font = Font(italic=True, color="666666")
    _set_up(sheet, width, last)


def _head(sheet: Worksheet, columns: Sequence[TableColumn]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    for at, column in enumerate(columns, 1):
        cell = put(sheet, HEAD_ROW, at, column.head)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_ACCENT)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(bottom=Side("thin", color=_LINE))
        sheet.column_dimensions[get_column_letter(at)].width = max(6, min(column.width, 80)) + 2


def _line(sheet: Worksheet, number: int, row: Sequence[object], columns: Sequence[TableColumn], bold: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Border(bottom=Side("hair", color=_LINE))
    for at, (value, column) in enumerate(zip(row, columns, strict=True), 1):
        cell = put(sheet, number, at, value, column.kind)
        numeric = isinstance(cell.value, int | float)
        cell.alignment = Alignment(horizontal="right" if numeric else "left", vertical="top", wrap_text=not numeric)
        cell.border = line
        if bold:
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_BAND)


def put(sheet: Worksheet, row: int, column: int, value: object, kind: str = "text") -> Cell:
    """The cell with this value: numbers as numbers, everything else as text that no program takes for a formula."""
    cell: Any = sheet.cell(row, column)
    plain = _plain(value, kind)
    if plain is None:
        return cell  # type: ignore[no-any-return]
    cell.value = plain
    if isinstance(plain, str):
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = plain[:1] in {"=", "+", "-", "@", "'"}
    elif isinstance(plain, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(plain, date):
        cell.number_format = "yyyy-mm-dd"
    else:
        cell.number_format = FORMATS.get(kind, "General")
    return cell  # type: ignore[no-any-return]


def _plain(value: object, kind: str) -> str | int | float | date | None:
    if value is None or value == "":
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and kind in FORMATS:
        return value / 100 if kind == "yuan" else value
    if isinstance(value, datetime):
        return value.astimezone(HALL).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, date):
        return value
    return cell_text(value)


def _set_up(sheet: Worksheet, width: int, last: int) -> None:
    """The head stays on screen and on every page; a page is landscape A4, as wide as the table, with its number below."""
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(width)}{max(last, HEAD_ROW)}"
    lay_out(sheet, TITLE_ROW, HEAD_ROW)
    footer: Any = sheet.oddFooter
    footer.center.text = "&P / &N"
    sheet.sheet_view.showGridLines = False


def lay_out(sheet: Worksheet, first: int, last: int) -> None:
    """A page is landscape A4 and as wide as the table, with these rows of the head on every one."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.print_title_rows = f"{first}:{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def free_name(book: Workbook, title: str) -> str:
    """A name for a sheet that no other sheet of the book has, without the signs that references use."""
    base = _NOT_IN_NAMES.sub(" ", title).strip().strip("'")[:LONGEST_SHEET_NAME] or "FairDesk"
    name, count = base, 1
    while name.lower() in {one.title.lower() for one in book.worksheets}:
        count += 1
        tail = f" ({count})"
        name = base[: LONGEST_SHEET_NAME - len(tail)] + tail
    return name
