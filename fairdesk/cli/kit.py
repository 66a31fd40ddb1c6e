"""`fairdesk kit DESK --booth NO --out KIT.xlsx`: a booth's desk on a stick."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import enrolment


@console.command(name="kit", told=N_("Make the kit of a booth's desk."))
@click.argument("desk")
@click.option("--booth", required=True)
@click.option("--out", required=True, type=click.Path(path_type=Path))
def command(console: console.Console, desk: str, booth: str, out: Path) -> None:
    """Answers with the letters the booth's numbers will bear."""
    letters = enrolment.make_kit(console.desk(desk), booth=booth, out=out, passphrase=console.kit_passphrase())
    console.answer(
        {"booth": booth, "letters": letters, "kit": str(out)}, _("The kit of booth {booth} is {out}.", booth=booth, out=out)
    )
