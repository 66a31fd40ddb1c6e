"""Signs of booths and tables, and the schedules of meetings."""

from __future__ import annotations

from collections.abc import Callable

from fairdesk.base.clock import HALL
from fairdesk.base.errors import NotFound
from fairdesk.models.areas import Area
from fairdesk.models.organisations import Organisation
from fairdesk.records.sheets import (
    MeetingFacts,
    PaperSize,
    ScheduleFacts,
    ScheduleOf,
    SchedulesFacts,
    SignFacts,
    SignsFacts,
    TableSignFacts,
    TableSignsFacts,
)
from fairdesk.services.letters import fair_facts
from fairdesk.services.sheets.names import ALL, sized, table_number
from fairdesk.store import desks, hall, meetings, things
from fairdesk.store.directory import place_of
from fairdesk.store.hall import Stand
from fairdesk.store.meetings import Arranged
from fairdesk.store.unit_of_work import Look


def booth_sign(look: Look, name: str) -> SignsFacts:
    """The sign of a booth, of every booth of a zone (`Z1`), or of `all`; `@A3` behind it asks for A3."""
    plain, size = sized(name, PaperSize.A4)
    booths = [one for one in hall.stands(look) if not one.is_table]
    found = [one for one in booths if plain == ALL or plain in _names(one)]
    if not found:
        raise NotFound(what=name)
    return SignsFacts(fair=fair_facts(desks.fair(look)), signs=tuple(_sign(one) for one in found), size=size)


def _names(stand: Stand) -> set[str | None]:
    zone = {stand.zone.id, stand.zone.code, stand.zone.name} if stand.zone else set()
    return {stand.booth.id, stand.booth.code, *zone}


def _sign(stand: Stand) -> SignFacts:
    place = "".join(dict.fromkeys((stand.area.province, stand.area.prefecture))) if stand.area else ""
    holder = stand.booth.holder or (stand.organisation.name if stand.organisation else stand.area.name if stand.area else "")
    zone = stand.zone.name if stand.zone else ""
    return SignFacts(number=stand.booth.code or "", holder=holder, place=place, zone=zone, track=stand.track)


def table_sign(look: Look, name: str) -> TableSignsFacts:
    """The sign of a table (`table:12`, `12`, or its code), or of `all`, with the meetings arranged there."""
    found = _tables(look, name)
    signs = tuple(TableSignFacts(number=one.booth.code or "", meetings=_at_table(look, one)) for one in found)
    return TableSignsFacts(fair=fair_facts(desks.fair(look)), tables=signs)


def _tables(look: Look, name: str) -> list[Stand]:
    number = table_number(name)
    tables = [one for one in hall.stands(look) if one.is_table]
    found = [one for one in tables if name == ALL or name in {one.booth.id, one.booth.code} or _numbered(one, number)]
    if not found:
        raise NotFound(what=name)
    return found


def _numbered(stand: Stand, number: int | None) -> bool:
    digits = "".join(sign for sign in stand.booth.code or "" if sign.isdecimal())
    return number is not None and digits != "" and int(digits) == number


def _at_table(look: Look, stand: Stand) -> tuple[MeetingFacts, ...]:
    return tuple(_meeting(one) for one in meetings.arranged(look, booth_id=stand.booth.id))


def _meeting(one: Arranged) -> MeetingFacts:
    starts = one.appointment.starts
    return MeetingFacts(
        time=starts.astimezone(HALL).strftime("%H:%M") if starts else "",
        table=(one.booth.code or "") if one.booth else "",
        organisation=one.organisation.name,
        area=place_of(one.area),
        topic=one.offer or one.demand or "",
    )


def schedule(look: Look, name: str) -> SchedulesFacts:
    """The meetings of an organisation, an area or a table (`table:12`); of everybody who has any with `all`, or the groups.

    The groups are `organisations`, `areas` and `tables`. A side without meetings has a schedule that says so.
    """
    groups: dict[str, Callable[[Look], list[ScheduleFacts]]] = {"organisations": _organisations, "areas": _areas}
    groups["tables"] = _all_tables
    if name == ALL:
        found = [one for make in groups.values() for one in make(look)]
    elif name in groups:
        found = groups[name](look)
    else:
        found = [_one(look, name)]
    told = found or [ScheduleFacts(of=ScheduleOf.TABLE, name=desks.fair(look).name)]
    return SchedulesFacts(fair=fair_facts(desks.fair(look)), schedules=tuple(told))


def _one(look: Look, name: str) -> ScheduleFacts:
    organisation = things.find(look, Organisation, name)
    if organisation is not None:
        return _of_organisation(look, organisation)
    area = things.find(look, Area, name)
    return _of_area(look, area) if area is not None else _of_table(look, _tables(look, name)[0])


def _of_organisation(look: Look, one: Organisation) -> ScheduleFacts:
    booth = hall.booth_of_side(look, organisation_id=one.id)
    found = tuple(_meeting(each) for each in meetings.arranged(look, organisation_id=one.id))
    return ScheduleFacts(of=ScheduleOf.ORGANISATION, name=one.name, place=_place(booth), meetings=found)


def _of_area(look: Look, one: Area) -> ScheduleFacts:
    booth = hall.booth_of_side(look, area_id=one.id)
    found = tuple(_meeting(each) for each in meetings.arranged(look, area_id=one.id))
    return ScheduleFacts(of=ScheduleOf.AREA, name=place_of(one), place=_place(booth), meetings=found)


def _of_table(look: Look, one: Stand) -> ScheduleFacts:
    return ScheduleFacts(of=ScheduleOf.TABLE, name=f"洽谈桌 {one.booth.code or ''}", meetings=_at_table(look, one))


def _place(booth: str) -> str:
    return f"展位 {booth}" if booth else ""


def _organisations(look: Look) -> list[ScheduleFacts]:
    found = {one.organisation.id: one.organisation for one in meetings.arranged(look)}
    return [_of_organisation(look, one) for one in sorted(found.values(), key=lambda one: (one.code or "", one.name))]


def _areas(look: Look) -> list[ScheduleFacts]:
    found = {one.area.id: one.area for one in meetings.arranged(look)}
    return [_of_area(look, one) for one in sorted(found.values(), key=lambda one: (one.code or "", one.name))]


def _all_tables(look: Look) -> list[ScheduleFacts]:
    return [one for one in (_of_table(look, table) for table in hall.stands(look) if table.is_table) if one.meetings]
