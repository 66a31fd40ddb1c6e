"""`fairdesk report DESK NAME --out FILE.pdf|FILE.xlsx [--paper A4|A3]`: a report of the catalogue."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.sheets import PaperSize
from fairdesk.services import reporting


@console.command(name="report", told=N_("Make a report as PDF or workbook, or list them."))
@click.argument("desk", default="")
@click.argument("name", default="")
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--paper", type=click.Choice([one.value for one in PaperSize], case_sensitive=False), default=PaperSize.A4.value)
@click.option("--list", "listing", is_flag=True)
def command(console: console.Console, desk: str, name: str, out: Path | None, paper: str, listing: bool) -> None:
    """Answers with the reports, or with the place of the one made."""
    if listing:
        found = reporting.catalogue()
        console.answer(
            [{"report": key, "title": title} for key, title in found], "\n".join(f"{key:16} {title}" for key, title in found)
        )
        return
    if out is None or not name:
        raise click.UsageError(_("Needed here: {what}.", what="DESK NAME --out FILE"))
    reporting.write(console.desk(desk), name=name, out=out, size=PaperSize(paper.upper()))
    console.answer({"report": name, "file": str(out)}, _("The report is in {out}.", out=out))
