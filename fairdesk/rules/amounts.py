"""Amounts of money: digits for tables, capitals for agreements, and exact reading of what a person wrote."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation, localcontext

from fairdesk.base.errors import AmountNegative, AmountTooFine, AmountTooLarge, AmountUnreadable

FEN_LIMIT = 10**15
"""Amounts stay below this many fen (ten million million yuan): several of them still add up to a number JSON holds (2^53)."""

LONGEST = 40
"""An amount has at most this many signs, so that it is reckoned exactly."""

_PLAIN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
"""Digits as a person writes an amount: no power of ten behind an `e`, no low line, no digits of other scripts."""
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")


def capitals(fen: int) -> str:
    """The amount in the capitals of bank paper, from fen (支付结算办法, annex 1).

    整 stands after 元 only; a run of zeros is one 零, and none stands between 万 or 元 and a place that is filled right after
    it. 人民币 is not part of it: the paper puts it before. Refuses amounts below zero, not whole in fen, or beyond the limit.
    """
    amount = _checked(fen)
    yuan_part, small = divmod(amount, 100)
    jiao, single = divmod(small, 10)
    text = f"{_whole(yuan_part)}元" if yuan_part else ""
    if not small:
        return f"{text or '零元'}整"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif text:
        text += "零"
    return f"{text}{_DIGITS[single]}分" if single else text


def yuan(fen: int) -> str:
    """The amount in yuan with thousands and two decimals, from fen: `60,000.00`."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"


def wan(fen: int) -> str:
    """The amount in ten thousands of yuan with two decimals, half a unit rounded away from zero, from fen: `6.00`."""
    hundredths = (abs(fen) + 5_000) // 10_000
    sign = "-" if fen < 0 and hundredths else ""
    return f"{sign}{hundredths // 100:,}.{hundredths % 100:02d}"


def fen_of(amount: str | int | float | Decimal) -> int:
    """The amount in fen, exactly, from yuan as a number or as digits with or without thousands, full width, ¥ or 元.

    Refuses what is no amount, is below zero, has parts of a fen, or lies beyond the limit.
    """
    value = _decimal(amount)
    if value < 0:
        raise AmountNegative(value=amount)
    if value >= FEN_LIMIT // 100:
        raise AmountTooLarge(value=amount)
    with localcontext(prec=2 * LONGEST):
        fen = value * 100
        if fen != fen.to_integral_value():
            raise AmountTooFine(value=amount)
        return int(fen)


def _checked(fen: int) -> int:
    """The amount itself, once it is sure that capitals can say it."""
    if isinstance(fen, bool) or not isinstance(fen, int):
        raise AmountTooFine(value=fen)
    if fen < 0:
        raise AmountNegative(value=yuan(fen))
    if fen >= FEN_LIMIT:
        raise AmountTooLarge(value=yuan(fen))
    return fen


def _whole(number: int) -> str:
    """A number above zero in capitals, cut at 亿 and 万, the places Chinese counts in."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if 0 < low < size // 10 else ""
            return f"{_whole(high)}{unit}{gap}{_whole(low) if low else ''}"
    return _thousands(number)


def _thousands(number: int) -> str:
    """A number of one to four places in capitals."""
    text, gap = "", False
    for digit, place in zip(f"{number:04d}", _PLACES, strict=True):
        if digit == "0":
            gap = bool(text)
            continue
        text += f"{'零' if gap else ''}{_DIGITS[int(digit)]}{place}"
        gap = False
    return text


def _decimal(amount: str | int | float | Decimal) -> Decimal:
    """The amount as an exact decimal; a float counts as what it prints, which is what the person typed."""
    text = unicodedata.normalize("NFKC", str(amount)).strip().removeprefix("¥").removesuffix("元")
    if len(text) > LONGEST:
        raise AmountUnreadable(value=f"{text[:LONGEST]}…")
    digits = text.replace(",", "").replace(" ", "")
    if isinstance(amount, str) and not _PLAIN.fullmatch(digits):
        raise AmountUnreadable(value=amount)
    try:
        value = Decimal(digits)
    except InvalidOperation:
        raise AmountUnreadable(value=amount) from None
    if isinstance(amount, bool) or not value.is_finite():
        raise AmountUnreadable(value=amount)
    return value


def money_words(fen: int) -> str:
    """An amount as an agreement states it, in capitals and digits: 人民币陆万元整（¥60,000.00）."""
    return f"人民币{capitals(fen)}（¥{yuan(fen)}）"
