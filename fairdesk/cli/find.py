"""`fairdesk find DESK QUERY`: people, organisations, areas and papers, best first."""

from __future__ import annotations

from dataclasses import asdict

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import directory


@console.command(name="find", told=N_("Find people, organisations, areas and papers."))
@click.argument("desk")
@click.argument("query")
@click.option("--limit", type=click.IntRange(1, 1000), default=20)
def command(console: console.Console, desk: str, query: str, limit: int) -> None:
    """Answers with the hits, best first."""
    hits = console.desk(desk).look(directory.find, text=query, limit=limit)
    rows = [{key: value for key, value in asdict(hit).items() if key != "code"} for hit in hits]
    text = "\n".join(f"{hit.code:10} {hit.name}  {hit.organisation}" for hit in hits)
    console.answer(rows, text or _("Nothing was found."))
