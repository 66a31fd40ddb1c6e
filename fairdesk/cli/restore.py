"""`fairdesk restore BACKUP --to DESK`: a desk from its copy, in a new life."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from fairdesk.base.errors import BackupCut, BackupDamaged
from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import backups


@console.command(name="restore", told=N_("Restore a desk from a copy."))
@click.argument("backup", type=click.Path(path_type=Path))
@click.option("--to", "desk", required=True)
@click.option(
    "--recovery-key",
    "key_file",
    type=click.Path(path_type=Path),
    help=_("A file with the fair's recovery key; the pass-phrase is then the one the desk gets."),
)
def command(console: console.Console, backup: Path, desk: str, key_file: Path | None) -> None:
    """Answers with the new epoch: no number of the old one is given again. Of a damaged copy it offers the next older one."""
    recovery = backups.recovery_key(key_file) if key_file else ""
    try:
        made, epoch = backups.restore(backup, target=desk, passphrase=console.passphrase(), clock=console.now, recovery=recovery)
    except (BackupDamaged, BackupCut) as damaged:
        _offer(console, damaged, desk, key_file)
        return
    console.keep(desk, made)
    console.answer(
        {"desk": desk, "epoch": epoch},
        _("The desk is restored to {desk}; its numbers go on as {letters}.", desk=desk, letters=made.numbers_as),
    )


def _offer(console: console.Console, damaged: BackupDamaged | BackupCut, desk: str, key_file: Path | None) -> None:
    """The refusal is told, and the command that restores the next older copy."""
    told, older = console.refused(damaged), str(damaged.places["older"])
    console.complain(damaged.message)
    if older:
        words = ["fairdesk", "restore", older, "--to", desk, *(["--recovery-key", str(key_file)] if key_file else [])]
        console.complain(_("To restore it: {command}", command=shlex.join(words)))
        told["older"] = older
    if console.as_json:
        console.answer(told)
