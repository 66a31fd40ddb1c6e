"""`fairdesk check DESK`: file, cipher, journal chain, projection, foreign keys."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import history


@console.command(name="check", told=N_("Check the desk file, its journal and everything built from it."))
@click.argument("desk")
def command(console: console.Console, desk: str) -> None:
    """Answers with what is wrong; exit code 3 where something is."""
    found = console.desk(desk).look(history.check, progress=console.progress())
    data = {
        "clean": found.clean,
        "operations": found.operations,
        "records": found.records,
        "conflicts": found.conflicts,
        "held": found.held,
        "faults": list(found.faults),
    }
    clean = _("Everything is in order: {operations} operations, {records} records.", **data)
    console.answer(data, clean if found.clean else "\n".join([_("Not in order:"), *found.faults]))
    if not found.clean:
        console.waits()
