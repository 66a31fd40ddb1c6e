"""Unified social credit codes, GB 32100-2015: eighteen signs, the last of them a check (DOMAIN 2.2)."""

from __future__ import annotations

import re

from fairdesk.records.choices import Category
from fairdesk.rules.cleaning import Cleaned
from fairdesk.rules.widths import folded, wide

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18

_FIRST_TWO = re.compile(r"[1-9ANY][1-9]")
_LABEL = re.compile(r"^(?:统一社会信用代码|社会信用代码|信用代码|代码)[::]?", re.IGNORECASE)
_OLD_NUMBER = re.compile(r"民(?:社|基|民)?证字|登记?证?字?第|证字第|注册号")
_CATEGORIES = {"51": Category.ASSOCIATION, "52": Category.SERVICE, "53": Category.FOUNDATION}


def clean_credit_code(text: str, category: Category | None = None) -> Cleaned[str]:
    """The code in capitals of usual width. A wrong code is kept and told, never mended; where it is no code it is empty.

    Codes: TRIMMED, WIDTH_NORMALISED, USCC_FORMAT, USCC_MISSING, USCC_OLD_NUMBER, USCC_LENGTH, USCC_BAD_CHAR, USCC_CHECKSUM,
    USCC_CATEGORY_MISMATCH where the second sign disagrees with the category stated beside it.
    """
    plain = folded(text).strip()
    if not plain:
        return Cleaned(None, ("USCC_MISSING",))
    if _OLD_NUMBER.search(plain):
        return Cleaned(None, ("USCC_OLD_NUMBER",), text)
    code = re.sub(r"[\s-]", "", _LABEL.sub("", plain)).upper()
    faults = code_faults(code, category)
    return Cleaned(code, (*_spelling(text, code), *faults), text if faults else "")


def code_faults(code: str, category: Category | None = None) -> tuple[str, ...]:
    """What is wrong with a code of usual width: nothing, or the codes of the first thing that is wrong."""
    if len(code) != LENGTH:
        return ("USCC_LENGTH",)
    if set(code) - set(ALPHABET):
        return ("USCC_BAD_CHAR",)
    if not _FIRST_TWO.match(code) or not code[2:8].isdigit() or _check(code[:17]) != code[17]:
        return ("USCC_CHECKSUM",)
    stated = _CATEGORIES.get(code[:2])
    return ("USCC_CATEGORY_MISMATCH",) if category and stated and stated is not category else ()


def category_of(code: str) -> Category | None:
    """The category the first two signs say; None where the code is not of a social organisation."""
    return _CATEGORIES.get(code[:2])


def _check(head: str) -> str:
    """The check sign. The library reckons it rightly, 0 included, but its own check refuses codes that begin with a letter."""
    from stdnum.cn import uscc

    return str(uscc.calc_check_digit(head))


def _spelling(text: str, code: str) -> tuple[str, ...]:
    """How the code was written: as it is, with blanks at its ends, or in another dress."""
    if text == code:
        return ()
    if text.strip() == code:
        return ("TRIMMED",)
    return ("USCC_FORMAT", "WIDTH_NORMALISED") if wide(text) else ("USCC_FORMAT",)
