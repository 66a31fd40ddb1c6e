"""Codes put together from what single signs change are the codes the library makes, module for module."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from fairdesk.printing import qr
from fairdesk.printing.quick_qr import SIGNS, Maker


def slowly(text: str) -> list[list[bool]]:
    """The library's own code at level H."""
    return qr._sturdy(text)


MAKERS = {length: Maker(length, slowly) for length in (34, 35)}


@settings(deadline=None)
@given(some.text(SIGNS, min_size=34, max_size=35).filter(lambda text: not text.isdecimal()))
def test_the_quick_code_is_the_library_s(text: str) -> None:
    try:
        wanted = slowly(text)
    except ValueError:  # the library cannot divide a block of zeros
        return
    assert MAKERS[len(text)].matrix(text) == wanted


@pytest.mark.parametrize("text", [SIGNS[:35], SIGNS[-35:], ":" * 35, "Z" * 34, "FD1P" + "7" * 31])
def test_every_sign_and_the_highest_values(text: str) -> None:
    assert MAKERS[len(text)].matrix(text) == slowly(text)


def test_one_sign_more_or_less_is_another_code() -> None:
    with pytest.raises(ValueError, match="zip"):
        MAKERS[35].matrix("A" * 32)
    assert MAKERS[35].matrix("A" * 35) != MAKERS[35].matrix("A" * 34 + "B")
