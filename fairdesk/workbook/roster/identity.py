"""Identity numbers at the door: which columns hold them, and what is left of a text when they are taken out (DOMAIN 2.5).

FairDesk collects none. Eighteen signs, the seventh to fourteenth a day of birth, tell them from every other number here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fairdesk.rules.widths import folded
from fairdesk.workbook.cells import Cell

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_AS_NUMBER = (10**16, 10**18)
_ENOUGH = 0.3
"""The share of the cells that must be identity numbers for the column to be one of them."""
_SAMPLE = 200


def without_identity_numbers(text: str) -> str:
    """The text without the identity numbers in it."""
    return _NUMBER.sub("", text) if len(text) >= 18 else text


def holds_identity_numbers(rows: Sequence[Sequence[Cell]], head_row: int, at: int) -> tuple[bool, bool]:
    """Whether the column below the head holds identity numbers, and whether a spreadsheet has lost digits of some."""
    cells = [cell for row in rows[head_row : head_row + _SAMPLE] if (cell := row[at - 1]) is not None]
    lost = sum(_lost(cell) for cell in cells)
    whole = sum(_whole(cell) for cell in cells)
    return bool(cells) and lost + whole >= _ENOUGH * len(cells), lost > 0


def _lost(cell: Cell) -> bool:
    """A number so long that a spreadsheet has turned its last digits into noughts."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and _AS_NUMBER[0] <= cell < _AS_NUMBER[1]


def _whole(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) >= 18 and bool(_NUMBER.fullmatch(folded(cell).strip().lstrip("'")))
