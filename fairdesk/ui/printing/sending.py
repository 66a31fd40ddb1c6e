"""A paper goes from a page of the window into the queue and on to its printer; what came of it is told beside the hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fairdesk.base.i18n import _, ngettext
from fairdesk.base.progress import Progress
from fairdesk.records.printing import JobState, PrintForm, PrintRow
from fairdesk.services import print_queue
from fairdesk.ui.page import Context
from fairdesk.ui.printing.outlet import outlet_of

BATCH = 6
"""From so many pages on a person is asked whether all of them came out."""
PAGE = "printing"


class Leaving(Exception):
    """The window is closed while a paper is on its way: it is taken up when the desk is opened again."""


def print_paper(context: Context, form: PrintForm, pdf: bytes, then: Callable[[PrintRow], None] | None = None) -> None:
    """The paper waits in the queue and goes to its printer; `then` hears how it ended."""
    context.runner.do(print_queue.put, lambda job_id: send(context, job_id, form.title, then), form=form, pdf=pdf)


def send(context: Context, job_id: str, title: str, then: Callable[[PrintRow], None] | None = None) -> None:
    """The job goes to its printer on a thread of its own; a person can stop it, and hears how it ended."""
    desk = context.desk

    def job(progress: Progress) -> PrintRow:
        def stopped() -> bool:
            if context.runner.closing:
                raise Leaving
            return progress.stop.is_set()

        row = desk.look(print_queue.row, job_id=job_id)
        return print_queue.send(desk, job_id=job_id, outlet=outlet_of(context.viewer, row), stopped=stopped)

    def ended(row: PrintRow) -> None:
        _tell(context, row)
        if then is not None:
            then(row)

    context.runner.send(_("Printing “{title}”", title=title), job, ended)


def again(context: Context, job_id: str, title: str, printer: str = "") -> None:
    """The job is tried once more, on the same printer or on this one."""
    context.runner.do(print_queue.retry, lambda _job: send(context, job_id, title), job_id=job_id, printer=printer)


def came_out(context: Context, job_ids: Sequence[str]) -> None:
    """A person saw that these came out."""
    context.runner.do(print_queue.came_out, job_ids=tuple(job_ids))


def take_up(context: Context) -> None:
    """What was on its way when the program was closed goes on, or is told as failed."""

    def found(rows: list[PrintRow]) -> None:
        for row in rows:
            send(context, row.id, row.title)

    def any_left(left: bool) -> None:
        if left:
            context.runner.do(print_queue.take_up, found)

    context.runner.look(print_queue.anything_left, any_left)


def _tell(context: Context, row: PrintRow) -> None:
    notices = context.notices
    if row.state is JobState.FAILED:
        said = _("“{title}” was not printed. {why}", title=row.title, why=row.error)
        notices.warn(said, _("Try again"), lambda: again(context, row.id, row.title))
    elif row.state is JobState.SENT and row.error:
        notices.warn(_("“{title}” went to {printer}, but: {why}", title=row.title, printer=row.printer, why=row.error))
    elif row.state is JobState.SENT:
        pages = row.sheets_of * row.copies
        if pages >= BATCH:
            said = ngettext(
                "{count} page of “{title}” went to {printer}. Did it come out?",
                "{count} pages of “{title}” went to {printer}. Did all of them come out?",
                pages,
                title=row.title,
                printer=row.printer,
            )
            notices.warn(said, _("All came out"), lambda: came_out(context, [row.id]))
        else:
            said = _("“{title}” went to {printer}.", title=row.title, printer=row.printer)
            notices.ok(said, _("It came out"), lambda: came_out(context, [row.id]))
