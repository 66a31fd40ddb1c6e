"""The wordings that come with the program, read once, and the places every party of an agreement brings with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from fairdesk.base.assets import asset
from fairdesk.base.errors import WordingLost
from fairdesk.base.i18n import N_
from fairdesk.records.papers import PartyFacts, Setting
from fairdesk.records.wording import Block, Line, Place
from fairdesk.rules.wording import fill_wording, read_wording

PARTICULARS = (
    ("uscc", N_("Credit code")),
    ("gb", N_("Division code")),
    ("address", N_("Address")),
    ("representative", N_("Representative")),
    ("contact", N_("Contact")),
    ("phone", N_("Telephone")),
)


def party_places(name: str, told: str, *, needed: bool = False) -> tuple[Place, ...]:
    """The places of one party: its name, and each particular."""
    return (
        Place(name=name, told=told, field=name, needed=needed),
        *(Place(name=f"{name}_{one}", told=words, field=name) for one, words in PARTICULARS),
    )


def party_values(name: str, party: PartyFacts | None) -> dict[str, str]:
    """What stands in the places of a party; empty words where there is none. Eighteen signs are the code of a legal person."""
    party = party or PartyFacts(name="")
    legal = len(party.code) == 18
    codes = (party.code, "") if legal else ("", party.code)
    told = (*codes, party.address, party.representative, party.contact, party.phone)
    return {name: party.name} | {f"{name}_{one}": words for (one, _told), words in zip(PARTICULARS, told, strict=True)}


@lru_cache(maxsize=64)
def shipped(key: str) -> str:
    """The wording of this kind of paper as it comes with the program."""
    file = asset("paper", f"{key}.txt")
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise WordingLost(file=file.name) from fault


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[Line, ...]:
    return read_wording(text)


def blocks(
    key: str,
    setting: Setting,
    places: Sequence[Place],
    values: Mapping[str, str],
    cases: Mapping[str, str],
    english: Mapping[str, str],
) -> tuple[Block, ...]:
    """The paper's blocks in its own wording, or in that of the program where it has none."""
    lines = _read(setting.wording or shipped(key))
    return fill_wording(lines, places, values, cases, english if setting.english else None)
