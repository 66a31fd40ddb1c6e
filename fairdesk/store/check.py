"""Rebuilds everything from the journal and compares: file, chain, projection, heads, conflicts, foreign keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import func, select, text

from fairdesk.base.progress import Progress
from fairdesk.models.journal import CONFLICT, DESK_IDENTITY, HEAD, HELD_OPERATION, OPERATION
from fairdesk.records.journal import CheckResult, OperationRow
from fairdesk.store import pen, projection
from fairdesk.store.engine import on_server, write_through
from fairdesk.store.operations import Journaled
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import encode, fields_of, journaled, links_of, parse, table_of

_MOST = 50


def operations(look: Look, *order: Any) -> Iterator[OperationRow]:
    """The operations in this order, a few hundred at a time in memory; by device, epoch and number unless told."""
    order = order or (OPERATION.c.device, OPERATION.c.epoch, OPERATION.c.seq)
    query = select(OPERATION).order_by(*order).execution_options(yield_per=500)
    for row in look.ask(query).mappings():
        yield OperationRow(**row)


def operations_by_time(look: Look) -> Iterator[OperationRow]:
    """The operations, oldest first by hybrid time."""
    return operations(look, OPERATION.c.hlc, OPERATION.c.device, OPERATION.c.epoch, OPERATION.c.seq)


def check(look: Look, progress: Progress) -> CheckResult:
    """What is wrong with a desk, at most fifty faults named; nothing is changed."""
    write_through(look.connection.engine)
    faults: list[str] = []
    total = count(look)
    for part in (_file, _chain, _projection, _orphans, _links):
        for fault in part(look, progress, total):
            faults.append(fault)
            if len(faults) >= _MOST:
                break
    sums = [look.ask(select(func.count()).select_from(each)).scalar_one() for each in (HEAD, CONFLICT, HELD_OPERATION)]
    return CheckResult(operations=total, records=sums[0], conflicts=sums[1], held=sums[2], faults=tuple(faults[:_MOST]))


def count(look: Look) -> int:
    """How many operations the journal holds."""
    return int(look.ask(select(func.count()).select_from(OPERATION)).scalar_one())


def _file(look: Look, progress: Progress, total: int) -> Iterator[str]:
    progress.report("check", 0, total)
    if on_server(look.connection):
        return
    pages = look.ask(text("PRAGMA page_count")).scalar_one()
    for (line,) in look.ask(text("PRAGMA cipher_integrity_check")):
        number = int(line.rsplit(" ", 1)[-1]) if line.rsplit(" ", 1)[-1].isdigit() else 0
        if number <= pages:
            yield f"cipher: {line}"
    for (line,) in look.ask(text("PRAGMA integrity_check")):
        if line != "ok":
            yield f"file: {line}"


def _chain(look: Look, progress: Progress, total: int) -> Iterator[str]:
    seq, last, stream = 0, pen.GENESIS, ("", 0)
    for one in progress.track("check", operations(look), total, every=500):
        if (one.device, one.epoch) != stream:
            stream, seq, last = (one.device, one.epoch), 0, pen.GENESIS
        if one.seq != seq + 1:
            yield f"journal: {one.device}.{one.epoch} lacks operation {seq + 1}"
        elif one.prev_hash != last:
            yield f"journal: {one.id} does not follow its predecessor"
        if one.hash != pen.operation_hash({name: getattr(one, name) for name in pen.HASHED}):
            yield f"journal: {one.id} was changed"
        elif not one.withheld and one.fields_hash != pen.fields_hash(one.salt, one.fields):
            yield f"journal: the content of {one.id} was changed"
        seq, last = one.seq, one.hash
    yield from _identity(look)


def _identity(look: Look) -> Iterator[str]:
    own = look.ask(select(DESK_IDENTITY.c.device, DESK_IDENTITY.c.epoch, DESK_IDENTITY.c.seq, DESK_IDENTITY.c.last_hash)).one()
    newest = select(OPERATION.c.seq, OPERATION.c.hash).where(OPERATION.c.device == own.device, OPERATION.c.epoch == own.epoch)
    row = look.ask(newest.order_by(OPERATION.c.seq.desc()).limit(1)).first()
    if (own.seq, own.last_hash) != ((row.seq, row.hash) if row else (0, pen.GENESIS)):
        yield "journal: the desk's own number does not stand at the end of its journal"


def rebuild(look: Look, name: str) -> Iterator[tuple[str, projection.RecordState]]:
    """Every record of one table as the journal alone tells it, in the order of ids."""
    query = select(OPERATION).where(OPERATION.c.record_table == name, OPERATION.c.salt != "")
    query = query.order_by(OPERATION.c.record_id, OPERATION.c.hlc, OPERATION.c.device, OPERATION.c.epoch, OPERATION.c.seq)
    rows = (OperationRow(**row) for row in look.ask(query.execution_options(yield_per=500)).mappings())
    for record_id, group in groupby(rows, key=lambda one: one.record_id):
        state: projection.RecordState | None = None
        applied: set[str] = set()
        history = Journaled(look.connection, applied)
        for one in group:
            state = projection.apply(state, one, history)
            applied.add(one.id)
        assert state is not None
        yield record_id, state


def _projection(look: Look, progress: Progress, total: int) -> Iterator[str]:
    for name in progress.track("check", list(journaled()), len(journaled()), every=1):
        table = table_of(name)
        shown = {row["id"]: row for row in look.ask(select(table)).mappings()}
        heads = {row.record_id: row for row in look.ask(select(HEAD).where(HEAD.c.record_table == name))}
        conflicts: dict[str, dict[str, list[str]]] = {}
        for row in look.ask(select(CONFLICT).where(CONFLICT.c.record_table == name)):
            conflicts.setdefault(row.record_id, {})[row.field] = parse(row.operations)
        for record_id, state in rebuild(look, name):
            yield from _compare(name, record_id, state, shown.pop(record_id, None), heads.get(record_id), conflicts)
        yield from (f"projection: {name} {record_id} is not in the journal" for record_id in shown)


def _compare(name: str, record_id: str, state: projection.RecordState, row: Any, head: Any, conflicts: Any) -> Iterator[str]:
    if row is None or head is None:
        yield f"projection: {name} {record_id} is missing"
        return
    for field in fields_of(name):
        if field in state.values and encode(row[field]) != state.values[field]:
            yield f"projection: {name} {record_id} differs in {field}"
    if head.origin != state.origin or parse(head.changed) != state.heads:
        yield f"heads: {name} {record_id} differ"
    if conflicts.get(record_id, {}) != state.conflicts:
        yield f"conflicts: {name} {record_id} differ"


def _orphans(look: Look, progress: Progress, total: int) -> Iterator[str]:
    stray = select(HEAD.c.record_id).where(~select(OPERATION.c.seq).where(OPERATION.c.record_id == HEAD.c.record_id).exists())
    for record_id in look.ask(stray.limit(_MOST)).scalars():
        yield f"heads: {record_id} has no operation"


def _links(look: Look, progress: Progress, total: int) -> Iterator[str]:
    for name in journaled():
        table = table_of(name)
        for field, target in links_of(name).items():
            other = table_of(target).alias()
            lost = select(table.c.id).where(
                table.c[field].is_not(None), ~select(other.c.id).where(other.c.id == table.c[field]).exists()
            )
            for record_id in look.ask(lost.limit(5)).scalars():
                yield f"links: {name} {record_id} points to a {target} that is not there"
