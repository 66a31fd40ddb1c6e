"""`fairdesk export DESK --out BUNDLE.xlsx`: everything since the last receipt."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.cli import console
from fairdesk.services import exchange


@console.command(name="export", told=N_("Write everything since the last receipt, sealed for the bureau."))
@click.argument("desk")
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--also", multiple=True, metavar="LETTERS", help=_("A desk that may read it too; may be given again."))
def command(console: console.Console, desk: str, out: Path, also: tuple[str, ...]) -> None:
    """Answers with how many operations the bundle carries."""
    count = exchange.export(console.desk(desk), out=out, also=also)
    sentence = ngettext(
        "{count} operation is in {out}. The file was opened and read again there: the stick may be taken out.",
        "{count} operations are in {out}. The file was opened and read again there: the stick may be taken out.",
        count,
        out=out,
    )
    console.answer({"operations": count, "bundle": str(out)}, sentence)
