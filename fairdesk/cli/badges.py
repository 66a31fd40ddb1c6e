"""`fairdesk badges DESK --out PDF`: badges of everybody, of a filter, or of those named."""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.cli import console
from fairdesk.services import badges, papers

LAYOUTS = ("a4-8", "single")


@console.command(name="badges", told=N_("Make badges as PDF."))
@click.argument("desk")
@click.argument("names", nargs=-1)
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--all", "everybody", is_flag=True, help=_("Everybody."))
@click.option(
    "--filter", "filters", multiple=True, metavar="K=V", help=_("Only those with this value: category, unit, badge, walk_in.")
)
@click.option("--layout", type=click.Choice(LAYOUTS), default=LAYOUTS[0])
@click.option("--order", type=click.Choice(badges.ORDERS), default=badges.ORDERS[0])
def command(
    console: console.Console,
    desk: str,
    names: tuple[str, ...],
    out: Path,
    everybody: bool,
    filters: tuple[str, ...],
    layout: str,
    order: str,
) -> None:
    """Answers with how many badges the file holds."""
    if sum(map(bool, (names, filters, everybody))) != 1:
        raise click.UsageError(_("Name people, a --filter or --all, one of the three."))
    if any("=" not in one for one in filters):
        raise click.UsageError(_("A filter reads K=V."))
    chosen = dict(one.partition("=")[::2] for one in filters)
    count = papers.print_badges(
        console.desk(desk), out=out, names=names, filters=chosen, layout=layout, order=order, progress=console.progress()
    )
    sentence = ngettext("{count} badge is in {out}.", "{count} badges are in {out}.", count, out=out)
    console.answer({"badges": count, "pdf": str(out)}, sentence)
