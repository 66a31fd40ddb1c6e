"""What a cleaner of cells answers, and the tidying every written cell gets first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BREAKS = re.compile(r"[ \t]*[\r\n\v\f\u0085\u2028\u2029]+[ \t]*")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


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
    plain = _CONTROLS.sub("", _UNSEEN.sub("", text))
    plain = _BREAKS.sub(" " if free else "", plain.strip()).replace("\xa0", " ").strip()
    return Cleaned(plain, () if plain == text else ("TRIMMED",))


def formula_like(text: str) -> bool:
    """Whether a spreadsheet program might take the text for a formula when it is typed in or opened from a CSV."""
    return text[:1] in {"=", "+", "-", "@", "\t"} and len(text) > 1
