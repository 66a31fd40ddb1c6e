"""Numbers in Chinese numerals, plain or in capitals: read where they can say one number only."""

from __future__ import annotations

import re

DIGITS = {
    sign: value
    for value, signs in enumerate(
        ("〇零○", "一壹弌", "二贰两弐贰貳", "三叁弎參叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for sign in signs
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
DIGIT = f"[{''.join(DIGITS)}]"
NUMERAL = f"[{''.join(DIGITS)}{''.join(TENS)}万萬亿億]"
"""One sign of a number in numerals."""

_SOME = f"[{''.join(sign for sign in DIGITS if DIGITS[sign])}]"
_ZERO = "[零〇○]"
_THOUSANDS = re.compile(
    f"{_ZERO}?(?:({_SOME})[千仟])?({_ZERO})?(?:({_SOME})[百佰])?({_ZERO})?(?:({_SOME})?([十拾]))?({_ZERO})?({_SOME})?"
)
_BY_DIGITS = re.compile(f"{DIGIT}{{3,16}}")
_PLACES = (("亿", 10**8), ("万", 10**4))
_LIMIT = 10**16
_LEVELLED = str.maketrans("萬億", "万亿")


def han_number(text: str) -> int | None:
    """The whole number the numerals say; None where they say none, or leave open which.

    一万五 and 三百五 leave it open (15,000 or 10,005), and so does 三五万. Three digits or more in a row are read one by one.
    """
    plain = text.translate(_LEVELLED)
    if _BY_DIGITS.fullmatch(plain) and "两" not in plain:
        return int("".join(str(DIGITS[sign]) for sign in plain))
    return _whole(plain, _LIMIT) if plain else None


def _whole(text: str, limit: int) -> int | None:
    """The number below this limit, cut at 亿 and 万, the places Chinese counts in."""
    for mark, size in _PLACES:
        if mark in text:
            high, _cut, low = text.rpartition(mark)
            above = _whole(high, limit // size) if high and limit > size else None
            below = _whole(low, size) if low else 0
            if above is None or below is None or not above or (low and _loose(low)):
                return None
            return above * size + below if above * size + below < limit else None
    number = _below_ten_thousand(text)
    return number if number is not None and number < limit else None


def _loose(low: str) -> bool:
    """Whether one digit alone stands behind a large place: 一万五 says 15,000 to one reader and 10,005 to another."""
    return len(low) == 1 and DIGITS.get(low, 0) > 0


def _below_ten_thousand(text: str) -> int | None:
    found = _THOUSANDS.fullmatch(text)
    if not found:
        return None
    thousands, gap, hundreds, gap_behind, tens, ten, last_gap, ones = found.groups()
    if ones and not ten and (thousands or hundreds) and not (gap or gap_behind or last_gap):
        return None
    value = [DIGITS[sign] if sign else 0 for sign in (thousands, hundreds, tens or ("一" if ten else ""), ones)]
    return value[0] * 1000 + value[1] * 100 + value[2] * 10 + value[3]
