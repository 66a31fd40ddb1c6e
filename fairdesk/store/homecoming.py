"""Brings home what a twin wrote under numbers another laptop used too: as operations of this desk, with its author and time.

Two files that lead one life cannot be told apart when nothing of the computer differs (a cloned disk, say). The merge refuses the
second one's journal, because two operations claim one number. Nothing of it is lost: a person lets this desk write it anew. Each
operation keeps its act, author, time, salt and content; its parents are those it had, in their new names. What both twins changed
is a conflict like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from sqlalchemy import select, update

from fairdesk.models.journal import DESK_IDENTITY, OPERATION
from fairdesk.records.journal import AppendResult, OperationRow
from fairdesk.store import append
from fairdesk.store.pen import next_hlc, operation_hash
from fairdesk.store.unit_of_work import Work
from fairdesk.store.values import canonical, parse

Streams = dict[tuple[str, int], list[OperationRow]]


def bring_home(work: Work, arrived: Iterable[OperationRow]) -> AppendResult:
    """What this desk can know as it is, it knows; the rest is written anew by this desk, once, however often it comes."""
    whole, forked = _parted(work, arrived)
    result = append.append(work, whole)
    names: dict[str, str] = {}
    rows = [row for one in sorted(forked, key=lambda one: (one.hlc, one.id)) if (row := _anew(work, one, names)) is not None]
    again = append.append(work, rows)
    pen = work.pen
    work.ask(update(DESK_IDENTITY).values(seq=pen.seq, last_hash=pen.last_hash))
    return replace(again, new=again.new + result.new, tables=again.tables | result.tables)


def _parted(work: Work, arrived: Iterable[OperationRow]) -> tuple[list[OperationRow], list[OperationRow]]:
    """The operations up to where each stream parts from the one known here, and those from there on."""
    streams: Streams = {}
    for one in arrived:
        streams.setdefault((one.device, one.epoch), []).append(one)
    whole: list[OperationRow] = []
    forked: list[OperationRow] = []
    for (device, epoch), each in streams.items():
        query = select(OPERATION.c.seq, OPERATION.c.hash).where(OPERATION.c.device == device, OPERATION.c.epoch == epoch)
        known = {row.seq: row.hash for row in work.ask(query)}
        ordered = sorted(each, key=lambda one: one.seq)
        at = next((place for place, one in enumerate(ordered) if _parts(one, known)), len(ordered))
        whole += ordered[:at]
        forked += ordered[at:]
    return whole, forked


def _parts(one: OperationRow, known: dict[int, str]) -> bool:
    there, before = known.get(one.seq), known.get(one.seq - 1)
    return there != one.hash if there is not None else before is not None and before != one.prev_hash


def _anew(work: Work, one: OperationRow, names: dict[str, str]) -> OperationRow | None:
    """The operation as this desk writes it; None where it did before. `names` learns what it is called here."""
    query = select(OPERATION.c.device, OPERATION.c.epoch, OPERATION.c.seq).where(
        OPERATION.c.record_id == one.record_id, OPERATION.c.salt == one.salt
    )
    if (known := work.ask(query).first()) is not None:
        names[one.id] = f"{known.device}.{known.epoch}.{known.seq}"
        return None
    pen = work.pen
    pen.seq, pen.hlc = pen.seq + 1, next_hlc(pen.hlc, pen.at)
    parents = {name: [names.get(each, each) for each in heads] for name, heads in parse(one.parents).items()}
    own = {"device": pen.device, "epoch": pen.epoch, "seq": pen.seq, "hlc": pen.hlc, "prev_hash": pen.last_hash}
    row = asdict(one) | own | {"parents": canonical(parents)}
    row["hash"] = pen.last_hash = operation_hash(row)
    names[one.id] = f"{pen.device}.{pen.epoch}.{pen.seq}"
    pen.touched.add((one.record_table, one.record_id))
    pen.written += 1
    return OperationRow(**row)
