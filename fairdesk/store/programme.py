"""The programme: its lines in order, and the talks held on the stage."""

from __future__ import annotations

from sqlalchemy import select

from fairdesk.models.pitches import Pitch
from fairdesk.models.programme import AgendaItem
from fairdesk.store.unit_of_work import Look


def agenda(look: Look) -> list[AgendaItem]:
    """The lines of the programme by their number."""
    query = select(AgendaItem).where(AgendaItem.voided.is_(False)).order_by(AgendaItem.no, AgendaItem.id)
    return list(look.session.execute(query).scalars())


def pitches(look: Look) -> list[Pitch]:
    """The talks by time."""
    query = select(Pitch).where(Pitch.voided.is_(False)).order_by(Pitch.starts, Pitch.code, Pitch.id)
    return list(look.session.execute(query).scalars())
