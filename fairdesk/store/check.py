"""Rebuilds everything from the journal and compares: file, chain, projection, heads, conflicts, foreign keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import func, select, text

from fairdesk.base.progress import Progress
from fairdesk.models.journal import Conflict, DeskIdentity, Head, HeldOperation, Operation
from fairdesk.records.journal import CheckResult, OperationRow
from fairdesk.store import journal, projection
from fairdesk.store.append import lookup
from fairdesk.store.engine import on_server, write_through
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import encode, fields_of, journaled, links_of, parse, table_of

_MOST = 50


def operations(look: Look, *order: Any) -> Iterator[OperationRow]:
    """The operations in this order, a few hundred at a time in memory; by device, epoch and number unless told."""
    order = order or (Operation.device, Operation.epoch, Operation.seq)
    query = select(Operation.__table__).order_by(*order).execution_options(yield_per=500)
    for row in look.session.execute(query).mappings():
        yield OperationRow(**row)


def operations_by_time(look: Look) -> Iterator[OperationRow]:
    """The operations, oldest first by hybrid time."""
    return operations(look, Operation.hlc, Operation.device, Operation.epoch, Operation.seq)


def check(look: Look, progress: Progress) -> CheckResult:
    """What is wrong with a desk, at most fifty faults named; nothing is changed."""
    write_through(look.session.get_bind())
    faults: list[str] = []
    total = count(look)
    for part in (_file, _chain, _projection, _orphans, _links):
        for fault in part(look, progress, total):
            faults.append(fault)
            if len(faults) >= _MOST:
                break
    sums = [look.session.scalar(select(func.count()).select_from(each)) or 0 for each in (Head, Conflict, HeldOperation)]
    return CheckResult(operations=total, records=sums[0], conflicts=sums[1], held=sums[2], faults=tuple(faults[:_MOST]))


def count(look: Look) -> int:
    """How many operations the journal holds."""
    return look.session.scalar(select(func.count()).select_from(Operation)) or 0


def _file(look: Look, progress: Progress, total: int) -> Iterator[str]:
    progress.report("check", 0, total)
    if on_server(look.session.connection()):
        return
    pages = look.session.execute(text("PRAGMA page_count")).scalar_one()
    for (line,) in look.session.execute(text("PRAGMA cipher_integrity_check")):
        number = int(line.rsplit(" ", 1)[-1]) if line.rsplit(" ", 1)[-1].isdigit() else 0
        if number <= pages:
            yield f"cipher: {line}"
    for (line,) in look.session.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield f"file: {line}"


def _chain(look: Look, progress: Progress, total: int) -> Iterator[str]:
    seq, last, stream = 0, journal.GENESIS, ("", 0)
    for one in progress.track("check", operations(look), total, every=500):
        if (one.device, one.epoch) != stream:
            stream, seq, last = (one.device, one.epoch), 0, journal.GENESIS
        if one.seq != seq + 1:
            yield f"journal: {one.device}.{one.epoch} lacks operation {seq + 1}"
        elif one.prev_hash != last:
            yield f"journal: {one.id} does not follow its predecessor"
        if one.hash != journal.operation_hash({name: getattr(one, name) for name in journal.HASHED}):
            yield f"journal: {one.id} was changed"
        elif not one.withheld and one.fields_hash != journal.fields_hash(one.salt, one.fields):
            yield f"journal: the content of {one.id} was changed"
        seq, last = one.seq, one.hash
    yield from _identity(look)


def _identity(look: Look) -> Iterator[str]:
    own = look.session.execute(select(DeskIdentity.device, DeskIdentity.epoch, DeskIdentity.seq, DeskIdentity.last_hash)).one()
    newest = select(Operation.seq, Operation.hash).where(Operation.device == own.device, Operation.epoch == own.epoch)
    row = look.session.execute(newest.order_by(Operation.seq.desc()).limit(1)).first()
    if (own.seq, own.last_hash) != ((row.seq, row.hash) if row else (0, journal.GENESIS)):
        yield "journal: the desk's own number does not stand at the end of its journal"


def rebuild(look: Look, name: str) -> Iterator[tuple[str, projection.RecordState]]:
    """Every record of one table as the journal alone tells it, in the order of ids."""
    query = select(Operation.__table__).where(Operation.record_table == name, Operation.salt != "")
    query = query.order_by(Operation.record_id, Operation.hlc, Operation.device, Operation.epoch, Operation.seq)
    rows = (OperationRow(**row) for row in look.session.execute(query.execution_options(yield_per=500)).mappings())
    for record_id, group in groupby(rows, key=lambda one: one.record_id):
        state: projection.RecordState | None = None
        for one in group:
            state = projection.apply(state, one, lambda head, field: lookup(look.session.connection(), head, field))
        assert state is not None
        yield record_id, state


def _projection(look: Look, progress: Progress, total: int) -> Iterator[str]:
    for name in progress.track("check", list(journaled()), len(journaled()), every=1):
        table = table_of(name)
        shown = {row["id"]: row for row in look.session.execute(select(table)).mappings()}
        heads = {row.record_id: row for row in look.session.execute(select(Head).where(Head.record_table == name)).scalars()}
        conflicts: dict[str, dict[str, list[str]]] = {}
        for row in look.session.execute(select(Conflict).where(Conflict.record_table == name)).scalars():
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
    stray = select(Head.record_id).where(~select(Operation.seq).where(Operation.record_id == Head.record_id).exists())
    for record_id in look.session.execute(stray.limit(_MOST)).scalars():
        yield f"heads: {record_id} has no operation"


def _links(look: Look, progress: Progress, total: int) -> Iterator[str]:
    for name in journaled():
        table = table_of(name)
        for field, target in links_of(name).items():
            other = table_of(target).alias()
            lost = select(table.c.id).where(
                table.c[field].is_not(None), ~select(other.c.id).where(other.c.id == table.c[field]).exists()
            )
            for record_id in look.session.execute(lost.limit(5)).scalars():
                yield f"links: {name} {record_id} points to a {target} that is not there"
