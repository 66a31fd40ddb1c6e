"""`fairdesk handback DESK`: which desks have handed back what, and what is known to be missing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.cli import console
from fairdesk.records.exchange import DeskRow
from fairdesk.services import exchange


@console.command(name="handback", told=N_("List every desk: what came back, its last number, what is missing and since when."))
@click.argument("desk")
def command(console: console.Console, desk: str) -> None:
    """Answers with one entry for each desk; exit 3 where something is missing."""
    rows = [one for one in console.desk(desk).look(exchange.card).desks if one.kind.name != "BUREAU"]
    data = [asdict(one) | _plain(one) for one in rows]
    console.answer({"desks": data}, "\n".join(_said(one) for one in rows) or _("No booth has a desk yet: make a kit for each."))
    if not all(one.complete for one in rows):
        console.waits()


def _plain(row: DeskRow) -> dict[str, Any]:
    return {
        "kind": row.kind.name,
        "complete": row.complete,
        "at": row.at.isoformat() if row.at else None,
        "since": row.since.isoformat() if row.since else None,
    }


def _said(row: DeskRow) -> str:
    came = ngettext("{count} change is here", "{count} changes are here", row.known)
    parts = [row.letters, came, row.last_number, *row.missing_words]
    return " · ".join(part for part in parts if part)
