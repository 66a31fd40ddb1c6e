"""The sheet of arrivals; names masked."""

from __future__ import annotations

from collections.abc import Collection

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import _
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.rules.names import masked
from fairdesk.store import people
from fairdesk.store.unit_of_work import Look

FIELDS = ("id", "arrival.at", "participant.badge_no", "participant.name", "participant.unit", "arrival.station", "arrival.method")
"""What of the records the columns show."""


def table(look: Look, ids: Collection[str]) -> TableFacts:
    """One row per arrival, newest first."""
    heads = (_("Id"), _("Time"), _("Badge"), _("Name"), _("Unit"), _("Desk"), _("Way"))
    widths = (38, 16, 12, 12, 32, 12, 12)
    rows = tuple(
        (
            row.id,
            row.at.astimezone(HALL).strftime("%Y-%m-%d %H:%M"),
            row.badge_no,
            masked(row.name),
            row.unit,
            row.station,
            row.method.label,
        )
        for row in people.arrivals(look, limit=100_000)
        if row.id in ids
    )
    columns = tuple(
        TableColumn(head=head, width=width, field=field) for head, width, field in zip(heads, widths, FIELDS, strict=True)
    )
    return TableFacts(title=_("Arrivals"), columns=columns, rows=rows)
