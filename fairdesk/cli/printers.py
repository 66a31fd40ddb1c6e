"""`fairdesk printers`: the printers of this computer, and how they stand."""

from __future__ import annotations

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import printers


@console.command(name="printers", told=N_("List the printers of this computer and how they stand."))
def command(console: console.Console) -> None:
    """Answers with name, state, what is wrong, trays and sides of each printer."""
    rows = printers.printers()
    told = [
        {
            "name": row.name,
            "state": row.state.value,
            "problem": row.said,
            "default": row.default,
            "trays": [key for key, _words in row.trays],
            "sides": [one.value for one in row.sides],
        }
        for row in rows
    ]
    lines = [f"{'*' if row.default else ' '} {row.name:28} {row.said or row.state.label}" for row in rows]
    console.answer(told, "\n".join(lines) or _("This computer has no printer."))
