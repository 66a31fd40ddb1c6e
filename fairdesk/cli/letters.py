"""`fairdesk letters DESK NAME --out DIR`: the letters of a ceremony in calling order, all of them, or those that wait."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.cli import console
from fairdesk.services import letter_batches


@console.command(name="letters", told=N_("Make many letters at once, in calling order."))
@click.argument("desk")
@click.argument("name", metavar="CEREMONY|all|waiting")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help=_("The folder they go to."))
def command(console: console.Console, desk: str, name: str, out: Path) -> None:
    """Answers with the files in their order."""
    made = letter_batches.write_all(console.desk(desk), name=name, folder=out, progress=console.progress())
    sentence = ngettext("{count} letter is in {out}.", "{count} letters are in {out}.", len(made), out=out)
    console.answer([str(one) for one in made], sentence)
