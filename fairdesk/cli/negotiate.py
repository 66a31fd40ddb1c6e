"""`fairdesk negotiate DESK`: one negotiation."""

from __future__ import annotations

import click

from fairdesk.base.errors import NotFound
from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.choices import Outcome
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import talks


@console.command(name="negotiate", told=N_("Record a negotiation."))
@click.argument("desk")
@click.option("--organisation", required=True)
@click.option("--area", required=True)
@click.option("--offer")
@click.option("--demand")
@click.option("--outcome", default=Outcome.CONTINUE.name)
@click.option("--notes", default="")
@click.option("--table")
def command(
    console: console.Console,
    desk: str,
    organisation: str,
    area: str,
    offer: str | None,
    demand: str | None,
    outcome: str,
    notes: str,
    table: str | None,
) -> None:
    """Answers with the id of the negotiation."""
    form = NegotiationForm(
        organisation_id=organisation,
        area_id=area,
        offer_id=offer,
        demand_id=demand,
        booth_id=table,
        outcome=outcome_named(outcome),
        minutes=notes,
    )
    found = console.desk(desk).do(talks.save, form=form).result
    console.answer({"id": found}, _("Recorded: {id}", id=found))


def outcome_named(text: str) -> Outcome:
    """The outcome by its name or its Chinese word; refused where there is none."""
    for one in Outcome:
        if text.strip().upper() == one.name or text.strip() == one.value:
            return one
    raise NotFound(what=text)
