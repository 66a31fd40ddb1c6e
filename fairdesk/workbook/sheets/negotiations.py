"""The sheet of negotiations."""

from __future__ import annotations

from collections.abc import Collection

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import _
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.rules.amounts import yuan
from fairdesk.store import talks
from fairdesk.store.unit_of_work import Look

FIELDS = (
    "id",
    "negotiation.starts",
    "negotiation.organisation_id",
    "negotiation.area_id",
    "negotiation.project",
    "negotiation.outcome",
    "negotiation.cash_fen",
    "negotiation.goods_fen",
    "negotiation.next_step",
)
"""What of the records the columns show."""


def table(look: Look, ids: Collection[str]) -> TableFacts:
    """One row per negotiation."""
    heads = (
        _("Id"),
        _("Time"),
        _("Organisation"),
        _("Area"),
        _("Project"),
        _("Outcome"),
        _("Cash (yuan)"),
        _("Goods (yuan)"),
        _("Next step"),
    )
    widths = (38, 16, 30, 26, 30, 14, 14, 14, 30)
    rows = tuple(
        (
            row.id,
            row.starts.astimezone(HALL).strftime("%Y-%m-%d %H:%M"),
            row.organisation,
            row.area,
            row.project,
            row.outcome.label,
            yuan(row.cash_fen),
            yuan(row.goods_fen),
            row.next_step,
        )
        for row in talks.rows(look)
        if row.id in ids
    )
    columns = tuple(
        TableColumn(head=head, width=width, field=field) for head, width, field in zip(heads, widths, FIELDS, strict=True)
    )
    return TableFacts(title=_("Negotiations"), columns=columns, rows=rows)
