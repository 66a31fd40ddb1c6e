"""`fairdesk template KIND --out FILE.xlsx`: a blank roster to hand out."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.roster_kinds import entity_words
from fairdesk.services import rosters


@console.command(name="template", told=N_("Make a blank roster to hand out, or list the kinds."))
@click.argument("kind", default="")
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--list", "listing", is_flag=True)
def command(console: console.Console, kind: str, out: Path | None, listing: bool) -> None:
    """Answers with the kinds, or with the place of the blank roster."""
    if listing:
        found = [
            {"kind": key, "title": entity_words(key), "columns": [one.head for one in ones]}
            for key, ones in rosters.kinds().items()
        ]
        console.answer(found, "\n".join(f"{one['kind']:24} {one['title']}" for one in found))
        return
    if out is None or not kind:
        raise click.UsageError(_("Needed here: {what}.", what="KIND --out FILE"))
    rosters.write_template(kind, out)
    console.answer({"kind": kind, "file": str(out)}, _("The blank roster is in {out}.", out=out))
