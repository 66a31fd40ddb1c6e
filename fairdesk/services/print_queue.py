"""The print queue: a paper waits, is sent, and is on record as printed when the printer took all of it, never before.

What is sent is followed to its end; a printer that is off, out of paper or gone leaves the paper unprinted and says why. The
PDF is kept until somebody says that it came out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from fairdesk.base.errors import (
    Cancelled,
    JobNotSent,
    JobUnderWay,
    LetterIsVoid,
    NotFound,
    PaperDropped,
    PrintedElsewhere,
    Refusal,
)
from fairdesk.base.i18n import N_, _
from fairdesk.base.progress import Progress
from fairdesk.exchange.container import write_safely
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.prints import IssuedPaper
from fairdesk.printing import placing, press
from fairdesk.records.printing import JobState, Order, Outlet, PrintForm, PrintRow
from fairdesk.rules import page_ranges
from fairdesk.services import badges, history, issuing, letters, printers
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.spool import outlets
from fairdesk.store import printings, things
from fairdesk.store.unit_of_work import Look, Work

TABLE: Final = "print_job"
"""The kind of thing that changes when a job does."""
_CHANGED: Final = frozenset({TABLE})
OPEN: Final = (JobState.WAITING, JobState.SENDING)
KEPT: Final = timedelta(days=3)
"""Nobody said of a paper sent so long ago whether it came out, and nobody will."""
CLOSED_WHILE_SENDING: Final = N_("The program was closed while this was on its way. See whether it came out; if not, try again.")


# ---- asking ------------------------------------------------------------------------------------------------------------


def rows(look: Look) -> list[PrintRow]:
    """The jobs of this desk, newest first."""
    return printings.rows(look)


def row(look: Look, *, job_id: str) -> PrintRow:
    """One job; refused where it is unknown."""
    found = printings.rows(look, job_ids=[job_id])
    if not found:
        raise NotFound(what=job_id)
    return found[0]


def pdf(look: Look, *, job_id: str) -> bytes:
    """The paper of a job; refused where it is no longer kept."""
    found = printings.pdf_of(look, job_id)
    if not found:
        raise PaperDropped
    return found


def failed(look: Look) -> int:
    """How many papers did not get to their printer and wait for a person."""
    return printings.counts(look).get(JobState.FAILED, 0)


def anything_left(look: Look) -> bool:
    """Whether this computer has papers that were on their way, or that were sent and nobody said more."""
    left = printings.rows(look, states=(JobState.SENDING, JobState.SENT))
    return any(one.computer == printers.computer() for one in left)


def page_count(paper: bytes) -> int:
    """How many pages a PDF has; refused where it is none."""
    return press.page_count(paper)


def pages_of(text: str, count: int) -> tuple[int, ...]:
    """The pages a person wrote (`1-3, 5`); none for all. Refused: pages the paper has not."""
    return page_ranges.pages(text, count)


def save_copy(paper: bytes, out: Path) -> Callable[[Progress], None]:
    """A job that lays this PDF at `out`, whole or not at all; it is not on record as printed."""
    return lambda _progress: write_safely(out, paper)


# ---- the way of a job --------------------------------------------------------------------------------------------------


@act(N_("Put a paper into the print queue"))
def put(work: Work, *, form: PrintForm, pdf: bytes) -> Outcome[str]:
    """The paper waits to be sent; answers with the job's id. Refused where it is no PDF or has not these pages."""
    pages = press.page_count(pdf)
    page_ranges.pages(page_ranges.worded(form.options.pages), pages)
    void = any(one.voided for one in _papers(work, form.subject, form.subject_ids))
    return Outcome(printings.add(work, form, pdf, pages, printers.computer(), void), _CHANGED)


def send(desk: Desk, *, job_id: str, outlet: Outlet | None = None, stopped: Callable[[], bool] = lambda: False) -> PrintRow:
    """The job was tried: it is sent and its papers are on record as printed, or it failed and says why; answers with it.

    A job that was handed to the print service before is followed, not sent a second time. Refused where it is printed from
    another computer or its PDF is gone. Long: it belongs on a thread of its own.
    """
    job = desk.look(row, job_id=job_id)
    _refuse_foreign(job)
    if job.state not in OPEN:
        return job
    order = _order(job, desk.look(pdf, job_id=job_id))
    desk.do(_begin, job_id=job_id)

    def told(ticket: str, waits_for: str) -> None:
        desk.do(_note_way, job_id=job_id, ticket=ticket, error=waits_for)

    try:
        desk.look(_refuse_void_since, job=job)
        (outlet or outlets.outlet_for(order)).send(order, stopped, told)
    except Cancelled:
        desk.do(_end, job_id=job_id, state=JobState.CANCELLED, error="")
    except Refusal as refusal:
        desk.do(_end, job_id=job_id, state=JobState.FAILED, error=refusal.message)
    else:
        _note(desk, job_id)
    return desk.look(row, job_id=job_id)


def _papers(look: Look, subject: str, ids: Sequence[str]) -> list[LetterOfIntent | IssuedPaper]:
    """The papers a job prints, where it prints papers that can be void."""
    kinds: dict[str, type[LetterOfIntent] | type[IssuedPaper]] = {"letter_of_intent": LetterOfIntent, "issued_paper": IssuedPaper}
    return [things.get(look, kinds[subject], one) for one in ids] if subject in kinds else []


def _refuse_void_since(look: Look, *, job: PrintRow) -> None:
    """Nothing happens; refused where a paper was voided after it was drawn: it would go out as if it still stood."""
    for paper in [] if job.void else _papers(look, job.subject, job.subject_ids):
        if paper.voided:
            raise LetterIsVoid(number=paper.number or job.title)


def _note(desk: Desk, job_id: str) -> None:
    """The printer took it: it is sent, and on record where the record still allows it; where not, the job says so."""
    try:
        desk.do(_took, job_id=job_id)
    except Refusal as refusal:
        desk.do(_end, job_id=job_id, state=JobState.SENT, error=refusal.message)


def _order(job: PrintRow, paper: bytes) -> Order:
    options = job.options
    every = tuple(range(1, job.pages + 1))
    return Order(
        pdf=placing.placed(paper, options.shift_x, options.shift_y, options.scale),
        title=job.title,
        printer=job.printer,
        copies=job.copies,
        pages=options.pages or every,
        whole=not options.pages or options.pages == every,
        options=options,
        ticket=job.ticket,
    )


@act(N_("Print"))
def _begin(work: Work, *, job_id: str) -> Outcome[None]:
    printings.put(work, row(work, job_id=job_id), state=JobState.SENDING, error="")
    return Outcome(None, _CHANGED)


@act(N_("Print"))
def _note_way(work: Work, *, job_id: str, ticket: str, error: str) -> Outcome[None]:
    printings.put(work, row(work, job_id=job_id), ticket=ticket, error=error)
    return Outcome(None, _CHANGED)


@act(N_("Print"))
def _end(work: Work, *, job_id: str, state: JobState, error: str) -> Outcome[None]:
    printings.put(work, row(work, job_id=job_id), state=state, error=error)
    return Outcome(None, _CHANGED)


@act(N_("Print paper"))
def _took(work: Work, *, job_id: str) -> Outcome[None]:
    """The printer took the whole job: the papers are on record as printed, each copy of a letter as an original of its own."""
    job = row(work, job_id=job_id)
    whole = not job.options.pages or len(job.options.pages) == job.pages
    if whole and job.subject in _NOTES:
        _NOTES[job.subject](work, job)
        work.flush()
    printings.put(work, job, state=JobState.SENT, error="", ticket=f"{job.ticket} {work.pen.act if work.pen.written else ''}")
    return Outcome(None, _CHANGED)


def _note_letter(work: Work, job: PrintRow) -> None:
    for letter_id in job.subject_ids:
        for _copy in range(job.copies):
            letters.note_print(work, letter_id=letter_id, target=job.printer, sha256=job.sha256)
            work.flush()


def _note_paper(work: Work, job: PrintRow) -> None:
    for paper_id in job.subject_ids:
        for _copy in range(job.copies):
            issuing.note_print(work, paper_id=paper_id, target=job.printer, sha256=job.sha256)
            work.flush()


def _note_badges(work: Work, job: PrintRow) -> None:
    badges.note_printed(work, person_ids=job.subject_ids)


_NOTES: Final = {"letter_of_intent": _note_letter, "issued_paper": _note_paper, "participant": _note_badges}
"""What is put on record of a printed paper, by the record it speaks of."""


# ---- what a person says of it ------------------------------------------------------------------------------------------


@act(N_("Print again"))
def retry(work: Work, *, job_id: str, printer: str = "") -> Outcome[str]:
    """The job waits again, for the same printer or this one, as if it had never been sent.

    Refused while it is being printed, and where its PDF is no longer kept.
    """
    job = row(work, job_id=job_id)
    if job.state is JobState.SENDING:
        raise JobUnderWay(title=job.title)
    if not job.has_pdf:
        raise PaperDropped
    here = {"printer": printer or job.printer, "computer": printers.computer(), "ticket": ""}
    printings.put(work, job, state=JobState.WAITING, error="", **here)
    return Outcome(job.id, _CHANGED)


@act(N_("Cancel printing"))
def cancel(work: Work, *, job_id: str) -> Outcome[None]:
    """A job that waits or failed is given up. One that is being printed is stopped by whoever sends it."""
    job = row(work, job_id=job_id)
    if job.state in {JobState.WAITING, JobState.FAILED}:
        printings.put(work, job, state=JobState.CANCELLED, error="")
    return Outcome(None, _CHANGED)


@act(N_("It came out"))
def came_out(work: Work, *, job_ids: Sequence[str]) -> Outcome[None]:
    """A person saw that these came out whole; their PDFs are dropped. Refused where one was never sent."""
    for job_id in job_ids:
        printings.put(work, _sent(work, job_id), state=JobState.CAME_OUT, error="", pdf=b"")
    return Outcome(None, _CHANGED)


def did_not(desk: Desk, *, job_ids: Sequence[str], from_page: int = 1) -> list[str]:
    """These came out up to the page before `from_page`, or not at all; what is missing waits to be printed again.

    A paper of which nothing came out is no longer on record as printed, where nobody has moved on since. Answers with the ids
    of the jobs that print the rest. Refused where a job was never sent, or has no such page.
    """
    rest = []
    for job_id in job_ids:
        act_id = desk.look(_act_of, job_id=job_id)
        if from_page == 1 and act_id:
            _take_back(desk, act_id)
        rest.append(desk.do(_lost, job_id=job_id, from_page=from_page).result)
    return rest


def _take_back(desk: Desk, act_id: str) -> None:
    """The printing is no longer on record; it stays there where the paper was signed or voided since."""
    try:
        desk.do(history.take_back, act_id=act_id)
    except Refusal:
        return


def _act_of(look: Look, *, job_id: str) -> str:
    return _sent(look, job_id).ticket.partition(" ")[2]


@act(N_("It did not come out"))
def _lost(work: Work, *, job_id: str, from_page: int) -> Outcome[str]:
    job = _sent(work, job_id)
    printed = job.options.pages or tuple(range(1, job.pages + 1))
    missing = tuple(page for page in printed if page >= from_page)
    if not missing:
        page_ranges.pages(str(from_page), job.pages)
    said = _("Pages {pages} did not come out.", pages=page_ranges.worded(missing))
    paper = pdf(work, job_id=job_id)
    printings.put(work, job, state=JobState.LOST, error=said, pdf=b"")
    pages = () if len(missing) == job.pages else missing
    form = PrintForm(
        kind=job.kind,
        title=job.title,
        printer=job.printer,
        subject=job.subject,
        subject_ids=job.subject_ids,
        copies=job.copies,
        options=replace(job.options, pages=pages),
    )
    return Outcome(printings.add(work, form, paper, job.pages, printers.computer(), job.void), _CHANGED)


@act(N_("Drop the pages of a printed paper"))
def drop(work: Work, *, job_ids: Sequence[str]) -> Outcome[None]:
    """The PDFs of these jobs are no longer kept; a job that waited or failed is given up. Refused while one is being printed."""
    for job_id in job_ids:
        job = row(work, job_id=job_id)
        if job.state is JobState.SENDING:
            raise JobUnderWay(title=job.title)
        ends = job.state in {JobState.WAITING, JobState.FAILED}
        printings.put(work, job, state=JobState.CANCELLED if ends else job.state, pdf=b"")
    return Outcome(None, _CHANGED)


@act(N_("Take up the print queue"))
def take_up(work: Work) -> Outcome[list[PrintRow]]:
    """After the program was closed: answers with the jobs of this computer that are to be followed.

    One that had been handed to the print service is followed; one that was still on its way is failed, for nobody knows; one
    that waits stays, for a person may no longer want it. PDFs of papers sent more than three days ago are dropped.
    """
    open_jobs = [one for one in printings.rows(work, states=OPEN) if one.computer == printers.computer()]
    for job in open_jobs:
        if job.state is JobState.SENDING and not job.ticket:
            printings.put(work, job, state=JobState.FAILED, error=_(CLOSED_WHILE_SENDING))
    for job in printings.rows(work, states=[JobState.SENT]):
        if job.has_pdf and work.at - job.changed_at > KEPT:
            printings.put(work, job, pdf=b"")
    return Outcome([one for one in reversed(open_jobs) if one.ticket], _CHANGED)


def _sent(look: Look, job_id: str) -> PrintRow:
    job = row(look, job_id=job_id)
    if job.state is not JobState.SENT:
        raise JobNotSent(title=job.title)
    return job


def _refuse_foreign(job: PrintRow) -> None:
    if job.computer != printers.computer():
        raise PrintedElsewhere(title=job.title, computer=job.computer)
