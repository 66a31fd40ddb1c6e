"""What makes a bundle wait for a person: it voids more of its desk's records than a day's mistakes do, empties one, or was
written at a laptop whose booth another one had taken over.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import String, Text, func, select

from fairdesk.models.journal import HEAD
from fairdesk.records.journal import OperationRow
from fairdesk.rules.merging import VOIDED, too_many_voids
from fairdesk.store import desks, lives
from fairdesk.store.conflict_cards import name_of
from fairdesk.store.operations import Journaled
from fairdesk.store.projection import UNDO
from fairdesk.store.unit_of_work import Work
from fairdesk.store.values import links_of, parse, table_of

REPLACED = frozenset({"badge"})
"""A badge is void because another was printed in its place: nothing is lost by that."""
_NO_WORDS = frozenset({"id", "code", "void_reason"})


def after_take_over(work: Work, device: str, fresh: Sequence[OperationRow]) -> int:
    """How many of these operations a laptop wrote after another one had gone on from its last copy, in a life of its own."""
    ends: dict[int, int] = {}
    for row, told in desks.details_of(work, "bundle"):
        for _epoch, why, before, seq in told.get("lives", ()) if row.device == device else ():
            if why == lives.Why.TAKEN_OVER.value:
                ends[before] = min(seq, ends.get(before, seq))
    return sum(one.epoch in ends and one.seq > ends[one.epoch] for one in fresh)


def mass_voids(work: Work, device: str, fresh: Sequence[OperationRow]) -> tuple[int, int] | None:
    """How many records these operations void, and how many the desk has made; None where that is no more than mistakes are."""
    voided = {
        one.record_id
        for one in fresh
        if one.record_table not in REPLACED and one.kind != UNDO and parse(one.fields or "{}").get(VOIDED) is True
    }
    if not voided:
        return None
    made = select(func.count()).where(HEAD.c.origin.startswith(f"{device}."), HEAD.c.record_table.not_in(REPLACED))
    total = int(work.ask(made).scalar_one())
    return (len(voided), total) if too_many_voids(len(voided), total) else None


def emptied(work: Work, fresh: Sequence[OperationRow]) -> str:
    """The name or number of a record these operations left without any word; empty where there is none."""
    touched = {(one.record_table, one.record_id) for one in fresh if _blanks(one)}
    return next((name for table, one in sorted(touched) if (name := _emptied(work, table, one))), "")


def _blanks(one: OperationRow) -> bool:
    told = parse(one.fields or "{}")
    return one.kind != "create" and VOIDED not in told and any(value in ("", None) for value in told.values())


def _emptied(work: Work, table: str, record_id: str) -> str:
    words = _words_of(table)
    row = work.ask(select(table_of(table)).where(table_of(table).c.id == record_id)).mappings().one()
    if row[VOIDED] or any(row[name] for name in words):
        return ""
    history = Journaled(work.connection)
    origin = work.ask(select(HEAD.c.origin).where(HEAD.c.record_id == record_id)).scalar_one()
    before = [told.value for name in words if (told := history.said(origin, name)) is not None and told.value]
    return name_of(work, table, record_id) or str(before[0]) if before else ""


def _words_of(table: str) -> Collection[str]:
    """The fields of a table that hold words a person wrote."""
    links = links_of(table)
    columns = [one for one in table_of(table).columns if type(one.type) in (String, Text)]
    return [one.name for one in columns if one.name not in _NO_WORDS and one.name not in links]
