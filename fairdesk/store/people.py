"""People, their badges and their arrivals."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, case, func, or_, select

from fairdesk.models.areas import Area, Delegation
from fairdesk.models.hall import Booth
from fairdesk.models.people import Arrival, Badge, Participant
from fairdesk.records.people import ArrivalRow, AttendanceRow, PersonRow
from fairdesk.rules.names import masked_phone
from fairdesk.store.unit_of_work import Look

_FIRST = (
    select(Arrival.participant_id, func.min(Arrival.at).label("at"))
    .where(Arrival.voided.is_(False))
    .group_by(Arrival.participant_id)
    .subquery()
)


def by_badge(look: Look, badge: str) -> Participant | None:
    """The person with this badge number, roster number or id; a valid one before a void one."""
    query = select(Participant).where(or_(Participant.badge_no == badge, Participant.code == badge, Participant.id == badge))
    return look.session.execute(query.order_by(Participant.voided, Participant.id).limit(1)).scalar_one_or_none()


def void_badge(look: Look, number: str) -> Badge | None:
    """The void badge of this number, where a later print replaced it."""
    query = select(Badge).where(Badge.number == number, Badge.voided.is_(True)).limit(1)
    return look.session.execute(query).scalar_one_or_none()


def first_arrival(look: Look, participant_id: str) -> Arrival | None:
    """The first arrival of a person that still stands."""
    query = select(Arrival).where(Arrival.participant_id == participant_id, Arrival.voided.is_(False))
    return look.session.execute(query.order_by(Arrival.at, Arrival.id).limit(1)).scalar_one_or_none()


def badges_of(look: Look, participant_id: str) -> list[Badge]:
    """Every badge printed for a person, the newest last."""
    query = select(Badge).where(Badge.participant_id == participant_id).order_by(Badge.copy)
    return list(look.session.execute(query).scalars())


def booth_of(look: Look, person: Participant) -> str:
    """The booth of the person's delegation or organisation, or nothing."""
    belongs = []
    if person.delegation_id is not None:
        belongs.append(Delegation.id == person.delegation_id)
    if person.organisation_id is not None:
        belongs.append(Booth.organisation_id == person.organisation_id)
    if not belongs:
        return ""
    query = select(Booth.code).outerjoin(Delegation, Delegation.booth_id == Booth.id)
    query = query.where(or_(*belongs), Booth.voided.is_(False)).order_by(Booth.code)
    return look.session.execute(query.limit(1)).scalar() or ""


def _row(person: Participant, at: Any) -> PersonRow:
    return PersonRow(
        id=person.id,
        code=person.code or "",
        name=person.name,
        unit=person.unit,
        title=person.title,
        category=person.category,
        badge_no=person.badge_no,
        phone=masked_phone(person.mobile),
        arrived_at=at,
        walk_in=person.walk_in,
    )


def _people() -> Select[Any]:
    query = select(Participant, _FIRST.c.at).outerjoin(_FIRST, _FIRST.c.participant_id == Participant.id)
    return query.where(Participant.voided.is_(False))


def rows(look: Look, **filters: Any) -> list[PersonRow]:
    """People by roster number, narrowed by column values (`category`, `organisation_id`, `delegation_id`, `unit` ...)."""
    query = _people().order_by(Participant.code, Participant.id)
    for name, value in filters.items():
        column = getattr(Participant, name)
        query = query.where(column.in_(value) if isinstance(value, list | tuple) else column == value)
    return [_row(person, at) for person, at in look.session.execute(query)]


def arrivals(look: Look, limit: int = 50) -> list[ArrivalRow]:
    """The newest arrivals, newest first."""
    query = select(Arrival, Participant).join(Participant, Participant.id == Arrival.participant_id)
    query = query.where(Arrival.voided.is_(False)).order_by(Arrival.at.desc(), Arrival.id.desc()).limit(limit)
    return [
        ArrivalRow(
            id=arrival.id,
            person_id=person.id,
            name=person.name,
            unit=person.unit,
            badge_no=person.badge_no,
            at=arrival.at,
            station=arrival.station,
            method=arrival.method,
        )
        for arrival, person in look.session.execute(query)
    ]


def attendance(look: Look) -> list[AttendanceRow]:
    """Due and present: every province's delegations, then every other category of participants."""
    group = case((Area.province != "", Area.province), else_="")
    query = (
        select(group.label("province"), Participant.category, func.count(Participant.id), func.count(_FIRST.c.at))
        .outerjoin(_FIRST, _FIRST.c.participant_id == Participant.id)
        .outerjoin(Delegation, Delegation.id == Participant.delegation_id)
        .outerjoin(Area, Area.id == Delegation.area_id)
        .where(Participant.voided.is_(False))
        .group_by(group, Participant.category)
    )
    sums: dict[str, list[int]] = {}
    for province, category, due, present in look.session.execute(query):
        one = sums.setdefault(province or category.label, [0, 0])
        one[0] += due
        one[1] += present
    return [
        AttendanceRow(group=name, due=due, present=present)
        for name, (due, present) in sorted(sums.items(), key=lambda s: -s[1][0])
    ]
