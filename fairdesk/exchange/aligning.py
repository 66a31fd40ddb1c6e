"""Which row and column of a sheet is which of the sheet as it was written: pure rows in, places out."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

Row = tuple[str, ...]
MOST_PAIRS = 250_000
"""Rows that are held against each other one by one; beyond, only rows that agree in their number or wholly are the same row."""
_ALIKE = 0.5
"""The share of equal cells from which on two rows, columns or sheets are one that was edited."""
_HEAD_WITHIN = 20


@dataclass(frozen=True, slots=True)
class Aligned:
    """For what was written its place in what is shown; and what is gone, new, or stands in another order."""

    places: dict[int, int]
    gone: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    """Of the first kind; the fewest that must be moved to make the order of the second."""


def cell(row: Row, at: int) -> str:
    """The text there, empty beyond the end."""
    return row[at] if at < len(row) else ""


def head_place(head: Row, shown: Sequence[Row]) -> int | None:
    """In which row the head stands now; none where no row near the top has half of its words."""
    words = {one for one in head if one}
    counts = [len(words & set(row)) for row in shown[:_HEAD_WITHIN]]
    best = max(counts, default=0)
    return counts.index(best) if words and best >= _ALIKE * len(words) else None


def align_columns(written: Sequence[Row], shown: Sequence[Row], head_at: int | None) -> Aligned:
    """By the words of the head; a column whose head was edited by what stands in it, or between its neighbours."""
    heads = written[0] if written else ()
    columns = max((len(row) for row in written), default=0)
    width = max((len(row) for row in shown), default=0)
    new_heads = tuple(cell(shown[head_at], at) for at in range(width)) if head_at is not None else ("",) * width
    places = _equal(heads, new_heads)
    body = [row for at, row in enumerate(shown) if at != head_at]
    for at in range(columns):
        if at not in places:
            free = [one for one in range(width) if one not in places.values()]
            found = _column_like(at, written[1:], body, places, free)
            if found is not None:
                places[at] = found
    return _ordered(places, columns, width)


def _column_like(
    at: int, written: Sequence[Row], shown: Sequence[Row], places: dict[int, int], free: Sequence[int]
) -> int | None:
    values = {one for row in written if (one := cell(row, at))}
    beside = places.get(at - 1, -1) + 1 if at == 0 or at - 1 in places else None
    for place in sorted(free, key=lambda one: (one != beside, abs(one - at))):
        common = len(values & {cell(row, place) for row in shown})
        if (values and common >= _ALIKE * len(values)) or (not values and place == beside):
            return place
    return None


def align_rows(written: Sequence[Row], shown: Sequence[Row], key: int | None) -> Aligned:
    """By the number in the column `key`, then by equal cells, then by the most cells in common."""
    places: dict[int, int] = {}
    if key is not None:
        places = _equal([cell(row, key) for row in written], [cell(row, key) for row in shown])
        places = _nearest_copies(places, written, shown, key)
    _add_equal(places, written, shown)
    _add_alike(places, written, shown)
    return _ordered(places, len(written), len(shown))


def _equal(written: Sequence[str], shown: Sequence[str]) -> dict[int, int]:
    """Each word with the first of the same that is free; blanks are no words."""
    free: dict[str, list[int]] = defaultdict(list)
    for place in reversed(range(len(shown))):
        free[shown[place]].append(place)
    return {at: free[word].pop() for at, word in enumerate(written) if word and free[word]}


def _nearest_copies(places: dict[int, int], written: Sequence[Row], shown: Sequence[Row], key: int) -> dict[int, int]:
    """Where a number now stands in several rows, its row is the one with the most cells in common."""
    copies: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(shown):
        copies[cell(row, key)].append(place)
    several = {at for at in places if len(copies[cell(written[at], key)]) > 1}
    best = {at: max(copies[cell(written[at], key)], key=lambda place: _equal_cells(written[at], shown[place])) for at in several}
    return {**places, **best}


def _add_equal(places: dict[int, int], written: Sequence[Row], shown: Sequence[Row]) -> None:
    taken = set(places.values())
    free: dict[Row, list[int]] = defaultdict(list)
    for place in reversed(range(len(shown))):
        if place not in taken:
            free[shown[place]].append(place)
    for at, row in enumerate(written):
        if at not in places and free[row]:
            places[at] = free[row].pop()


def _add_alike(places: dict[int, int], written: Sequence[Row], shown: Sequence[Row]) -> None:
    taken = set(places.values())
    left = [at for at in range(len(written)) if at not in places]
    free = [place for place in range(len(shown)) if place not in taken]
    if len(left) * len(free) > MOST_PAIRS:
        return
    pairs = [(-_equal_cells(written[at], shown[place]), abs(at - place), at, place) for at in left for place in free]
    for common, _gap, at, place in sorted(pairs):
        filled = sum(bool(one) for one in written[at])
        if common and -common >= _ALIKE * filled and at not in places and place not in taken:
            places[at] = place
            taken.add(place)


def _equal_cells(one: Row, other: Row) -> int:
    return sum(left == right != "" for left, right in zip(one, other, strict=False))


def _ordered(places: dict[int, int], written: int, shown: int) -> Aligned:
    taken = set(places.values())
    return Aligned(
        places=places,
        gone=[at for at in range(written) if at not in places],
        new=[place for place in range(shown) if place not in taken],
        moved=_moved(places),
    )


def _moved(places: dict[int, int]) -> list[int]:
    """All but a longest run of rows that still follow each other."""
    order = sorted(places)
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for at in order:
        length = bisect_left(tails, places[at])
        before[at] = ends[length - 1] if length else None
        tails[length : length + 1] = [places[at]]
        ends[length : length + 1] = [at]
    stayed: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        stayed.add(last)
        last = before[last]
    return [at for at in order if at not in stayed]
