"""One sheet of a foreign workbook as its part is read: each filled cell once, in its place, counted as it comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fairdesk.records.sealed import Place, ShownSheet
from fairdesk.workbook.markup import Told
from fairdesk.workbook.sealed_numbers import number_text
from fairdesk.workbook.trimming import trimmed

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
TEXTS = frozenset({"v", "f", "t"})
_NAME = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class SheetCells:
    """The cells of one sheet. `count` is told how many cells and signs each adds, and refuses where they are too many."""

    def __init__(self, texts: Sequence[str], days: Sequence[bool], since_1904: bool, count: Callable[[int, int], None]) -> None:
        self._texts, self._days, self._since_1904, self._count = texts, days, since_1904, count
        self._rows: dict[int, dict[int, str]] = {}
        self._numbers: set[Place] = set()
        self._formulas: set[Place] = set()
        self._row = self._column = -1
        self._value = ""
        self._formula: str | None = None
        self._runs: list[str] = []

    def begun(self, name: str, told: Told) -> None:
        """A row or a cell begins: it says where it stands, or stands after the one before."""
        if name == "row":
            self._row, self._column = int(told["r"]) - 1 if "r" in told else self._row + 1, -1
        elif name == "c":
            row, self._column = _place(told["r"]) if "r" in told else (self._row, self._column + 1)
            if row != self._row or not (0 <= self._row < LAST_ROW and 0 <= self._column < LAST_COLUMN):
                raise ValueError("a cell out of place")
            self._value, self._formula, self._runs = "", None, []

    def ended(self, name: str, told: Told, text: str) -> None:
        """A part of a cell ends, or the cell."""
        if name == "v":
            self._value = text
        elif name == "t":
            self._runs.append(text)
        elif name == "f":
            self._formula = text
        elif name == "c":
            self._keep(told.get("t", "n"), int(told.get("s", 0)))

    def _keep(self, kind: str, style: int) -> None:
        place = self._row, self._column
        text = self._text(kind, style)
        if self._formula is not None:
            text = f"={self._formula.removeprefix('=')}"
            self._formulas.add(place)
        if not text:
            return
        if kind in {"n", "d", "b"} and self._formula is None:
            self._numbers.add(place)
        cells = self._rows.setdefault(self._row, {})
        if self._column in cells:
            raise ValueError("two cells in one place")
        cells[self._column] = text
        self._count(1, len(text))

    def _text(self, kind: str, style: int) -> str:
        if kind == "inlineStr":
            return "".join(self._runs)
        if kind == "s" and self._value:
            return self._texts[int(self._value)]
        if kind == "b" and self._value:
            return "TRUE" if self._value in {"1", "true"} else "FALSE"
        if kind == "n" and self._value:
            return number_text(self._value, style < len(self._days) and self._days[style], self._since_1904)
        return self._value.removesuffix("T00:00:00") if kind == "d" else self._value

    def sheet(self, title: str, hidden: bool, notes: Sequence[tuple[str, str]]) -> ShownSheet:
        """The sheet, with notes by the names of their cells; gaps within and between rows count as cells."""
        last = max(self._rows, default=-1)
        width = {row: max(cells) + 1 for row, cells in self._rows.items()}
        self._count(last + 1 + sum(width.values()), 0)
        rows = [
            tuple(self._rows[row].get(column, "") for column in range(width[row])) if row in self._rows else ()
            for row in range(last + 1)
        ]
        return ShownSheet(
            title=title,
            rows=trimmed(rows),
            hidden=hidden,
            numbers=frozenset(self._numbers),
            formulas=frozenset(self._formulas),
            notes=tuple((_place(name), text) for name, text in notes if text),
        )


def _place(name: str) -> Place:
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError("no place")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
