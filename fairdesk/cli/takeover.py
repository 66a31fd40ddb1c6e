"""`fairdesk takeover SNAPSHOT|FOLDER --to DESK`: a spare laptop becomes the booth whose laptop is gone."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import backups, takeover


@console.command(name="takeover", told=N_("Become the booth whose laptop is gone, from the newest sound copy of its desk."))
@click.argument("place", metavar="SNAPSHOT|FOLDER", type=click.Path(path_type=Path))
@click.option("--to", "desk", required=True)
@click.option("--letters", default="", help=_("The letters of the desk, where copies of several lie in the folder."))
@click.option(
    "--recovery-key",
    "key_file",
    type=click.Path(path_type=Path),
    help=_("A file with the fair's recovery key; the pass-phrase is then the one the desk gets."),
)
def command(console: console.Console, place: Path, desk: str, letters: str, key_file: Path | None) -> None:
    """Answers with the copy, the new epoch, the last operation of the old laptop that is in it, and the copies passed over."""
    recovery = backups.recovery_key(key_file) if key_file else ""
    made, found = takeover.take_over(
        place, target=desk, passphrase=console.passphrase(), clock=console.now, recovery=recovery, letters=letters
    )
    console.keep(desk, made)
    console.complain(*(why for _file, why in found.passed_over))
    console.answer(
        {
            "desk": desk,
            "epoch": found.epoch,
            "snapshot": found.snapshot,
            "taken_over_from": list(found.before),
            "passed_over": [{"file": file, "reason": why} for file, why in found.passed_over],
        },
        _(
            "{desk} is the booth from now on, as it was in {snapshot}; its numbers go on as {letters}. "
            "Do not work on the old laptop any more.",
            desk=desk,
            snapshot=Path(found.snapshot).name,
            letters=made.numbers_as,
        ),
    )
