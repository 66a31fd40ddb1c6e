"""`fairdesk resolve DESK (CONFLICT --take OPERATION|--newest)`: a person decides."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import history


@console.command(name="resolve", told=N_("Decide a conflict."))
@click.argument("desk")
@click.argument("conflict", required=False)
@click.option("--take", default=None, help=_("The operation whose value is right."))
@click.option("--newest", is_flag=True, help=_("Take the newest of every way to reach somebody."))
def command(console: console.Console, desk: str, conflict: str | None, take: str | None, newest: bool) -> None:
    """Answers with the record that was settled, or how many conflicts were."""
    opened = console.desk(desk)
    if newest and conflict is None and take is None:
        count = opened.do(history.resolve_many, chosen=opened.look(history.newest_contacts)).result
        console.answer({"resolved": count}, _("Decided: {count}.", count=count))
        return
    if conflict is None or take is None or newest:
        raise click.UsageError(_("Name a conflict and what to --take, or --newest alone."))
    found = opened.do(history.resolve, conflict=conflict, operation=take).result
    console.answer({"record": found}, _("Decided."))
