"""Which badge stands in which place of which sheet: one after the other, or in stacks that stay in order when cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def in_rows(things: Iterable[T], per_sheet: int) -> Iterator[list[T | None]]:
    """Sheet by sheet, one after the other; only one sheet is held at a time. The last may be short."""
    source = iter(things)
    while sheet := list(islice(source, per_sheet)):
        yield list(sheet)


def in_stacks(things: Sequence[T], per_sheet: int) -> Iterator[list[T | None]]:
    """Sheet by sheet so that, once the whole pile is cut through, each stack is in order and goes on where the one before ended.

    A place without a thing is None; all of them are at the end of the last stacks.
    """
    sheets = -(-len(things) // per_sheet)
    for sheet in range(sheets):
        numbers = [sheet + place * sheets for place in range(per_sheet)]
        yield [things[number] if number < len(things) else None for number in numbers]
