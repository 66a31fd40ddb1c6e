"""`fairdesk twins DESK`: people of two desks who may be one."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.people import Candidate, PersonRow
from fairdesk.services import candidates


@console.command(name="twins", told=N_("List people of two desks who may be one; join them, or keep them apart."))
@click.argument("desk")
@click.option("--join", "joined", nargs=2, metavar="KEEP DROP", help=_("These two are one: the first stays."))
@click.option("--apart", nargs=2, metavar="ONE OTHER", help=_("These two are two."))
def command(console: console.Console, desk: str, joined: tuple[str, str] | None, apart: tuple[str, str] | None) -> None:
    """Answers with the pairs nobody has decided; exit 3 where there are some."""
    opened = console.desk(desk)
    if joined:
        opened.do(candidates.join, keep=joined[0], drop=joined[1])
    if apart:
        opened.do(candidates.apart, one=apart[0], other=apart[1])
    rows = opened.look(candidates.waiting)
    data = [{"one": _person(row.one), "other": _person(row.other), "reason": row.reason} for row in rows]
    console.answer(data, "\n".join(map(_said, rows)) or _("Nobody is written down twice."))
    if rows:
        console.waits()


def _person(row: PersonRow) -> dict[str, str]:
    return {"id": row.id, "name": row.name, "unit": row.unit, "badge": row.badge_no, "phone": row.phone}


def _said(row: Candidate) -> str:
    return "  |  ".join((*(f"{one.id} {one.name} {one.unit} {one.badge_no}" for one in (row.one, row.other)), row.why))
