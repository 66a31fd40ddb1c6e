"""People as a batch of badges needs them, read in a handful of queries however many they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from fairdesk.models.areas import Area, Delegation
from fairdesk.models.hall import Booth
from fairdesk.models.people import Badge, Participant
from fairdesk.records.badges import BadgeRow
from fairdesk.store.directory import place_of
from fairdesk.store.unit_of_work import Look

PART = 500
"""Values in one query: databases limit them."""
_COLUMNS = (
    Participant.id,
    Participant.code,
    Participant.name,
    Participant.unit,
    Participant.title,
    Participant.category,
    Participant.badge_no,
    Participant.walk_in,
    Participant.arrives,
)


def rows(look: Look, **filters: object) -> list[BadgeRow]:
    """People by roster number, narrowed by column values (`category`, `unit`, `badge_no`, `walk_in`)."""
    return _read(look, *(getattr(Participant, name) == value for name, value in filters.items()))


def named(look: Look, names: Sequence[str]) -> list[BadgeRow]:
    """The people with these ids, roster numbers or badge numbers, in the order asked for; unknown ones are left out."""
    found: dict[str, BadgeRow] = {}
    for part in _parts(names):
        columns = (Participant.id, Participant.code, Participant.badge_no)
        for one in _read(look, or_(*(column.in_(part) for column in columns))):
            found |= {key: one for key in (one.code, one.badge_no, one.id) if key}
    return list({found[name].id: found[name] for name in names if name in found}.values())


def printed(look: Look, person_ids: Sequence[str]) -> set[str]:
    """Those of these people for whom a badge was printed, void or not."""
    found: set[str] = set()
    for part in _parts(person_ids):
        found |= set(look.session.scalars(select(Badge.participant_id).where(Badge.participant_id.in_(part))))
    return found


def people(look: Look, person_ids: Sequence[str]) -> dict[str, Participant]:
    """These people by their ids, void ones among them; unknown ones are left out."""
    found: dict[str, Participant] = {}
    for part in _parts(person_ids):
        found |= {one.id: one for one in look.session.scalars(select(Participant).where(Participant.id.in_(part)))}
    return found


def _parts(values: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), PART):
        yield list(values[start : start + PART])


def _read(look: Look, *conditions: ColumnElement[bool]) -> list[BadgeRow]:
    """The people for whom the conditions hold, with booth, area and newest badge."""
    by_delegation, by_organisation = _booths(look)
    copies = dict(look.session.execute(select(Badge.participant_id, func.max(Badge.copy)).group_by(Badge.participant_id)).all())
    query = (
        select(*_COLUMNS, Participant.delegation_id, Participant.organisation_id, Area)
        .outerjoin(Delegation, Delegation.id == Participant.delegation_id)
        .outerjoin(Area, Area.id == func.coalesce(Participant.area_id, Delegation.area_id))
        .where(Participant.voided.is_(False), *conditions)
        .order_by(Participant.code, Participant.id)
    )
    found = []
    for *values, delegation, organisation, area in look.session.execute(query):
        told: dict[str, Any] = {column.key: value for column, value in zip(_COLUMNS, values, strict=True)}
        booths = [one for one in (by_delegation.get(delegation), by_organisation.get(organisation)) if one]
        told["code"] = told["code"] or ""
        found.append(
            BadgeRow(**told, booth=min(booths, default=""), area=place_of(area) if area else "", copy=copies.get(told["id"], 0))
        )
    return found


def _booths(look: Look) -> tuple[dict[str | None, str], dict[str | None, str]]:
    """The first booth of each delegation and of each organisation."""
    valid = Booth.voided.is_(False)
    delegations = select(Delegation.id, Booth.code).join(Booth, Booth.id == Delegation.booth_id).where(valid)
    organisations = select(Booth.organisation_id, func.min(Booth.code)).where(valid, Booth.organisation_id.is_not(None))
    return (
        {one: code or "" for one, code in look.session.execute(delegations)},
        {one: code or "" for one, code in look.session.execute(organisations.group_by(Booth.organisation_id))},
    )
