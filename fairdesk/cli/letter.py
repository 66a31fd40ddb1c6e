"""`fairdesk letter DESK NEGOTIATION --out PDF`: issues a letter of intent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.choices import LetterEffect, ValueBasis
from fairdesk.records.letters import LetterForm
from fairdesk.services import letters, papers

DAY = click.DateTime(["%Y-%m-%d"])
MOST = 100_000_000
"""Households and people: more than any fair can help."""


@console.command(name="letter", told=N_("Issue a letter of intent."))
@click.argument("desk")
@click.argument("negotiation")
@click.argument("more_goods", nargs=-1, metavar="")
@click.option("--project", default="", help=_("The project; without it that of the negotiation, the offer or the demand."))
@click.option("--cash", default=None, help=_("Cash in yuan."))
@click.option(
    "--goods",
    multiple=True,
    metavar="NAME:YUAN",
    help=_(
        "Goods and their value, {form}; more may follow. The basis of the value is one of {bases}.",
        form=letters.GOODS_FORM,
        bases=", ".join(one.name for one in ValueBasis),
    ),
)
@click.option("--households", type=click.IntRange(0, MOST), default=None)
@click.option("--people", type=click.IntRange(0, MOST), default=None)
@click.option("--trustee", default=None, help=_("The organisation that carries it out for the giver."))
@click.option("--effect", type=click.Choice([one.name for one in LetterEffect]), default=LetterEffect.INTENT_ONLY.name)
@click.option("--starts", type=DAY, default=None, help=_("The first day of the project."))
@click.option("--ends", type=DAY, default=None, help=_("The last day of the project."))
@click.option("--formal-by", type=DAY, default=None, help=_("The day by which a formal agreement is wanted."))
@click.option("--instalment", "instalments", multiple=True, metavar="YUAN:DATE", help=_("A part of the cash and when it is due."))
@click.option("--milestones", default="", help=_("What is to be reached on the way."))
@click.option("--attachment", "attachments", multiple=True, help=_("What is attached besides the board's resolution."))
@click.option("--copies", type=click.IntRange(min=2, max=20), default=None)
@click.option("--out", required=True, type=click.Path(path_type=Path))
def command(
    console: console.Console,
    desk: str,
    negotiation: str,
    more_goods: tuple[str, ...],
    project: str,
    cash: str | None,
    goods: tuple[str, ...],
    households: int | None,
    people: int | None,
    trustee: str | None,
    out: Path,
    **more: Any,
) -> None:
    """Answers with id, number, the PDF's place and the text of the code."""
    if more_goods and not goods:
        raise click.UsageError(_("“{word}” stands alone: goods follow --goods.", word=more_goods[0]))
    starts, ends, formal_by = (more[name].date() if more[name] else None for name in ("starts", "ends", "formal_by"))
    form = LetterForm(
        negotiation_id=negotiation,
        project=project,
        cash_fen=None if cash is None else letters.cash_of(cash),
        goods=letters.goods_of_form((*goods, *more_goods)) if goods else None,
        households=households,
        people=people,
        trustee_id=trustee,
        effect=LetterEffect[more["effect"]],
        instalments=letters.instalments_of(more["instalments"]),
        milestones=more["milestones"],
        attachments=more["attachments"],
        copies=more["copies"],
        starts=starts,
        ends=ends,
        formal_by=formal_by,
    )
    _issue(console, desk, form, out)


def _issue(console: console.Console, desk: str, form: LetterForm, out: Path) -> None:
    opened = console.desk(desk)
    papers.preflight(opened.look(letters.preview, form=form), out)
    letter_id = opened.do(letters.issue, form=form).result
    card = papers.print_or_void(opened, letter_id=letter_id, out=out)
    data = {"id": letter_id, "number": card.row.number, "pdf": str(out), "qr": card.qr}
    console.answer(data, _("Letter {number} is in {pdf}.", **data))
