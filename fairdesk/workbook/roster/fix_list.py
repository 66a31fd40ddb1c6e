"""A roster as it goes back to its sender: the columns as received, the rows to mend, the cells coloured and commented."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fairdesk.base.i18n import _
from fairdesk.records.papers import TableFacts
from fairdesk.records.roster_issues import SETTLED, issue_words, severity
from fairdesk.records.rosters import RowPlace
from fairdesk.workbook.roster import mending
from fairdesk.workbook.roster.duplicates import IDENTITIES
from fairdesk.workbook.roster.results import FileResult, RecordResult, SheetResult
from fairdesk.workbook.roster.take import letter
from fairdesk.workbook.writer import add_table, free_name, lay_out, put

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FILLS = {"error": "F8CBAD", "warn": "FFF2CC"}
"""Red for what is wrong, yellow for what is asked."""
_HEAD, _LINE = "E7ECF3", "B8C2CF"
_WIDEST, _NARROWEST = 40, 8
LINE = 16
"""The height of a line of a head, in points."""
_NAMED = {"pc_id": "pc_name", "org_id": "org_name", "zone_id": "zone", "area_id": "county"}
"""Where a roster names in words what another gives a number."""
Asked = Mapping[RowPlace, Sequence[tuple[str, str]]]
"""For a row the keys (empty for the whole row) and codes the desk could not settle."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One record that goes back, and what is asked of it by the letter of its column."""

    record: RecordResult
    asked: Mapping[str, Sequence[str]]


def fix_book(files: Sequence[FileResult], asked: Asked, summary: TableFacts) -> bytes:
    """The workbook to send back: for every sheet with something to mend its rows, then the list of everything in words.

    Each sheet has the columns, titles and heads it came with; cells of columns the fair does not collect stay empty. Hidden notes
    let a mended row be known again when it comes in.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "FairDesk"
    notes: list[str] = []
    for place, file in enumerate(files):
        for sheet in file.sheets:
            rows = _rows(place, sheet, asked)
            if sheet.entity and rows:
                name = free_name(book, sheet.sheet or file.file.rpartition(".")[0])
                _sheet(book, name, sheet, rows, notes)
    add_table(book, summary)
    if notes:
        notes.append(mending.words_line(book.worksheets[-1].title))
        hidden = book.create_sheet(mending.SHEET)
        for line in notes:
            hidden.append([line])
        hidden.sheet_state = "veryHidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _rows(place: int, sheet: SheetResult, asked: Asked) -> list[_Row]:
    """The records of the sheet a person must look at, and beside a double the row it repeats."""
    first = next(iter(sheet.columns.values()), "A")
    found: dict[int, _Row] = {}
    partners: set[int] = set()
    for record in sheet.records:
        codes: dict[str, list[str]] = {}
        said = [(issue.field or "", issue.code) for issue in record.issues if issue.code not in SETTLED]
        for key, code in [*said, *asked.get(RowPlace(place, sheet.sheet, record.row), ())]:
            told = codes.setdefault(sheet.columns.get(key) or sheet.columns.get(_NAMED.get(key, ""), first), [])
            if code not in told:
                told.append(code)
        if codes:
            found[record.row] = _Row(record, codes)
            partners |= {record.duplicate_of_row} if record.duplicate_of_row else set()
    for record in sheet.records:
        if record.row in partners:
            found.setdefault(record.row, _Row(record, {}))
    return [found[row] for row in sorted(found)]


def _sheet(book: Workbook, name: str, sheet: SheetResult, rows: Sequence[_Row], notes: list[str]) -> None:
    page = book.create_sheet(name)
    _head(page, sheet)
    top = len(sheet.block.rows)
    at = {letter_of: number for number in range(1, _width(sheet) + 1) if (letter_of := letter(number))}
    keys = {where: key for key, where in sheet.columns.items()}
    for number, row in enumerate(rows, start=top + 1):
        for where, column in at.items():
            cell = _write(page, number, column, _as_received(row.record, keys.get(where, ""), where))
            _mark(cell, row.asked.get(where, ()), sheet.heads.get(where, ""))
        notes.append(mending.note_line(name, _note(number, row, sheet, keys)))
    page.freeze_panes = page.cell(top + 1, 1)
    lay_out(page, sheet.header_rows[0] if sheet.header_rows else 1, max(top, 1))
    _set_widths(page, at, top)


def _write(page: Worksheet, row: int, column: int, value: Any) -> Any:
    """The cell as it was received: a number stays a number, text never becomes a formula."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return page.cell(row, column, value)
    return put(page, row, column, value)


def _width(sheet: SheetResult) -> int:
    return max((len(row) for row in sheet.block.rows), default=0)


def _as_received(record: RecordResult, key: str, where: str) -> Any:
    """What was written; a day that was stored as a number is written as a day, since this workbook counts from another one."""
    serial = any(issue.field == key and issue.code == "DATE_SERIAL" for issue in record.issues) if key else False
    return record.typed[key] if serial else record.raw.get(where)


def _head(page: Worksheet, sheet: SheetResult) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side("thin", color=_LINE)
    for number, row in enumerate(sheet.block.rows, start=1):
        head = number in sheet.header_rows
        for column, value in enumerate(row, start=1):
            cell = _write(page, number, column, value)
            if head:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD)
                cell.border = Border(left=line, right=line, top=line, bottom=line)
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        tallest = max((str(value).count("\n") for value in row if value is not None), default=0) + 1
        if head and tallest > 1:
            page.row_dimensions[number].height = LINE * tallest
    for top, left, low, right in sheet.block.merges:
        page.merge_cells(start_row=top, start_column=left, end_row=low, end_column=right)


def _mark(cell: Any, codes: Sequence[str], head: str) -> None:
    """The cell is coloured by the worst that is told of it, and says what it is."""
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    line = Side("hair", color=_LINE)
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if not codes:
        return
    worst = "error" if any(severity(code) == "error" for code in codes) else "warn"
    cell.fill = PatternFill("solid", fgColor=FILLS[worst])
    words = "\n".join(dict.fromkeys(issue_words(code) for code in codes))
    said = _("{column}: {what}", column=" ".join(head.split()), what=words) if head else words
    cell.comment = Comment(said, "FairDesk", width=260, height=40 + 22 * len(codes))


def _note(number: int, row: _Row, sheet: SheetResult, keys: Mapping[str, str]) -> mending.Note:
    """By what the record is known, and what nobody is asked to change."""
    values = {key: value for key, value in row.record.values.items() if value not in ("", None)}
    asked = {keys[where] for where in row.asked if where in keys}
    telling = {key for keys_of in IDENTITIES.get(sheet.entity or "", ()) for key in keys_of}
    known = {key: str(value) for key, value in values.items() if key in telling and isinstance(value, str)}
    same = {key: str(value) for key, value in values.items() if key not in asked}
    return mending.Note(number, known | dict(row.record.formerly), same)


def _set_widths(page: Worksheet, columns: Mapping[str, int], top: int) -> None:
    for where, column in columns.items():
        cells = [page.cell(number, column).value for number in range(max(top, 1), min(page.max_row, top + 200) + 1)]
        longest = max((_seen_width(str(value)) for value in cells if value is not None), default=0)
        page.column_dimensions[where].width = min(max(longest + 2, _NARROWEST), _WIDEST)


def _seen_width(text: str) -> int:
    return max((sum(2 if ord(sign) > 0x2E7F else 1 for sign in line) for line in text.splitlines()), default=0)
