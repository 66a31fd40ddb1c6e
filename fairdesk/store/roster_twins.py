"""Rows that may speak of the same thing as an earlier row or as a record of the desk; a person decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fairdesk.models.base import Record
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Participant
from fairdesk.models.supply import Demand, Offer
from fairdesk.records.rosters import FieldChange, RowPlace, Twin
from fairdesk.rules.likeness import Named, Pair, Person, like_names, like_people
from fairdesk.store.roster_index import RosterIndex
from fairdesk.store.roster_line import Line
from fairdesk.store.roster_table import MAIN
from fairdesk.store.roster_words import words

_COMPARED: dict[str, type[Record]] = {
    "organisations": Organisation,
    "participants": Participant,
    "demands": Demand,
    "offers": Offer,
}
_GROUPS = {Demand: "area_id", Offer: "organisation_id"}
_TITLES = ("name", "title")


def twins(lines: Sequence[Line], index: RosterIndex) -> Iterator[Twin]:
    """Rows that repeat an earlier row of their sheet, rows of these files that contradict each other, and new records that are
    like another one."""
    yield from _repeated(lines)
    yield from _contradicting(lines)
    by_record = {line.record_id: line for line in reversed(lines) if line.record_id}
    for entity, kind in _COMPARED.items():
        if any(line.entity == entity and line.state == "new" for line in lines):
            for pair in _pairs(kind, index):
                yield from _twin(pair, kind, index, by_record)


def _repeated(lines: Sequence[Line]) -> Iterator[Twin]:
    """What the reader found within one sheet."""
    by_place = {line.place: line for line in lines}
    for line in lines:
        if line.record.duplicate_of_row is None:
            continue
        other = by_place.get(RowPlace(line.place.file, line.place.sheet, line.record.duplicate_of_row))
        if other is not None:
            fields = _said_differently(other, line)
            reason = "SAME_KEY" if fields else "SAME_ROW"
            yield Twin(place=line.place, name=line.said, reason=reason, other=other.place, other_name=other.said, fields=fields)


def _contradicting(lines: Sequence[Line]) -> Iterator[Twin]:
    """Rows of several sheets or files that became one record and do not say the same."""
    first: dict[str, Line] = {}
    for line in lines:
        if not line.record_id or line.record.duplicate_of_row is not None:
            continue
        other = first.setdefault(line.record_id, line)
        if other is not line and (fields := _said_differently(other, line)):
            yield Twin(
                place=line.place, name=line.said, reason="SAME_KEY", other=other.place, other_name=other.said, fields=fields
            )


def _said_differently(other: Line, line: Line) -> tuple[FieldChange, ...]:
    ours, theirs = line.record.values, other.record.values
    both = [key for key in ours if ours[key] not in ("", None) and theirs.get(key) not in ("", None) and key != "note"]
    return tuple(FieldChange(key=key, old=str(theirs[key]), new=str(ours[key])) for key in both if ours[key] != theirs[key])


def _pairs(kind: type[Record], index: RosterIndex) -> Iterator[Pair]:
    things = list(index.every(kind))
    placed = sorted(enumerate(things), key=lambda one: (index.is_new(one[1]), one[0]))
    if kind is Participant:
        people = [
            Person(record.id, place, *(str(index.value(record, name) or "") for name in ("name", "unit", "mobile")))
            for place, (_at, record) in enumerate(placed)
        ]
        return like_people(people)
    title = next(name for name in _TITLES if hasattr(kind, name))
    group = _GROUPS.get(kind)
    named = [
        Named(record.id, place, str(index.value(record, title)), str(index.value(record, group) or "") if group else "")
        for place, (_at, record) in enumerate(placed)
    ]
    return like_names(named)


def _twin(pair: Pair, kind: type[Record], index: RosterIndex, by_record: dict[str, Line]) -> Iterator[Twin]:
    """The pair, where the later one comes from these rosters and is new."""
    later, earlier = index.of(kind, str(pair.later)), index.of(kind, str(pair.earlier))
    line = by_record.get(str(pair.later))
    if later is None or earlier is None or line is None or not index.is_new(later):
        return
    other = by_record.get(earlier.id) if index.is_new(earlier) else None
    yield Twin(
        place=line.place,
        name=_name(index, later),
        reason=pair.reason,
        other=other.place if other else None,
        record_id="" if other else earlier.id,
        other_name=_name(index, earlier),
        fields=_fields_apart(line.entity, index, earlier, later),
    )


def _fields_apart(entity: str, index: RosterIndex, earlier: Record, later: Record) -> tuple[FieldChange, ...]:
    found = []
    for column in MAIN[entity].columns:
        old: Any = index.value(earlier, column.field)
        new: Any = index.value(later, column.field)
        if new not in (None, "") and old != new:
            found.append(FieldChange(key=column.key, old=words(column.key, old), new=words(column.key, new)))
    return tuple(found)


def _name(index: RosterIndex, record: Record) -> str:
    title = next(name for name in _TITLES if hasattr(record, name))
    unit = str(index.value(record, "unit")) if hasattr(record, "unit") else ""
    return " · ".join(part for part in (str(index.value(record, title)), unit) if part)
