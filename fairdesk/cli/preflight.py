"""`fairdesk preflight DESK`: texts whose signs no font holds."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.unprintable import record_words
from fairdesk.services import unprintable


@console.command(name="preflight", told=N_("List texts that cannot be printed."))
@click.argument("desk")
def command(console: console.Console, desk: str) -> None:
    """Answers with records, their fields and the missing signs; exit code 3 where there are any."""
    rows = console.desk(desk).look(unprintable.of_desk)
    data = [{"kind": one.kind, "id": one.id, "name": one.name, "field": one.field, "missing": list(one.missing)} for one in rows]
    console.answer(data, "\n".join(record_words(one) for one in rows) or _("Everything can be printed."))
    if rows:
        console.waits()
