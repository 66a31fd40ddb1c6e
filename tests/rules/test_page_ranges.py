"""Pages as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.base.errors import PagesUnknown
from fairdesk.rules import page_ranges


@pytest.mark.parametrize(
    ("text", "chosen"),
    [("", ()), ("1", (1,)), ("1-3, 5", (1, 2, 3, 5)), ("5，2—3", (2, 3, 5)), ("7-", (7, 8, 9)), ("2 - 3、3", (2, 3))],
)
def test_pages_are_read(text: str, chosen: tuple[int, ...]) -> None:
    assert page_ranges.pages(text, 9) == chosen


@pytest.mark.parametrize("text", ["0", "10", "3-2", "a", "1-2-3", "8-10", "-3"])
def test_pages_the_paper_has_not_are_refused(text: str) -> None:
    with pytest.raises(PagesUnknown):
        page_ranges.pages(text, 9)


@given(st.sets(st.integers(1, 50), min_size=1))
def test_what_is_written_is_read_again(chosen: set[int]) -> None:
    every = tuple(sorted(chosen))
    assert page_ranges.pages(page_ranges.worded(every), 50) == every
