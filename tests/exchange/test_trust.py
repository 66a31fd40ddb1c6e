"""The trust file comes back whole, or not at all."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fairdesk.base.errors import FormatTooNew, NotATrustFile, Refusal, TrustForged
from fairdesk.exchange.canonical import canonical
from fairdesk.exchange.keys import public_of, sign
from fairdesk.exchange.trust import Trust, read_trust, write_trust
from tests.exchange.conftest import People


def test_a_trust_file_comes_back(trust: Trust, people: People) -> None:
    desk = replace(trust.desks[0], revoked_at=(2, 7), revoked_on=date(2018, 11, 23), valid_to=None)
    whole = replace(trust, desks=(desk,), bureau_desk="Z")
    assert read_trust(write_trust(whole, people.bureau), trust.bureau_key) == whole
    never = replace(trust, desks=(replace(desk, revoked_at=(0, 0)),))
    assert read_trust(write_trust(never, people.bureau)) == never


def test_indented_by_an_editor_it_still_reads(trust: Trust, people: People) -> None:
    indented = json.dumps(json.loads(write_trust(trust, people.bureau)), indent=2, ensure_ascii=False).encode()
    assert read_trust(indented + b"\n") == trust


def test_only_the_bureau_signs(trust: Trust, people: People) -> None:
    with pytest.raises(ValueError, match="bureau"):
        write_trust(trust, people.booth)


def test_another_bureau_is_refused(trust: Trust, people: People) -> None:
    with pytest.raises(TrustForged):
        read_trust(write_trust(trust, people.bureau), public_of(people.stranger).signing)


def _newer(document: dict[str, Any]) -> None:
    document.update(version=2, min_reader=2)


def _longer_term(document: dict[str, Any]) -> None:
    document["desks"][0]["valid_to"] = "2099-01-01"


def _another_desk(document: dict[str, Any]) -> None:
    document["desks"].append(document["desks"][0] | {"desk": "B01"})


def _another_key(document: dict[str, Any]) -> None:
    document["desks"][0]["key"] = "00" * 32


def _another_name(document: dict[str, Any]) -> None:
    document["fair"]["name"] = "别的会"


def _another_format(document: dict[str, Any]) -> None:
    document["format"] = "fairdesk-sealed"


def _unknown_key(document: dict[str, Any]) -> None:
    document["extra"] = 1


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (_newer, FormatTooNew),
        (_longer_term, TrustForged),
        (_another_desk, NotATrustFile),
        (_another_key, NotATrustFile),
        (_another_name, TrustForged),
        (_another_format, NotATrustFile),
        (_unknown_key, NotATrustFile),
    ],
)
def test_changes_are_refused(
    trust: Trust, people: People, change: Callable[[dict[str, Any]], None], refusal: type[Refusal]
) -> None:
    document = json.loads(write_trust(trust, people.bureau))
    change(document)
    with pytest.raises(refusal):
        read_trust(json.dumps(document).encode())


def test_a_later_version_we_can_read_may_say_more(trust: Trust, people: People) -> None:
    document = json.loads(write_trust(trust, people.bureau))
    del document["signature"]
    document |= {"version": 2, "min_reader": 1, "remark": "later"}
    raw = canonical({**document, "signature": sign(people.bureau, canonical(document)).hex()})
    assert read_trust(raw) == trust


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"{", b"\xff\xfe", b"[" * 100_000, b'{"format": 1e400}', b'{"a":1,"a":1}'])
def test_other_files_are_refused(raw: bytes) -> None:
    with pytest.raises(NotATrustFile):
        read_trust(raw)


def test_flipped_bits_are_refused(trust: Trust, people: People) -> None:
    raw, dice = write_trust(trust, people.bureau), random.Random(3)
    for _round in range(400):
        place = dice.randrange(len(raw))
        flipped = raw[:place] + bytes([raw[place] ^ 1 << dice.randrange(8)]) + raw[place + 1 :]
        with pytest.raises((NotATrustFile, TrustForged, FormatTooNew)):
            read_trust(flipped, trust.bureau_key)
