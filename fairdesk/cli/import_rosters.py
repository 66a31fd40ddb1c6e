"""`fairdesk import DESK FILE...`: takes rosters in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from fairdesk.base.errors import NothingTaken
from fairdesk.base.i18n import N_, _, listed
from fairdesk.cli import console
from fairdesk.records.rosters import ReadFile
from fairdesk.services import rosters


@console.command(name="import", told=N_("Take rosters in."))
@click.argument("desk")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Only say what would be taken."))
@click.option("--fix-list", type=click.Path(path_type=Path), default=None, help=_("A workbook of what is to be mended."))
@click.option("--sender", default="", help=_("Who sent the files: what was said of the columns of this sender is known."))
def command(
    console: console.Console, desk: str, files: tuple[Path, ...], dry_run: bool, fix_list: Path | None, sender: str
) -> None:
    """Answers with every file, sheet, record and issue; exit 1 where every file was refused, 3 where a person must look."""
    if fix_list is not None and fix_list.suffix.lower() != ".xlsx":
        raise click.BadParameter(_("The fix list is a workbook: its name ends in .xlsx."), param_hint="--fix-list")
    opened = console.desk(desk)
    progress = console.progress()
    found = rosters.read(files, progress, opened.look(rosters.settled), sender)
    report = (
        opened.rehearse(rosters.take_in, files=found)
        if dry_run
        else opened.do_long(rosters.take_in, progress, files=found).result
    )
    if fix_list is not None:
        rosters.write_fix_list(found, fix_list, report)
    refused = [one for one in found if one.refused]
    said = _("{new} new, {changed} changed, {unchanged} as they were, {skipped} left out.", **rosters.totals(report))
    console.complain(*(str(one.refused) for one in refused), *left_out(found))
    nothing = console.refused(NothingTaken()) if len(refused) == len(found) else {}
    console.answer(rosters.to_json(found, report) | nothing, said)
    if not nothing and rosters.waiting(found, report):
        console.waits()


def left_out(found: Sequence[ReadFile]) -> Iterator[str]:
    """A sentence for each sheet nothing was taken from, though something was from its file, and for columns not taken in."""
    for file in found:
        for sheet in file.sheets:
            place = " · ".join(part for part in (file.file, sheet.sheet) if part)
            if sheet.entity is None and not file.refused:
                yield f"{place}: {sheet.reason}"
            dropped = [f"{one.head} ({one.cells})" for one in sheet.dropped if one.cells]
            if dropped:
                yield _(
                    "{place}: columns not collected, and how many of their cells were left out: {columns}",
                    place=place,
                    columns=listed(dropped),
                )
