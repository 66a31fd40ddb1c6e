"""`fairdesk revoke DESK LETTERS --reason TEXT`: a lost laptop no longer speaks for its booth."""

from __future__ import annotations

from datetime import datetime

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import enrolment


@console.command(name="revoke", told=N_("Let nothing of a desk count any more."))
@click.argument("desk")
@click.argument("letters")
@click.option("--reason", required=True)
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help=_("The day from which nothing counts; today if not given.")
)
def command(console: console.Console, desk: str, letters: str, reason: str, day: datetime | None) -> None:
    """Answers with the letters of the desk; papers it signed before that day stay valid."""
    on = day.date() if day else None
    revoked = console.desk(desk).do(enrolment.revoke, letters=letters, reason=reason, day=on).result
    console.answer({"letters": revoked}, _("Desk {letters} is revoked. Hand out the trust file anew.", letters=revoked))
