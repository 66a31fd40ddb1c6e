"""`fairdesk conflicts DESK`: the fields two desks settled differently."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import history


@console.command(name="conflicts", told=N_("List what two desks settled differently."))
@click.argument("desk")
def command(console: console.Console, desk: str) -> None:
    """Answers with the queue; exit code 3 where it is not empty."""
    rows = console.desk(desk).look(history.open_conflicts)
    data = [
        {
            "id": row.id,
            "table": row.record_table,
            "record": row.record_id,
            "field": row.field,
            "choices": [{"operation": o, "value": v, "actor": a, "wall": w} for o, v, a, w in row.choices],
        }
        for row in rows
    ]
    lines = [f"{row.id}  " + "  |  ".join(f"{o}: {v}" for o, v, _a, _w in row.choices) for row in rows]
    console.answer(data, "\n".join(lines) or _("No conflicts."))
    if rows:
        console.waits()
