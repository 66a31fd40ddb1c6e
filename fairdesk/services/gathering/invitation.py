"""What an invitation says: to a person, with the code of the badge, to an organisation or to an area."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from fairdesk.base.clock import HALL
from fairdesk.base.errors import NotFound
from fairdesk.models.areas import Area
from fairdesk.models.hall import Booth
from fairdesk.models.invitations import Invitation
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Participant
from fairdesk.models.programme import AgendaItem
from fairdesk.records.papers import GridFacts, PaperFacts
from fairdesk.rules.badges import badge_text, fair_tag
from fairdesk.rules.paper_values import stated
from fairdesk.services.gathering.gathered import Gathered, about, fair_of, on_day
from fairdesk.store import directory, people, things
from fairdesk.store.unit_of_work import Look

Guest = Participant | Organisation | Area
FULL = 8
"""Items of the agenda that are told one by one; more are told together where they follow one another in one place."""


def gather(look: Look, name: str) -> Gathered:
    """The invitation of a person (id, roster or badge number), an organisation, an area, or the invitation of this id.

    Refused where nobody has this name, and where the record is void.
    """
    asked = things.find(look, Invitation, name)
    guest = _guest(look, name if asked is None else asked.participant_id or asked.organisation_id or asked.area_id or name)
    asked = asked or next(iter(things.where(look, Invitation, **{f"{guest.__tablename__}_id": guest.id})), None)
    fair = fair_of(look)
    items = sorted(things.where(look, AgendaItem), key=lambda one: one.no)
    person = guest if isinstance(guest, Participant) else None
    words, kind = _address(guest)
    facts = PaperFacts(
        kind="invitation",
        title="邀请函",
        fair=fair,
        day=fair.day,
        about=guest.name,
        values=stated(
            guest=words,
            guest_kind=(kind, "", kind),
            person=person.name if person else "",
            badge_no=person.badge_no if person else "",
            entry_code=badge_text(fair_tag(fair.fair_id), person.id) if person and not person.walk_in else "",
            hours=_hours(items),
            booth=_booth(look, guest),
            sent=on_day(_sent(asked)),
        ),
        grids=(_agenda(items),),
    )
    return about(facts, guest)


def _guest(look: Look, name: str) -> Guest:
    found = people.by_badge(look, name) or things.find(look, Organisation, name) or things.find(look, Area, name)
    if found is None:
        raise NotFound(what=name)
    return found


def _address(guest: Guest) -> tuple[str, str]:
    """How the guest is addressed, and which kind of guest it is."""
    if isinstance(guest, Participant):
        post = "　".join(one for one in (guest.unit, guest.title) if one)
        return guest.name + (f"（{post}）" if post else ""), "PERSON"
    if isinstance(guest, Organisation):
        return guest.name, "ORGANISATION"
    return directory.place_of(guest), "AREA"


def _sent(asked: Invitation | None) -> date | None:
    return asked.sent_at.astimezone(HALL).date() if asked and asked.sent_at else None


def _booth(look: Look, guest: Guest) -> str:
    if isinstance(guest, Participant):
        return people.booth_of(look, guest)
    if isinstance(guest, Area):
        return next((row.booth for row in directory.areas(look, id=guest.id)), "")
    found = sorted(one.code or "" for one in things.where(look, Booth, organisation_id=guest.id))
    return found[0] if found else ""


def _hours(items: list[AgendaItem]) -> tuple[str, str] | str:
    """From the first beginning to the last end."""
    starts, ends = min((one.starts for one in items if one.starts), default=""), max((one.ends for one in items), default="")
    return (f"　{starts}—{ends}", f"{starts}–{ends}") if starts and ends else ""


def _agenda(items: list[AgendaItem]) -> GridFacts:
    groups = [[one] for one in items]
    if len(items) > FULL:
        groups = [list(some) for _place, some in groupby(items, key=lambda one: one.place)]
    rows = tuple(
        (_span(some[0].starts, max(one.ends for one in some)), "；".join(one.title for one in some), some[0].place)
        for some in groups
    )
    return GridFacts(name="agenda", heads=("时间", "议程", "地点"), shares=(22, 60, 18), rows=rows)


def _span(starts: str, ends: str) -> str:
    return "—".join(one for one in (starts, ends) if one)
