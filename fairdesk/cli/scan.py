"""`fairdesk scan DESK FILE|FOLDER...`: signed papers come back."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.errors import NothingScanned
from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.scans import why_words
from fairdesk.services import scans


@console.command(name="scan", told=N_("File scanned and photographed papers to their letters."))
@click.argument("desk")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|FOLDER...")
def command(console: console.Console, desk: str, paths: tuple[Path, ...]) -> None:
    """Answers with what became of each page; exit 1 where no file could be read, 3 where a page waits for a person."""
    taken = scans.take(console.desk(desk), paths=paths, progress=console.progress())
    told = scans.to_json(taken)
    console.complain(*(f"{one.where}: {why_words(one.reason)}" for one in taken if one.status in {"refused", "bench"}))
    nothing = console.refused(NothingScanned()) if all(one.status == "refused" for one in taken) else {}
    already = sum(one.status == "already" for one in taken)
    said = _("{filed} pages filed, {already} filed before, {bench} waiting for a person.", already=already, **_counts(told))
    console.answer(told | nothing, said)
    if not nothing and told["bench"]:
        console.waits()


def _counts(told: dict[str, object]) -> dict[str, object]:
    return {"filed": told["filed"], "bench": told["bench"]}
