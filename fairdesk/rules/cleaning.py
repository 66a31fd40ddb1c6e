"""What a cleaner of cells answers, and the tidying every written cell gets first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

T = TypeVar("T")

STROKES = frozenset({"/", "\\", "-", "--", "---", "—", "——", "–", "－", "―", "／", "//"})
"""What stands in a cell nobody filled in, so that nobody fills it in later."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BREAKS = re.compile(r"(?<![ \t])[ \t]*[\r\n\v\f\u0085\u2028\u2029][ \t\r\n\v\f\u0085\u2028\u2029]*")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LONG = 10**4000


@dataclass(frozen=True, slots=True)
class Cleaned(Generic[T]):
    """The value a cell stands for, None where there is none, and the codes of what was noticed on the way."""

    value: T | None
    issues: tuple[str, ...] = ()
    note: str = ""
    """What does not fit into the value and must not be lost: a second phone, the ends of a range."""


def tidied(text: str, *, free: bool = False) -> Cleaned[str]:
    """The text without blanks at its ends and signs nobody sees, TRIMMED where there were any.

    An inner line break disappears in names, units and titles; in free text it becomes one blank.
    """
    if text.isprintable() and not text.startswith(" ") and not text.endswith(" "):  # most cells: nothing to tidy
        return Cleaned(text)
    plain = _CONTROLS.sub("", _UNSEEN.sub("", text))
    plain = _BREAKS.sub(" " if free else "", plain.strip()).replace("\xa0", " ").strip()
    return Cleaned(plain, () if plain == text else ("TRIMMED",))


def formula_like(text: str) -> bool:
    """Whether a spreadsheet program might take the text for a formula when it is typed in or opened from a CSV."""
    return text.startswith(("=", "+", "-", "@", "\t")) and len(text) > 1


def spelt(number: int | float) -> str:
    """The number as a person would read it: a whole one with all its digits and without a point."""
    if isinstance(number, int):
        return str(number) if abs(number) < _LONG else str(Decimal(number))  # Python refuses to spell very long ones
    return repr(int(number)) if number.is_integer() else repr(number)
