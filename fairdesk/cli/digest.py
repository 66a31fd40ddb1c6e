"""`fairdesk digest DESK`: one SHA-256 over the canonical state."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_
from fairdesk.cli import console
from fairdesk.services import history


@console.command(name="digest", told=N_("Print the fingerprint of the desk's state."))
@click.argument("desk")
def command(console: console.Console, desk: str) -> None:
    """Answers with the digest."""
    found = console.desk(desk).look(history.state_digest)
    console.answer({"digest": found}, found)
