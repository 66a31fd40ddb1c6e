"""Amounts as rosters write them: units in the head or in the cell, capitals, ranges, "about", "to be settled"."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from fairdesk.rules.amounts import FEN_LIMIT
from fairdesk.rules.cleaning import Cleaned
from fairdesk.rules.widths import folded, wide

YUAN, WAN = 100, 1_000_000
"""Fen in the units a column may count in."""
SUSPECT_WAN = 10_000
"""From this number on, a column counted in ten thousands of yuan probably holds yuan (DOMAIN 2.8, trap 8)."""

_UNITS = {
    "元": YUAN,
    "万": WAN,
    "万元": WAN,
    "千元": 100_000,
    "百万": 100_000_000,
    "百万元": 100_000_000,
    "亿": 10**10,
    "亿元": 10**10,
}
_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)?)(元|万元|万|千元|百万元|百万|亿元|亿)?")
_RANGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)(元|万元|万)?[-~至到—–]+([0-9]+(?:\.[0-9]+)?)(元|万元|万)?")
_APPROXIMATE = re.compile(r"^(?:约|大约|近|预计)|(?:左右|余|以上|以内|多)(?=元|万元|万|$)|(?<=元|万)(?:左右|余|以上|以内)$")
_NOTHING = frozenset({"/", "-", "—", "——", "--", "\\"})
_ZERO = frozenset({"无", "没有", "零"})
_UNSTATED = re.compile(r"待定|面议|一事一议|另议|视情况|协商")
_NUMERALS = {
    sign: value
    for value, signs in enumerate(("〇零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for sign in signs
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_WRITTEN = re.compile(
    f"(?:人民币)?([{''.join(_NUMERALS)}{''.join(_TENS)}万亿]+)元?(?:([{''.join(_NUMERALS)}])角)?(?:零?([{''.join(_NUMERALS)}])分)?[整正]?"
)


def clean_amount(cell: str | int | float, unit: int = YUAN) -> Cleaned[int]:
    """The amount in fen; `unit` is the fen in one of the column's units and gives way to a unit written in the cell.

    Nothing written is nothing; 无 is zero. Codes: AMOUNT_FORMAT, AMOUNT_UNIT_CELL, AMOUNT_CAPITAL, AMOUNT_APPROX,
    AMOUNT_RANGE (no value, the range is the note), AMOUNT_UNSTATED, AMOUNT_UNIT_SUSPECT, WIDTH_NORMALISED.
    """
    if isinstance(cell, int | float):
        return _valued(Decimal(str(cell)), unit, (), cell)
    text = "".join(folded(cell).split())
    width = ("WIDTH_NORMALISED",) if wide(cell) else ()
    if not text or text in _NOTHING:
        return Cleaned(None)
    if text in _ZERO:
        return Cleaned(0, ("AMOUNT_FORMAT",))
    if _UNSTATED.search(text):
        return Cleaned(None, ("AMOUNT_UNSTATED",), cell)
    plain = re.sub(r"[,，¥￥$]|人民币|RMB|CNY", "", text, flags=re.IGNORECASE)
    if _RANGE.fullmatch(plain):
        return Cleaned(None, ("AMOUNT_RANGE", *width), cell)
    issues = (*width, *(("AMOUNT_FORMAT",) if plain != text else ()))
    certain = _APPROXIMATE.sub("", plain)
    if certain != plain:
        issues = (*issues, "AMOUNT_APPROX")
    return _number(certain, unit, issues, cell)


def _number(text: str, unit: int, issues: tuple[str, ...], cell: str) -> Cleaned[int]:
    """Digits with or without a unit, or Chinese numerals."""
    found = _NUMBER.fullmatch(text)
    if found:
        own = _UNITS.get(found[2] or "")
        told = ("AMOUNT_UNIT_CELL",) if own and own != unit else (("AMOUNT_FORMAT",) if own else ())
        return _valued(Decimal(found[1]), own or unit, (*issues, *told), cell)
    written = _WRITTEN.fullmatch(text)
    if written:
        fen = _whole(written[1]) * 100 + 10 * _NUMERALS.get(written[2] or "零", 0) + _NUMERALS.get(written[3] or "零", 0)
        return Cleaned(fen, (*issues, "AMOUNT_CAPITAL"))
    return Cleaned(None, (*issues, "AMOUNT_UNSTATED"), cell)


def _valued(number: Decimal, unit: int, issues: tuple[str, ...], cell: object) -> Cleaned[int]:
    """The number in fen, where it is an amount at all; parts of a fen are noise of floating numbers and rounded."""
    try:
        fen = int((number * unit).to_integral_value())
    except (InvalidOperation, OverflowError, ValueError):
        return Cleaned(None, (*issues, "AMOUNT_UNSTATED"), str(cell))
    if not 0 <= fen < FEN_LIMIT:
        return Cleaned(None, (*issues, "AMOUNT_UNSTATED"), str(cell))
    suspect = unit == WAN and number >= SUSPECT_WAN and "AMOUNT_UNIT_CELL" not in issues
    return Cleaned(fen, (*issues, "AMOUNT_UNIT_SUSPECT") if suspect else issues)


def _whole(text: str) -> int:
    """A whole number in Chinese numerals, in capitals or not."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if unit in text:
            high, _cut, low = text.rpartition(unit)
            return _whole(high) * size + _whole(low)
    total, digit = 0, 0
    for sign in text:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        else:
            digit = _NUMERALS.get(sign, 0)
    return total + digit
