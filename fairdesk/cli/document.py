"""`fairdesk document DESK KIND ID --out PDF`: any paper of the catalogue."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import papers


@console.command(name="document", told=N_("Make any paper of the catalogue, or list them."))
@click.argument("desk", default="")
@click.argument("kind", default="")
@click.argument("name", default="")
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--list", "listing", is_flag=True)
def command(console: console.Console, desk: str, kind: str, name: str, out: Path | None, listing: bool) -> None:
    """Answers with the kinds, or with the place of the PDF."""
    if listing:
        kinds = papers.kinds()
        console.answer(
            [{"kind": key, "title": title} for key, title in kinds], "\n".join(f"{key:24} {title}" for key, title in kinds)
        )
        return
    if out is None or not name:
        raise click.UsageError(_("Needed here: {what}.", what="DESK KIND ID --out PDF"))
    papers.print_document(console.desk(desk), kind=kind, name=name, out=out)
    console.answer({"kind": kind, "pdf": str(out)}, _("The paper is in {out}.", out=out))
