"""Telling records from titles, sections, subtotals, repeated heads and notes, and filling merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fairdesk.rules.widths import without_blanks
from fairdesk.workbook.cells import Cell, Sheet
from fairdesk.workbook.roster.entities import plain_head
from fairdesk.workbook.roster.heads import spanned
from fairdesk.workbook.roster.recognise import Table

_SUM = r"(?:本页|本表|累|总|合|小|共|以上)+计"
_SUBTOTAL = re.compile(
    rf"{_SUM}(?:[数:：(（0-9].{{0,12}}|人数|户数|金额)?|.{{1,12}}(?:小计|合计|总计|累计)[:：]?|共[0-9]+.{{1,4}}"
)
_FOOTNOTE = re.compile(
    r"(?:填表说明|填报说明|说明|注|备注|附注|填表人|填报人|审核人|制表|制表人|负责人|单位负责人|联系人|填报单位|填报日期)"
    r"[0-9一二三]?[:：(（0-9、.]|[(（]?注[)）]|\*|※"
)
_CONTINUED = re.compile(r"[(\[【]?(?:接上[页表]|续[上前]?[表页]|转下[页表]|接下[页表])[)\]】]?")
_SECTION = re.compile(
    r"[(]?[一二三四五六七八九十]{1,3}[)]?[、.．:].*|[(][一二三四五六七八九十]{1,3}[)].*|第[一二三四五六七八九十]+[部组批类].*"
)
_EXAMPLE = re.compile(r"[(（【]?(?:示例|样例|范例|填写示例|填表示例|例)[)）】]?[:：]?")
_NUMBERING = re.compile(r"[(（]?(?:[0-9]{1,2}|[甲乙丙丁戊己庚辛壬癸A-Z])[)）]?")
_FEW = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its number, its cells by column, the columns filled from a merged cell above, or why it is skipped."""

    row: int
    cells: dict[int, Cell]
    filled: frozenset[int] = frozenset()
    skipped: str = ""


def lines(sheet: Sheet, table: Table) -> list[Line]:
    """Every row from the first to the last, the titles above the head among the skipped ones.

    What stands alone behind the last record heads no section: it is a note.
    """
    found = list(_lines(sheet, table))
    for at in range(len(found) - 1, -1, -1):
        if not found[at].skipped:
            break
        if found[at].skipped == "section heading" and any(not line.skipped for line in found):
            found[at] = replace(found[at], skipped="footnote")
    return found


def _lines(sheet: Sheet, table: Table) -> Iterator[Line]:
    fills = _fills(sheet, table)
    words = _Words.of(sheet, table)
    notes: set[int] = set()
    noted = False
    """Whether a note was begun above: what stands alone below belongs to it."""
    for row in range(1, _last_row(sheet) + 1):
        raw = sheet.rows[row - 1] if row <= len(sheet.rows) else []
        cells: dict[int, Cell] = {at: cell for at, cell in enumerate(raw, start=1) if cell is not None and not _empty(cell)}
        if row in table.head_rows:
            continue
        if row < table.first_row:
            if cells:
                yield Line(row, cells, skipped="title")
            continue
        reason = _reason(sheet, table, words, row, cells) or ("footnote" if row in notes else "")
        if (row in notes and not cells) or (noted and len(cells) == 1 and reason != "blank row"):
            reason = "footnote"
        noted = reason == "footnote" or (noted and reason == "blank row")
        if reason == "footnote":
            notes |= {covered for top, _left, low, _right in sheet.merges if top == row for covered in range(top, low + 1)}
        filled = {at: value for at, value in fills.get(row, {}).items() if at not in cells}
        yield Line(row, filled | cells if filled else cells, frozenset(filled), reason)


def _last_row(sheet: Sheet) -> int:
    return max([len(sheet.rows), *(low for _top, _left, low, _right in sheet.merges)])


def _empty(cell: Cell) -> bool:
    return isinstance(cell, str) and (not cell or ((cell[0] <= " " or cell[0] > "~") and not without_blanks(cell)))


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


@dataclass(frozen=True, slots=True)
class _Words:
    """The plain words of the head by column, and the titles above it, to know them again further down."""

    heads: dict[int, frozenset[str]]
    titles: frozenset[str]

    @classmethod
    def of(cls, sheet: Sheet, table: Table) -> _Words:
        heads = {at: frozenset(plain_head(word) for word in head.words) for at, head in table.words.items()}
        above = (cell for row in sheet.rows[: table.head_rows[0] - 1] for cell in row if isinstance(cell, str))
        return cls(heads, frozenset(without_blanks(cell) for cell in above))


def _reason(sheet: Sheet, table: Table, words: _Words, row: int, cells: dict[int, Cell]) -> str:
    """Why the row is no record; empty for a record."""
    if not cells:
        return "blank row"
    said = [without_blanks(cell) for cell in list(cells.values())[:_FEW] if isinstance(cell, str)]
    first = said[0] if said else ""
    if any(_SUBTOTAL.fullmatch(word) for word in said) and _sums(table, cells):
        return "subtotal"
    if _repeats_head(words, cells):
        return "repeated header"
    if len(cells) == 1 and first:
        return _alone(sheet, table, words, row, cells, first)
    if len(cells) <= _FEW and _FOOTNOTE.match(first):
        return "footnote"
    if _EXAMPLE.fullmatch(first):
        return "example"
    if len(cells) >= _FEW and row == table.first_row and all(_NUMBERING.fullmatch(str(cell)) for cell in cells.values()):
        return "column numbers"
    return "" if cells.keys() & table.columns.keys() - sheet.formula_columns else "no known column"


def _alone(sheet: Sheet, table: Table, words: _Words, row: int, cells: dict[int, Cell], text: str) -> str:
    """What a row with one cell is."""
    if _CONTINUED.fullmatch(text):
        return "continuation line"
    if _FOOTNOTE.match(text):
        return "footnote"
    if text in words.titles:
        return "title"
    if len(table.columns) > 1 and (spanned(sheet.merges, row) or _SECTION.fullmatch(text)):
        return "section heading"
    ((at, _cell),) = cells.items()
    if at not in table.columns:
        return "no known column" if text.isdigit() else "section heading"
    filled = any(top < row <= low and left in table.columns for top, left, low, _right in sheet.merges)
    return "" if filled or table.columns[at].required or len(table.columns) == 1 else "section heading"


def _sums(table: Table, cells: dict[int, Cell]) -> bool:
    """Whether a row that names a sum in one of its first words is one: nothing but its numbers and that word stand in it."""
    texts = [cell for cell in cells.values() if isinstance(cell, str) and not _figure(cell)]
    return len(texts) <= 2


def _figure(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9,.，%¥￥元万家人户个份/-]+", without_blanks(text)))


def _repeats_head(words: _Words, cells: dict[int, Cell]) -> bool:
    """Whether the row says the head again, as tables printed over several pages do."""
    same = others = 0
    for at, cell in cells.items():
        if isinstance(cell, str) and at in words.heads and plain_head(cell) in words.heads[at]:
            same += 1
        else:
            others += 1
            if others > _FEW and others > same:
                return False
    return same >= 2 and same > others
