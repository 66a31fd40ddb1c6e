"""The text of a badge's code: which fair, which person, with a check against a scanner's or an input method's slips.

`FD`, version `1`, kind `P` (a person of the rosters) or `W` (a walk-in, with a signed part after a colon), four signs of the
fair, 26 signs of the person's id, one check character (ISO 7064 MOD 37,36 over all that goes before). Ids are written in
Crockford's base 32, which leaves out the letters a hand confuses.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from hashlib import sha256

from fairdesk.base.errors import BadgeMistyped, BadgeOfAnotherFair, BadgeUnreadable
from fairdesk.records.ids import RecordId
from fairdesk.rules.widths import folded, without_blanks

ROSTER_PERSON = "P"
WALK_IN = "W"
HEAD_LENGTH = 35

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CONFUSED = str.maketrans("ILO", "110")
_HEAD = re.compile(r"FD1[PW][0-9A-Z]{31}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What a badge's code says; `signed` is what follows the colon of a walk-in's code, untouched."""

    kind: str
    fair_tag: str
    person_id: RecordId
    signed: str = ""


def fair_tag(fair_id: str) -> str:
    """The four signs a fair's badges bear: the first 20 bits of the SHA-256 of its id."""
    return _base32(int.from_bytes(sha256(fair_id.encode()).digest()[:3], "big") >> 4, 4)


def badge_text(tag: str, person_id: str, kind: str = ROSTER_PERSON) -> str:
    """The 35 signs of a badge's code. A tag, id or kind that is none raises ValueError: they never come from a person."""
    if len(tag) != 4 or set(tag) - set(_ALPHABET) or kind not in {ROSTER_PERSON, WALK_IN}:
        raise ValueError(f"no badge for fair tag {tag!r} and kind {kind!r}")
    body = f"FD1{kind}{tag}{_base32(uuid.UUID(person_id).int, 26)}"
    return body + _check_character(body)


def is_badge(text: str) -> bool:
    """Whether the text wants to be a badge's code, well read or not; anything else is a number a person typed."""
    return without_blanks(folded(text)).upper().startswith("FD1")


def read_badge(text: str, expected_tag: str | None = None) -> Badge:
    """What the code says, in lower case, full width or with blanks as a scanner behind an input method may type it.

    Refuses what is no badge, a slip in any sign, and, where a tag is expected, the badge of another fair.
    """
    head, _colon, signed = folded(text).partition(":")
    head = without_blanks(head).upper()
    if not _HEAD.fullmatch(head):
        raise BadgeUnreadable
    body, check = head[:4] + head[4:-1].translate(_CONFUSED), head[-1]
    if "U" in body or _check_character(body) != check:
        raise BadgeMistyped
    number = _number(body[8:])
    if number >> 128:
        raise BadgeMistyped
    if expected_tag is not None and body[4:8] != expected_tag:
        raise BadgeOfAnotherFair
    return Badge(kind=body[3], fair_tag=body[4:8], person_id=RecordId(str(uuid.UUID(int=number))), signed=signed.strip("\r\n"))


def _base32(number: int, length: int) -> str:
    """The number in Crockford's base 32, filled with zeros to a length."""
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(text: str) -> int:
    """The number that base 32 text stands for."""
    number = 0
    for sign in text:
        number = number << 5 | _ALPHABET.index(sign)
    return number


def _check_character(body: str) -> str:
    from stdnum.iso7064 import mod_37_36

    return str(mod_37_36.calc_check_digit(body))
