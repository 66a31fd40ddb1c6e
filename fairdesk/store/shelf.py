"""What appending writes, kept until all of it is there: hundreds of rows by one statement, heads asked for hundreds at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from fairdesk.models.journal import CONFLICT, HEAD, OPERATION
from fairdesk.store.values import table_of

_AT_ONCE = 500
_ID = "its_id"
"""The name of the id in a statement that changes rows, where `id` would be the column."""
Head = tuple[str, str]
"""A record's origin and, as JSON, the heads of the fields that were changed since."""


class Shelf:
    """The heads and rows of records while operations are appended; the database has them all after `write`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._heads: dict[str, Head | None] = {}
        self._disputed: set[str] = set()
        self._operations: list[dict[str, Any]] = []
        self._made: dict[str, tuple[str, dict[str, Any]]] = {}
        self._changed: dict[str, tuple[str, dict[str, Any]]] = {}
        self._moved: set[str] = set()

    def foresee(self, ids: Iterable[str]) -> None:
        """The heads of these records, and which of them have conflicts, are known without asking again."""
        unknown = [one for one in dict.fromkeys(ids) if one not in self._heads]
        for start in range(0, len(unknown), _AT_ONCE):
            part = unknown[start : start + _AT_ONCE]
            self._heads.update(dict.fromkeys(part))
            found = self._connection.execute(
                select(HEAD.c.record_id, HEAD.c.origin, HEAD.c.changed).where(HEAD.c.record_id.in_(part))
            )
            self._heads.update({row.record_id: (row.origin, row.changed) for row in found})
            there = select(CONFLICT.c.record_id).where(CONFLICT.c.record_id.in_(part))
            self._disputed.update(self._connection.execute(there).scalars())

    def head(self, record_id: str) -> Head | None:
        """The head of the record; None where there is no such record yet."""
        if record_id not in self._heads:
            self.foresee([record_id])
        return self._heads[record_id]

    def disputed(self, record_id: str) -> bool:
        """Whether fields of the record are in conflict, or were while operations were appended."""
        return record_id in self._disputed

    def dispute(self, record_id: str) -> None:
        """Fields of the record are in conflict."""
        self._disputed.add(record_id)

    def keep(self, operation: dict[str, Any]) -> None:
        """The row of one more operation."""
        self._operations.append(operation)

    def make(self, table: str, row: dict[str, Any], origin: str) -> None:
        """The row of a new record and its head."""
        self._made[row["id"]] = (table, row)
        self._heads[row["id"]] = (origin, "{}")

    def change(self, table: str, record_id: str, values: Mapping[str, Any], head: Head) -> None:
        """The record shows these values from now on, and this is its head."""
        self._heads[record_id] = head
        if record_id in self._made:
            self._made[record_id][1].update(values)
            return
        self._moved.add(record_id)
        if values:
            self._changed.setdefault(record_id, (table, {}))[1].update(values)

    def write(self) -> None:
        """The database has all that was kept."""
        if self._operations:
            self._connection.execute(insert(OPERATION), self._operations)
        for (table, _names), rows in _alike(self._made).items():
            self._connection.execute(insert(table_of(table)), rows)
        if self._made:
            heads = [self._head_row(one, table) for one, (table, _row) in self._made.items()]
            self._connection.execute(insert(HEAD), heads)
        self._write_changes()
        self._operations, self._made, self._changed, self._moved = [], {}, {}, set()

    def _write_changes(self) -> None:
        for (name, names), rows in _alike({one: (to, row | {_ID: one}) for one, (to, row) in self._changed.items()}).items():
            table = table_of(name)
            told = {field: bindparam(f"new_{field}", type_=table.c[field].type) for field in names if field != _ID}
            named = [{key if key == _ID else f"new_{key}": value for key, value in row.items()} for row in rows]
            self._connection.execute(update(table).where(table.c.id == bindparam(_ID)).values(told), named)
        heads = [{_ID: one, "at": head[0], "now": head[1]} for one in self._moved if (head := self._heads[one])]
        if heads:
            moved: dict[str, Any] = {"origin": bindparam("at"), "changed": bindparam("now")}
            self._connection.execute(update(HEAD).where(HEAD.c.record_id == bindparam(_ID)).values(moved), heads)

    def _head_row(self, record_id: str, table: str) -> dict[str, Any]:
        head = self._heads[record_id]
        assert head is not None
        return {"record_id": record_id, "record_table": table, "origin": head[0], "changed": head[1]}


def _alike(rows: Mapping[str, tuple[str, dict[str, Any]]]) -> dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]]:
    """The rows of one table that name the same columns, together: they are written by one statement."""
    found: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = defaultdict(list)
    for table, row in rows.values():
        found[table, tuple(sorted(row))].append(row)
    return found
