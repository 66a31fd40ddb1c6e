"""The head of a table: how many rows it has, and the words that stand over each column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fairdesk.rules.widths import without_blanks
from fairdesk.workbook.cells import Cell, Merge, Sheet

DEEPEST_HEAD = 25
"""Rows in which a head is looked for; titles and letterheads stand above it."""
MOST_HEAD_ROWS = 3
_LONGEST_GROUP = 10
_LABELLED = re.compile(r"(?:填报|填表|制表|报送|审核|联系|单位|日期|时间|电话)[^:：]{0,8}[:：]")


@dataclass(frozen=True, slots=True)
class Head:
    """The words over one column, from the top down, without repeats; what stands lowest speaks first."""

    words: tuple[str, ...]
    lowest: bool
    """Whether the lowest row of the head has a word of its own here."""

    @property
    def text(self) -> str:
        """The column's own word, as it is written."""
        return self.words[-1]

    @property
    def groups(self) -> tuple[str, ...]:
        """The words above the own one, the nearest first."""
        return tuple(reversed(self.words[:-1]))


def heads_of(sheet: Sheet, rows: tuple[int, ...]) -> dict[int, Head]:
    """The head of each column, where these rows are the head."""
    lines = [_spread(sheet, row, rows) for row in rows]
    heads = {}
    for at in range(1, len(sheet.rows[rows[0] - 1]) + 1):
        words = [line[at - 1] for line in lines]
        said = tuple(dict.fromkeys(word for word in words if word))
        if said:
            heads[at] = Head(said, bool(words[-1]))
    return heads


def head_rows(sheet: Sheet, lowest: int) -> tuple[int, ...]:
    """The rows of the head that ends with this one: those above that group or complete its words belong to it."""
    rows = [lowest]
    while rows[0] > 1 and len(rows) < MOST_HEAD_ROWS and _belongs(sheet, rows[0] - 1, rows[0]):
        rows.insert(0, rows[0] - 1)
    return tuple(rows)


def _belongs(sheet: Sheet, upper: int, lower: int) -> bool:
    """Whether the row above is part of the head and no title: several words that span columns or fill what is open below."""
    words = {at: word for at, cell in enumerate(sheet.rows[upper - 1], start=1) if (word := _word(cell))}
    if len(words) < 2 or any(_LABELLED.search(without_blanks(word)) for word in words.values()):
        return False
    if any(top <= upper < low and low >= lower for top, _left, low, _right in sheet.merges):
        return True
    below = {at for at, cell in enumerate(sheet.rows[lower - 1], start=1) if _word(cell)}
    if not below or len(set(words.values())) < 2:
        return False
    grouping = len(words) < len(below) and all(len(word) <= _LONGEST_GROUP for word in words.values())
    return spanned(sheet.merges, upper) or not words.keys() <= below or grouping


def _spread(sheet: Sheet, row: int, rows: tuple[int, ...]) -> list[str]:
    """The words of a row of the head, each over every column it spans."""
    words = [_word(cell) for cell in sheet.rows[row - 1]]
    if row == rows[-1]:
        return words
    spans = [merge for merge in sheet.merges if merge[0] <= row <= merge[2] and merge[0] >= rows[0]]
    if spans:
        for top, left, _low, right in spans:
            word = _word(sheet.rows[top - 1][left - 1]) if left <= len(sheet.rows[top - 1]) else ""
            words[left - 1 : right] = [word] * (min(right, len(words)) - left + 1)
        return words
    return _carried(words, [_word(cell) for cell in sheet.rows[row]])


def _carried(words: list[str], below: list[str]) -> list[str]:
    """Where no merged cells are told, as in a CSV: a word spans the open columns at its right that say something below."""
    carried = list(words)
    for at in range(1, len(words)):
        if not carried[at] and below[at] and below[at - 1]:
            carried[at] = carried[at - 1]
    return carried


def _word(cell: Cell) -> str:
    return cell if isinstance(cell, str) and cell.strip() else ""


def spanned(merges: list[Merge], row: int) -> bool:
    """Whether a cell of this row is merged over several columns."""
    return any(top == row and right > left for top, left, _low, right in merges)
