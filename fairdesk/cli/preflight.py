"""`fairdesk preflight DESK`: names whose signs no font holds."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import papers


@console.command(name="preflight", told=N_("List names that cannot be printed."))
@click.argument("desk")
def command(console: console.Console, desk: str) -> None:
    """Answers with the names and their missing signs; exit code 3 where there are any."""
    rows = papers.unprintable(console.desk(desk))
    data = [{"kind": kind, "id": record, "name": name, "missing": missing} for kind, record, name, missing in rows]
    lines = [f"{name}: {' '.join(missing)}" for _kind, _record, name, missing in rows]
    console.answer(data, "\n".join(lines) or _("Every name can be printed."))
    if rows:
        console.waits()
