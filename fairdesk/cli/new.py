"""`fairdesk new DESK --fair FILE`: a bureau desk for one fair."""

from __future__ import annotations

import os
from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import fairs


@console.command(name="new", told=N_("Make a bureau desk for one fair."))
@click.argument("desk")
@click.option("--fair", "fair_file", required=True, type=click.Path(path_type=Path), help=_("The fair file (JSON)."))
def command(console: console.Console, desk: str, fair_file: Path) -> None:
    """Answers with the recovery key, which is shown this once and kept nowhere."""
    fair = fairs.read_fair_file(fair_file)
    made, recovery = fairs.new(desk, console.passphrase(), fair, console.now, os.environ.get("FAIRDESK_OPERATOR", ""))
    console.keep(desk, made)
    sentence = _("The desk stands. Write this recovery key down and lock it away; it is shown only now: {key}", key=recovery)
    console.answer({"desk": desk, "fair": fair["fair_id"], "recovery_key": recovery}, sentence)
