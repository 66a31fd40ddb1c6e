"""`fairdesk kit DESK --booth NO --out KIT.xlsx`: a booth's desk on a stick."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import enrolment

DAY = click.DateTime(["%Y-%m-%d"])


@console.command(name="kit", told=N_("Make the kit of a booth's desk."))
@click.argument("desk")
@click.option("--booth", required=True)
@click.option("--from", "begins", type=DAY, help=_("The first day on which the desk counts."))
@click.option("--until", "ends", type=DAY, help=_("The last day on which the desk counts."))
@click.option("--scope", multiple=True, help=_("An area's code, a province or prefecture: a node's desk; may be given again."))
@click.option("--out", required=True, type=click.Path(path_type=Path))
def command(
    console: console.Console,
    desk: str,
    booth: str,
    begins: datetime | None,
    ends: datetime | None,
    scope: tuple[str, ...],
    out: Path,
) -> None:
    """Answers with the letters the booth's numbers will bear."""
    term = enrolment.Term(begins.date() if begins else None, ends.date() if ends else None)
    made, phrase = console.desk(desk), console.kit_passphrase()
    letters = enrolment.make_kit(made, booth=booth, out=out, passphrase=phrase, term=term, scope=scope)
    console.answer(
        {"booth": booth, "letters": letters, "kit": str(out)}, _("The kit of booth {booth} is {out}.", booth=booth, out=out)
    )
