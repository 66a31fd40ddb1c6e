"""Numbers and codes of slips that are filled in by pen: given beforehand, never twice, and told from slips of the pen.

The number, such as `W-A03-0007-K`: kind, letters of the desk (then also its life: `A03.1K7QX2`), counter, check. The
code: `FD1N`, four signs of the fair, the kind, the counter in six digits, the desk as in the number, and a check.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fairdesk.base.errors import SlipMistyped, SlipOfAnotherFair, SlipUnreadable
from fairdesk.rules.check_characters import SIGN, check_character
from fairdesk.rules.lives import FIRST, MOST, marked, read_mark
from fairdesk.rules.numbering import tidy_number
from fairdesk.rules.widths import folded, without_blanks


class SlipKind(StrEnum):
    """What is written on the slip."""

    WALK_IN = "W"
    NEGOTIATION = "N"
    RECEIPT = "R"


MOST_COUNTER = 999_999
_LETTERS = re.compile(r"[A-Z0-9]{1,12}", re.ASCII)
_NUMBER = re.compile(rf"([WNR])-([A-Z0-9]{{1,12}})(?:\.([0-9A-Z]{{1,8}}))?-([0-9]{{4,6}})-([{SIGN}])", re.ASCII)
_CODE = re.compile(rf"FD1N([0-9A-Z]{{4}})([WNR])([0-9]{{6}})([A-Z0-9]{{1,12}})(?:\.([0-9A-Z]{{1,8}}))?([{SIGN}])", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What a slip's number or code says; a number knows no fair."""

    kind: SlipKind
    letters: str
    epoch: int
    counter: int
    fair_tag: str = ""


def slip_number(slip: Slip) -> str:
    """The number that stands on the slip. A desk, epoch or counter that cannot be raises ValueError."""
    _check(slip)
    parts = (slip.kind.value, marked(slip.letters, slip.epoch), f"{slip.counter:04d}")
    return "-".join((*parts, check_character(*parts)))


def slip_text(slip: Slip, tag: str) -> str:
    """The text of the slip's code, at most 35 signs (37 after the thirtieth life).

    A tag, desk, epoch or counter that cannot be raises ValueError.
    """
    _check(slip)
    if not re.fullmatch(r"[0-9A-Z]{4}", tag, re.ASCII):
        raise ValueError(f"no fair tag: {tag!r}")
    body = f"FD1N{tag}{slip.kind.value}{slip.counter:06d}{marked(slip.letters, slip.epoch)}"
    return body + check_character(body)


def is_slip(text: str) -> bool:
    """Whether the text wants to be a slip's code, well read or not."""
    return without_blanks(folded(text)).upper().startswith("FD1N")


def read_slip(text: str, expected_tag: str | None = None) -> Slip:
    """What a slip's code or its typed number says, in whatever width, case and blanks it was given.

    Refuses what is neither, a wrong sign, and, where a tag is expected, a code of another fair.
    """
    if not is_slip(text):
        return _read_number(text)
    plain = without_blanks(folded(text)).upper()
    found = _CODE.fullmatch(plain)
    if found is None:
        raise SlipUnreadable(text=text[:40])
    tag, kind, counter, letters, mark, check = found.groups()
    if check_character(plain[:-1]) != check:
        raise SlipMistyped(text=text[:40])
    if expected_tag is not None and tag != expected_tag:
        raise SlipOfAnotherFair
    return _slip(text, kind, letters, mark, counter, tag)


def _read_number(text: str) -> Slip:
    found = _NUMBER.fullmatch(tidy_number(text))
    if found is None:
        raise SlipUnreadable(text=text[:40])
    kind, letters, mark, counter, check = found.groups()
    if check_character(kind, f"{letters}.{mark}" if mark else letters, counter) != check:
        raise SlipMistyped(text=text[:40])
    return _slip(text, kind, letters, mark, counter)


def _slip(text: str, kind: str, letters: str, mark: str | None, counter: str, tag: str = "") -> Slip:
    try:
        epoch = read_mark(mark) if mark else FIRST
    except ValueError:
        raise SlipUnreadable(text=text[:40]) from None
    if not int(counter):
        raise SlipUnreadable(text=text[:40])
    return Slip(kind=SlipKind(kind), letters=letters, epoch=epoch, counter=int(counter), fair_tag=tag)


def _check(slip: Slip) -> None:
    if not (_LETTERS.fullmatch(slip.letters) and FIRST <= slip.epoch <= MOST and 1 <= slip.counter <= MOST_COUNTER):
        raise ValueError(f"no slip of desk {slip.letters!r}, epoch {slip.epoch}, counter {slip.counter}")
