"""`fairdesk stats DESK`: the figures of the fair, as JSON."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_
from fairdesk.cli import console
from fairdesk.services import reporting


@console.command(name="stats", told=N_("Print the figures of the fair."))
@click.argument("desk")
def command(console: console.Console, desk: str) -> None:
    """Answers with the figures."""
    console.answer(console.desk(desk).look(reporting.statistics))
