"""People of two desks who may be one: found in what all desks wrote, the same in whatever order it was merged; never joined here.

A pair is a candidate where the two were made at different desks, or one of them walked in, and their telephone, their name and
unit, or the sound of their names within a unit is the same. People whom one bureau's rosters name twice are the rosters' matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row, select

from fairdesk.models.journal import HEAD
from fairdesk.models.people import Participant
from fairdesk.models.remarks import RosterRemark
from fairdesk.records.people import Candidate
from fairdesk.rules.likeness import Pair, Person, one_person
from fairdesk.store import desks, people, things
from fairdesk.store.unit_of_work import Look, Work

APART, JOINED = "TWO_PEOPLE", "JOINED_WITH"
"""Issues of remarks by which a decision is remembered: `raw` is the id of the other person."""


def rows(look: Look) -> list[Candidate]:
    """Every pair nobody has decided, the later person first, by when they were made."""
    known = {row.id: row for row in people.rows(look)}
    return [Candidate(one=known[str(pair.later)], other=known[str(pair.earlier)], reason=pair.reason) for pair in _pairs(look)]


def count(look: Look) -> int:
    """How many pairs nobody has decided."""
    return sum(1 for _pair in _pairs(look))


def _pairs(look: Look) -> Iterator[Pair]:
    person, head = Participant.__table__.c, HEAD.c
    columns = (person.id, person.name, person.unit, person.mobile, person.walk_in, head.origin)
    query = select(*columns).join(HEAD, head.record_id == person.id).where(person.voided.is_(False)).order_by(person.id)
    found = _near_strangers(look.ask(query).all(), desks.identity(look).bureau_device)
    made = {row.id: (row.origin.partition(".")[0], row.walk_in) for row in found}
    told = [Person(row.id, place, row.name, row.unit, row.mobile) for place, row in enumerate(found)]
    decided = _decided(look)
    for pair in one_person(told):
        (desk, walked), (other_desk, other_walked) = made[str(pair.later)], made[str(pair.earlier)]
        if (desk != other_desk or walked or other_walked) and frozenset({str(pair.later), str(pair.earlier)}) not in decided:
            yield pair


def _near_strangers(found: Sequence[Row[Any]], bureau: str) -> list[Row[Any]]:
    """Those the bureau did not write down, and whoever shares a unit or a telephone with one of them: the others are no pair."""
    strangers = [row for row in found if row.walk_in or not row.origin.startswith(f"{bureau}.")]
    units, phones = {row.unit for row in strangers}, {row.mobile for row in strangers} - {""}
    return [row for row in found if row.unit in units or row.mobile in phones]


def _decided(look: Look) -> set[frozenset[str]]:
    remark = RosterRemark.__table__.c
    rows = look.ask(select(remark.subject_id, remark.raw).where(remark.issue == APART, remark.voided.is_(False)))
    return {frozenset({row.subject_id, row.raw}) for row in rows}


def joined_into(look: Look, person: Participant) -> Participant:
    """The person this one was joined with, or this one."""
    seen = {person.id}
    while person.voided:
        remark = next(iter(things.where(look, RosterRemark, subject_id=person.id, issue=JOINED)), None)
        found = things.find(look, Participant, remark.raw) if remark is not None else None
        if found is None or found.id in seen:
            return person
        seen.add(found.id)
        person = found
    return person


def remember(work: Work, one: Participant, other: Participant, issue: str) -> None:
    """The decision is on record at every desk that hears of it."""
    subject = Participant.__tablename__
    things.add(work, RosterRemark(subject=subject, subject_id=one.id, field="", issue=issue, raw=other.id, settled=True))
