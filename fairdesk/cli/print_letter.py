"""`fairdesk print DESK LETTER`: a letter goes to a printer, and is on record when the printer took all of it."""

from __future__ import annotations

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.printing import JobState, Sides
from fairdesk.services import print_queue, printing_letters


@console.command(name="print", told=N_("Print an issued letter; waits until the printer took it."))
@click.argument("desk")
@click.argument("letter")
@click.option(
    "--printer", default="", help=_("A printer's name, or an address like tcp://192.168.1.50:9100; else the chosen one.")
)
@click.option(
    "--copies", type=click.IntRange(1, 99), default=None, help=_("How many originals; else as many as the letter says.")
)
@click.option("--sides", type=click.Choice([one.value for one in Sides]), default=None)
@click.option("--pages", default="", help=_("Only these pages, like 1-3,5; a part is not on record as a letter printed."))
def command(
    console: console.Console, desk: str, letter: str, printer: str, copies: int | None, sides: str | None, pages: str
) -> None:
    """Answers with the job, its state and, where it failed, why; exit code 1 where the letter was not printed."""
    place = console.desk(desk)
    chosen = Sides(sides) if sides else None
    job_id = printing_letters.queue(place, name=letter, printer=printer, copies=copies, sides=chosen, pages=pages)
    job = print_queue.send(place, job_id=job_id)
    told = {
        "job": job.id,
        "state": job.state.value,
        "printer": job.printer,
        "copies": job.copies,
        "pages": job.sheets_of,
        "sha256": job.sha256,
        "problem": job.error,
    }
    if job.state is not JobState.SENT:
        console.refuse(_("“{title}” was not printed. {why}", title=job.title, why=job.error))
        if console.as_json or console.quiet:
            console.answer(told)
        return
    console.answer(told, _("“{title}” went to {printer}.", title=job.title, printer=job.printer))
    if job.error:
        console.complain(job.error)
