"""`fairdesk wipe DESK`: a laptop whose work is at the bureau forgets it."""

from __future__ import annotations

from dataclasses import asdict

import click

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.cli import console
from fairdesk.services import wiping


@console.command(name="wipe", told=N_("Take a booth's desk off this computer, once the bureau has everything."))
@click.argument("desk")
def command(console: console.Console, desk: str) -> None:
    """Answers with what is gone."""
    gone = wiping.wipe(console.desk(desk))
    lines = [
        ngettext(
            "{desk} is gone from this computer, and {count} backup of it.",
            "{desk} is gone from this computer, and {count} backups of it.",
            gone.backups,
            desk=gone.desk,
        )
    ]
    if gone.second:
        lines.append(_("Sealed copies may still lie in {folder}.", folder=gone.second))
    console.answer(asdict(gone), "\n".join(lines))
