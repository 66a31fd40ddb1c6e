"""The operations of the journal one at a time, as the projection asks for them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, select

from fairdesk.models.journal import OPERATION
from fairdesk.store.projection import Said
from fairdesk.store.values import parse


class Journaled:
    """The operations of the journal, asked one at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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


def place_of(operation: str) -> tuple[ColumnElement[bool], ...]:
    """What the row of the operation of this name fulfils."""
    device, epoch, seq = operation.rsplit(".", 2)
    return (OPERATION.c.device == device, OPERATION.c.epoch == int(epoch), OPERATION.c.seq == int(seq))
