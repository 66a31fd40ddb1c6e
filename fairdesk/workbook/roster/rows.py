"""Telling records from titles, sections, subtotals, repeated heads and notes, and filling merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fairdesk.rules.widths import without_blanks
from fairdesk.workbook.cells import Cell, Sheet
from fairdesk.workbook.roster.entities import plain_head
from fairdesk.workbook.roster.recognise import Table

_SUBTOTAL = re.compile(r"(?:本页|本表|累|总|合|小|共|以上)+计.{0,12}")
_FOOTNOTE = re.compile(
    r"(?:填表说明|填报说明|说明|注|备注|填表人|填报人|审核人|制表|制表人|负责人|单位负责人|联系人)[:：(（0-9]|\*|※"
)
_CONTINUED = re.compile(r"[(\[【]?(?:接上[页表]|续[上前]?[表页]|转下[页表]|接下[页表])[)\]】]?")
_SECTION = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)]?[、.．:].*|第[一二三四五六七八九十]+[部组批类].*")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its number, its cells by column, the columns filled from a merged cell above, or why it is skipped."""

    row: int
    cells: dict[int, Cell]
    filled: frozenset[int] = frozenset()
    skipped: str = ""


def lines(sheet: Sheet, table: Table) -> Iterator[Line]:
    """Every row from the first to the last, the titles above the head among the skipped ones."""
    fills = _fills(sheet, table)
    notes: set[int] = set()
    for row in range(1, _last_row(sheet) + 1):
        raw = sheet.rows[row - 1] if row <= len(sheet.rows) else []
        cells = {at: cell for at, cell in enumerate(raw, start=1) if not _empty(cell)}
        if row in table.head_rows:
            continue
        if row < table.first_row:
            if cells:
                yield Line(row, cells, skipped="title")
            continue
        reason = _reason(sheet, table, row, cells) or ("footnote" if row in notes else "")
        if row in notes and not cells:
            reason = "footnote"
        if reason == "footnote":
            notes |= {covered for top, _left, low, _right in sheet.merges if top == row for covered in range(top, low + 1)}
        filled = {at: value for at, value in fills.get(row, {}).items() if at not in cells}
        yield Line(row, filled | cells, frozenset(filled), reason)


def _last_row(sheet: Sheet) -> int:
    return max([len(sheet.rows), *(low for _top, _left, low, _right in sheet.merges)])


def _empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not without_blanks(cell))


def _fills(sheet: Sheet, table: Table) -> dict[int, dict[int, Cell]]:
    """The values of merged cells, for the rows below the one they are written in."""
    fills: dict[int, dict[int, Cell]] = {}
    for top, left, low, _right in sheet.merges:
        if top < table.first_row or low == top or left not in table.columns:
            continue
        value = sheet.rows[top - 1][left - 1] if top <= len(sheet.rows) and left <= len(sheet.rows[top - 1]) else None
        for row in range(top + 1, low + 1):
            fills.setdefault(row, {})[left] = value
    return fills


def _reason(sheet: Sheet, table: Table, row: int, cells: dict[int, Cell]) -> str:
    """Why the row is no record; empty for a record."""
    if not cells:
        return "blank row"
    first = without_blanks(str(next(iter(cells.values()))))
    if _SUBTOTAL.fullmatch(first):
        return "subtotal"
    if _repeats_head(table, cells):
        return "repeated header"
    alone = len(cells) == 1
    wide = any(top == row and right > left for top, left, _low, right in sheet.merges)
    if alone and _CONTINUED.fullmatch(first):
        return "continuation line"
    if len(cells) <= 3 and _FOOTNOTE.match(first):
        return "footnote"
    if alone and len(table.columns) > 1 and (wide or _SECTION.fullmatch(first)):
        return "section heading"
    return "" if set(cells) & set(table.columns) else "no known column"


def _repeats_head(table: Table, cells: dict[int, Cell]) -> bool:
    """Whether the row says the head again, as tables printed over several pages do."""
    same = sum(plain_head(str(cells.get(at, ""))) == plain_head(table.heads[at]) for at in table.columns)
    return same >= 2 and same * 2 > len(cells)
