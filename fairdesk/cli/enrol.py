"""`fairdesk enrol BOOTHDESK --kit KIT.xlsx`: a laptop becomes a booth's desk."""

from __future__ import annotations

import os
from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import enrolment


@console.command(name="enrol", told=N_("Make a booth desk out of the bureau's kit."))
@click.argument("desk")
@click.option("--kit", required=True, type=click.Path(path_type=Path))
def command(console: console.Console, desk: str, kit: Path) -> None:
    """Answers with the booth and the letters of its numbers."""
    made = enrolment.enrol(
        desk,
        console.passphrase(),
        kit=kit,
        kit_passphrase=console.kit_passphrase(),
        clock=console.now,
        actor=os.environ.get("FAIRDESK_OPERATOR", ""),
    )
    console.keep(desk, made)
    identity = made.identity
    data = {"desk": desk, "device": identity.device, "booth": identity.booth, "letters": identity.letters}
    console.answer(data, _("This laptop is booth {booth}.", booth=identity.booth))
