"""`fairdesk merge DESK BUNDLE...`: takes bundles in, each whole or not at all."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from fairdesk.base.errors import NothingTaken
from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.cli import console
from fairdesk.records.exchange import BundleResult
from fairdesk.services import exchange

STATUS = {"merged": N_("merged"), "already": N_("known already"), "held": N_("held"), "refused": N_("refused")}


@console.command(name="merge", told=N_("Merge the bundles of booths."))
@click.argument("desk")
@click.argument("bundles", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Only say what would happen."))
@click.option("--receipts", type=click.Path(path_type=Path), default=None, help=_("The folder for receipts."))
def command(console: console.Console, desk: str, bundles: tuple[Path, ...], dry_run: bool, receipts: Path | None) -> None:
    """Answers with what came of each bundle; exit 1 where none was taken, 3 where something waits."""
    report = exchange.merge(console.desk(desk), bundles=bundles, receipts=receipts, rehearse=dry_run, progress=console.progress())
    refused = [one for one in report.bundles if one.status == "refused"]
    taken = [one for one in report.bundles if one.status != "refused"]
    lines = [line for one in taken for line in (_said(one), *(f"  {row.sentence}" for row in one.corrections))]
    console.complain(*(f"{one.file}: {one.reason}" for one in refused))
    counts = {"conflicts": report.conflicts, "held": report.held}
    nothing = {} if taken else console.refused(NothingTaken())
    if report.conflicts or report.held:
        waiting = _(
            "{conflicts} conflicts and {held} held operations wait for a person: “fairdesk conflicts” lists them.", **counts
        )
        lines.append(waiting)
    if report.candidates:
        pairs = ngettext(
            "{count} pair of people may be one person: “fairdesk twins” lists it.",
            "{count} pairs of people may be one person each: “fairdesk twins” lists them.",
            report.candidates,
        )
        lines.append(pairs)
    console.answer(asdict(report) | nothing, "\n".join([*lines, _("Digest {digest}", digest=report.digest)]))
    open_ = report.conflicts or report.held or report.candidates
    waits = refused or open_ or any(one.status == "held" or one.corrections for one in taken)
    if taken and waits:
        console.waits()


def _said(one: BundleResult) -> str:
    return f"{one.file}: {_(STATUS[one.status])} {one.operations or ''} {one.reason}".rstrip()
