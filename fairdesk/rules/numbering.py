"""Numbers of documents: given at a desk without asking anyone, never twice, and with a check against slips of the pen.

A number names the desk (its letters) and the life of its journal, so two desks, or one desk before and after a restore, can
never give the same number (DOMAIN 1.8, rule 6). The check character is ISO 7064 MOD 37,2 over year, desk and counter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType

from fairdesk.base.errors import DocumentNumberMistyped, DocumentNumberUnreadable, DocumentPatternUnusable
from fairdesk.rules.check_characters import SIGN, check_character
from fairdesk.rules.lives import FIRST, MOST, marked, read_mark
from fairdesk.rules.widths import without_blanks

PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "letter_of_intent": "京社扶意〔{year}〕{desk}-{counter}-{check}号",
        "framework_agreement": "京民框〔{year}〕{desk}-{counter}-{check}号",
        "authorisation": "京民社授〔{year}〕{desk}-{counter}-{check}号",
        "formal_agreement": "京社扶协〔{year}〕{desk}-{counter}-{check}号",
        "entrustment": "京社扶委〔{year}〕{desk}-{counter}-{check}号",
        "pairing": "京社结对〔{year}〕{desk}-{counter}-{check}号",
    }
)
"""The pattern each kind of document starts with; a fair may set its own."""

_PLACES = {
    "year": r"(?P<year>[0-9]{4})",
    "desk": r"(?P<desk>(?P<letters>[A-Z0-9]+?)(?:\.(?P<mark>[0-9A-Z]{1,8}))?)",
    "counter": r"(?P<counter>[0-9]{4,})",
    "check": rf"(?P<check>[{SIGN}])",
}
_BRACKETS = str.maketrans("[【(﹝〖{<]】)﹞〗}>", "〔〔〔〔〔〔〔〕〕〕〕〕〕〕")
_DASHES = str.maketrans("‐‑‒–—―−－", "--------")
_LETTERS = re.compile(r"[A-Z0-9]{1,12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """What a number says: the year, the desk that gave it, the life of that desk's journal, and the place in its row."""

    year: int
    letters: str
    epoch: int
    counter: int


def document_number(pattern: str, *, year: int, letters: str, epoch: int, counter: int) -> str:
    """The number on the paper, such as `京社扶意〔2018〕A03-0042-K号`; after the first life the desk reads `A03.1K7QX2`.

    Letters are 1 to 12 capitals or digits, epoch and counter count from 1: other values are a fault of the caller and raise
    ValueError. A pattern that lacks one of its four places, or has one twice, is refused.
    """
    _check_pattern(pattern)
    if not _LETTERS.fullmatch(letters) or not FIRST <= epoch <= MOST or counter < 1 or not 1000 <= year <= 9999:
        raise ValueError(f"no document number for desk {letters!r}, epoch {epoch}, counter {counter}, year {year}")
    desk, digits = marked(letters, epoch), f"{counter:04d}"
    return pattern.format(year=year, desk=desk, counter=digits, check=check_character(str(year), desk, digits))


def read_number(pattern: str, text: str) -> DocumentNumber:
    """What the number says, in whatever width, case, brackets and blanks it was typed.

    Refuses text that is no number of this pattern, and a number whose check character does not fit.
    """
    _check_pattern(pattern)
    found = _reader(pattern).fullmatch(tidy_number(text))
    if found is None:
        raise DocumentNumberUnreadable(number=text)
    if check_character(found["year"], found["desk"], found["counter"]) != found["check"]:
        raise DocumentNumberMistyped(number=text)
    try:
        epoch = read_mark(found["mark"]) if found["mark"] else FIRST
    except ValueError:
        raise DocumentNumberUnreadable(number=text) from None
    return DocumentNumber(year=int(found["year"]), letters=found["letters"], epoch=epoch, counter=int(found["counter"]))


def tidy_number(text: str) -> str:
    """The number as papers write it: no blanks, usual width, capitals, hexagonal brackets (U+3014, U+3015), plain dashes."""
    return without_blanks(text).translate(_BRACKETS).translate(_DASHES).upper()


def _check_pattern(pattern: str) -> None:
    try:
        names = sorted(name for _text, name, _spec, _conversion in Formatter().parse(pattern) if name is not None)
    except ValueError:
        names = []
    if names != sorted(_PLACES):
        raise DocumentPatternUnusable(pattern=pattern)


def _reader(pattern: str) -> re.Pattern[str]:
    """The regular expression that reads numbers of this pattern."""
    parts = [(re.escape(tidy_number(text)), _PLACES[name] if name else "") for text, name, *_ in Formatter().parse(pattern)]
    return re.compile("".join(text + place for text, place in parts))
