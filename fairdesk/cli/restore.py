"""`fairdesk restore BACKUP --to DESK`: a desk from its copy, under the next epoch."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import backups


@console.command(name="restore", told=N_("Restore a desk from a copy."))
@click.argument("backup", type=click.Path(path_type=Path))
@click.option("--to", "desk", required=True)
def command(console: console.Console, backup: Path, desk: str) -> None:
    """Answers with the new epoch: no number of the old one is given again."""
    made, epoch = backups.restore(backup, target=desk, passphrase=console.passphrase(), clock=console.now)
    console.keep(desk, made)
    console.answer(
        {"desk": desk, "epoch": epoch},
        _("The desk is restored to {desk}; its numbers go on in epoch {epoch}.", desk=desk, epoch=epoch),
    )
