"""The operations of the journal one at a time, as the projection asks for them."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

from sqlalchemy import ColumnElement, Connection, select

from fairdesk.models.journal import OPERATION
from fairdesk.records.journal import OperationRow
from fairdesk.store.projection import Said
from fairdesk.store.values import parse


class Journaled:
    """The operations of the journal, asked one at a time; only those of `applied` count as heard of, where it is given."""

    def __init__(self, connection: Connection, applied: Container[str] | None = None) -> None:
        self._connection, self._applied = connection, applied

    def said(self, operation: str, name: str) -> Said | None:
        """What the operation said of the field; None where it said nothing."""
        columns = (OPERATION.c.hlc, OPERATION.c.fields, OPERATION.c.actor, OPERATION.c.wall)
        row = self._connection.execute(select(*columns).where(*place_of(operation))).one()
        told = parse(row.fields or "{}")
        return Said(row.hlc, told[name], row.actor, row.wall) if name in told else None

    def seen(self, operation: str) -> dict[str, list[str]]:
        """For each field, the operations that its author saw in force."""
        told: dict[str, list[str]] = parse(
            self._connection.execute(select(OPERATION.c.parents).where(*place_of(operation))).scalar_one()
        )
        return told

    def kind(self, operation: str) -> str:
        """What kind of operation it is."""
        return str(self._connection.execute(select(OPERATION.c.kind).where(*place_of(operation))).scalar_one())

    def replacing(self, operation: str, name: str) -> list[str]:
        """The operations that put another value in the place of what this one said of the field."""
        record = self._connection.execute(select(OPERATION.c.record_id).where(*place_of(operation))).scalar_one()
        columns = (OPERATION.c.device, OPERATION.c.epoch, OPERATION.c.seq, OPERATION.c.parents, OPERATION.c.fields)
        rows = self._connection.execute(select(*columns).where(OPERATION.c.record_id == record, OPERATION.c.salt != ""))
        found = (
            f"{row.device}.{row.epoch}.{row.seq}"
            for row in rows
            if operation in parse(row.parents).get(name, []) and name in parse(row.fields)
        )
        return [one for one in found if self._applied is None or one in self._applied]


class Arriving(Journaled):
    """The same while operations are appended: those taken already are not in the database until they are written."""

    def __init__(self, connection: Connection, taken: Mapping[str, OperationRow], write: Callable[[], None]) -> None:
        super().__init__(connection)
        self._taken, self._write = taken, write

    def said(self, operation: str, name: str) -> Said | None:
        """What the operation said of the field; None where it said nothing."""
        one = self._taken.get(operation)
        if one is None:
            return super().said(operation, name)
        told = parse(one.fields or "{}")
        return Said(one.hlc, told[name], one.actor, one.wall) if name in told else None

    def seen(self, operation: str) -> dict[str, list[str]]:
        """For each field, the operations that its author saw in force."""
        one = self._taken.get(operation)
        if one is None:
            return super().seen(operation)
        told: dict[str, list[str]] = parse(one.parents)
        return told

    def kind(self, operation: str) -> str:
        """What kind of operation it is."""
        one = self._taken.get(operation)
        return super().kind(operation) if one is None else one.kind

    def replacing(self, operation: str, name: str) -> list[str]:
        """The operations that put another value in the place of what this one said of the field."""
        self._write()
        return super().replacing(operation, name)


def place_of(operation: str) -> tuple[ColumnElement[bool], ...]:
    """What the row of the operation of this name fulfils."""
    device, epoch, seq = operation.rsplit(".", 2)
    return (OPERATION.c.device == device, OPERATION.c.epoch == int(epoch), OPERATION.c.seq == int(seq))
