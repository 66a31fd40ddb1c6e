"""The mark at the foot of every page of a paper: which paper, which page, of how many.

`FD1S`, the first twelve hexadecimal digits of the SHA-256 of the paper's facts, the page and the number of pages, two digits
each: twenty signs of the alphabet that QR codes hold in the least room. A mark proves nothing; it only brings pages together.
"""

import re
from typing import Final, NamedTuple

SHORT: Final = 12
"""Digits of the digest that a mark carries: enough to tell the papers of one fair apart, and short enough for a small code."""
MOST_PAGES: Final = 99
_SIGN: Final = "FD1S"
_MARK: Final = re.compile(rf"{_SIGN}([0-9A-F]{{{SHORT}}})([0-9]{{2}})([0-9]{{2}})", re.ASCII)
_DIGEST: Final = re.compile(rf"[0-9a-fA-F]{{{SHORT},64}}", re.ASCII)


class PageMark(NamedTuple):
    """What a mark says: the first digits of the paper's digest (lower case), the page from 1, and how many pages there are."""

    digest: str
    page: int
    pages: int


def page_mark(digest_hex: str, page: int, pages: int) -> str:
    """The text of the mark of this page (from 1) of a paper with this digest.

    Refused (ValueError): a digest of fewer than twelve hexadecimal digits, or a page that is not one of 1 to `pages` to 99.
    """
    if not _DIGEST.fullmatch(digest_hex) or not 1 <= page <= pages <= MOST_PAGES:
        raise ValueError(f"no page {page} of {pages} of {digest_hex!r}")
    return f"{_SIGN}{digest_hex[:SHORT].upper()}{page:02}{pages:02}"


def read_page_mark(text: str) -> PageMark | None:
    """What the mark says, or None where the text is no mark of a page that can be."""
    found = _MARK.fullmatch(text)
    if not found:
        return None
    mark = PageMark(found[1].lower(), int(found[2]), int(found[3]))
    return mark if 1 <= mark.page <= mark.pages else None
