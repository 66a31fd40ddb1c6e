"""Meetings that were arranged: who with whom, when, at which table, about what."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select

from fairdesk.models.areas import Area
from fairdesk.models.hall import Booth
from fairdesk.models.meetings import Appointment
from fairdesk.models.organisations import Organisation
from fairdesk.models.supply import Demand, Offer
from fairdesk.store.unit_of_work import Look

OFF = ("declined", "cancelled")
"""States of meetings that do not take place."""


class Arranged(NamedTuple):
    """A meeting with both sides, its table and its topic."""

    appointment: Appointment
    organisation: Organisation
    area: Area
    booth: Booth | None
    offer: str | None
    demand: str | None


def arranged(look: Look, **filters: object) -> list[Arranged]:
    """Meetings that have a time and take place, by time and table, narrowed by column values."""
    query = (
        select(Appointment, Organisation, Area, Booth, Offer.title, Demand.title)
        .join(Organisation, Organisation.id == Appointment.organisation_id)
        .join(Area, Area.id == Appointment.area_id)
        .outerjoin(Booth, Booth.id == Appointment.booth_id)
        .outerjoin(Offer, Offer.id == Appointment.offer_id)
        .outerjoin(Demand, Demand.id == Appointment.demand_id)
        .where(Appointment.voided.is_(False), Appointment.starts.is_not(None), Appointment.state.not_in(OFF))
        .order_by(Appointment.starts, Booth.code, Appointment.id)
    )
    for name, value in filters.items():
        query = query.where(getattr(Appointment, name) == value)
    return [Arranged(*row) for row in look.session.execute(query)]
