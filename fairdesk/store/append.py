"""Appends operations that came from elsewhere: those not there yet, once, in any order, and projects what they mean."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from fairdesk.base.errors import JournalForged, JournalForked, MadeByNewer, OperationShapeless
from fairdesk.models.journal import CONFLICT, DESK_IDENTITY, HELD_OPERATION, OPERATION, REACH
from fairdesk.records.journal import AppendResult, OperationRow
from fairdesk.rules.merging import VOIDED
from fairdesk.store import projection
from fairdesk.store.operation_shape import shapeless
from fairdesk.store.operations import Arriving
from fairdesk.store.pen import GENESIS, fields_hash, operation_hash
from fairdesk.store.shelf import Shelf
from fairdesk.store.unit_of_work import Work
from fairdesk.store.values import canonical, decode_fields, defaults_of, journaled, links_of, parse, table_of

_COLUMNS = tuple(one.name for one in fields(OperationRow))


def line_of(operation: OperationRow) -> str:
    """The operation as one line of canonical JSON, as bundles and held operations carry it."""
    return canonical(row_of(operation) | {"hlc": str(operation.hlc)})


def row_of(operation: OperationRow) -> dict[str, Any]:
    """The operation by the columns of the journal."""
    return {name: getattr(operation, name) for name in _COLUMNS}


def operation_of(line: str | bytes) -> OperationRow:
    """The operation on one line; raises ValueError, KeyError or TypeError where the line is not one."""
    raw = parse(line if isinstance(line, str) else line.decode())
    return OperationRow(**{name: raw[name] for name in _COLUMNS} | {"hlc": int(raw["hlc"])})


class Appender:
    """Takes streams of operations into one transaction."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection: Connection = work.session.connection()
        self._shelf = Shelf(self._connection)
        self._new: dict[str, OperationRow] = {}
        self._history = Arriving(self._connection, self._new, self._shelf.write)
        self._waited: set[str] = set()
        self._reach: dict[tuple[str, int], tuple[int, str]] = {}

    def append(self, arrived: Iterable[OperationRow]) -> AppendResult:
        """The operations are in the journal and projected; those whose predecessors are missing are held and named."""
        streams: dict[tuple[str, int], list[OperationRow]] = defaultdict(list)
        waiting = self._held()
        self._waited = {one.hash for one in waiting}
        there: list[OperationRow] = []
        for one in [*arrived, *waiting]:
            _refuse_forged(one)
            if one.seq <= self._known(one.device, one.epoch)[0]:
                there.append(one)
            else:
                _refuse_newer(one)
                streams[one.device, one.epoch].append(one)
        self._refuse_forks(there)
        self._shelf.foresee(name for each in streams.values() for one in each for name in _named(one))
        held = self._drain({key: _in_order(each) for key, each in streams.items()})
        self._shelf.write()
        self._keep_held(held)
        self._keep_reach()
        conflicts = int(self._connection.execute(select(func.count()).select_from(CONFLICT)).scalar_one())
        return AppendResult(
            new=len(self._new),
            known=len(there),
            held=tuple((one.id, reason) for one, reason in held),
            conflicts=conflicts,
            tables=frozenset(one.record_table for one in self._new.values()),
        )

    def _held(self) -> list[OperationRow]:
        return [operation_of(line) for line in self._connection.execute(select(HELD_OPERATION.c.line)).scalars()]

    def _known(self, device: str, epoch: int) -> tuple[int, str]:
        """How far this stream is known: last seq and its hash."""
        key = (device, epoch)
        if key not in self._reach:
            newest = select(OPERATION.c.seq, OPERATION.c.hash).where(OPERATION.c.device == device, OPERATION.c.epoch == epoch)
            row = self._connection.execute(newest.order_by(OPERATION.c.seq.desc()).limit(1)).first()
            self._reach[key] = (row.seq, row.hash) if row else (0, GENESIS)
        return self._reach[key]

    def _refuse_forks(self, there: Sequence[OperationRow]) -> None:
        """Nothing happens; refused where one of these operations, all known by number, is another than the one known."""
        streams: dict[tuple[str, int], list[OperationRow]] = defaultdict(list)
        for one in there:
            streams[one.device, one.epoch].append(one)
        for (device, epoch), each in streams.items():
            seqs = [one.seq for one in each]
            place = (OPERATION.c.device == device, OPERATION.c.epoch == epoch, OPERATION.c.seq.between(min(seqs), max(seqs)))
            hashes = {
                row.seq: row.hash for row in self._connection.execute(select(OPERATION.c.seq, OPERATION.c.hash).where(*place))
            }
            forked = next((one for one in each if hashes.get(one.seq) != one.hash), None)
            if forked is not None:
                raise JournalForked(desk=device, seq=forked.seq)

    def _drain(self, streams: dict[tuple[str, int], list[OperationRow]]) -> list[tuple[OperationRow, str]]:
        """Takes every operation whose turn has come, lowest hybrid time first, until none of the rest can be taken."""
        waiting = {key: each for key, each in streams.items() if each}
        moved = True
        while moved:
            moved = False
            blocked: dict[tuple[str, int], list[OperationRow]] = {}
            queue = [(each[0].hlc, key, 0) for key, each in waiting.items()]
            heapq.heapify(queue)
            while queue:
                _, key, place = heapq.heappop(queue)
                stream = waiting[key]
                if self._missing(stream[place]):
                    blocked[key] = stream[place:]
                    continue
                self._take(stream[place])
                moved = True
                if place + 1 < len(stream):
                    heapq.heappush(queue, (stream[place + 1].hlc, key, place + 1))
            waiting = blocked
        return [(one, self._missing(each[0])) for each in waiting.values() for one in each]

    def _missing(self, one: OperationRow) -> str:
        """What this operation still waits for, or an empty text."""
        seq, last_hash = self._known(one.device, one.epoch)
        if one.seq != seq + 1:
            return f"{one.device}.{one.epoch}.{seq + 1}"
        if one.prev_hash != last_hash and one.hash in self._waited:
            return f"{one.device}.{one.epoch}.{seq}"  # of a copied desk: it waits on for its own predecessor, in nobody's way
        if one.withheld:
            return ""
        parents = {name for each in parse(one.parents).values() for name in each}
        for name in sorted(parents):
            device, epoch, place = name.rsplit(".", 2)
            if self._known(device, int(epoch))[0] < int(place):
                return str(name)
        return self._missing_link(one)

    def _missing_link(self, one: OperationRow) -> str:
        values = parse(one.fields)
        for name, table in links_of(one.record_table).items():
            target = str(values.get(name) or "")
            if target and target != one.record_id and self._shelf.head(target) is None:
                return f"{table}:{target}"
        return ""

    def _take(self, one: OperationRow) -> None:
        _, last_hash = self._known(one.device, one.epoch)
        if one.prev_hash != last_hash:
            raise JournalForged(desk=one.device, seq=one.seq)
        self._shelf.keep(row_of(one))
        self._new[one.id] = one
        self._reach[one.device, one.epoch] = (one.seq, one.hash)
        if not one.withheld:
            self._project(one)
        self._work.pen.touched.add((one.record_table, one.record_id))

    def _project(self, one: OperationRow) -> None:
        table = table_of(one.record_table)
        head = self._shelf.head(one.record_id)
        if head is None:
            told = decode_fields(one.record_table, parse(one.fields))
            self._shelf.make(one.record_table, defaults_of(one.record_table) | told | {"id": one.record_id}, one.id)
            return
        state = projection.RecordState(one.record_table, head[0], parse(head[1]))
        projection.apply(state, one, self._history)
        names = [name for name in parse(one.fields) if name in table.columns]
        values = decode_fields(one.record_table, {name: state.values[name] for name in names})
        self._shelf.change(one.record_table, one.record_id, values, (state.origin, canonical(state.heads)))
        self._note_conflicts(one, state)

    def _note_conflicts(self, one: OperationRow, state: projection.RecordState) -> None:
        if not state.conflicts and not self._shelf.disputed(one.record_id):
            return
        self._shelf.dispute(one.record_id)
        names = [*parse(one.fields), VOIDED]
        self._connection.execute(delete(CONFLICT).where(CONFLICT.c.record_id == one.record_id, CONFLICT.c.field.in_(names)))
        for name, heads in state.conflicts.items():
            row = {"record_id": one.record_id, "field": name, "record_table": one.record_table, "operations": canonical(heads)}
            self._connection.execute(insert(CONFLICT), row)

    def _keep_held(self, held: Sequence[tuple[OperationRow, str]]) -> None:
        self._connection.execute(delete(HELD_OPERATION))
        for one, reason in held:
            self._connection.execute(insert(HELD_OPERATION), {"id": one.id, "line": line_of(one), "reason": reason})

    def _keep_reach(self) -> None:
        highest = max((one.hlc for one in self._new.values()), default=0)
        identity = DESK_IDENTITY
        self._connection.execute(update(DESK_IDENTITY).where(identity.c.hlc < highest).values(hlc=highest))
        self._work.pen.hlc = max(self._work.pen.hlc, highest)
        for device, epoch in {(one.device, one.epoch) for one in self._new.values()}:
            seq, last = self._reach[device, epoch]
            set_known(self._connection, device, epoch, seq, last, self._work)


def set_known(connection: Connection, device: str, epoch: int, seq: int, last: str, work: Work) -> None:
    """How far another desk's journal is known here."""
    place = (REACH.c.device == device, REACH.c.epoch == epoch)
    if connection.execute(select(REACH.c.known).where(*place)).first() is None:
        row = {"device": device, "epoch": epoch, "known": seq, "known_hash": last, "acknowledged": 0, "at": work.at}
        connection.execute(insert(REACH), row)
    else:
        connection.execute(update(REACH).where(*place).values(known=seq, known_hash=last, at=work.at))


def _refuse_forged(one: OperationRow) -> None:
    """Nothing happens; refused before it can wait among the held, where the operation is not what its hashes say, or is
    nothing this program could have written.
    """
    if part := shapeless(one):
        raise OperationShapeless(desk=one.device, seq=one.seq, part=part)
    genuine = one.hash == operation_hash(row_of(one))
    if not genuine or (not one.withheld and one.fields_hash != fields_hash(one.salt, one.fields)):
        raise JournalForged(desk=one.device, seq=one.seq)


def _refuse_newer(one: OperationRow) -> None:
    """Nothing happens; refused where the operation speaks of a table or a value that only a newer program knows."""
    if one.record_table not in journaled():
        raise MadeByNewer
    try:
        decode_fields(one.record_table, parse(one.fields or "{}"))
    except (KeyError, ValueError, TypeError, AttributeError):
        raise MadeByNewer from None


def _named(one: OperationRow) -> list[str]:
    """The records an operation speaks of: its own, and those it points to."""
    told = parse(one.fields or "{}")
    return [one.record_id, *(str(told[name]) for name in links_of(one.record_table) if told.get(name))]


def _in_order(stream: list[OperationRow]) -> list[OperationRow]:
    """One stream by its numbers, each once; refused where two operations claim one number, so that neither is lost unseen."""
    by_seq: dict[int, OperationRow] = {}
    for one in stream:
        if by_seq.setdefault(one.seq, one).hash != one.hash:
            raise JournalForked(desk=one.device, seq=one.seq)
    return [by_seq[seq] for seq in sorted(by_seq)]


def append(work: Work, arrived: Iterable[OperationRow]) -> AppendResult:
    """See `Appender.append`."""
    work.flush()
    return Appender(work).append(arrived)
