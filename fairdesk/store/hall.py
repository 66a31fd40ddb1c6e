"""The hall: booths with their zones and who stands there, and the tables for negotiations."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import or_, select

from fairdesk.models.areas import Area, Delegation, DistrictStand
from fairdesk.models.hall import Booth, Zone
from fairdesk.models.organisations import Organisation
from fairdesk.records.choices import Track
from fairdesk.store.unit_of_work import Look

TALKS = "洽谈"
"""What the zone is called whose booths are tables (R42)."""


class Stand(NamedTuple):
    """A booth with its zone, and the area or organisation that holds it."""

    booth: Booth
    zone: Zone | None
    area: Area | None
    organisation: Organisation | None
    track: Track | None

    @property
    def is_table(self) -> bool:
        """Whether it is a table for negotiations."""
        return self.zone is not None and TALKS in self.zone.name


def stands(look: Look) -> list[Stand]:
    """Every booth and table by its number."""
    query = (
        select(Booth, Zone, Delegation.area_id, DistrictStand.area_id, Organisation)
        .outerjoin(Zone, Zone.id == Booth.zone_id)
        .outerjoin(Delegation, (Delegation.booth_id == Booth.id) & Delegation.voided.is_(False))
        .outerjoin(DistrictStand, (DistrictStand.booth_id == Booth.id) & DistrictStand.voided.is_(False))
        .outerjoin(Organisation, Organisation.id == Booth.organisation_id)
        .where(Booth.voided.is_(False))
        .order_by(Booth.code, Booth.id)
    )
    found: dict[str, Stand] = {}
    for booth, zone, delegation, stand, organisation in look.session.execute(query):
        track = Track.RELIEF if stand else Track.COUNTERPART if delegation else None
        area_id = booth.area_id or delegation or stand
        area = look.session.get(Area, area_id) if area_id else None
        found.setdefault(booth.id, Stand(booth, zone, area, organisation, zone.track if zone and zone.track else track))
    return list(found.values())


def booth_of_side(look: Look, *, organisation_id: str | None = None, area_id: str | None = None) -> str:
    """The number of the booth a side holds, or nothing."""
    query = select(Booth.code).where(Booth.voided.is_(False)).order_by(Booth.code).limit(1)
    if organisation_id:
        return look.session.execute(query.where(Booth.organisation_id == organisation_id)).scalar() or ""
    held = select(Delegation.booth_id).where(Delegation.area_id == area_id, Delegation.voided.is_(False))
    stood = select(DistrictStand.booth_id).where(DistrictStand.area_id == area_id, DistrictStand.voided.is_(False))
    found = query.where(or_(Booth.area_id == area_id, Booth.id.in_(held), Booth.id.in_(stood)))
    return look.session.execute(found).scalar() or ""
