"""`fairdesk journal DESK`: the operations, oldest first, as JSON lines."""

from __future__ import annotations

from dataclasses import asdict

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import history


@console.command(name="journal", told=N_("Print the operations of the journal."))
@click.argument("desk")
@click.option("--record", default="", help=_("Only this record."))
@click.option("--verify", is_flag=True, help=_("Check the chain first."))
def command(console: console.Console, desk: str, record: str, verify: bool) -> None:
    """Prints one line per operation; with `--verify` exit code 3 where the chain is broken."""
    import json

    opened = console.desk(desk)
    operations = opened.look(history.operations, record=record)
    if verify:
        found = opened.look(history.check)
        console.complain(*(found.faults or [_("The chain holds: {count} operations.", count=found.operations)]))
        if not found.clean:
            console.waits()
    for one in operations:
        row = asdict(one) | {"id": one.id, "fields": json.loads(one.fields or "null"), "parents": json.loads(one.parents)}
        if not console.quiet:
            click.echo(json.dumps(row, ensure_ascii=False))
