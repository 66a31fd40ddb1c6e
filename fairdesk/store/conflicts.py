"""The queue of fields two desks settled differently."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from fairdesk.base.errors import NotFound
from fairdesk.models.journal import CONFLICT, HELD_OPERATION, OPERATION
from fairdesk.records.journal import ConflictRow
from fairdesk.store.unit_of_work import Look, Work
from fairdesk.store.values import decode, journaled, parse, table_of


def rows(look: Look) -> list[ConflictRow]:
    """Every open conflict, by table and record, the value shown first."""
    found = []
    for row in look.ask(select(CONFLICT).order_by(CONFLICT.c.record_table, CONFLICT.c.record_id)):
        choices = sorted((_choice(look, name, row.field) for name in parse(row.operations)), reverse=True)
        found.append(
            ConflictRow(
                id=f"{row.record_id}:{row.field}",
                record_table=row.record_table,
                record_id=row.record_id,
                field=row.field,
                choices=tuple((name, value, actor, wall) for _, name, actor, wall, value in choices),
            )
        )
    return found


def _choice(look: Look, name: str, field: str) -> tuple[int, str, str, str, object]:
    device, epoch, seq = name.rsplit(".", 2)
    place = (OPERATION.c.device == device, OPERATION.c.epoch == int(epoch), OPERATION.c.seq == int(seq))
    row = look.ask(select(OPERATION.c.hlc, OPERATION.c.actor, OPERATION.c.wall, OPERATION.c.fields).where(*place)).one()
    return row.hlc, name, row.actor, row.wall, parse(row.fields)[field]


def held(look: Look) -> list[tuple[str, str]]:
    """Operations that wait for something, with what they wait for."""
    return [(row.id, row.reason) for row in look.ask(select(HELD_OPERATION))]


def resolve(work: Work, conflict: str, operation: str) -> tuple[str, str]:
    """The field takes the value of this operation, and one new operation names all it replaces; answers (table, record id)."""
    record_id, _, field = conflict.partition(":")
    row = work.ask(select(CONFLICT).where(CONFLICT.c.record_id == record_id, CONFLICT.c.field == field)).first()
    if row is None or operation not in parse(row.operations):
        raise NotFound(what=operation if row else conflict)
    record = work.session.get(journaled()[row.record_table], record_id)
    assert record is not None
    choice = _choice(work, operation, field)
    value = decode(table_of(row.record_table).columns[field], choice[4])
    work.pen.kind = "resolve"
    work.pen.chosen[record_id] = {field: value}
    setattr(record, field, value)
    flag_modified(record, field)
    work.flush()
    return row.record_table, record_id
