"""The queue of fields two desks settled differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm.attributes import flag_modified

from fairdesk.base.errors import NotFound, PaperSealed
from fairdesk.models.journal import CONFLICT, HELD_OPERATION, OPERATION
from fairdesk.records.conflicts import Policy
from fairdesk.records.journal import ConflictRow
from fairdesk.rules.merging import VOIDED, is_paper, policy_of
from fairdesk.store.operations import place_of
from fairdesk.store.projection import RESOLVE
from fairdesk.store.unit_of_work import Look, Work
from fairdesk.store.values import decode, journaled, parse, table_of


def rows(look: Look) -> list[ConflictRow]:
    """Every open conflict, by table and record, the value shown first."""
    return _rows(look, select(CONFLICT))


def of_records(look: Look, ids: Collection[str]) -> list[ConflictRow]:
    """The open conflicts of these records."""
    return _rows(look, select(CONFLICT).where(CONFLICT.c.record_id.in_(list(ids))))


def _rows(look: Look, query: Select[Any]) -> list[ConflictRow]:
    found = []
    for row in look.ask(query.order_by(CONFLICT.c.record_table, CONFLICT.c.record_id, CONFLICT.c.field)):
        policy = policy_of(row.record_table, row.field)
        choices = sorted((_choice(look, name, row.field) for name in parse(row.operations)), key=_ORDER[policy])
        found.append(
            ConflictRow(
                id=f"{row.record_id}:{row.field}",
                record_table=row.record_table,
                record_id=row.record_id,
                field=row.field,
                policy=policy,
                choices=tuple((name, value, actor, wall) for _, name, actor, wall, value in choices),
            )
        )
    return found


Choice = tuple[int, str, str, str, object]
"""Hybrid time, operation, who, when by the wall, and the value."""


def _newest_first(choice: Choice) -> tuple[int, str]:
    return -choice[0], choice[1]


_ORDER: dict[Policy, Callable[[Choice], tuple[object, ...]]] = defaultdict(
    lambda: _newest_first,
    {Policy.STANDS: lambda choice: (not choice[4], *_newest_first(choice)), Policy.SEALED: lambda choice: choice[:2]},
)


def _choice(look: Look, name: str, field: str) -> Choice:
    columns = (OPERATION.c.hlc, OPERATION.c.actor, OPERATION.c.wall, OPERATION.c.fields)
    row = look.ask(select(*columns).where(*place_of(name))).one()
    told = parse(row.fields)
    beside = field == VOIDED and VOIDED not in told  # who changed a void record without knowing takes it for valid
    return row.hlc, name, row.actor, row.wall, False if beside else told[field]


def disputed(look: Look, table: str) -> set[str]:
    """The ids of the records of this table that two desks settled differently somewhere."""
    return set(look.ask(select(CONFLICT.c.record_id).where(CONFLICT.c.record_table == table)).scalars())


def held(look: Look) -> list[tuple[str, str]]:
    """Operations that wait for something, with what they wait for."""
    return [(row.id, row.reason) for row in look.ask(select(HELD_OPERATION))]


def resolve(work: Work, conflict: str, operation: str) -> tuple[str, str]:
    """The field takes the value of this operation, and one new operation names all it replaces; answers (table, record id).

    Refused where the conflict or the operation is none of these, where an issued paper would say something else than when it was
    issued, and where a void paper would be valid again.
    """
    record_id, _, field = conflict.partition(":")
    row = next((one for one in rows(work) if one.id == conflict), None)
    chosen = next((one for one in row.choices if one[0] == operation), None) if row else None
    if row is None or chosen is None:
        raise NotFound(what=operation if row else conflict)
    record = work.session.get(journaled()[row.record_table], record_id)
    assert record is not None
    if row.policy is Policy.SEALED and chosen[1] != row.choices[0][1]:
        raise PaperSealed(number=getattr(record, "number", "") or record.code or record_id)
    if field == VOIDED and not chosen[1] and is_paper(row.record_table):
        raise PaperSealed(number=getattr(record, "number", "") or record.code or record_id)
    value = decode(table_of(row.record_table).columns[field], chosen[1])
    settled = {field: value} | ({"void_reason": ""} if field == VOIDED and not value else {})
    work.pen.kind = RESOLVE
    work.pen.chosen[record_id] = settled
    for name, one in settled.items():
        setattr(record, name, one)
        flag_modified(record, name)
    work.flush()
    return row.record_table, record_id
