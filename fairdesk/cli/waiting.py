"""`fairdesk waiting DESK [--take ID|--apply ID|--close ID --because TEXT]`: what exchanges left for a person."""

from __future__ import annotations

from dataclasses import asdict

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.matters import MatterKind, MatterRow, MatterState
from fairdesk.services import exchange, matters

KINDS = {
    MatterKind.REFUSED: N_("refused bundle"),
    MatterKind.STRANGER: N_("unknown desk"),
    MatterKind.VOIDS: N_("voids to look at"),
    MatterKind.FENCED: N_("after a take-over"),
    MatterKind.FORKED: N_("work of a copied desk"),
    MatterKind.HELD: N_("waits for another change"),
    MatterKind.PROPOSAL: N_("changed by hand"),
}
ALL = "all"


@console.command(name="waiting", told=N_("List what exchanges left for a person, take it in or close it."))
@click.argument("desk")
@click.option("--take", default=None, metavar="ID", help=_("Take this in: the desk is approved, or the voids were looked at."))
@click.option("--letters", default="", help=_("The letters a newly approved desk bears, where its own are taken."))
@click.option("--apply", "put", default=None, metavar="ID", help=_("Put this correction into the record."))
@click.option("--close", default=None, metavar="ID", help=_("Close this; “all” for everything that cannot be taken in."))
@click.option("--because", default="", help=_("How it was dealt with."))
@click.option("--settled", is_flag=True, help=_("Settled things too."))
def command(
    console: console.Console,
    desk: str,
    take: str | None,
    letters: str,
    put: str | None,
    close: str | None,
    because: str,
    settled: bool,
) -> None:
    """Answers with what waits, exit code 3 where something does; or with what came of taking in and closing."""
    opened = console.desk(desk)
    rows = opened.look(matters.waiting)
    if take is not None:
        result = exchange.approve(opened, matter_id=_whole(rows, take), letters=letters)
        console.answer(asdict(result), _("Taken in: {count} changes.", count=result.operations))
    elif put is not None:
        record = opened.do(matters.apply_proposal, matter_id=_whole(rows, put)).result
        console.answer({"applied": record}, _("Applied: the record says what was proposed."))
    elif close is not None:
        ids = [one.id for one in rows if not one.may_be_taken] if close == ALL else [_whole(rows, close)]
        opened.do(matters.close_matters, matter_ids=ids, answer=because)
        console.answer({"closed": len(ids)}, _("Closed: {count}.", count=len(ids)))
    else:
        shown = [*rows, *(opened.look(matters.settled) if settled else [])]
        console.answer([_plain(one) for one in shown], "\n".join(map(_line, shown)) or _("Nothing waits for a person."))
        if rows:
            console.waits()


def _whole(rows: list[MatterRow], name: str) -> str:
    """The id a person shortened."""
    return next((one.id for one in rows if name and one.id.startswith(name)), name)


def _line(one: MatterRow) -> str:
    state = "" if one.state is MatterState.OPEN else f"[{one.closed_by} {one.answer}] "
    where = " · ".join(part for part in (one.desk or one.device, one.file) if part)
    return f"{one.id[:8]}  {state}{_(KINDS.get(one.kind, one.kind))}  {where}  {one.reason}"


def _plain(one: MatterRow) -> dict[str, object]:
    told = asdict(one) | {"at": one.at.isoformat(), "closed_at": one.closed_at.isoformat() if one.closed_at else None}
    return told | {"kind": one.kind.value, "state": one.state.value}
