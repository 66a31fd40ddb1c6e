"""`fairdesk backup DESK --to DIR`: a verified copy of the desk file."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import preferences


@console.command(name="backup", told=N_("Make a verified copy of the desk."))
@click.argument("desk")
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path))
def command(console: console.Console, desk: str, folder: Path) -> None:
    """Answers with the place of the copy, which has been opened and checked."""
    made = preferences.back_up(console.desk(desk), to=folder)
    console.answer({"backup": str(made)}, _("The copy is {made}, opened and checked.", made=made))
