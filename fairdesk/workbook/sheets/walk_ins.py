"""The sheet of people who came unannounced; names and phones masked."""

from __future__ import annotations

from collections.abc import Collection

from fairdesk.base.i18n import _
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.rules.names import masked
from fairdesk.store import people
from fairdesk.store.unit_of_work import Look

FIELDS = ("id", "participant.badge_no", "participant.name", "participant.unit", "participant.title", "participant.mobile")
"""What of the records the columns show."""


def table(look: Look, ids: Collection[str]) -> TableFacts:
    """One row per walk-in."""
    heads = (_("Id"), _("Badge"), _("Name"), _("Unit"), _("Title"), _("Phone"))
    widths = (38, 12, 12, 32, 16, 16)
    rows = tuple(
        (row.id, row.badge_no, masked(row.name), row.unit, row.title, row.phone)
        for row in people.rows(look, walk_in=True)
        if row.id in ids
    )
    columns = tuple(
        TableColumn(head=head, width=width, field=field) for head, width, field in zip(heads, widths, FIELDS, strict=True)
    )
    return TableFacts(title=_("Walk-ins"), columns=columns, rows=rows)
