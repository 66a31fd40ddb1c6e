"""`fairdesk undo DESK [ACT]`: takes an act back."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import history


@console.command(name="undo", told=N_("Take the newest act back, or the one that is named."))
@click.argument("desk")
@click.argument("act", default="")
def command(console: console.Console, desk: str, act: str) -> None:
    """Answers with the act that was taken back."""
    found = console.desk(desk).do(history.take_back, act_id=act).result
    console.answer({"act": found}, _("Taken back: {act}", act=found))
