"""Counts: whole numbers with what people write around them, and never one of two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.rules.counts import clean_count


@pytest.mark.parametrize(
    ("written", "count", "issues"),
    [
        (73, 73, ()),
        (73.0, 73, ()),
        ("73", 73, ()),
        ("73人", 73, ()),
        ("73人次", 73, ()),
        ("1,200", 1200, ("AMOUNT_FORMAT",)),
        ("73 人", 73, ("AMOUNT_FORMAT",)),
        ("３人", 3, ("WIDTH_NORMALISED",)),
        ("约73", 73, ("AMOUNT_APPROX",)),
        ("100多人", 100, ("AMOUNT_APPROX",)),
        ("七十三人", 73, ("AMOUNT_CAPITAL",)),
        ("1.2万人", 12_000, ("AMOUNT_UNIT_CELL",)),
        ("无", 0, ("AMOUNT_FORMAT",)),
        ("70-80人", None, ("AMOUNT_RANGE",)),
        ("若干", None, ("AMOUNT_UNSTATED",)),
        ("73户/200人", None, ("ENUM_UNKNOWN",)),
        ("1.2人", None, ("ENUM_UNKNOWN",)),
        ("近百人", None, ("ENUM_UNKNOWN",)),
        (-5, None, ("ENUM_UNKNOWN",)),
        (73.5, None, ("ENUM_UNKNOWN",)),
        ("12345678901", None, ("ENUM_UNKNOWN",)),
        ("/", None, ()),
        ("", None, ()),
    ],
)
def test_cleaning(written: str | int | float, count: int | None, issues: tuple[str, ...]) -> None:
    assert (clean_count(written).value, clean_count(written).issues) == (count, issues)


@given(st.one_of(st.text(), st.text("0123456789.,万人约余-"), st.integers(), st.floats()))
def test_any_cell_gives_an_answer_and_a_clean_one_stays(written: str | int | float) -> None:
    once = clean_count(written).value
    if once is not None:
        assert clean_count(once) == clean_count(str(once))
        assert clean_count(once).issues == ()
