"""Widths and blanks of signs: what an input method turned into full width, turned back, where a code or a number is meant.

Names are never folded (DOMAIN 2.8, trap 2); this is for codes, phones, dates, amounts and heads of columns.
"""

from __future__ import annotations

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def folded(text: str) -> str:
    """The text with full-width Latin signs, digits and blanks in their usual width, and without signs nobody can see."""
    return text if text.isascii() else _UNSEEN.sub("", text.translate(_FULL_WIDTH))


def wide(text: str) -> bool:
    """Whether the text has digits or Latin letters in full width; a Chinese colon or bracket is no slip."""
    return not text.isascii() and bool(_WIDE.search(text))


def without_blanks(text: str) -> str:
    """The folded text without any blank, tab or line break."""
    return "".join(folded(text).split())
