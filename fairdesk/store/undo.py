"""Takes an act back: new operations that put the replaced values back, refused where someone has moved on since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from fairdesk.base.errors import MovedOn, NothingToUndo, NotVoidable
from fairdesk.models.journal import DESK_IDENTITY, HEAD, OPERATION
from fairdesk.records.journal import ActRow, OperationRow
from fairdesk.store.operations import Journaled
from fairdesk.store.projection import RESOLVE, UNDO, settle
from fairdesk.store.unit_of_work import Look, Work
from fairdesk.store.values import decode, defaults_of, journaled, links_of, parse, table_of

if TYPE_CHECKING:
    from fairdesk.models.base import Record

_CHUNK = 500


def recent(look: Look, limit: int = 20) -> list[ActRow]:
    """The acts of this desk that can still be taken back, newest first; an undo and what it took back are not among them.

    The operations of an act stand in one row, so the journal is walked from its end by whole acts: however long it is, this
    takes as long as there are acts to name.
    """
    own = look.ask(select(DESK_IDENTITY.c.device, DESK_IDENTITY.c.epoch, DESK_IDENTITY.c.seq)).one()
    columns = (OPERATION.c[name] for name in ("act", "label", "wall", "actor", "kind", "reason"))
    newest = select(*columns).where(OPERATION.c.device == own.device, OPERATION.c.epoch == own.epoch)
    found: list[ActRow] = []
    undone: set[str] = set()
    last = own.seq
    while len(found) < limit and (row := look.ask(newest.where(OPERATION.c.seq == last)).first()) is not None:
        records = look.ask(select(func.count()).where(OPERATION.c.act == row.act)).scalar_one()
        last -= records
        if row.kind == UNDO:
            undone.add(row.reason)
        elif row.act not in undone:
            found.append(ActRow(act=row.act, label=row.label, wall=row.wall, actor=row.actor, records=records))
    return found


def take_back(work: Work, act: str) -> list[tuple[str, str]]:
    """The act's changes are put back, each by an operation of its own; answers (table, record id) of what was touched.

    Refused where there is no such act, it is an undo or taken back already, or something made since stands on what it made.
    """
    query = select(OPERATION).where(OPERATION.c.act == act).order_by(OPERATION.c.seq.desc())
    rows = [OperationRow(**row) for row in work.session.execute(query).mappings()]
    undone = select(OPERATION.c.act).where(OPERATION.c.kind == UNDO, OPERATION.c.reason == act).limit(1)
    if not rows or rows[0].kind == UNDO or work.session.execute(undone).first():
        raise NothingToUndo
    work.pen.kind, work.pen.reason = UNDO, act
    for one in rows:
        _put_back(work, one, {each.id for each in rows})
    work.flush()
    _refuse_used(work, [one for one in rows if one.kind == "create"])
    return [(one.record_table, one.record_id) for one in rows]


def _put_back(work: Work, one: OperationRow, own: set[str]) -> None:
    from sqlalchemy.orm.attributes import flag_modified  # the mapper, which the first page does without

    record = work.session.get(journaled()[one.record_table], one.record_id)
    head = work.session.execute(select(HEAD.c.origin, HEAD.c.changed).where(HEAD.c.record_id == one.record_id)).one()
    assert record is not None
    heads: dict[str, list[str]] = parse(head.changed)
    if one.kind == "create":
        later = {name for each in heads.values() for name in each} - own
        if any(name not in _undone_by(work, later) for name in later):
            raise MovedOn(what=_name(record))
        record.voided, record.void_reason = True, UNDO
        return
    parents: dict[str, list[str]] = parse(one.parents)
    told = {}
    for name in parse(one.fields):
        current = heads.get(name, [head.origin])
        if any(each not in own and each not in _undone_by(work, {each}) for each in current):
            raise MovedOn(what=_name(record))
        told[name] = _value_before(work, one.record_table, name, parents[name])
        setattr(record, name, told[name])
        if one.kind == RESOLVE:
            flag_modified(record, name)
    if one.kind == RESOLVE:  # written even where the value shown stays: the question is open again
        work.pen.chosen[one.record_id] = told


def _refuse_used(work: Work, made: list[OperationRow]) -> None:
    """Nothing happens; refused where a valid record points to one of these, which an undo has just voided."""
    tables: dict[str, list[str]] = {}
    for one in made:
        tables.setdefault(one.record_table, []).append(one.record_id)
    for name, kind in journaled().items():
        for field, target in links_of(name).items():
            ids = tables.get(target, [])
            for start in range(0, len(ids), _CHUNK):
                column = getattr(kind, field)
                query = select(kind).where(column.in_(ids[start : start + _CHUNK]), kind.voided.is_(False)).limit(1)
                if (user := work.session.execute(query).scalar()) is not None:
                    used = work.session.get(journaled()[target], getattr(user, field))
                    assert used is not None
                    raise NotVoidable(what=_name(used), users=_name(user))


def _undone_by(work: Work, operations: set[str]) -> set[str]:
    """Those of the operations that were written while taking acts back: they do not count as somebody moving on."""
    found = set()
    for name in operations:
        device, epoch, seq = name.rsplit(".", 2)
        place = (OPERATION.c.device == device, OPERATION.c.epoch == int(epoch), OPERATION.c.seq == int(seq))
        if work.session.execute(select(OPERATION.c.kind).where(*place)).scalar() == UNDO:
            found.add(name)
    return found


def _value_before(work: Work, table: str, name: str, parents: list[str]) -> Any:
    history = Journaled(work.session.connection())
    told = [each for each in parents if history.said(each, name) is not None]
    if not told:
        return defaults_of(table)[name]
    value, _open = settle(table, name, told, history)
    return decode(table_of(table).columns[name], value)


def _name(record: Record) -> str:
    return str(getattr(record, "name", "") or getattr(record, "number", "") or record.code or record.id)
