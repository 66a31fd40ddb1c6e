"""Yuan stay exact and rates are rounded the way people round them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fairdesk.records.choices import Category
from fairdesk.reports.counting import UNSAID, by_word, in_yuan, percent


@pytest.mark.parametrize(
    ("fen", "expected"), [(0, 0), (100, 1), (1_020_200_000, 10_202_000), (1, Decimal("0.01")), (150, Decimal("1.5"))]
)
def test_yuan_are_whole_where_they_are_and_exact_where_not(fen: int, expected: int | Decimal) -> None:
    found = in_yuan(fen)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, 0.0), (5, 0, 0.0), (502, 520, 96.5), (34, 40, 85.0), (1, 2000, 0.1), (1, 3, 33.3), (2, 3, 66.7)],
)
def test_a_rate_has_one_decimal_and_half_goes_up(part: int, whole: int, expected: float) -> None:
    assert percent(part, whole) == expected


def test_groups_bear_the_words_of_the_rosters_in_the_order_of_the_choice() -> None:
    found = by_word(Category, {None: 1, Category.FOUNDATION: 2, Category.ASSOCIATION: 3})
    assert list(found.items()) == [("社会团体", 3), ("基金会", 2), (UNSAID, 1)]
