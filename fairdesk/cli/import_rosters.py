"""`fairdesk import DESK FILE...`: takes rosters in."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import rosters


@console.command(name="import", told=N_("Take rosters in."))
@click.argument("desk")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Only say what would be taken."))
def command(console: console.Console, desk: str, files: tuple[Path, ...], dry_run: bool) -> None:
    """Answers with every file, sheet, record and issue; exit 1 where every file was refused, 3 where a person must look."""
    opened = console.desk(desk)
    progress = console.progress()
    found = rosters.read(files, progress)
    report = (
        opened.rehearse(rosters.take_in, files=found)
        if dry_run
        else opened.do_long(rosters.take_in, progress, files=found).result
    )
    refused = [one for one in found if one.refused]
    total = report.total()
    sums = {"new": total.new, "changed": total.changed, "unchanged": total.unchanged, "skipped": total.skipped}
    said = _("{new} new, {changed} changed, {unchanged} as they were, {skipped} left out.", **sums)
    issues = [asdict(one) for one in report.issues]
    data = {"files": [one.to_json() for one in found], "taken": sums, "open": issues}
    console.answer(data, "\n".join([*(f"{one.file}: {one.refused}" for one in refused), said]))
    if len(refused) == len(found):
        console.code = 1
    elif report.waits:
        console.waits()
