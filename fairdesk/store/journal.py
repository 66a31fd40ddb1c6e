"""Writes one operation for every change of a record, in the transaction of the change, while it flushes.

Services, models and screens do not know that it is there. `attach()` hangs it on a session; from then on a change that
cannot be journaled (a delete, a bulk update) is refused before it happens.
"""

from __future__ import annotations

import secrets
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, delete, event, insert, inspect, select, update
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from fairdesk.base.errors import NotAllowedHere, PaperSealed
from fairdesk.base.i18n import N_, _
from fairdesk.models.base import Record
from fairdesk.models.journal import CONFLICT, DESK_IDENTITY, HEAD, OPERATION
from fairdesk.records.conflicts import Policy
from fairdesk.rules.authority import may_change
from fairdesk.rules.merging import SEALS, VOIDED, is_paper, policy_of
from fairdesk.store.operations import Journaled
from fairdesk.store.pen import Pen, fields_hash, lock_identity, next_hlc, operation_hash
from fairdesk.store.projection import EVERY, RESOLVE, Heads, RecordState, heads_after, settle, void_conflict
from fairdesk.store.values import canonical, encode, fields_of, journaled, parse, table_order

Changed = tuple[str, RecordState, list[str]]
"""A record that was changed, its state without values, and the fields whose conflicts ended."""


def attach(session: Session, pen: Pen) -> None:
    """Every flush of this session writes its operations with this pen."""
    event.listen(session, "do_orm_execute", _refuse_bulk)
    event.listen(session, "before_flush", _refuse_delete)
    event.listen(session, "after_flush", lambda one, context: _write(one, context, pen))


def _refuse_bulk(state: ORMExecuteState) -> None:
    table = getattr(state.statement, "table", None)
    if (state.is_update or state.is_delete or state.is_insert) and getattr(table, "name", None) in journaled():
        raise TypeError(f"a bulk statement on the journaled table {getattr(table, 'name', '')}: change the records one by one")


def _refuse_delete(session: Session, context: UOWTransaction, instances: Any) -> None:
    for one in session.deleted:
        if isinstance(one, Record):
            raise TypeError("a journaled record is voided, never deleted")


def _write(session: Session, context: UOWTransaction, pen: Pen) -> None:
    order = table_order()
    made = sorted((one for one in session.new if isinstance(one, Record)), key=lambda one: order[one.__tablename__])
    changed = [(one, fields) for one in session.dirty if isinstance(one, Record) and (fields := _changes(one, pen))]
    if not made and not changed:
        return
    connection = session.connection()
    if not pen.device:
        lock_identity(connection, pen)
    if not all(may_change(pen.desk, one.__tablename__) for one in (*made, *(one for one, _fields in changed))):
        raise NotAllowedHere(where=_(N_("bureau")))
    rows = [_create(one, pen) for one in made]
    changes, states = _change_all(connection, changed, pen)
    rows += changes
    connection.execute(insert(OPERATION), rows)
    for record_id, state, settled in states:
        _keep_conflicts(connection, record_id, state, settled)
    if made:
        heads = [_new_head(row) for row in rows[: len(made)]]
        connection.execute(insert(HEAD), heads)
    connection.execute(update(DESK_IDENTITY).values(seq=pen.seq, last_hash=pen.last_hash, hlc=pen.hlc))


def _new_head(row: dict[str, Any]) -> dict[str, Any]:
    origin = f"{row['device']}.{row['epoch']}.{row['seq']}"
    return {"record_id": row["record_id"], "record_table": row["record_table"], "origin": origin, "changed": "{}"}


def _changes(one: Record, pen: Pen) -> dict[str, Any]:
    state = inspect(one)
    names = [name for name in fields_of(one.__tablename__) if name in state.dict]
    chosen = pen.chosen.get(one.id, {})
    return {name: encode(getattr(one, name)) for name in names if name in chosen or _moved(state.attrs[name].history)}


def _moved(history: Any) -> bool:
    return bool(history.has_changes()) and list(history.added) != list(history.deleted)


def _create(one: Record, pen: Pen) -> dict[str, Any]:
    told = pen.told.get(one.id) or fields_of(one.__tablename__)
    fields = {name: encode(getattr(one, name)) for name in told}
    return _operation(pen, pen.kind or "create", one.__tablename__, one.id, canonical(fields), "{}", pen.reason)


def _change_all(
    connection: Connection, changed: list[tuple[Record, dict[str, Any]]], pen: Pen
) -> tuple[list[dict[str, Any]], list[Changed]]:
    rows, states = [], []
    for one, fields in sorted(changed, key=lambda pair: pair[0].id):
        _refuse_sealed(one, fields, pen)
        head = connection.execute(select(HEAD.c.origin, HEAD.c.changed).where(HEAD.c.record_id == one.id)).one()
        heads: dict[str, list[str]] = parse(head.changed)
        parents = {name: heads.get(name, [head.origin]) for name in fields}
        kind = pen.kind or ("void" if fields.get(VOIDED) is True else "change")
        reason = pen.reason or str(fields.get("void_reason", ""))
        seen = canonical(_seen(one, fields, head.origin, heads) | parents)
        row = _operation(pen, kind, one.__tablename__, one.id, canonical(fields), seen, reason)
        operation = f"{row['device']}.{row['epoch']}.{row['seq']}"
        history = Journaled(connection)
        after = {name: heads_after([], operation, kind, parents[name], name, history) for name in fields}
        state = RecordState(one.__tablename__, head.origin, heads | after)
        connection.execute(update(HEAD).where(HEAD.c.record_id == one.id).values(changed=canonical(state.heads)))
        rows.append(row)
        moved = any(len(each) > 1 for each in (*parents.values(), *after.values()))
        states.append((one.id, state, [*fields] if moved else []))
    return rows, states


def _refuse_sealed(one: Record, fields: dict[str, Any], pen: Pen) -> None:
    """Nothing happens; refused where an issued paper would say something else than when it was issued."""
    issued = is_paper(one.__tablename__) and getattr(one, SEALS) and pen.kind != RESOLVE
    if issued and any(policy_of(one.__tablename__, name) is Policy.SEALED for name in fields):
        raise PaperSealed(number=getattr(one, "number", "") or one.code or one.id)


def _seen(one: Record, fields: dict[str, Any], origin: str, heads: Heads) -> Heads:
    """What the author saw besides what he changed: of a record he voids everything, of a void one that it is."""
    if fields.get(VOIDED) is True:
        return {EVERY: [origin]} | heads
    return {VOIDED: heads.get(VOIDED, [origin])} if one.voided else {}


def _keep_conflicts(connection: Connection, record_id: str, state: RecordState, settled: list[str]) -> None:
    """What was settled is no conflict any more, what is open again is one; a void record is where somebody changed it beside."""
    history = Journaled(connection)
    watched = VOIDED in state.heads
    names = [*settled, VOIDED] if watched else settled
    if names:
        connection.execute(delete(CONFLICT).where(CONFLICT.c.record_id == record_id, CONFLICT.c.field.in_(names)))
    found = {name: state.heads[name] for name in settled if name != VOIDED and len(state.heads[name]) > 1}
    found = {name: heads for name, heads in found.items() if settle(state.table, name, heads, history)[1]}
    if watched and (heads := void_conflict(state, history)):
        found[VOIDED] = heads
    for name, heads in found.items():
        row = {"record_id": record_id, "field": name, "record_table": state.table, "operations": canonical(heads)}
        connection.execute(insert(CONFLICT), row)


def _operation(pen: Pen, kind: str, table: str, record_id: str, fields: str, parents: str, reason: str) -> dict[str, Any]:
    pen.seq += 1
    pen.hlc = next_hlc(pen.hlc, pen.at)
    row: dict[str, Any] = {
        "device": pen.device,
        "epoch": pen.epoch,
        "seq": pen.seq,
        "act": pen.act,
        "label": pen.label,
        "actor": pen.actor,
        "role": pen.role,
        "wall": encode(pen.at.astimezone(UTC)),
        "hlc": pen.hlc,
        "kind": kind,
        "record_table": table,
        "record_id": record_id,
        "fields": fields,
        "parents": parents,
        "salt": (salt := secrets.token_hex(16)),
        "fields_hash": fields_hash(salt, fields),
        "reason": reason,
        "prev_hash": pen.last_hash,
    }
    row["hash"] = pen.last_hash = operation_hash(row)
    pen.touched.add((table, record_id))
    pen.written += 1
    return row
