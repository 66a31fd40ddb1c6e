"""Conflicts in the words people have for records: names for ids, choices and dates for what the journal writes."""

from __future__ import annotations

from datetime import datetime

from fairdesk.models.areas import Area
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Arrival, Participant
from fairdesk.models.talks import Negotiation
from fairdesk.records.conflicts import ConflictCard, ConflictChoice
from fairdesk.rules.names import masked_phone
from fairdesk.store import conflicts, desks, hand_back, papers_naming, things
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import decode, journaled, links_of, table_of

PHONES = frozenset({"mobile", "phone", "landline"})
NAMED_BY = ("name", "number", "title", "topic", "project")


def cards(look: Look) -> list[ConflictCard]:
    """Every open conflict, the value shown everywhere first in each."""
    letters = {desk.code or "": desk.letters for desk in desks.enrolled(look)}
    clocks = hand_back.clocks(look)
    return [
        ConflictCard(
            id=row.id,
            record_table=row.record_table,
            record_id=row.record_id,
            name=name_of(look, row.record_table, row.record_id),
            field=row.field,
            policy=row.policy,
            choices=tuple(
                ConflictChoice(
                    operation=operation,
                    value=_value(look, row.record_table, row.field, value),
                    actor=actor,
                    at=datetime.fromisoformat(wall),
                    desk=letters.get(operation.partition(".")[0], ""),
                    ahead=clocks.get(operation.partition(".")[0], 0),
                )
                for operation, value, actor, wall in row.choices
            ),
            papers=papers_naming.numbers(look, row.record_table, row.record_id),
        )
        for row in conflicts.rows(look)
    ]


def name_of(look: Look, table: str, record_id: str) -> str:
    """What people call this record: its name, the two sides of a negotiation, who arrived; else its roster number."""
    record = look.session.get(journaled()[table], record_id)
    if record is None:
        return ""
    if isinstance(record, Negotiation):
        sides = (things.find(look, Organisation, record.organisation_id), things.find(look, Area, record.area_id))
        return " × ".join(side.name for side in sides if side is not None)
    if isinstance(record, Arrival):
        person = things.find(look, Participant, record.participant_id)
        return person.name if person else ""
    found = (getattr(record, name, "") for name in NAMED_BY)
    return next((str(name) for name in found if name), record.code or "")


def _value(look: Look, table: str, field: str, value: object) -> object:
    pointed = links_of(table).get(field)
    if pointed and isinstance(value, str):
        return name_of(look, pointed, value) or value
    if field in PHONES:
        return masked_phone(str(value or ""))
    return decode(table_of(table).columns[field], value)
