"""`fairdesk acknowledge DESK RECEIPT.xlsx`: the bureau has it."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import exchange


@console.command(name="acknowledge", told=N_("Take the bureau's receipt in."))
@click.argument("desk")
@click.argument("receipt", type=click.Path(path_type=Path))
def command(console: console.Console, desk: str, receipt: Path) -> None:
    """Answers with the last operation the bureau has."""
    last = exchange.acknowledge(console.desk(desk), receipt=receipt)
    console.answer({"acknowledged": last}, _("The bureau has everything up to operation {last}.", last=last))
