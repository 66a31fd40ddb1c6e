"""A mark says which page of which paper it stands on, and nothing else reads as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.rules.page_marks import MOST_PAGES, page_mark, read_page_mark

_HEX = "0123456789abcdef"
_QR_ALPHABET = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_a_mark_is_twenty_signs() -> None:
    assert page_mark("a1b2c3d4e5f60718" + "0" * 48, 2, 3) == "FD1SA1B2C3D4E5F60203"


@given(st.text(_HEX, min_size=64, max_size=64), st.integers(1, MOST_PAGES), st.data())
def test_what_is_written_is_read(digest: str, pages: int, data: st.DataObject) -> None:
    page = data.draw(st.integers(1, pages))
    text = page_mark(digest, page, pages)
    assert len(text) == 20
    assert set(text) <= _QR_ALPHABET
    assert read_page_mark(text) == (digest[:12], page, pages)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FD1:A1B2C3D4E5F60203",
        "FD1SA1B2C3D4E5F6020",
        "FD1SA1B2C3D4E5F602030",
        "FD1Sa1b2c3d4e5f60203",
        "FD1SA1B2C3D4E5G60203",
        "FD1SA1B2C3D4E5F60003",
        "FD1SA1B2C3D4E5F60403",
        "FD1SA1B2C3D4E5F6٠٢٠٣",
        " FD1SA1B2C3D4E5F60203",
        "FD1SA1B2C3D4E5F60203\n",
    ],
)
def test_anything_else_is_no_mark(text: str) -> None:
    assert read_page_mark(text) is None


@pytest.mark.parametrize(
    ("digest", "page", "pages"), [("abc", 1, 1), ("x" * 64, 1, 1), ("a" * 64, 0, 1), ("a" * 64, 2, 1), ("a" * 64, 1, 100)]
)
def test_no_mark_for_a_page_that_cannot_be(digest: str, page: int, pages: int) -> None:
    with pytest.raises(ValueError, match="no page"):
        page_mark(digest, page, pages)
