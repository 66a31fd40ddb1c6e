"""Whether a record lies within a node's scope: it belongs to one of its areas, or to none and is the node's own (R65)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from fairdesk.models.journal import HEAD
from fairdesk.records.journal import OperationRow
from fairdesk.store.conflict_cards import name_of
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import links_of, table_of

_TOWARDS_AREA = (
    "area_id",
    "negotiation_id",
    "letter_id",
    "demand_id",
    "delegation_id",
    "participant_id",
    "appointment_id",
    "subject_id",
)
"""The links by which a record belongs to an area, the nearest first."""
_DEPTH = 4
"""A print of a letter of a negotiation of an area is three steps away from it."""


def outside(look: Look, device: str, operations: Iterable[OperationRow], scope: Sequence[str]) -> tuple[str, str] | None:
    """The table and name of the first record these operations change that is beyond the scope; None where there is none.

    To be asked when the operations are in. A scope names areas by their codes, and provinces and prefectures by their names.
    """
    for table, record_id in sorted({(one.record_table, one.record_id) for one in operations}):
        if not _within(look, device, table, record_id, scope):
            return table, name_of(look, table, record_id)
    return None


def _within(look: Look, device: str, table: str, record_id: str, scope: Sequence[str]) -> bool:
    area = _area_of(look, table, record_id, _DEPTH)
    if area is None:
        origin = look.ask(select(HEAD.c.origin).where(HEAD.c.record_id == record_id)).scalar()
        return origin is None or origin.startswith(f"{device}.")  # what is held has no record yet
    names = {area.id, area.code, area.gb_code, area.province, area.prefecture, area.name} - {"", None}
    return not names.isdisjoint(scope)


def _area_of(look: Look, table: str, record_id: str, depth: int) -> Any:
    """The row of the area the record belongs to, or None."""
    columns = table_of(table).columns
    row = look.ask(select(table_of(table)).where(columns["id"] == record_id)).first()
    if row is None or table == "area" or not depth:
        return row if table == "area" else None
    links = links_of(table)
    for name in _TOWARDS_AREA:
        target = links.get(name) or (getattr(row, "subject", "") if name == "subject_id" and name in columns else "")
        value = getattr(row, name, None)
        if target and value and target in table_of(table).metadata.tables:
            found = _area_of(look, target, value, depth - 1)
            if found is not None:
                return found
    return None
