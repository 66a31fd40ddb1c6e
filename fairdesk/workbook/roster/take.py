"""Taking roster files in: every file read, every sheet recognised, every cell cleaned, nothing saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from fairdesk.base.errors import NoRoster, Refusal
from fairdesk.base.i18n import _
from fairdesk.base.progress import Progress
from fairdesk.records.choices import Category
from fairdesk.rules.amount_cells import YUAN
from fairdesk.workbook.cells import Book, Sheet
from fairdesk.workbook.reader import read_books
from fairdesk.workbook.roster import mending
from fairdesk.workbook.roster.about import amount_unit, sender_of, units, year_of
from fairdesk.workbook.roster.clean import Context, clean
from fairdesk.workbook.roster.duplicates import mark_duplicates
from fairdesk.workbook.roster.entities import Column
from fairdesk.workbook.roster.identity import without_identity_numbers
from fairdesk.workbook.roster.recognise import Given, Table, find_table, forced_table
from fairdesk.workbook.roster.results import Dropped, FileResult, HeadBlock, Issue, RecordResult, SheetResult
from fairdesk.workbook.roster.rows import Line, lines


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known before a file is opened: the fair's year, and what people have said of tables, by who sent them."""

    fair_year: int | None = None
    senders: Mapping[str, Sequence[Given]] = field(default_factory=dict)
    sender: str = ""
    """Who sent the files, where a person has said; otherwise each file says it."""


def read_rosters(
    paths: Sequence[Path], progress: Progress, *, fair_year: int | None = None, settled: Settled | None = None
) -> list[FileResult]:
    """What the files hold, in their order; a file that cannot be read says why in one sentence and stops nobody else.

    Dates without a year get the fair's, or where none is given the year a sheet speaks of most. Raises `Cancelled`.
    """
    settled = settled or Settled(fair_year)
    found = []
    for path, book in read_books(paths, progress):
        if isinstance(book, Refusal):
            found.append(FileResult(path.name, refused=book.message))
        else:
            found.append(interpreted(path.name, book, progress, settled=settled))
    return found


def interpreted(
    file: str, book: Book, progress: Progress, *, settled: Settled, given: Mapping[str, Given] | None = None
) -> FileResult:
    """What the book of this file holds; `given` is what a person says now of its sheets, by their names."""
    sender = settled.sender or sender_of(file, book)
    reading = _Reading(file, book, settled.fair_year, settled.senders.get(sender, ()), mending.notes_of(book), progress)
    sheets = [_sheet(reading, one, (given or {}).get(one.name)) for one in book.sheets]
    unknown = all(one.entity is None for one in sheets)
    return FileResult(file, NoRoster(file=file).message if unknown else None, sheets, sender, book)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file while its sheets are looked through."""

    file: str
    book: Book
    fair_year: int | None
    givens: Sequence[Given]
    sent_back: mending.Notes
    progress: Progress


def _sheet(reading: _Reading, sheet: Sheet, said: Given | None) -> SheetResult:
    if reason := _left_out(sheet, said, reading.sent_back):
        return SheetResult(sheet.name, None, reason=reason, hidden=sheet.hidden)
    table = forced_table(sheet, said) if said else find_table(sheet, reading.givens, reading.file)
    if table is None:
        return SheetResult(sheet.name, None, reason=_("no known heads: not a table of this fair, left out"))
    result = _described(sheet, table)
    context = Context(reading.fair_year or year_of(sheet), reading.book.since_1904)
    contexts = {at: replace(context, unit=unit) for at, unit in units(sheet, table).items()}
    result.converted = tuple(table.columns[at].key for at, own in contexts.items() if own.unit != YUAN)
    found = lines(sheet, table)
    dropped = Counter[int]()
    for line in reading.progress.track(_("Looking through {file}", file=reading.file), found, len(found), every=200):
        if line.skipped:
            result.skipped_rows.append((line.row, line.skipped))
        else:
            result.records.append(_record(sheet, table, line, context, contexts))
            dropped.update(line.cells.keys() - table.columns.keys())
    result.dropped = [_dropped(table, at, head, dropped[at]) for at, head in table.dropped.items()]
    mark_duplicates(table.entity, result.records)
    mending.recall(result, reading.sent_back)
    return result


def _left_out(sheet: Sheet, said: Given | None, sent_back: mending.Notes) -> str:
    """Why nobody looks at the sheet; empty where somebody does."""
    if sheet.name in {mending.SHEET, sent_back.words} and sheet.name:
        return _("our own notes on what was to be mended")
    if sheet.hidden:
        return _("hidden sheet: left out")
    return _("left out because a person said so") if said is not None and not said.entity else ""


def _described(sheet: Sheet, table: Table) -> SheetResult:
    """The sheet and its columns, without its records."""
    return SheetResult(
        sheet.name,
        table.entity.key,
        header_rows=list(table.head_rows),
        data_first_row=table.first_row,
        columns={column.key: letter(at) for at, column in table.columns.items()},
        amount_unit=amount_unit(sheet, table),
        heads={letter(at): head for at, head in table.heads.items()},
        paths={letter(at): path for at, path in table.paths.items()},
        block=HeadBlock(
            tuple(tuple(row) for row in sheet.rows[: table.head_rows[-1]]),
            tuple(merge for merge in sheet.merges if merge[2] <= table.head_rows[-1]),
        ),
    )


def _dropped(table: Table, at: int, head: str, cells: int) -> Dropped:
    return Dropped(letter(at), " ".join(head.split()), cells, at in table.identities, table.identities.get(at, False))


def _record(sheet: Sheet, table: Table, line: Line, context: Context, contexts: Mapping[int, Context]) -> RecordResult:
    record = RecordResult(line.row, {}, {})
    own = _row_context(table, line, context)
    for at, column in table.columns.items():
        cell = line.cells.get(at)
        if at in sheet.formula_columns:
            record.issues.append(Issue(column.key, "FORMULA_DERIVED"))
        if isinstance(cell, str) and (plain := without_identity_numbers(cell)) != cell:
            record.issues.append(Issue(column.key, "COLUMN_NOT_COLLECTED"))
            cell = plain
        value = clean(column.type, cell, contexts.get(at, own))
        record.values[column.key] = value.shown
        record.typed[column.key] = value.typed
        if cell is not None:
            record.raw[letter(at)] = cell
        if at in line.filled:
            record.issues.append(Issue(column.key, "MERGED_FILL"))
        for code in value.issues:
            record.issues.append(Issue(column.key, code, value.note))
    for at in table.ordinals & line.cells.keys():
        record.raw[letter(at)] = line.cells[at]
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
    if not any(said.values()):
        return context
    category = said.get("category")
    return replace(
        context,
        category=Category(category) if category else None,
        province=said.get("province") or "",
        prefecture=said.get("prefecture") or "",
    )


def _tells(column: Column) -> bool:
    return column.type == "enum:category" or column.key in {"province", "prefecture"}


@cache
def letter(number: int) -> str:
    """The letters of a column, from its number counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
