"""Writes one operation for every change of a record, in the transaction of the change, while it flushes.

Services, models and screens do not know that it is there. `attach()` hangs it on a session; from then on a change that
cannot be journaled (a delete, a bulk update) is refused before it happens.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, event, insert, inspect, select, update
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from fairdesk.models.base import Record
from fairdesk.models.journal import Conflict, DeskIdentity, Head, Operation
from fairdesk.store.values import canonical, encode, fields_of, journaled, parse, table_order

GENESIS = "0" * 64
HASHED = (
    *("device", "epoch", "seq", "act", "label", "actor", "role", "wall", "hlc"),
    *("kind", "record_table", "record_id", "fields_hash", "parents", "reason", "prev_hash"),
)


@dataclass(slots=True)
class Pen:
    """Who writes, in which act, and where the journal of this desk stands."""

    act: str
    label: str
    actor: str
    role: str
    at: datetime
    kind: str = ""
    reason: str = ""
    device: str = ""
    epoch: int = 0
    seq: int = 0
    last_hash: str = GENESIS
    hlc: int = 0
    touched: set[tuple[str, str]] = field(default_factory=set)
    written: int = 0
    chosen: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Fields a person settled: written even where the value shown stays the same."""
    told: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For a record this desk knows only in part: the fields it knows; another desk tells the rest."""


def next_hlc(last: int, at: datetime) -> int:
    """The hybrid logical time after `last` at this moment: milliseconds since 1970 in the high bits, a counter in the low 16."""
    return max(last + 1, int(at.timestamp() * 1000) << 16)


def operation_hash(row: dict[str, Any]) -> str:
    """The hash of an operation: SHA-256 over the canonical JSON array of its `HASHED` columns as text."""
    return hashlib.sha256(canonical([str(row[name]) for name in HASHED]).encode()).hexdigest()


def fields_hash(salt: str, fields: str) -> str:
    """The hash of an operation's content: SHA-256 over its random salt and its fields."""
    return hashlib.sha256((salt + fields).encode()).hexdigest()


def lock_identity(connection: Connection, pen: Pen) -> None:
    """The pen stands where the journal ends, and no other writer can move it until this transaction ends."""
    row = connection.execute(select(DeskIdentity.__table__).with_for_update()).mappings().one()
    pen.device, pen.epoch, pen.seq = row["device"], row["epoch"], row["seq"]
    pen.last_hash, pen.hlc = row["last_hash"], row["hlc"]


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
    rows = [_create(one, pen) for one in made]
    rows += _change_all(connection, changed, pen)
    connection.execute(insert(Operation), rows)
    if made:
        heads = [_new_head(row) for row in rows[: len(made)]]
        connection.execute(insert(Head), heads)
    connection.execute(update(DeskIdentity).values(seq=pen.seq, last_hash=pen.last_hash, hlc=pen.hlc))


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


def _change_all(connection: Connection, changed: list[tuple[Record, dict[str, Any]]], pen: Pen) -> list[dict[str, Any]]:
    rows = []
    for one, fields in sorted(changed, key=lambda pair: pair[0].id):
        head = connection.execute(select(Head.origin, Head.changed).where(Head.record_id == one.id)).one()
        heads: dict[str, list[str]] = parse(head.changed)
        parents = {name: heads.get(name, [head.origin]) for name in fields}
        kind = pen.kind or ("void" if fields.get("voided") is True else "change")
        reason = pen.reason or str(fields.get("void_reason", ""))
        row = _operation(pen, kind, one.__tablename__, one.id, canonical(fields), canonical(parents), reason)
        operation = f"{row['device']}.{row['epoch']}.{row['seq']}"
        connection.execute(
            update(Head).where(Head.record_id == one.id).values(changed=canonical(heads | {name: [operation] for name in fields}))
        )
        if any(len(each) > 1 for each in parents.values()):
            table = Conflict.__table__
            connection.execute(table.delete().where(table.c.record_id == one.id, table.c.field.in_(fields)))  # type: ignore[attr-defined]
        rows.append(row)
    return rows


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
