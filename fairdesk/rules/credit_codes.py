"""Unified social credit codes, GB 32100-2015: eighteen signs, the last of them a check (DOMAIN 2.2)."""

from __future__ import annotations

import re

from fairdesk.records.choices import Category
from fairdesk.rules.cleaning import Cleaned, tidied
from fairdesk.rules.widths import folded, wide

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18

_SIGNS = frozenset(ALPHABET)
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_FIRST_TWO = re.compile(r"[1-9ANY][1-9]")
_LABEL = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,8}(?:代码|编码|证号|编号|信用码)(?:\([^()]*\))?(?:为|是)?\s*[:：]?\s*|USCC\s*[:：]?\s*)+",
    re.IGNORECASE,
)
_REMARK = re.compile(r"(?<=[0-9A-Za-z])\s*\([^()]*[\u4e00-\u9fff][^()]*\)$")
_MARKS = re.compile(r"[\s.,;、。·_'‘’`\"“”‐‑‒–—―−-]")
_OLD_NUMBER = re.compile(r"证字|字.{0,4}第|字.{0,3}[0-9]{2,10}\s*号|注册号|登记号")
_CATEGORIES = {"51": Category.ASSOCIATION, "52": Category.SERVICE, "53": Category.FOUNDATION}


def clean_credit_code(text: str, category: Category | None = None) -> Cleaned[str]:
    """The code in capitals of usual width. A wrong code is kept and told, never mended; where it is no code it is empty.

    Codes: TRIMMED, WIDTH_NORMALISED, USCC_FORMAT, USCC_MISSING (nothing, or words without a sign of a code), USCC_OLD_NUMBER,
    USCC_LENGTH, USCC_BAD_CHAR, USCC_CHECKSUM, USCC_CATEGORY_MISMATCH where the first two signs are not those of the category
    stated beside it.
    """
    if len(text) == LENGTH and _SIGNS.issuperset(text):
        faults = code_faults(text, category)
        return Cleaned(text, faults, text if faults else "")
    plain = folded(text).strip()
    if not re.search(r"[0-9A-Za-z]", plain):
        return Cleaned(None, ("USCC_MISSING",), plain)
    if _OLD_NUMBER.search(plain):
        return Cleaned(None, ("USCC_OLD_NUMBER",), text)
    code = _MARKS.sub("", _REMARK.sub("", _LABEL.sub("", plain))).upper()
    faults = code_faults(code, category)
    return Cleaned(code or None, (*_spelling(text, code), *faults), text if faults else "")


def code_faults(code: str, category: Category | None = None) -> tuple[str, ...]:
    """What is wrong with a code of usual width: nothing, or the codes of the first thing that is wrong."""
    if len(code) != LENGTH:
        return ("USCC_LENGTH",)
    if not _SIGNS.issuperset(code):
        return ("USCC_BAD_CHAR",)
    if not _FIRST_TWO.match(code) or not code[2:8].isdigit() or _check(code[:17]) != code[17]:
        return ("USCC_CHECKSUM",)
    return ("USCC_CATEGORY_MISMATCH",) if category and category_of(code) is not category else ()


def category_of(code: str) -> Category | None:
    """The category the first two signs say; None where the code is not of a social organisation."""
    return _CATEGORIES.get(code[:2])


def _check(head: str) -> str:
    """The check sign, nought where the sum leaves no rest (DOMAIN 2.8, trap 1)."""
    total = sum(_VALUES[sign] * weight for sign, weight in zip(head, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def _spelling(text: str, code: str) -> tuple[str, ...]:
    """How the code was written: as it is, with blanks at its ends, or in another dress."""
    if text == code:
        return ()
    if tidied(text).value == code:
        return ("TRIMMED",)
    return ("USCC_FORMAT", "WIDTH_NORMALISED") if wide(text) else ("USCC_FORMAT",)
