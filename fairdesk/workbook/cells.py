"""Sheets as plain cells, and how they travel out of the child process that read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


HEAP = 200
"""Rows that travel in one piece."""
_READERS: dict[str, Callable[[str], Cell]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
}


def packed(book: Book) -> Iterator[dict[str, Any]]:
    """The book as JSON values, piece by piece: what it is, then each sheet and its rows in heaps, then the end.

    Dates and times are objects with one key that names them. No piece is so large that taking it apart is felt.
    """
    yield {
        "kind": book.kind,
        "since_1904": book.since_1904,
        "encoding": book.encoding,
        "rows": sum(len(one.rows) for one in book.sheets),
    }
    for one in book.sheets:
        yield {
            "sheet": one.name,
            "merges": one.merges,
            "hidden": one.hidden,
            "struck_rows": sorted(one.struck_rows),
            "formula_columns": sorted(one.formula_columns),
        }
        for start in range(0, len(one.rows), HEAP):
            yield {"rows": [[_packed_cell(cell) for cell in row] for row in one.rows[start : start + HEAP]]}
    yield {"end": True}


def unpacked(pieces: Iterable[dict[str, Any]], heard: Callable[[int, int], None] = lambda done, rows: None) -> Book:
    """The book those pieces are of; `heard` is told how many rows have come, of how many.

    Anything else raises KeyError, TypeError or ValueError, and so do pieces that stop before the end.
    """
    arriving = iter(pieces)
    about = next(arriving, {})
    book = Book(str(about["kind"]), [], bool(about["since_1904"]), str(about["encoding"]))
    expected, done = int(about["rows"]), 0
    for piece in arriving:
        if "end" in piece:
            return book
        if "sheet" in piece:
            book.sheets.append(_sheet_of(piece))
            continue
        rows = [[cell if type(cell) is str or cell is None else _unpacked_cell(cell) for cell in row] for row in piece["rows"]]
        book.sheets[-1].rows.extend(rows)
        done += len(rows)
        heard(done, expected)
    raise ValueError("no end")


def _sheet_of(piece: dict[str, Any]) -> Sheet:
    return Sheet(
        name=str(piece["sheet"]),
        rows=[],
        merges=[(int(a), int(b), int(c), int(d)) for a, b, c, d in piece["merges"]],
        hidden=bool(piece["hidden"]),
        struck_rows=frozenset(int(row) for row in piece["struck_rows"]),
        formula_columns=frozenset(int(column) for column in piece["formula_columns"]),
    )


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
