"""Taking roster files in: every file read, every sheet recognised, every cell cleaned, nothing saved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from fairdesk.base.clock import now
from fairdesk.base.errors import NoRoster, Refusal
from fairdesk.base.i18n import _
from fairdesk.base.progress import Progress
from fairdesk.records.choices import Category
from fairdesk.rules.amount_cells import WAN, YUAN
from fairdesk.workbook.cells import Book, Cell, Sheet
from fairdesk.workbook.reader import read_books
from fairdesk.workbook.roster.clean import Context, clean
from fairdesk.workbook.roster.duplicates import mark_duplicates
from fairdesk.workbook.roster.entities import Column
from fairdesk.workbook.roster.recognise import Table, find_table
from fairdesk.workbook.roster.results import FileResult, Issue, RecordResult, SheetResult
from fairdesk.workbook.roster.rows import Line, lines

_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?=[-./年])")
_UNIT = re.compile(r"单位[:：]?\s*(?:人民币)?\s*(万元|元)")


def read_rosters(paths: Sequence[Path], progress: Progress, *, fair_year: int | None = None) -> list[FileResult]:
    """What the files hold, in their order; a file that cannot be read says why in one sentence and stops nobody else.

    Dates without a year get `fair_year`, or where none is given the year a sheet speaks of most. Raises `Cancelled`.
    """
    return [_file(path, found, fair_year) for path, found in read_books(paths, progress)]


def _file(path: Path, found: Book | Refusal, fair_year: int | None) -> FileResult:
    if isinstance(found, Refusal):
        return FileResult(path.name, refused=found.message)
    sheets = [_sheet(found, one, fair_year) for one in found.sheets]
    unknown = all(one.entity is None for one in sheets)
    return FileResult(path.name, refused=NoRoster(file=path.name).message if unknown else None, sheets=sheets)


def _sheet(book: Book, sheet: Sheet, fair_year: int | None) -> SheetResult:
    if sheet.hidden:
        return SheetResult(sheet.name, None, reason=_("hidden sheet: left out"))
    table = find_table(sheet)
    if table is None:
        return SheetResult(sheet.name, None, reason=_("no known heads: not a table of this fair, left out"))
    unit = _amount_unit(sheet, table)
    result = SheetResult(
        sheet.name,
        table.entity.key,
        header_rows=list(table.head_rows),
        data_first_row=table.first_row,
        columns={column.key: letter(at) for at, column in table.columns.items()},
        amount_unit=unit,
        dropped=[(letter(at), " ".join(head.split())) for at, head in table.dropped.items()],
    )
    context = Context(fair_year or _year(sheet), book.since_1904, WAN if unit == "万元" else YUAN)
    for line in lines(sheet, table):
        if line.skipped:
            result.skipped_rows.append((line.row, line.skipped))
        else:
            result.records.append(_record(sheet, table, line, context))
    mark_duplicates(table.entity, result.records)
    return result


def _record(sheet: Sheet, table: Table, line: Line, context: Context) -> RecordResult:
    record = RecordResult(line.row, {}, {})
    own = _row_context(table, line, context)
    for at, column in table.columns.items():
        if at in sheet.formula_columns:
            record.issues.append(Issue(column.key, "FORMULA_DERIVED"))
        value = clean(column.type, line.cells.get(at), own)
        record.values[column.key] = value.shown
        record.typed[column.key] = value.typed
        if at in line.filled:
            record.issues.append(Issue(column.key, "MERGED_FILL"))
        record.issues += [Issue(column.key, code, value.note) for code in value.issues]
    if line.row in sheet.struck_rows:
        record.issues.append(Issue(None, "ROW_STRUCK_OUT"))
    return record


def _row_context(table: Table, line: Line, context: Context) -> Context:
    """The context with what the row says of itself: its category, which a credit code must agree with, and where it lies."""
    said = {
        column.key: clean(column.type, line.cells.get(at), context).typed
        for at, column in table.columns.items()
        if _tells(column)
    }
    category = said.get("category")
    return replace(
        context,
        category=Category(category) if category else None,
        province=said.get("province") or "",
        prefecture=said.get("prefecture") or "",
    )


def _tells(column: Column) -> bool:
    return column.type == "enum:category" or column.key in {"province", "prefecture"}


def _amount_unit(sheet: Sheet, table: Table) -> str | None:
    """The unit of the amounts: from the heads, or from the lines above them; None where the table has no amounts."""
    money = [table.heads[at] for at, column in table.columns.items() if column.type == "money"]
    if not money:
        return None
    above = " ".join(str(cell) for row in sheet.rows[: table.first_row - 1] for cell in row if isinstance(cell, str))
    stated = _UNIT.search(above)
    for head in money:
        if "万元" in head:
            return "万元"
        if "元" in head:
            return "元"
    return stated[1] if stated else "元"


def _year(sheet: Sheet) -> int:
    """The year the sheet speaks of most; this year where it speaks of none."""
    years: Counter[int] = Counter()
    for row in sheet.rows:
        for cell in row:
            years.update(_years(cell))
    return years.most_common(1)[0][0] if years else now().year


def _years(cell: Cell) -> list[int]:
    if isinstance(cell, date):
        return [cell.year]
    return [int(year) for year in _YEAR.findall(cell)] if isinstance(cell, str) else []


def letter(number: int) -> str:
    """The letters of a column, from its number counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
