"""Negotiations and the people at them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from fairdesk.models.areas import Area
from fairdesk.models.hall import Booth
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import Organisation
from fairdesk.models.talks import Negotiation, NegotiationPerson
from fairdesk.records.talks import NegotiationForm, NegotiationRow
from fairdesk.store import conflicts, desks
from fairdesk.store.directory import place_of
from fairdesk.store.unit_of_work import Look

FORM_FIELDS = tuple(name for name in NegotiationForm.__slots__ if name not in {"id", "participant_ids"})
"""The fields of the form that are fields of the model by the same name."""


def _query() -> Any:
    letter = (
        select(LetterOfIntent.negotiation_id, func.max(LetterOfIntent.id).label("id"))
        .where(LetterOfIntent.voided.is_(False))
        .group_by(LetterOfIntent.negotiation_id)
        .subquery()
    )
    query = (
        select(Negotiation, Organisation.name, Area, Booth.code, LetterOfIntent.id, LetterOfIntent.number)
        .join(Organisation, Organisation.id == Negotiation.organisation_id)
        .join(Area, Area.id == Negotiation.area_id)
        .outerjoin(Booth, Booth.id == Negotiation.booth_id)
        .outerjoin(letter, letter.c.negotiation_id == Negotiation.id)
        .outerjoin(LetterOfIntent, LetterOfIntent.id == letter.c.id)
    )
    return query.where(Negotiation.voided.is_(False))


def rows(look: Look, limit: int | None = None, **filters: Any) -> list[NegotiationRow]:
    """Negotiations, newest first, narrowed by column values."""
    query = _query().order_by(Negotiation.starts.desc(), Negotiation.id.desc()).limit(limit)
    for name, value in filters.items():
        query = query.where(getattr(Negotiation, name) == value)
    handed_in = desks.handed_in(look)
    disputed = conflicts.disputed(look, Negotiation.__tablename__)
    return [_row(handed_in(one[0].id), one[0].id in disputed, *one) for one in look.session.execute(query)]


def _row(
    handed_in: bool | None,
    disputed: bool,
    one: Negotiation,
    organisation: str,
    area: Area,
    booth: str | None,
    letter: str | None,
    number: str | None,
) -> NegotiationRow:
    return NegotiationRow(
        id=one.id,
        code=one.code or "",
        starts=one.starts,
        organisation_id=one.organisation_id,
        organisation=organisation,
        area_id=one.area_id,
        area=place_of(area),
        booth=booth or "",
        project=one.project,
        outcome=one.outcome,
        cash_fen=one.cash_fen,
        goods_fen=one.goods_fen,
        letter_id=letter or "",
        letter_number=number or "",
        recorder=one.recorder,
        next_step=one.next_step,
        next_due=one.next_due,
        handed_in=handed_in,
        disputed=disputed,
    )


def form(look: Look, one: Negotiation) -> NegotiationForm:
    """The negotiation as its form."""
    values = {name: getattr(one, name) for name in FORM_FIELDS}
    seats = seats_of(look, one.id)
    return NegotiationForm(id=one.id, participant_ids=tuple(seat.participant_id for seat in seats if not seat.voided), **values)


def seats_of(look: Look, negotiation_id: str) -> list[NegotiationPerson]:
    """Who sat at a negotiation, void ones too."""
    query = select(NegotiationPerson).where(NegotiationPerson.negotiation_id == negotiation_id).order_by(NegotiationPerson.id)
    return list(look.session.execute(query).scalars())
