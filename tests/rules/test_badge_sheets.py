"""Sheets of badges: nobody is lost or doubled, and a pile that is cut through is in order."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as some

from fairdesk.rules.badge_sheets import in_rows, in_stacks


@given(some.integers(0, 300), some.integers(1, 30))
def test_rows_hold_everybody_in_order(count: int, per_sheet: int) -> None:
    sheets = list(in_rows(iter(range(count)), per_sheet))
    assert [one for sheet in sheets for one in sheet] == list(range(count))
    assert all(len(sheet) == per_sheet for sheet in sheets[:-1])


@given(some.integers(0, 300), some.integers(1, 30))
def test_a_cut_pile_is_in_order(count: int, per_sheet: int) -> None:
    sheets = list(in_stacks(range(count), per_sheet))
    assert len(sheets) == -(-count // per_sheet)
    stacks = [[sheet[place] for sheet in sheets] for place in range(per_sheet)]
    cut = [one for stack in stacks for one in stack]
    assert [one for one in cut if one is not None] == list(range(count))
    assert cut == [*range(count), *[None] * (len(sheets) * per_sheet - count)]


def test_rows_take_no_more_than_a_sheet_at_a_time() -> None:
    taken: list[int] = []

    def source() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    next(in_rows(source(), 8))
    assert taken == list(range(8))
