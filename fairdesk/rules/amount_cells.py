"""Amounts as rosters write them: units in the head or in the cell, capitals, ranges, "about", "to be settled"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from fairdesk.rules.amounts import FEN_LIMIT
from fairdesk.rules.cleaning import STROKES, Cleaned, spelt
from fairdesk.rules.numerals import DIGIT, DIGITS, NUMERAL, han_number
from fairdesk.rules.widths import folded, wide

YUAN, WAN = 100, 1_000_000
"""Fen in the units a column may count in."""
SUSPECT_WAN = 10_000
"""From this number on, a column counted in ten thousands of yuan probably holds yuan (DOMAIN 2.8, trap 8)."""

SIZES: Mapping[str, int] = {
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}
"""The words that may stand between digits and a unit, and how many ones each counts."""
_UNITS: Mapping[str, int] = {
    **{f"{word}{end}": size * YUAN for word, size in SIZES.items() for end in ("", "元", "圆")},
    **dict.fromkeys(("元", "圆", "块", "元整", "圆整", "元正"), YUAN),
    "角": 10,
    "分": 1,
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,4}(?:,[0-9]{4})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
"""Thousands may be parted, or ten thousands as Chinese counts; a comma anywhere else is no thousands separator."""
_NUMBER = re.compile(rf"({_DIGITS})(?:\(?({_UNIT})\)?)?[整正]?")
_PIECE = re.compile(rf"({_DIGITS})({_UNIT})")
_PIECES = re.compile(rf"(?:(?:{_DIGITS})(?:{_UNIT})){{2,}}[整正]?")
_END = rf"(?:{_DIGITS}|{NUMERAL}+)(?:{_UNIT})?"
_RANGE = re.compile(rf"(?:介于|在)?{_END}(?:[-~至到]+|——){_END}(?:之间|不等)?")
_BEFORE = (
    r"大?约|大概|将?近|预[计估]|估[算计]|拟|暂定|不[少低]于|至少|最[少低多高]|不[超大]过|不[高多]于|至多|超过?|逾|高于|多于"
    r"|[≥≤><]=?"
)
_BEHIND = r"左右|上下|以[上下内]|之内|余|多|许|起"
_ABOUT = re.compile(
    rf"^(?:{_BEFORE})|(?<=[0-9{NUMERAL[1:-1]}])(?:余|多)(?=[亿万千百元圆])|(?<=[亿万千百元圆])(?:余|多)(?=元)|(?:{_BEHIND}|\+)$"
)
_CURRENCY = re.compile(r"[¥￥]|人民币|RMB|CNY", re.IGNORECASE)
_WORDS = re.compile(r"^(?:总?共计?|合计|总[计额]|资金|金额|折[价合]|价值|计|[‘’'])[::]?")
_REMARK = re.compile(r"(?<=.)\((?!(?:[千百十]?万|亿|千|百)\))[^()/元圆]*\)$")
"""What may stand behind an amount without changing it: no unit, and nothing such as 万元/年."""
_ZERO = frozenset({"无", "没有", "零", "〇", "○"})
_UNSTATED = re.compile(
    r"待定|待[商议核测评明]|面议|面谈|一事一议|另[议行]|视情况|视.{0,6}而定|协商|商[定议]|未定|不[定详限]|若干|按需|按实|据实|每|[美欧港日]元|港币|美金|[$€£]"
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–―−～〜∼", "-") | {"—": "-", "’": "'", "，": ",", "＋": "+"})
_WRITTEN = re.compile(rf"({NUMERAL}+?)([元圆])?(?:零?({DIGIT})角)?(?:零?({DIGIT})分)?[整正]?")


@dataclass(frozen=True, slots=True)
class Bare:
    """A cell without what stands around its number: what is left, and what was noticed in taking it away."""

    text: str
    issues: tuple[str, ...]
    note: str = ""


def clean_amount(cell: str | int | float, unit: int = YUAN) -> Cleaned[int]:
    """The amount in fen; `unit` is the fen in one of the column's units and gives way to a unit written in the cell.

    Nothing written is nothing; 无 is zero. Codes: AMOUNT_FORMAT, AMOUNT_UNIT_CELL, AMOUNT_CAPITAL, AMOUNT_APPROX,
    AMOUNT_RANGE (no value, the range is the note), AMOUNT_UNSTATED, AMOUNT_UNIT_SUSPECT, WIDTH_NORMALISED.
    """
    if isinstance(cell, bool):
        return Cleaned(None, ("AMOUNT_UNSTATED",), str(cell))
    if isinstance(cell, int | float):
        return _valued(_decimal(cell), unit, (), spelt(cell))
    if cell.isascii() and cell.isdigit():
        return _valued(_decimal(cell), unit, (), cell)
    bare = bared(cell)
    if not bare.text or bare.text in STROKES:
        return Cleaned(None)
    if bare.text in _ZERO:
        return Cleaned(0, ("AMOUNT_FORMAT",))
    if _UNSTATED.search(folded(cell)):
        return Cleaned(None, ("AMOUNT_UNSTATED",), cell)
    if _RANGE.fullmatch(bare.text):
        return Cleaned(None, ("AMOUNT_RANGE", *_width(cell)), cell)
    found = _in_digits(bare, unit, cell) or _in_numerals(bare, unit, cell)
    return found or Cleaned(None, ("AMOUNT_UNSTATED",), cell)


def bared(cell: str) -> Bare:
    """The text of usual width without blanks, currency, a remark in brackets, and words that say it is only about."""
    text = "".join(folded(cell).split()).translate(_DASHES)
    plain = _WORDS.sub("", _REMARK.sub("", _CURRENCY.sub("", text))).rstrip("。.;")
    if plain in STROKES or not plain:
        return Bare(plain, ())
    certain = _ABOUT.sub("", _ABOUT.sub("", plain))
    dressed = plain != text or text != folded(cell).translate(_DASHES) or "," in plain
    issues = (*_width(cell), *(("AMOUNT_FORMAT",) if dressed else ()), *(("AMOUNT_APPROX",) if certain != plain else ()))
    return Bare(certain, issues, cell if _REMARK.search(text) else "")


def _width(cell: str) -> tuple[str, ...]:
    return ("WIDTH_NORMALISED",) if wide(cell) else ()


def _in_digits(bare: Bare, unit: int, cell: str) -> Cleaned[int] | None:
    """Digits with or without a unit, or several in a row as in 13万5000元."""
    if found := _NUMBER.fullmatch(bare.text):
        own = _UNITS[found[2]] if found[2] else None
        told = ("AMOUNT_UNIT_CELL",) if own else ()
        return _valued(_decimal(found[1]), own or unit, (*bare.issues, *told), cell, bare.note)
    if not _PIECES.fullmatch(bare.text):
        return None
    pieces = [(_decimal(one[1]), _UNITS[one[2]]) for one in _PIECE.finditer(bare.text)]
    for (_number, size), (number, smaller) in pairwise(pieces):
        if number * smaller >= size:
            return None
    fen = sum((number * size for number, size in pieces), Decimal(0))
    return _valued(fen, 1, (*bare.issues, "AMOUNT_UNIT_CELL"), cell, bare.note)


def _in_numerals(bare: Bare, unit: int, cell: str) -> Cleaned[int] | None:
    """Chinese numerals: in yuan where they say so or count in 万 or 亿, in the column's unit otherwise."""
    found = _WRITTEN.fullmatch(bare.text)
    if not found:
        return _small_change(bare)
    whole = han_number(found[1])
    if whole is None or ((found[3] or found[4]) and not found[2]):
        return None
    own = YUAN if found[2] or re.search("[万亿萬億]", found[1]) else unit
    small = 10 * DIGITS.get(found[3] or "零", 0) + DIGITS.get(found[4] or "零", 0)
    return _valued(Decimal(whole) + Decimal(small) / own, own, (*bare.issues, "AMOUNT_CAPITAL"), cell, bare.note)


def _small_change(bare: Bare) -> Cleaned[int] | None:
    """Less than a yuan: 伍角叁分."""
    found = re.fullmatch(rf"(?:({DIGIT})角)?(?:零?({DIGIT})分)?[整正]?", bare.text)
    if not found or not any(found.groups()):
        return None
    return Cleaned(10 * DIGITS.get(found[1] or "零", 0) + DIGITS.get(found[2] or "零", 0), (*bare.issues, "AMOUNT_CAPITAL"))


def _decimal(number: str | int | float) -> Decimal:
    """The number; none at all where it is not finite."""
    try:
        return Decimal(number if isinstance(number, int) else str(number).replace(",", ""))
    except InvalidOperation:
        return Decimal("nan")


def _valued(number: Decimal, unit: int, issues: tuple[str, ...], cell: str, note: str = "") -> Cleaned[int]:
    """The number in fen, where it is an amount at all; parts of a fen are noise of floating numbers and rounded."""
    if not number.is_finite() or number < 0 or number * unit >= FEN_LIMIT:
        return Cleaned(None, (*issues, "AMOUNT_UNSTATED"), cell)
    fen = int((number * unit).to_integral_value())
    suspect = unit == WAN and number >= SUSPECT_WAN and "AMOUNT_UNIT_CELL" not in issues
    return Cleaned(fen, (*issues, "AMOUNT_UNIT_SUSPECT") if suspect else issues, note)
