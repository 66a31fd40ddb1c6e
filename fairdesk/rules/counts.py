"""Whole numbers of people, households or copies, with or without a word for what is counted."""

from __future__ import annotations

import re

from fairdesk.rules.amount_cells import SIZES, bared
from fairdesk.rules.cleaning import STROKES, Cleaned, spelt
from fairdesk.rules.numerals import NUMERAL, han_number
from fairdesk.rules.widths import folded

COUNT_LIMIT = 10**9
"""Counts stay below this many."""

_MEASURES = "人次|人|户|份|名|个|家|件|位|场|所|座|台|套|只|头|亩|吨|本|册|张|辆|箱|袋|对|项|期|桌|席"
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,4}(?:,[0-9]{4})+|[0-9]+(?:\.[0-9]+)?"
_COUNT = re.compile(rf"({_DIGITS})({'|'.join(SIZES)})?(?:{_MEASURES})?")
_WRITTEN = re.compile(rf"({NUMERAL}+)(?:{_MEASURES})?")
_END = rf"(?:{_DIGITS}|{NUMERAL}+)(?:{_MEASURES})?"
_RANGE = re.compile(rf"{_END}(?:[-~至到]+|——){_END}")
_ABOUT = re.compile(
    rf"^(?:大?约|大概|近|预[计估])|(?<=[0-9{NUMERAL[1:-1]}])(?:余|多)(?=(?:{_MEASURES})$)|(?:左右|上下|以[上下内]|余|多|\+)$"
)
_UNSTATED = re.compile(r"待[定统核]|未定|不[定详限]|若干|待")
_ZERO = frozenset({"无", "没有", "零", "〇"})


def clean_count(cell: str | int | float) -> Cleaned[int]:
    """The count. Nothing written is nothing; 无 is zero; two counts in one cell are none.

    Codes: AMOUNT_FORMAT, AMOUNT_CAPITAL, AMOUNT_UNIT_CELL (万人), AMOUNT_APPROX, AMOUNT_RANGE and AMOUNT_UNSTATED as amounts have
    them; ENUM_UNKNOWN for anything else (no value, what was written is the note).
    """
    text = spelt(cell) if isinstance(cell, int | float) else cell
    if text.isascii() and text.isdigit() and len(text) < 10:
        return Cleaned(int(text))
    if isinstance(cell, int | float):
        return Cleaned(None, ("ENUM_UNKNOWN",), text)
    bare = bared(text)
    if not bare.text or bare.text in STROKES:
        return Cleaned(None)
    if bare.text in _ZERO:
        return Cleaned(0, ("AMOUNT_FORMAT",))
    certain = _ABOUT.sub("", _ABOUT.sub("", bare.text))
    issues = bare.issues if certain == bare.text or "AMOUNT_APPROX" in bare.issues else (*bare.issues, "AMOUNT_APPROX")
    if _UNSTATED.search(folded(text)):
        return Cleaned(None, ("AMOUNT_UNSTATED",), text)
    if _RANGE.fullmatch(certain):
        return Cleaned(None, ("AMOUNT_RANGE",), text)
    return _in_digits(certain, issues, text, bare.note) or _in_numerals(certain, issues, text, bare.note)


def _in_digits(certain: str, issues: tuple[str, ...], text: str, note: str) -> Cleaned[int] | None:
    """Digits, whole or made whole by a word such as 万."""
    found = _COUNT.fullmatch(certain)
    if not found or len(certain) > 20:
        return None
    size = SIZES[found[2]] if found[2] else 1
    whole, _point, parts = found[1].replace(",", "").partition(".")
    number, rest = divmod(int(whole + parts) * size, 10 ** len(parts))
    if rest or number >= COUNT_LIMIT:
        return None
    return Cleaned(number, (*issues, "AMOUNT_UNIT_CELL") if found[2] else issues, note)


def _in_numerals(certain: str, issues: tuple[str, ...], text: str, note: str) -> Cleaned[int]:
    found = _WRITTEN.fullmatch(certain)
    number = han_number(found[1]) if found else None
    if number is None or number >= COUNT_LIMIT:
        return Cleaned(None, ("ENUM_UNKNOWN",), text)
    return Cleaned(number, (*issues, "AMOUNT_CAPITAL"), note)
