"""`fairdesk acknowledge DESK RECEIPT.xlsx`: the bureau has it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import exchange


@console.command(name="acknowledge", told=N_("Take the bureau's receipt in."))
@click.argument("desk")
@click.argument("receipt", type=click.Path(path_type=Path))
def command(console: console.Console, desk: str, receipt: Path) -> None:
    """Answers with the last operation the bureau has, and what it did not take; exit 3 where there is something."""
    answer = exchange.acknowledge(console.desk(desk), receipt=receipt)
    lines = [_("The bureau has everything up to operation {last}.", last=answer.last)]
    lines += [f"{_('not taken')}: {one.what}: {one.reason}" for one in answer.not_taken]
    if answer.same_state:
        lines.append(_("This desk and the bureau now say the same."))
    data = {"acknowledged": answer.last, "not_taken": [asdict(one) for one in answer.not_taken]}
    console.answer(data | {"conflicts": answer.conflicts, "same_state": answer.same_state}, "\n".join(lines))
    if answer.not_taken:
        console.waits()
