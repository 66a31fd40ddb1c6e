"""The sheet of letters of intent."""

from __future__ import annotations

from collections.abc import Collection

from fairdesk.base.i18n import _
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.rules.amounts import yuan
from fairdesk.store import letters
from fairdesk.store.unit_of_work import Look

FIELDS = (
    "id",
    "letter.number",
    "letter.day",
    "letter.state",
    "letter.party_a",
    "letter.party_b",
    "letter.party_c",
    "letter.project",
    "letter.cash_fen",
    "letter.goods_fen",
)
"""What of the records the columns show."""


def table(look: Look, ids: Collection[str]) -> TableFacts:
    """One row per letter, void ones too."""
    heads = (
        _("Id"),
        _("Number"),
        _("Date"),
        _("State"),
        _("Party A"),
        _("Party B"),
        _("Party C"),
        _("Project"),
        _("Cash (yuan)"),
        _("Goods (yuan)"),
    )
    widths = (38, 30, 12, 12, 26, 30, 30, 30, 14, 14)
    rows = tuple(
        (
            row.id,
            row.number,
            row.day.isoformat(),
            row.state.label,
            row.party_a,
            row.party_b,
            row.party_c,
            row.project,
            yuan(row.cash_fen),
            yuan(row.goods_fen),
        )
        for row in letters.rows(look)
        if row.id in ids
    )
    columns = tuple(
        TableColumn(head=head, width=width, field=field) for head, width, field in zip(heads, widths, FIELDS, strict=True)
    )
    return TableFacts(title=_("Letters"), columns=columns, rows=rows)
