"""`fairdesk arrive DESK BADGE`: somebody is at the door."""

from __future__ import annotations

import click

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.people import ArrivalState
from fairdesk.services import arrivals

SENTENCES = {
    ArrivalState.WELCOME: N_("Welcome: {name}, {unit}. {booth}"),
    ArrivalState.ALREADY: N_("Here already: {name}, {unit}, since {at} at desk {station}."),
    ArrivalState.VOID: N_("This badge is void: {name}, {unit}. Send the person to the registration desk for a new one."),
}


@console.command(name="arrive", told=N_("Check somebody in by badge."))
@click.argument("desk")
@click.argument("badge")
@click.option("--station", default="")
def command(console: console.Console, desk: str, badge: str, station: str) -> None:
    """Answers with who it is and whether welcome or here already."""
    answer = console.desk(desk).do(arrivals.check_in, badge=badge, station=station).result
    said = {
        "state": answer.state.value,
        "id": answer.person_id,
        "name": answer.name,
        "unit": answer.unit,
        "category": answer.category.value,
        "badge": answer.badge_no,
        "booth": answer.booth,
        "at": answer.at.isoformat(),
        "station": answer.station,
    }
    at = answer.at.astimezone(HALL).strftime("%H:%M")
    console.answer(said, _(SENTENCES[answer.state], **said | {"at": at}))
    if answer.state is ArrivalState.VOID:
        console.waits()
