"""What the desk has and what the rosters bring, findable by number and by nature without a query per row."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from fairdesk.models.base import Record
from fairdesk.models.remarks import RosterRemark
from fairdesk.records.rosters import ALSO_KNOWN_AS
from fairdesk.store.projection import UNDO
from fairdesk.store.roster_table import TARGETS
from fairdesk.store.roster_targets import Fields, Target, Values
from fairdesk.store.unit_of_work import Look


def _ways() -> dict[type[Record], set[Fields]]:
    """By which fields each kind is looked for, as the table says."""
    ways: dict[type[Record], set[Fields]] = defaultdict(set)
    for target in TARGETS:
        ways[target.kind].update(target.identity)
        for link in target.links:
            for kind in link.kinds.values():
                ways[kind].update(fields for fields, _ in link.by)
    return ways


class _Shelf:
    """All records of one kind."""

    def __init__(self, ways: Iterable[Fields]) -> None:
        self.ways = tuple(sorted(ways))
        self.records: dict[str, Record] = {}
        self.codes: dict[str, Record] = {}
        self.alike: dict[tuple[Fields, tuple[Any, ...]], dict[str, Record]] = defaultdict(dict)
        self.named: dict[tuple[Fields, tuple[Any, ...]], Record] = {}


class RosterIndex:
    """Finds records by roster number and by nature; knows what will change and what will be made, and changes nothing itself."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._ways = _ways()
        self._shelves: dict[type[Record], _Shelf] = {}
        self.made: list[Record] = []
        self._new: set[str] = set()
        self.moved: dict[str, tuple[Record, Values]] = {}
        self.names: list[tuple[Record, Fields, tuple[Any, ...]]] = []
        """Under which other values records are known from now on."""

    def by_code(self, kind: type[Record], code: str) -> Record | None:
        """The record with this roster number, the valid one where there are several."""
        return self._shelf(kind).codes.get(code)

    def linked(self, kind: type[Record], code: str) -> Record | None:
        """The valid record with this roster number."""
        found = self.by_code(kind, code)
        return None if found is None or found.voided else found

    def alike(self, kind: type[Record], fields: Fields, values: tuple[Any, ...]) -> list[Record]:
        """The records whose fields have these values; void ones only where there is no valid one."""
        found = list(self._shelf(kind).alike.get((fields, values), {}).values())
        found = [one for one in found if tuple(self.value(one, name) for name in fields) == values]
        found = [one for one in found if not one.voided] or found
        named = self._shelf(kind).named.get((fields, values))
        return found or ([named] if named is not None and not named.voided else [])

    def every(self, kind: type[Record]) -> Iterable[Record]:
        """All valid records of this kind."""
        return (one for one in self._shelf(kind).records.values() if not one.voided)

    def value(self, record: Record, field: str) -> Any:
        """What the field will be when all is taken in."""
        moved = self.moved.get(record.id)
        return moved[1][field] if moved and field in moved[1] else getattr(record, field)

    def of(self, kind: type[Record], record_id: str) -> Record | None:
        """The record of this id, of the desk or still to be made."""
        return self._shelf(kind).records.get(record_id)

    def is_new(self, record: Record) -> bool:
        """Whether the record is still to be made."""
        return record.id in self._new

    def make(self, kind: type[Record], values: Values) -> Record:
        """A record with these values will be made."""
        record = kind(**values)
        self.keep(record)
        return record

    def keep(self, record: Record) -> None:
        """This record will be made."""
        self.made.append(record)
        self._new.add(record.id)
        self._place(self._shelf(type(record)), record)

    def any(self, kind: type[Record]) -> bool:
        """Whether there is a valid record of this kind."""
        return next(iter(self.every(kind)), None) is not None

    def also_known(self, target: Target, record: Record, values: Values, *, replaced: bool) -> None:
        """From now on rosters that say these values mean this record, because a person said so.

        Where the values replace the record's own, rosters that still say its own mean it too.
        """
        shelf = self._shelf(target.kind)
        for names in target.identity:
            said = tuple(values.get(name) for name in names)
            own = tuple(self.value(record, name) for name in names)
            other = own if replaced else said
            if said != own and all(one not in (None, "") for one in (*said, *own)):
                shelf.named[names, other] = record
                self.names.append((record, names, other))

    def by_other_name(self, target: Target, record: Record, values: Values) -> bool:
        """Whether these values only mean the record because a person said so."""
        shelf = self._shelf(target.kind)
        said = ((names, tuple(values.get(name) for name in names)) for names in target.identity)
        return any(shelf.named.get(one) is record for one in said)

    def move(self, record: Record, values: Values) -> None:
        """The record will have these values; one that is still to be made has them at once."""
        if record.id in self._new:
            for name, value in values.items():
                setattr(record, name, value)
        else:
            self.moved.setdefault(record.id, (record, {}))[1].update(values)
        self._place(self._shelf(type(record)), record)

    def _shelf(self, kind: type[Record]) -> _Shelf:
        if kind not in self._shelves:
            shelf = self._shelves[kind] = _Shelf(self._ways[kind])
            # what an undo took away is as if it had never been; what a person voided stays known as void
            kept = select(kind).where(kind.void_reason != UNDO).order_by(kind.voided.desc(), kind.id)
            for record in self._look.session.execute(kept).scalars():
                self._place(shelf, record)
            self._remember(kind, shelf)
        return self._shelves[kind]

    def _remember(self, kind: type[Record], shelf: _Shelf) -> None:
        """What people have said of other names of these records."""
        said = select(RosterRemark).where(
            RosterRemark.issue == ALSO_KNOWN_AS, RosterRemark.subject == kind.__tablename__, RosterRemark.voided.is_(False)
        )
        for one in self._look.session.execute(said).scalars():
            if (record := shelf.records.get(one.subject_id)) is not None:
                shelf.named[tuple(one.field.split(",")), tuple(json.loads(one.raw))] = record

    def _place(self, shelf: _Shelf, record: Record) -> None:
        shelf.records[record.id] = record
        if code := self.value(record, "code"):
            shelf.codes[code] = record
        for fields in shelf.ways:
            values = tuple(self.value(record, name) for name in fields)
            if values[0] not in (None, ""):
                shelf.alike[fields, values][record.id] = record
