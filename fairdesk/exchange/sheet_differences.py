"""One visible sheet beside the same sheet as it was written: every difference once, whatever was moved around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from fairdesk.exchange.aligning import Aligned, Row, align_columns, align_rows, cell, head_place
from fairdesk.exchange.alike import says_the_same
from fairdesk.records.exchange import CorrectionKind, CorrectionRow
from fairdesk.records.sealed import Rows, ShownSheet

MOST_MOVES = 25
"""Moved rows told one by one; more of them are one sheet that was sorted."""
ROWS_BEYOND, COLUMNS_BEYOND = 5_000, 200
"""How far outside a table a sheet is looked at; what is written further out is counted."""


def told(
    kind: CorrectionKind, sheet: str, row: int = 0, column: str = "", recorded: str = "", proposed: str = ""
) -> CorrectionRow:
    """The proposal of this kind."""
    return CorrectionRow(sheet=sheet, row=row, column=column, recorded=recorded, proposed=proposed, kind=kind)


@dataclass(frozen=True, slots=True)
class SheetBeside:
    """A sheet as it was written, and what is shown of it; `fields` says what its columns are."""

    title: str
    written: Rows
    shown: ShownSheet
    fields: tuple[str, ...] = ()
    headed: bool = True

    def differences(self) -> Iterator[CorrectionRow]:
        """Every difference once: columns, rows, cells."""
        rows, beyond = self._near()
        yield from _Compared(self, rows).differences()
        if beyond:
            yield told(CorrectionKind.MORE, self.title, proposed=str(beyond))

    def _near(self) -> tuple[Rows, int]:
        """The rows of the sheet within sight of its table, and how many cells are filled outside."""
        last = 2 * len(self.written) + ROWS_BEYOND
        width = max((len(row) for row in self.written), default=0) + COLUMNS_BEYOND
        near = tuple(row[:width] for row in self.shown.rows[:last])
        filled = sum(sum(map(bool, row)) for row in self.shown.rows)
        return near, filled - sum(sum(map(bool, row)) for row in near)


class _Compared:
    """The two tables, laid over each other."""

    def __init__(self, sheet: SheetBeside, rows: Rows) -> None:
        self.sheet, self.title, self.written, self.rows = sheet, sheet.title, sheet.written, rows
        self.headed = sheet.headed and bool(sheet.written) and any(sheet.written[0])
        self.heads: Row = sheet.written[0] if self.headed else ()
        self.head_at = head_place(self.heads, rows) if self.heads else None
        self.first = 1 if self.heads else 0
        self.width = max((len(row) for row in self.written), default=0)
        self.columns = self._columns()
        self.whole = self._whole_new()
        self.body = [at for at in range(len(rows)) if at != self.head_at]
        self.lines = align_rows(self.written[self.first :], [self._projected(at) for at in self.body], self._key())

    def _columns(self) -> Aligned:
        if self.headed:
            return align_columns(self.written, self.rows, self.head_at)
        width = max((len(row) for row in self.rows), default=0)
        return Aligned({at: at for at in range(self.width)}, new=list(range(self.width, width)))

    def _whole_new(self) -> list[int]:
        """The new columns that are told as one: with a head, or between others. What stands beyond is told cell by cell."""
        if not self.headed:
            return []
        last = max(self.columns.places.values(), default=-1)
        head = self.rows[self.head_at] if self.head_at is not None else ()
        return [place for place in self.columns.new if place < last or cell(head, place)]

    def _projected(self, at: int) -> Row:
        """The shown row with the cells of the written columns alone, in their order, ended as written rows are."""
        places = self.columns.places
        cells = [cell(self.rows[at], places[one]) if one in places else "" for one in range(self.width)]
        while cells and not cells[-1]:
            cells.pop()
        return tuple(cells)

    def _key(self) -> int | None:
        """The column that tells rows apart: the record's id where the workbook says which, else the first without a double."""
        body = self.written[self.first :]
        named = [at for at, name in enumerate(self.sheet.fields) if name == "id"]
        for at in chain(named, range(self.width)):
            values = [cell(row, at) for row in body]
            if at in self.columns.places and all(values) and len(set(values)) == len(values):
                return at
        return None

    def differences(self) -> Iterator[CorrectionRow]:
        """Every difference once: columns, rows, cells."""
        yield from self._of_columns()
        yield from self._of_rows()
        if self.head_at is not None:
            yield from self._cells(0, self.head_at)
        for at, place in sorted(self.lines.places.items(), key=lambda one: one[1]):
            yield from self._cells(at + self.first, self.body[place])
        yield from self._notes()

    def _notes(self) -> Iterator[CorrectionRow]:
        """What people pinned to cells: the record has no such thing."""
        columns = {there: column for column, there in self.columns.places.items()}
        for (place, there), text in self.sheet.shown.notes:
            yield told(CorrectionKind.NOTE, self.title, place + 1, self._named(columns.get(there, -1), there), "", text)

    def _of_columns(self) -> Iterator[CorrectionRow]:
        last = max(self.columns.places, default=-1)
        for at in self.columns.gone:
            if (values := _column(self.written, at)) or at < last:
                yield told(CorrectionKind.COLUMN_REMOVED, self.title, column=cell(self.heads, at), recorded=values)
        for at in self.columns.moved:
            was, now = column_letters(at), column_letters(self.columns.places[at])
            yield told(CorrectionKind.COLUMN_MOVED, self.title, column=cell(self.heads, at), recorded=was, proposed=now)
        for place in self.whole:
            head = cell(self.rows[self.head_at], place) if self.head_at is not None else ""
            yield told(
                CorrectionKind.COLUMN_ADDED, self.title, column=head or column_letters(place), proposed=_column(self.rows, place)
            )

    def _of_rows(self) -> Iterator[CorrectionRow]:
        if self.heads and self.head_at is None:
            yield told(CorrectionKind.ROW_REMOVED, self.title, 1, recorded=_joined(self.heads))
        for at in self.lines.gone:
            row = self.written[at + self.first]
            yield told(CorrectionKind.ROW_REMOVED, self.title, at + self.first + 1, recorded=_joined(row))
        last = max((self.body[place] for place in self.lines.places.values()), default=self.head_at or 0)
        for place in (self.body[new] for new in self.lines.new):
            row = self.rows[place]
            if any(row) or place < last:  # empty lines below a table are nothing, one within it was put there
                yield told(CorrectionKind.ROW_ADDED, self.title, place + 1, proposed=_joined(row))
        yield from self._of_moves()

    def _of_moves(self) -> Iterator[CorrectionRow]:
        moves = [(at + self.first + 1, self.body[self.lines.places[at]] + 1) for at in self.lines.moved]
        if self.head_at is not None and any(self.body[place] < self.head_at for place in self.lines.places.values()):
            moves.append((1, self.head_at + 1))
        if len(moves) > MOST_MOVES:
            yield told(CorrectionKind.SORTED, self.title, proposed=str(len(moves)))
            return
        for was, now in moves:
            yield told(CorrectionKind.ROW_MOVED, self.title, now, recorded=str(was), proposed=str(now))

    def _cells(self, at: int, place: int) -> Iterator[CorrectionRow]:
        """The cells of one row that say something else, and what stands beside it."""
        written, shown, formulas = self.written[at], self.rows[place], self.sheet.shown.formulas
        for column, there in self.columns.places.items():
            one, other = cell(written, column), cell(shown, there)
            number = (place, there) in self.sheet.shown.numbers
            if (place, there) in formulas or not says_the_same(one, other, number=number):
                found = told(self._kind(place, there), self.title, place + 1, self._named(column, there), one, other)
                yield replace(found, record=self._record(at), field=cell(self.sheet.fields, column) if at else "")
        for there in self.columns.new:
            if there not in self.whole and cell(shown, there):
                yield told(self._kind(place, there), self.title, place + 1, column_letters(there), "", cell(shown, there))

    def _kind(self, place: int, there: int) -> CorrectionKind:
        return CorrectionKind.FORMULA if (place, there) in self.sheet.shown.formulas else CorrectionKind.CELL

    def _named(self, column: int, there: int) -> str:
        return (cell(self.heads, column) if column >= 0 else "") or column_letters(there)

    def _record(self, at: int) -> str:
        fields = self.sheet.fields
        return cell(self.written[at], fields.index("id")) if at and "id" in fields else ""


def _joined(row: Row) -> str:
    return " · ".join(text for text in row if text)


def _column(rows: Sequence[Row], at: int) -> str:
    return " · ".join(text for row in rows if (text := cell(row, at)))


def column_letters(column: int) -> str:
    """The name a spreadsheet program gives the column, counted from 0."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
