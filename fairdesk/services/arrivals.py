"""At the door: arrivals, leaving, walk-ins."""

from __future__ import annotations

from fairdesk.base.errors import BadgeUnknown, FormIncomplete
from fairdesk.base.i18n import N_, _
from fairdesk.exchange import codes
from fairdesk.models.people import Arrival, Participant
from fairdesk.records.choices import ArrivalMethod, ParticipantCategory
from fairdesk.records.people import ArrivalAnswer, ArrivalRow, ArrivalState, AttendanceRow, PersonRow, WalkInForm
from fairdesk.rules import badges, names
from fairdesk.rules.lives import marked
from fairdesk.services.desk import Outcome, act
from fairdesk.services.keys import fair_trust
from fairdesk.store import candidates, desks, people, things
from fairdesk.store.unit_of_work import Look, Work


@act(N_("Check in"))
def check_in(work: Work, *, badge: str, station: str = "", method: ArrivalMethod = ArrivalMethod.SCAN) -> Outcome[ArrivalAnswer]:
    """The person of this badge is here; one who is here already is not recorded twice, the answer says since when and where.

    `badge` is a badge number, a roster number, or the text of a badge's code. Refused where nobody is known under it.
    """
    person = _person_of(work, badge)
    earlier = people.first_arrival(work, person.id)
    if person.voided or _is_void(work, badge.strip()):
        return Outcome(_answer(work, person, ArrivalState.VOID, earlier))
    if earlier is not None:
        return Outcome(_answer(work, person, ArrivalState.ALREADY, earlier))
    arrival = Arrival(participant_id=person.id, at=work.at, station=station or _here(work), method=method)
    things.add(work, arrival)
    return Outcome(_answer(work, person, ArrivalState.WELCOME, arrival))


def _here(look: Look) -> str:
    """What this place is called: the name set for it, or the desk's letters."""
    return desks.preference(look, "station") or desks.identity(look).letters


def _answer(look: Look, person: Participant, state: ArrivalState, arrival: Arrival | None) -> ArrivalAnswer:
    return ArrivalAnswer(
        state=state,
        person_id=person.id,
        name=person.name,
        unit=person.unit,
        title=person.title,
        category=person.category,
        badge_no=person.badge_no,
        booth=people.booth_of(look, person),
        at=arrival.at if arrival else getattr(look, "at", None) or desks.fair_start(look),
        station=arrival.station if arrival else "",
        arrival_id=arrival.id if arrival else "",
    )


def _person_of(work: Work, badge: str) -> Participant:
    """Whose badge it is; of a person who was joined with another one, the other."""
    return candidates.joined_into(work, _wearer(work, badge))


def _wearer(work: Work, badge: str) -> Participant:
    text = badge.strip()
    if not badges.is_badge(text):
        found = people.by_badge(work, text.upper()) or people.by_badge(work, text)
        if found is not None:
            return found
        replaced = people.void_badge(work, text.upper()) or people.void_badge(work, text)
        if replaced is None:
            raise BadgeUnknown(badge=text)
        return things.get(work, Participant, replaced.participant_id)
    read = badges.read_badge(text, badges.fair_tag(desks.identity(work).fair_code))
    return things.find(work, Participant, read.person_id) or _stranger(work, text, read.person_id)


def _is_void(look: Look, number: str) -> bool:
    return any(people.void_badge(look, one) for one in (number.upper(), number))


def _stranger(work: Work, text: str, person_id: str) -> Participant:
    """A walk-in of another desk, whose signed badge says who he is."""
    if not text.upper().startswith("FD1W"):
        raise BadgeUnknown(badge=text[:12])
    card = codes.read_walk_in(text)
    if not codes.check(card, fair_trust(work)).genuine:
        raise BadgeUnknown(badge=text[:12])
    facts = card.facts
    person = Participant(
        id=person_id, name=facts.name, unit=facts.organisation, category=ParticipantCategory[facts.category], walk_in=True
    )
    work.pen.told[person.id] = ("name", "unit", "category", "walk_in")
    things.add(work, person)
    work.flush()
    return person


@act(N_("Register walk-in"))
def register_walk_in(work: Work, *, form: WalkInForm) -> Outcome[PersonRow]:
    """Somebody who came unannounced is a participant with a badge number of this desk, and has arrived."""
    name = names.clean_name(form.name).value
    if not name:
        raise FormIncomplete(field=_(N_("Name")))
    identity = desks.identity(work)
    letters = marked(identity.letters, identity.epoch)
    number = f"{letters}W{desks.next_number(work, 'walk_in'):03d}"
    person = Participant(
        name=name,
        unit=form.unit.strip(),
        title=form.title.strip(),
        category=form.category,
        mobile=form.mobile.strip(),
        badge_no=number,
        organisation_id=form.organisation_id,
        delegation_id=form.delegation_id,
        walk_in=True,
    )
    things.add(work, person)
    things.add(work, Arrival(participant_id=person.id, at=work.at, station=identity.letters, method=ArrivalMethod.NAME))
    work.flush()
    return Outcome(people.rows(work, id=person.id)[0])


@act(N_("Record leaving"))
def leave(work: Work, *, badge: str) -> Outcome[str]:
    """The person has left; a later arrival is a coming back."""
    person = _person_of(work, badge)
    arrival = people.first_arrival(work, person.id)
    if arrival is None:
        raise BadgeUnknown(badge=badge)
    arrival.left_at = work.at
    return Outcome(person.id)


@act(N_("Undo arrival"))
def undo_arrival(work: Work, *, arrival_id: str, reason: str) -> Outcome[str]:
    """The arrival no longer counts; a reason is needed."""
    arrival = things.get(work, Arrival, arrival_id)
    arrival.void(reason)
    return Outcome(arrival.id)


def newest(look: Look, *, limit: int = 50) -> list[ArrivalRow]:
    """The newest arrivals, newest first."""
    return people.arrivals(look, limit)


def attendance(look: Look) -> list[AttendanceRow]:
    """Due and present by province and category."""
    return people.attendance(look)
