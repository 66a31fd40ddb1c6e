"""`fairdesk badges DESK --out PDF`: badges of everybody, of a filter, or of those named, on any sheet, new or once more."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.errors import LayoutUnknown
from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.cli import console
from fairdesk.records.badges import BadgeBatch, BadgeSheets
from fairdesk.services import badge_batches, badges

LAYOUT = "a4-8"
ALONE = "single"


def known_layout(_context: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    """The layout as it was written; wrong usage where it is no layout at all, refused where it cannot be."""
    try:
        if text is not None:
            badges.layout(text)
    except LayoutUnknown as refusal:
        raise click.BadParameter(refusal.message) from None
    return text


@console.command(name="badges", told=N_("Make badges as PDF."))
@click.argument("desk")
@click.argument("names", nargs=-1)
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--all", "everybody", is_flag=True, help=_("Everybody."))
@click.option(
    "--filter", "filters", multiple=True, metavar="K=V", help=_("Only those with this value: category, unit, badge, walk_in.")
)
@click.option(
    "--layout",
    callback=known_layout,
    help=_(
        "{names}, or a grid in millimetres: {form}, as in A4:2x5@90x54+8,12 (a sheet is A3 to A6, letter or its size; -wide lays "
        "it across). Without margins the grid stands in the middle.",
        names=" ".join(key for key, _told in badges.layouts()),
        form=badges.GRID_FORM,
    ),
)
@click.option("--order", type=click.Choice(badges.ORDERS), default=badges.ORDERS[0])
@click.option("--new", "only_new", is_flag=True, help=_("Only people who have no printed badge yet."))
@click.option("--from", "first", type=click.IntRange(1), default=1, metavar="N", help=_("Begin with badge N, as after a jam."))
@click.option("--back", "backs", is_flag=True, help=_("Both sides: print on both, turned like the page of a book."))
@click.option("--stack", "stacks", is_flag=True, help=_("Ordered so that each stack is in order once the pile is cut through."))
@click.option("--dividers", is_flag=True, help=_("Before each group of the order a divider that names it."))
@click.option("--reprint", "reason", metavar="REASON", help=_("Void the badges of the people named and print new ones."))
def command(
    console: console.Console,
    desk: str,
    names: tuple[str, ...],
    out: Path,
    everybody: bool,
    filters: tuple[str, ...],
    layout: str | None,
    order: str,
    only_new: bool,
    first: int,
    backs: bool,
    stacks: bool,
    dividers: bool,
    reason: str | None,
) -> None:
    """Answers with how many badges the file holds."""
    if sum(map(bool, (names, filters, everybody))) != 1:
        raise click.UsageError(_("Name people, a --filter or --all, one of the three."))
    if any("=" not in one for one in filters):
        raise click.UsageError(_("A filter reads K=V."))
    pairs = tuple((key, value) for key, _equals, value in (one.partition("=") for one in filters))
    batch = BadgeBatch(names=names, filters=pairs, order=order, only_new=only_new, first=first, dividers=dividers)
    if reason is None:
        sheets = BadgeSheets(layout=layout or LAYOUT, backs=backs, stacks=stacks)
        _print(console, desk, out, batch, sheets)
        return
    if not names or only_new or dividers or first > 1:
        raise click.UsageError(_("--reprint goes with the people it is for and with nothing that narrows them."))
    _reprint(console, desk, out, batch, BadgeSheets(layout=layout or ALONE, backs=backs, stacks=stacks), reason)


def _print(console: console.Console, desk: str, out: Path, batch: BadgeBatch, sheets: BadgeSheets) -> None:
    opened = console.desk(desk)
    count = badge_batches.print_batch(opened, out=out, batch=batch, sheets=sheets, progress=console.progress())
    sentence = ngettext("{count} badge is in {out}.", "{count} badges are in {out}.", count, out=out)
    console.answer({"badges": count, "pdf": str(out)}, sentence)


def _reprint(console: console.Console, desk: str, out: Path, batch: BadgeBatch, sheets: BadgeSheets, reason: str) -> None:
    made = badge_batches.reprint(
        console.desk(desk), out=out, batch=batch, sheets=sheets, reason=reason, progress=console.progress()
    )
    told = [_("Badge {old} is void; {new} is in {out}.", old=old, new=new, out=out) for old, new in made]
    console.answer(
        {"badges": len(made), "pdf": str(out), "reprinted": [{"old": old, "new": new} for old, new in made]}, "\n".join(told)
    )
