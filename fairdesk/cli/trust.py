"""`fairdesk trust DESK --out FILE`: the fair's public keys, for verifying anywhere."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import trusting


@console.command(name="trust", told=N_("Write the fair's public keys, for verifying anywhere."))
@click.argument("desk")
@click.option("--out", required=True, type=click.Path(path_type=Path))
def command(console: console.Console, desk: str, out: Path) -> None:
    """Answers with how many desks the file names."""
    count = trusting.write(console.desk(desk), out=out)
    console.answer({"desks": count, "trust": str(out)}, _("The trust file is {out}.", out=out))
