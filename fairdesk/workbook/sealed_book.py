"""A workbook that carries a sealed part: visible sheets for people, very-hidden sheets for the record, text cells alone."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from fairdesk.base.i18n import N_, _
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.sealed import Rows, Sealed
from fairdesk.rules.amounts import yuan
from fairdesk.workbook.trimming import trimmed

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MARK = ("fairdesk-sealed-sheets", "1")
MANIFEST_SHEET, DATA_SHEET = "FD_MANIFEST", "FD_DATA_"
COVER_SHEET, CORRECTIONS_SHEET = "封面 Cover", "更正 Corrections"
"""Names of sheets are the same in every language, so that a workbook is understood on any desk."""
CORRECTION_HEADS = (N_("Sheet"), N_("Number or name"), N_("Column"), N_("Should be"), N_("Corrected by"), N_("Reason"))
CELL = 32_000
"""Characters a cell takes; a spreadsheet program stops at 32,767. Divisible by four, so that no cell starts with padding."""
CELLS_PER_SHEET = 200
_EMPTY_LINES = 30

_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def sheets_as_written(tables: Sequence[TableFacts]) -> dict[str, Rows]:
    """What the visible sheets say until somebody edits them: the title of each, its head and rows, exactly as read back."""
    sheets: dict[str, Rows] = {}
    for table in tables:
        title = _title(table.title)
        if title in sheets or title in {COVER_SHEET, CORRECTIONS_SHEET} or title.startswith("FD_"):
            raise ValueError(f"there are two sheets {title}")
        sheets[title] = trimmed(_visible_rows(table))
    return sheets


def fields_of_columns(tables: Sequence[TableFacts]) -> dict[str, tuple[str, ...]]:
    """For each visible sheet what its columns show of a record: `id`, or table and field; nothing where they do not say it."""
    named = {_title(table.title): tuple(column.field for column in table.columns) for table in tables}
    return {title: fields for title, fields in named.items() if any(fields)}


def sheets_of_workbook(tables: Sequence[TableFacts], cover: Sequence[tuple[str, str]], *, corrections: bool) -> dict[str, Rows]:
    """What every visible sheet says until somebody edits it: cover, tables, and the sheet for corrections if asked for."""
    sheets = {COVER_SHEET: trimmed(_cover_rows(cover)), **sheets_as_written(tables)}
    return sheets | {CORRECTIONS_SHEET: (_correction_heads(),)} if corrections else sheets


def _correction_heads() -> tuple[str, ...]:
    return tuple(_(head) for head in CORRECTION_HEADS)


def sealed_book(sealed: Sealed, tables: Sequence[TableFacts], cover: Sequence[tuple[str, str]], *, corrections: bool) -> bytes:
    """The workbook: a cover of (label, value), a sheet per table, one for corrections if asked for, and the sealed part.

    What is personal in the tables is masked by the caller; signs no workbook can hold show as �.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "FairDesk"
    _cover(book, cover)
    for table, (title, rows) in zip(tables, sheets_as_written(tables).items(), strict=True):
        _sheet(book, title, rows, [column.width for column in table.columns])
    if corrections:
        heads = _correction_heads()
        _sheet(book, CORRECTIONS_SHEET, (heads, *(("",) * len(heads) for _line in range(_EMPTY_LINES))), [16, 24, 16, 32, 16, 32])
    _hidden(book, MANIFEST_SHEET, _manifest_rows(sealed))
    for number, start in enumerate(range(0, len(sealed.chunks), CELLS_PER_SHEET), 1):
        chunks = sealed.chunks[start : start + CELLS_PER_SHEET]
        _hidden(book, f"{DATA_SHEET}{number}", [(str(start + place), chunk) for place, chunk in enumerate(chunks, 1)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _manifest_rows(sealed: Sealed) -> list[tuple[str, str]]:
    text = base64.b64encode(sealed.manifest.encode()).decode("ascii")
    pieces = [("manifest", text[start : start + CELL]) for start in range(0, len(text), CELL)]
    return [MARK, ("signature", sealed.signature), *pieces]


# ---- cells -------------------------------------------------------------------------------------------------------------


def cell_text(value: object, kind: str = "text", *, cut: bool = True) -> str:
    """How a value reads in a visible cell: money as yuan, days as ISO dates, text without signs a workbook cannot hold."""
    if value is None:
        return ""
    if kind == "yuan" and isinstance(value, int):
        return yuan(value)
    if isinstance(value, datetime | date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    clean = _ESCAPE.sub("＿", _UNPRINTABLE.sub("\ufffd", text))
    return clean if not cut or len(clean) <= CELL else clean[: CELL - 1] + "…"


def _visible_rows(table: TableFacts) -> Iterable[tuple[str, ...]]:
    yield tuple(cell_text(column.head) for column in table.columns)
    for row in (*table.rows, *([table.total] if table.total else [])):
        yield tuple(_cell_of(value, column) for value, column in zip(row, table.columns, strict=True))


def _cell_of(value: object, column: TableColumn) -> str:
    return cell_text(value, column.kind)


def _title(text: str) -> str:
    """A name a sheet may have: at most 31 UTF-16 units, without the signs that references use."""
    clean = re.sub(r"[\[\]:*?/\\\s]+", " ", cell_text(text)).strip(" '")
    while len(clean.encode("utf-16-le")) > 62:
        clean = clean[:-1]
    return clean.rstrip(" '") or "1"


# ---- sheets ------------------------------------------------------------------------------------------------------------


def _cover_rows(lines: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The name of the program, the lines, and what the workbook is, with an empty row between."""
    note = _("The sealed part of this workbook is the record. What is written into the sheets by hand is read as a proposal.")
    return [("FairDesk",), (), *((cell_text(label), cell_text(value)) for label, value in lines), (), (note,)]


def _cover(book: Workbook, lines: Sequence[tuple[str, str]]) -> None:
    from openpyxl.styles import Font

    sheet = book.create_sheet(COVER_SHEET)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 64
    rows = _cover_rows(lines)
    fonts = {0: Font(bold=True, size=20), len(rows) - 1: Font(italic=True, color="666666")}
    for number, row in enumerate(rows):
        font = fonts.get(number, Font(bold=True))
        sheet.append([_text_cell(sheet, text, font if at == 0 else None) for at, text in enumerate(row)])


def _sheet(book: Workbook, title: str, rows: Rows, widths: Sequence[int]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(10, min(width * 2, 60))
    for number, row in enumerate(rows):
        font = Font(bold=True) if number == 0 else None
        sheet.append([_text_cell(sheet, text, font) for text in row])


def _hidden(book: Workbook, title: str, rows: Iterable[tuple[str, str]]) -> None:
    sheet = book.create_sheet(title)
    sheet.sheet_state = "veryHidden"
    for row in rows:
        sheet.append([_text_cell(sheet, text) for text in row])


def _text_cell(sheet: WriteOnlyWorksheet, text: str, font: Font | None = None) -> Cell:
    """A cell that is text whatever it looks like: no formula, no number, no date."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.number_format = "@"
    if text[:1] in "=+-@":
        cell.quotePrefix = True
    if font is not None:
        cell.font = font
    return cell
