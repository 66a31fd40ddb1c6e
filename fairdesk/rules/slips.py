"""Numbers and codes of slips that are filled in by pen: given beforehand, never twice, and told from slips of the pen.

The number, such as `W-A03-0007-K`: the kind, the letters of the desk (from epoch 2 on `A03.2`), the counter and a check. The
code: `FD1N`, four signs of the fair, the kind, the epoch in three digits, the counter in six, the desk's letters, and a check.
Both checks are ISO 7064 MOD 37,36, over the signs before that are letters or digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fairdesk.base.errors import SlipMistyped, SlipOfAnotherFair, SlipUnreadable
from fairdesk.rules.numbering import tidy_number
from fairdesk.rules.widths import folded, without_blanks


class SlipKind(StrEnum):
    """What is written on the slip."""

    WALK_IN = "W"
    NEGOTIATION = "N"
    RECEIPT = "R"


MOST_EPOCH, MOST_COUNTER = 999, 999_999
_LETTERS = re.compile(r"[A-Z0-9]{1,12}", re.ASCII)
_NUMBER = re.compile(r"([WNR])-([A-Z0-9]{1,12})(?:\.([1-9][0-9]{0,2}))?-([0-9]{4,6})-([0-9A-Z])", re.ASCII)
_CODE = re.compile(r"FD1N([0-9A-Z]{4})([WNR])([0-9]{3})([0-9]{6})([A-Z0-9]{1,12})([0-9A-Z])", re.ASCII)


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
    desk = slip.letters if slip.epoch == 1 else f"{slip.letters}.{slip.epoch}"
    return f"{slip.kind.value}-{desk}-{slip.counter:04d}-{_check_character(f'{slip.kind.value}{desk}{slip.counter:04d}')}"


def slip_text(slip: Slip, tag: str) -> str:
    """The text of the slip's code, at most 31 signs. A tag, desk, epoch or counter that cannot be raises ValueError."""
    _check(slip)
    if not re.fullmatch(r"[0-9A-Z]{4}", tag, re.ASCII):
        raise ValueError(f"no fair tag: {tag!r}")
    body = f"FD1N{tag}{slip.kind.value}{slip.epoch:03d}{slip.counter:06d}{slip.letters}"
    return body + _check_character(body)


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
    tag, kind, epoch, counter, letters, check = found.groups()
    if _check_character(plain[:-1]) != check or not int(epoch) or not int(counter):
        raise SlipMistyped(text=text[:40])
    if expected_tag is not None and tag != expected_tag:
        raise SlipOfAnotherFair
    return Slip(kind=SlipKind(kind), letters=letters, epoch=int(epoch), counter=int(counter), fair_tag=tag)


def _read_number(text: str) -> Slip:
    found = _NUMBER.fullmatch(tidy_number(text))
    if found is None:
        raise SlipUnreadable(text=text[:40])
    kind, letters, epoch, counter, check = found.groups()
    desk = f"{letters}.{epoch}" if epoch else letters
    if _check_character(f"{kind}{desk}{counter}") != check or epoch == "1" or not int(counter):
        raise SlipMistyped(text=text[:40])
    return Slip(kind=SlipKind(kind), letters=letters, epoch=int(epoch or 1), counter=int(counter))


def _check(slip: Slip) -> None:
    if not (_LETTERS.fullmatch(slip.letters) and 1 <= slip.epoch <= MOST_EPOCH and 1 <= slip.counter <= MOST_COUNTER):
        raise ValueError(f"no slip of desk {slip.letters!r}, epoch {slip.epoch}, counter {slip.counter}")


def _check_character(text: str) -> str:
    from stdnum.iso7064 import mod_37_36

    return str(mod_37_36.calc_check_digit(text.replace(".", "")))
