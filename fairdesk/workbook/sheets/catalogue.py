"""Every visible sheet of a bundle, in their order."""

from __future__ import annotations

from collections.abc import Callable, Collection

from fairdesk.records.papers import TableFacts
from fairdesk.store.unit_of_work import Look
from fairdesk.workbook.sheets import arrivals, letters, negotiations, walk_ins

SHEETS: tuple[Callable[[Look, Collection[str]], TableFacts], ...] = (
    negotiations.table,
    letters.table,
    arrivals.table,
    walk_ins.table,
)


def bundle_tables(look: Look, ids: Collection[str]) -> list[TableFacts]:
    """The sheets that have rows among the records with these ids."""
    return [table for table in (make(look, ids) for make in SHEETS) if table.rows]
