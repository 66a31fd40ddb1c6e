"""`fairdesk resolve DESK CONFLICT --take OPERATION`: a person decides."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import history


@console.command(name="resolve", told=N_("Decide a conflict."))
@click.argument("desk")
@click.argument("conflict")
@click.option("--take", required=True, help=_("The operation whose value is right."))
def command(console: console.Console, desk: str, conflict: str, take: str) -> None:
    """Answers with the record that was settled."""
    found = console.desk(desk).do(history.resolve, conflict=conflict, operation=take).result
    console.answer({"record": found}, _("Decided."))
