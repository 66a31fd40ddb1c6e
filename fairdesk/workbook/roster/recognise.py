"""Finding the head of a table in a sheet, in one row or two, and saying which column is which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fairdesk.workbook.cells import Cell, Sheet
from fairdesk.workbook.roster.entities import OTHERS, OWN, SHORTENED, Column, Entity, entities, plain_head, short_head

DEEPEST_HEAD = 25
"""Rows in which a head is looked for; titles and letterheads stand above it."""
FEWEST_COLUMNS = 2
_CODE = re.compile(r"\s*[A-Za-z]{1,5}-?[0-9]{1,6}\s*")
_SAMPLE = 40
_ORDINAL = frozenset({"序号", "号", "no", "no."})


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table begins and what its columns are, by number from 1."""

    entity: Entity
    head_rows: tuple[int, ...]
    columns: Mapping[int, Column]
    heads: Mapping[int, str]
    score: float

    @property
    def first_row(self) -> int:
        """The row after the head."""
        return self.head_rows[-1] + 1

    @property
    def dropped(self) -> dict[int, str]:
        """The heads of columns nobody asked for, by column; running numbers are not worth a word."""
        return {at: head for at, head in self.heads.items() if at not in self.columns and plain_head(head) not in _ORDINAL}


def find_table(sheet: Sheet) -> Table | None:
    """The best reading of the sheet as a table of records; None where no head is known."""
    best: Table | None = None
    for top in range(1, min(len(sheet.rows), DEEPEST_HEAD) + 1):
        for depth in (1, 2):
            if top + depth - 1 > len(sheet.rows):
                continue
            heads = _heads(sheet, top, depth)
            for entity in entities():
                found = _match(sheet, entity, tuple(range(top, top + depth)), heads)
                upper = depth == 2 and found is not None and not _speaks_above(sheet, found)
                if found and not upper and (best is None or found.score > best.score):
                    best = found
    return best


def _heads(sheet: Sheet, top: int, depth: int) -> dict[int, str]:
    """The head of each column: in a head of two rows the lower word, or the upper one where nothing is below."""
    heads = {}
    for at, cell in enumerate(sheet.rows[top - 1], start=1):
        words = [cell, sheet.rows[top][at - 1]] if depth == 2 else [cell]
        text = next((word for word in reversed(words) if isinstance(word, str) and word.strip()), None)
        if text:
            heads[at] = text
    return heads


def _speaks_above(sheet: Sheet, table: Table) -> bool:
    """Whether the upper row of a head of two names a column that the lower one leaves open; otherwise it is a title."""
    return any(sheet.rows[table.head_rows[-1] - 1][at - 1] is None for at in table.columns)


def _match(sheet: Sheet, entity: Entity, rows: tuple[int, ...], heads: Mapping[int, str]) -> Table | None:
    known = _known_heads(entity)
    forms = {at: (plain_head(head), short_head(head)) for at, head in heads.items()}
    forms = {at: both for at, both in forms.items() if both[0] in known or both[1] in known}
    if len(forms) < FEWEST_COLUMNS:
        return None
    columns: dict[int, Column] = {}
    taken: set[str] = set()
    score = 0.0
    for sure in (OWN, OTHERS, SHORTENED):
        for at in sorted(forms.keys() - columns.keys()):
            meant = _meant(known, forms[at], sure)
            column = meant[1] if _rather_words(sheet, meant, rows[-1], at) else meant[0] if meant else None
            if column and column.key not in taken:
                columns[at] = column
                taken.add(column.key)
                score += sure
    if len(columns) < FEWEST_COLUMNS or not entity.required <= taken:
        return None
    share = len(columns) / len(entity.columns)
    return Table(entity, rows, dict(sorted(columns.items())), heads, score + share / 10)


def _meant(known: Mapping[str, list[tuple[Column, float]]], forms: tuple[str, str], sure: float) -> list[Column]:
    """The columns a head means with this certainty; without its brackets only where nothing surer is asked."""
    for form in forms if sure <= SHORTENED else forms[:1]:
        meant = [column for column, certainty in known.get(form, ()) if certainty >= sure]
        if meant:
            return meant
    return []


def _rather_words(sheet: Sheet, meant: list[Column], head_row: int, at: int) -> bool:
    """Whether a head that means a code or a word means the word, by what stands below it."""
    return len(meant) > 1 and meant[0].type == "ref" and not _codes(sheet.rows, head_row, at)


@lru_cache(maxsize=64)
def _known_heads(entity: Entity) -> dict[str, list[tuple[Column, float]]]:
    return entity.heads()


def _codes(rows: Sequence[Sequence[Cell]], head_row: int, at: int) -> bool:
    """Whether most of what stands below the head are short codes; nothing below counts as codes."""
    below = [row[at - 1] for row in rows[head_row : head_row + _SAMPLE]]
    words = [cell for cell in below if isinstance(cell, str) and cell.strip()]
    return 2 * sum(bool(_CODE.fullmatch(word)) for word in words) >= len(words)
