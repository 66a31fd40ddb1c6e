"""Organisations, areas, what they offer and need, booths."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from fairdesk.models.areas import Area, Delegation, DistrictStand
from fairdesk.models.hall import Booth, Zone
from fairdesk.models.organisations import JointCommittee, Organisation
from fairdesk.models.people import Participant
from fairdesk.models.supply import Demand, Offer
from fairdesk.records.choices import Track
from fairdesk.records.directory import AreaCard, AreaRow, BoothRow, DemandRow, OfferRow, OrganisationCard, OrganisationRow
from fairdesk.rules.names import masked_phone
from fairdesk.store import people
from fairdesk.store.things import get
from fairdesk.store.unit_of_work import Look


def organisations(look: Look, **filters: Any) -> list[OrganisationRow]:
    """Organisations by roster number, narrowed by column values."""
    query = select(Organisation, JointCommittee.name).outerjoin(JointCommittee, JointCommittee.id == Organisation.committee_id)
    query = query.where(Organisation.voided.is_(False)).order_by(Organisation.code, Organisation.id)
    for name, value in filters.items():
        query = query.where(getattr(Organisation, name) == value)
    return [_organisation(one, committee or "") for one, committee in look.session.execute(query)]


def _organisation(one: Organisation, committee: str) -> OrganisationRow:
    return OrganisationRow(
        id=one.id,
        code=one.code or "",
        name=one.name,
        short=one.short,
        category=one.category,
        board_status=one.board_status,
        supporting=one.supporting,
        hub=one.hub,
        committee=committee,
        main_field=one.main_field,
        uscc=one.uscc,
        contact=one.contact,
        phone=masked_phone(one.mobile),
    )


def organisation_card(look: Look, name: str) -> OrganisationCard:
    """All there is of one organisation; refused where it is unknown."""
    one = get(look, Organisation, name)
    committee = look.session.get(JointCommittee, one.committee_id) if one.committee_id else None
    return OrganisationCard(
        row=_organisation(one, committee.name if committee else ""),
        legal_rep=one.legal_rep,
        reg_authority=one.reg_authority,
        grade=one.grade,
        address=one.address,
        resolution_no=one.resolution_no,
        offers=tuple(offers(look, organisation_id=one.id)),
        people=tuple(people.rows(look, organisation_id=one.id)),
    )


def areas(look: Look, **filters: Any) -> list[AreaRow]:
    """Areas with their delegation or stand, by roster number."""
    count = select(Participant.delegation_id, func.count().label("people")).where(Participant.voided.is_(False))
    counted = count.group_by(Participant.delegation_id).subquery()
    query = (
        select(Area, Delegation.lead, counted.c.people, Booth.code, DistrictStand.id)
        .outerjoin(Delegation, Delegation.area_id == Area.id)
        .outerjoin(DistrictStand, DistrictStand.area_id == Area.id)
        .outerjoin(Booth, (Booth.id == Delegation.booth_id) | (Booth.id == DistrictStand.booth_id))
        .outerjoin(counted, counted.c.delegation_id == Delegation.id)
        .where(Area.voided.is_(False))
        .order_by(Area.code, Area.id)
    )
    for name, value in filters.items():
        query = query.where(getattr(Area, name) == value)
    return [_area(*row) for row in look.session.execute(query)]


def _area(one: Area, lead: str | None, count: int | None, booth: str | None, stand: str | None) -> AreaRow:
    return AreaRow(
        id=one.id,
        code=one.code or "",
        name=one.name,
        province=one.province,
        prefecture=one.prefecture,
        gb_code=one.gb_code or "",
        delegation_lead=lead or "",
        people=count or 0,
        booth=booth or "",
        track=Track.RELIEF if stand else Track.COUNTERPART,
    )


def area_card(look: Look, name: str) -> AreaCard:
    """All there is of one area; refused where it is unknown."""
    one = get(look, Area, name)
    found = select(Delegation).where(Delegation.area_id == one.id, Delegation.voided.is_(False)).limit(1)
    delegation = look.session.execute(found).scalar_one_or_none()
    present = people.rows(look, delegation_id=delegation.id) if delegation else people.rows(look, area_id=one.id)
    policy = delegation.policy if delegation else ""
    return AreaCard(
        row=areas(look, id=one.id)[0], policy=policy, demands=tuple(demands(look, area_id=one.id)), people=tuple(present)
    )


def place_of(one: Area) -> str:
    """Province, prefecture and name in full, no part twice: several cities have a district of one name."""
    return "".join(dict.fromkeys(part for part in (one.province, one.prefecture, one.name) if part))


def demands(look: Look, **filters: Any) -> list[DemandRow]:
    """Demands by roster number, narrowed by column values."""
    query = (
        select(Demand, Area)
        .join(Area, Area.id == Demand.area_id)
        .where(Demand.voided.is_(False))
        .order_by(Demand.code, Demand.id)
    )
    for name, value in filters.items():
        query = query.where(getattr(Demand, name) == value)
    return [
        DemandRow(
            id=one.id,
            code=one.code or "",
            area_id=area.id,
            area=place_of(area),
            title=one.title,
            field=one.field,
            track=one.track,
            cash_fen=one.cash_fen,
            goods=one.goods,
            goods_fen=one.goods_fen,
            households=one.households,
            people=one.people,
            status=one.status,
            description=one.description,
        )
        for one, area in look.session.execute(query)
    ]


def offers(look: Look, **filters: Any) -> list[OfferRow]:
    """Offers by roster number, narrowed by column values."""
    trustee = aliased(Organisation)
    query = (
        select(Offer, Organisation.name, trustee.name)
        .join(Organisation, Organisation.id == Offer.organisation_id)
        .outerjoin(trustee, trustee.id == Offer.trustee_id)
        .where(Offer.voided.is_(False))
        .order_by(Offer.code, Offer.id)
    )
    for name, value in filters.items():
        query = query.where(getattr(Offer, name) == value)
    return [
        OfferRow(
            id=one.id,
            code=one.code or "",
            organisation_id=one.organisation_id,
            organisation=organisation,
            title=one.title,
            field=one.field,
            mode=one.mode,
            cash_fen=one.cash_fen,
            goods=one.goods,
            goods_fen=one.goods_fen,
            want_region=one.want_region,
            status=one.status,
            trustee_id=one.trustee_id or "",
            trustee=trustee_name or "",
            description=one.description,
        )
        for one, organisation, trustee_name in look.session.execute(query)
    ]


def booths(look: Look) -> list[BoothRow]:
    """Every booth and table, by its number."""
    query = select(Booth, Zone.name).outerjoin(Zone, Zone.id == Booth.zone_id).where(Booth.voided.is_(False)).order_by(Booth.code)
    return [
        BoothRow(id=one.id, code=one.code or "", zone=zone or "", holder=one.holder) for one, zone in look.session.execute(query)
    ]
