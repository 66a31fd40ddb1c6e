"""`fairdesk trust DESK --out FILE [--root FILE]`: the fair's public keys, for verifying anywhere, here and in PDF readers."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import trusting


@console.command(name="trust", told=N_("Write the fair's public keys, for verifying anywhere."))
@click.argument("desk")
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option(
    "--root", type=click.Path(path_type=Path), help=_("Also write the root certificate (.cer) that other PDF readers take in.")
)
def command(console: console.Console, desk: str, out: Path, root: Path | None) -> None:
    """Answers with how many desks the file names."""
    opened = console.desk(desk)
    count = trusting.write(opened, out=out)
    if root is not None:
        trusting.write_root(opened, out=root)
    console.answer({"desks": count, "trust": str(out)}, _("The trust file is {out}.", out=out))
