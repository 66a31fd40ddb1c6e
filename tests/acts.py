"""Small acts for tests of the journal: they change one thing and say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.models.areas import Area
from fairdesk.models.organisations import Body, Organisation
from fairdesk.models.people import Participant
from fairdesk.records.choices import ParticipantCategory
from fairdesk.services.desk import Outcome, act
from fairdesk.store import things
from fairdesk.store.unit_of_work import Look, Work


@act("Add an organisation")
def add(work: Work, *, name: str, code: str | None = None) -> Outcome[str]:
    """One more organisation."""
    one = Organisation(name=name, code=code)
    things.add(work, one)
    return Outcome(one.id)


@act("Rename")
def rename(work: Work, *, record_id: str, name: str) -> Outcome[None]:
    """The organisation has another name."""
    things.get(work, Organisation, record_id).name = name
    return Outcome(None)


@act("Set contact")
def set_contact(work: Work, *, record_id: str, contact: str) -> Outcome[None]:
    """The organisation has another contact."""
    things.get(work, Organisation, record_id).contact = contact
    return Outcome(None)


@act("Add a body")
def add_body(work: Work, *, name: str, former: Sequence[str] = ()) -> Outcome[str]:
    """One more government body with its former names."""
    one = Body(name=name, former_names=list(former))
    things.add(work, one)
    return Outcome(one.id)


@act("Set former names")
def set_former(work: Work, *, record_id: str, names: Sequence[str]) -> Outcome[None]:
    """The body had these names before."""
    things.get(work, Body, record_id).former_names = list(names)
    return Outcome(None)


@act("Add a person")
def add_person(work: Work, *, name: str, note: str = "", mobile: str = "") -> Outcome[str]:
    """One more person with a note."""
    one = Participant(name=name, category=ParticipantCategory.GUEST, note=note, mobile=mobile)
    things.add(work, one)
    return Outcome(one.id)


@act("Change a person")
def change_person(work: Work, /, *, record_id: str, **fields: str) -> Outcome[None]:
    """The person's fields are these."""
    person = things.get(work, Participant, record_id)
    for name, value in fields.items():
        setattr(person, name, value)
    return Outcome(None)


@act("Void a person")
def void_person(work: Work, *, record_id: str, reason: str) -> Outcome[None]:
    """The person is void."""
    things.get(work, Participant, record_id).void(reason)
    return Outcome(None)


@act("Void")
def void(work: Work, *, record_id: str, reason: str) -> Outcome[None]:
    """The organisation is void."""
    things.get(work, Organisation, record_id).void(reason)
    return Outcome(None)


@act("Fail half way")
def fail(work: Work, *, name: str) -> Outcome[None]:
    """An act that breaks after it has flushed."""
    things.add(work, Organisation(name=name))
    work.flush()
    raise ZeroDivisionError


def name_of(look: Look, *, record_id: str) -> str:
    """The organisation's name."""
    return things.get(look, Organisation, record_id).name


def names(look: Look) -> list[str]:
    """The names of all valid organisations."""
    return sorted(one.name for one in things.where(look, Organisation))


def area_id(look: Look) -> str:
    """The id of the only area."""
    return things.where(look, Area)[0].id
