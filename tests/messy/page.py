"""A page of a roster as it is written to disk, and the answer its reader must give."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

Raw = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Written:
    """One cell: what stands in it, the value it stands for, and the codes that must be told."""

    raw: Raw
    value: Any
    codes: tuple[str, ...] = ()


EMPTY = Written(None, "")
Line = dict[str, Written]
"""One record by the keys of its columns; keys that begin with a blank are columns nobody collects."""


@dataclass(slots=True)
class Page:
    """One sheet: its cells from row 1 on, its marks, and the answer."""

    name: str
    rows: list[list[Raw]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    """Formulas by row and column; the cell itself holds what the formula last gave."""
    hidden: bool = False
    answer: dict[str, Any] = field(default_factory=dict)

    def merge(self, top: int, left: int, low: int, right: int) -> None:
        """Merges these cells, where they are more than one."""
        if (top, left) != (low, right):
            self.merges.append((top, left, low, right))


def letter(number: int) -> str:
    """The letter of one of the first 26 columns."""
    return chr(64 + number)
