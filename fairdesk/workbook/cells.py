"""Sheets as plain cells, and how they travel out of the child process that read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

Cell = str | int | float | bool | date | datetime | time | None
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged range, counted from 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from row 1 on, each as long as the sheet is wide."""

    name: str
    rows: list[list[Cell]]
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False
    struck_rows: frozenset[int] = frozenset()
    formula_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """What one file holds."""

    kind: str
    """`xlsx`, `xls`, `ods`, `csv` or `html`."""
    sheets: list[Sheet]
    since_1904: bool = False
    encoding: str = ""


_READERS: dict[str, Callable[[str], Cell]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
}


def packed(book: Book) -> dict[str, Any]:
    """The book as JSON values; dates and times are objects with one key that names them."""
    return {
        "kind": book.kind,
        "since_1904": book.since_1904,
        "encoding": book.encoding,
        "sheets": [
            {
                "name": one.name,
                "rows": [[_packed_cell(cell) for cell in row] for row in one.rows],
                "merges": one.merges,
                "hidden": one.hidden,
                "struck_rows": sorted(one.struck_rows),
                "formula_columns": sorted(one.formula_columns),
            }
            for one in book.sheets
        ],
    }


def unpacked(values: dict[str, Any]) -> Book:
    """The book those JSON values are of; anything else raises KeyError, TypeError or ValueError."""
    sheets = [
        Sheet(
            name=str(one["name"]),
            rows=[[_unpacked_cell(cell) for cell in row] for row in one["rows"]],
            merges=[(int(a), int(b), int(c), int(d)) for a, b, c, d in one["merges"]],
            hidden=bool(one["hidden"]),
            struck_rows=frozenset(int(row) for row in one["struck_rows"]),
            formula_columns=frozenset(int(column) for column in one["formula_columns"]),
        )
        for one in values["sheets"]
    ]
    return Book(str(values["kind"]), sheets, bool(values["since_1904"]), str(values["encoding"]))


def _packed_cell(cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    if isinstance(cell, time):
        return {"time": cell.isoformat()}
    return cell


def _unpacked_cell(cell: Any) -> Cell:
    if isinstance(cell, dict):
        ((kind, text),) = cell.items()
        return _READERS[kind](text)
    if cell is None or isinstance(cell, str | int | float | bool):
        return cell
    raise ValueError("not a cell")
