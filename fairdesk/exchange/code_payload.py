"""What the payload of a signed code holds: a canonical CBOR map with integer keys, and nothing that is not named here.

1 kind, 2 number, 3 and 4 [code, name] of party A and B, 5 cash in fen, 6 day (days since 2020-01-01, may be negative), 7
SHA-256 of the facts of the paper, 8 project, 9 fair (16 bytes where its id is a UUID), 10 flag (1 copy, 2 void; left out on
an original), 11 number of the issuing operation, 12 party C (left out where there is none), 13 field, 14 goods in fen, 15
epoch of the issuing desk. A walk-in badge has 1 ("W"), 2 name, 3 organisation, 4 category, 6, 11 and 15.
"""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from fairdesk.records.codes import CodeFlag, CodeParty, LetterCode, WalkInCode

_DAY_ZERO = date(2020, 1, 1)
_WALK_IN_KIND = "W"


def letter_map(facts: LetterCode) -> dict[int, Any]:
    """The map of a paper's facts; raises ValueError for facts no paper can have."""
    if len(facts.digest) != 32 or min(facts.cash_fen, facts.goods_fen, facts.epoch, facts.seq) < 0:
        raise ValueError("facts no paper can have")
    content: dict[int, Any] = {
        1: facts.kind,
        2: facts.number,
        3: list(facts.party_a),
        4: list(facts.party_b),
        5: facts.cash_fen,
        6: (facts.day - _DAY_ZERO).days,
        7: facts.digest,
        8: facts.project,
        9: _pack_fair(facts.fair_id),
        11: facts.seq,
        13: facts.field,
        14: facts.goods_fen,
        15: facts.epoch,
    }
    if facts.flag:
        content[10] = int(facts.flag)
    if facts.party_c:
        content[12] = list(facts.party_c)
    return content


def letter_of(content: Any) -> LetterCode:
    """The facts of a payload map; raises ValueError unless they would be written exactly so."""
    try:
        facts = LetterCode(
            kind=_text(content[1]),
            number=_text(content[2]),
            fair_id=_fair(content[9]),
            party_a=_party(content[3]),
            party_b=_party(content[4]),
            party_c=_party(content[12]) if 12 in content else None,
            project=_text(content[8]),
            field=_text(content[13]),
            cash_fen=_int(content[5]),
            goods_fen=_int(content[14]),
            day=_DAY_ZERO + timedelta(days=_int(content[6])),
            digest=_digest(content[7]),
            flag=CodeFlag(_int(content.get(10, 0))),
            epoch=_int(content[15]),
            seq=_int(content[11]),
        )
    except (KeyError, TypeError, AttributeError, OverflowError):
        raise ValueError("a fact is missing") from None
    if letter_map(facts) != content:
        raise ValueError("unknown facts")
    return facts


def walk_in_map(facts: WalkInCode) -> dict[int, Any]:
    """The map of a walk-in's facts; raises ValueError for facts no badge can have."""
    if min(facts.epoch, facts.seq) < 0:
        raise ValueError("facts no badge can have")
    return {
        1: _WALK_IN_KIND,
        2: facts.name,
        3: facts.organisation,
        4: facts.category,
        6: (facts.day - _DAY_ZERO).days,
        11: facts.seq,
        15: facts.epoch,
    }


def walk_in_of(content: Any) -> WalkInCode:
    """The facts of a payload map; raises ValueError unless they would be written exactly so."""
    try:
        facts = WalkInCode(
            name=_text(content[2]),
            organisation=_text(content[3]),
            category=_text(content[4]),
            day=_DAY_ZERO + timedelta(days=_int(content[6])),
            epoch=_int(content[15]),
            seq=_int(content[11]),
        )
    except (KeyError, TypeError, OverflowError):
        raise ValueError("a fact is missing") from None
    if walk_in_map(facts) != content:
        raise ValueError("unknown facts")
    return facts


def _pack_fair(fair_id: str) -> str | bytes:
    try:
        packed = uuid.UUID(fair_id)
    except ValueError:
        return fair_id
    return packed.bytes if str(packed) == fair_id else fair_id


def _fair(value: Any) -> str:
    return str(uuid.UUID(bytes=value)) if type(value) is bytes else _text(value)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("not a text")
    return value


def _int(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("not a number")
    return value


def _digest(value: Any) -> bytes:
    if type(value) is not bytes or len(value) != 32:
        raise ValueError("not a digest")
    return value


def _party(value: Any) -> CodeParty:
    code, name = value
    return CodeParty(_text(code), _text(name))
