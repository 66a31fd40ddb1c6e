"""Negotiations as they are typed in, listed and shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fairdesk.records.choices import Field, Mode, Outcome, Track, ValueBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiationForm:
    """What a clerk typed in. Ids may be given as ids or as roster codes; what is left empty is taken from offer and demand."""

    id: str | None = None
    organisation_id: str = ""
    area_id: str = ""
    offer_id: str | None = None
    demand_id: str | None = None
    booth_id: str | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    track: Track | None = None
    field: Field | None = None
    field_note: str = ""
    mode: Mode | None = None
    project: str = ""
    cash_fen: int = 0
    goods: str = ""
    goods_fen: int = 0
    goods_basis: ValueBasis = ValueBasis.AGREED
    households: int = 0
    people: int = 0
    outcome: Outcome = Outcome.CONTINUE
    next_step: str = ""
    next_due: date | None = None
    minutes: str = ""
    consent_contacts: bool = False
    participant_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiationRow:
    """One line of the list of negotiations."""

    id: str
    code: str
    starts: datetime
    organisation_id: str
    organisation: str
    area_id: str
    area: str
    booth: str
    project: str
    outcome: Outcome
    cash_fen: int
    goods_fen: int
    letter_id: str
    letter_number: str
    recorder: str
    next_step: str
    next_due: date | None
    disputed: bool = False
    """Whether two desks say different things of it and nobody has decided."""
    handed_in: bool | None = None
    """Whether the bureau has said that it has all this desk wrote of it; None at the bureau."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiationCard:
    """One negotiation, whole: its line, its form and what a letter from it would still miss."""

    row: NegotiationRow
    form: NegotiationForm
    missing: tuple[str, ...]
    """English msgids of the fields a letter needs and the negotiation lacks."""
