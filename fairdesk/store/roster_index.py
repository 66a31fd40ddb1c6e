"""What the desk has and what the rosters bring, findable by number and by nature without a query per row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from fairdesk.models.base import Record
from fairdesk.store.roster_table import TARGETS
from fairdesk.store.roster_targets import Fields, Values
from fairdesk.store.undo import UNDO
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


class RosterIndex:
    """Finds records by roster number and by nature; knows what will change and what will be made, and changes nothing itself."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._ways = _ways()
        self._shelves: dict[type[Record], _Shelf] = {}
        self.made: list[Record] = []
        self._new: set[str] = set()
        self.moved: dict[str, tuple[Record, Values]] = {}

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
        return [one for one in found if not one.voided] or found

    def every(self, kind: type[Record]) -> Iterable[Record]:
        """All valid records of this kind."""
        return (one for one in self._shelf(kind).records.values() if not one.voided)

    def value(self, record: Record, field: str) -> Any:
        """What the field will be when all is taken in."""
        moved = self.moved.get(record.id)
        return moved[1][field] if moved and field in moved[1] else getattr(record, field)

    def make(self, kind: type[Record], values: Values) -> None:
        """A record with these values will be made."""
        record = kind(**values)
        self.made.append(record)
        self._new.add(record.id)
        self._place(self._shelf(kind), record)

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
        return self._shelves[kind]

    def _place(self, shelf: _Shelf, record: Record) -> None:
        shelf.records[record.id] = record
        if code := self.value(record, "code"):
            shelf.codes[code] = record
        for fields in shelf.ways:
            values = tuple(self.value(record, name) for name in fields)
            if all(one not in (None, "") for one in values):
                shelf.alike[fields, values][record.id] = record
