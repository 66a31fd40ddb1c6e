"""What the page of printing knows: the queue, how the printers stand, and what was chosen for each kind of paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from fairdesk.base.clock import HALL, now
from fairdesk.base.errors import Refusal
from fairdesk.base.i18n import _
from fairdesk.base.progress import Progress
from fairdesk.records.printing import JobState, PaperKind, PrinterProfile, PrinterRow, PrintForm, PrintRow
from fairdesk.services import print_queue, printers
from fairdesk.ui.page import Context, ViewModel
from fairdesk.ui.printing import sending
from fairdesk.ui.printing.choices import meant
from fairdesk.ui.printing.outlet import known_printers

QUEUE, PRINTERS = "queue", "printers"


@dataclass(frozen=True, slots=True)
class State:
    """Which part of the page is open, the jobs, the printers, the profiles, and what is in hand in each part."""

    part: str = QUEUE
    rows: tuple[PrintRow, ...] | None = None
    printers: tuple[PrinterRow, ...] = ()
    profiles: Mapping[PaperKind, PrinterProfile] = field(default_factory=dict)
    job_id: str = ""
    kind: PaperKind = PaperKind.LETTER
    refusal: str = ""
    """Why the profile in hand was not kept."""

    @property
    def job(self) -> PrintRow | None:
        """The job in hand."""
        return next((one for one in self.rows or () if one.id == self.job_id), None)

    @property
    def profile(self) -> PrinterProfile:
        """The profile in hand."""
        return self.profiles.get(self.kind, PrinterProfile(kind=self.kind))

    def of(self, state: JobState) -> tuple[PrintRow, ...]:
        """The jobs in this state, oldest first."""
        return tuple(one for one in reversed(self.rows or ()) if one.state is state)


class Printing(ViewModel[State]):
    """Verbs of the page. Printers are asked off the window's thread: a service that does not answer may take seconds."""

    topics = frozenset({print_queue.TABLE, printers.TABLE})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())

    def refresh(self) -> None:
        """Everything shown is asked for again."""
        self.look(print_queue.rows, self._found)
        self.look(printers.profiles, lambda found: self.settle(profiles=found))
        self.context.runner.make("", lambda _progress: known_printers(), lambda rows: self.settle(printers=tuple(rows)))

    def _found(self, rows: list[PrintRow]) -> None:
        self.settle(rows=tuple(rows))
        if self.state.job is None:
            failed = self.state.of(JobState.FAILED)
            first = failed[-1] if failed else next(iter(rows), None)
            self.settle(job_id=first.id if first else "")

    def open(self, thing: str) -> None:
        """`printers` for the printers, else the job of this id."""
        if thing == PRINTERS:
            self.settle(part=PRINTERS)
        else:
            self.settle(part=QUEUE, job_id=thing or self.state.job_id)

    def show_part(self, part: str) -> None:
        """The queue or the printers are seen."""
        self.settle(part=part)

    def choose_job(self, job_id: str) -> None:
        """This job is in hand."""
        self.settle(job_id=job_id)

    def choose_kind(self, name: str) -> None:
        """The profile of this kind of paper is in hand."""
        self.settle(kind=PaperKind(name), refusal="")

    # ---- jobs ----------------------------------------------------------------------------------------------------------

    def again(self, printer: str = "") -> None:
        """The job in hand is tried once more."""
        if (job := self.state.job) is not None:
            sending.again(self.context, job.id, job.title, printer)

    def all_again(self) -> None:
        """Every job that failed is tried once more, in the order they came."""
        for job in self.state.of(JobState.FAILED):
            sending.again(self.context, job.id, job.title)

    def cancel(self) -> None:
        """The job in hand is given up."""
        if (job := self.state.job) is not None:
            self.do(print_queue.cancel, job_id=job.id)

    def came_out(self) -> None:
        """The job in hand came out whole."""
        if (job := self.state.job) is not None:
            sending.came_out(self.context, [job.id])

    def all_came_out(self) -> None:
        """Everything that was sent came out."""
        sending.came_out(self.context, [job.id for job in self.state.of(JobState.SENT)])

    def did_not(self, from_page: int) -> None:
        """From this page on the job in hand did not come out: the rest waits, and is sent when a person says so."""
        if (job := self.state.job) is None:
            return
        desk = self.context.desk

        def work(_progress: Progress) -> list[str]:
            return print_queue.did_not(desk, job_ids=[job.id], from_page=from_page)

        self.context.runner.make_and_write("", work, lambda rest: self._rest(rest, job.title))

    def _rest(self, rest: list[str], title: str) -> None:
        said = _("The rest of “{title}” waits to be printed again.", title=title)
        self.context.notices.warn(said, _("Print the rest"), lambda: self._go(rest, title))
        self.settle(job_id=rest[-1])

    def _go(self, rest: list[str], title: str) -> None:
        for job_id in rest:
            sending.send(self.context, job_id, title)

    def drop(self) -> None:
        """The pages of the job in hand are no longer kept."""
        if (job := self.state.job) is not None:
            self.do(print_queue.drop, job_ids=[job.id])

    # ---- printers ------------------------------------------------------------------------------------------------------

    def put_profile(self, profile: PrinterProfile) -> None:
        """This kind of paper goes there from now on; a refusal stands on the form."""
        self.settle(refusal="")
        if profile != self.state.profile:
            self.do(printers.put_profile, profile=profile).on_refusal(lambda no: self.settle(refusal=no.message))

    def calibrate(self, across: str, down: str, left: str, top: str) -> None:
        """The profile in hand is set right by what was measured, or a sentence says why not."""
        try:
            made = printers.calibrated(self.state.profile, across=across, down=down, left=left, top=top)
        except Refusal as refusal:
            self.settle(refusal=refusal.message)
            return
        self.put_profile(made)
        options = made.options
        said = _("Set right: {scale} %, {x} mm to the right, {y} mm down.", scale=f"{options.scale / 100:g}", **_shift(made))
        self.context.notices.ok(said)

    def reset(self) -> None:
        """The profile in hand neither moves nor stretches."""
        profile = self.state.profile
        self.put_profile(replace(profile, options=replace(profile.options, shift_x=0, shift_y=0, scale=10_000)))

    def print_trial(self, key: str) -> None:
        """A test or calibration page goes to the printer of the profile in hand, and is on record as nothing."""
        profile, day = self.state.profile, now().astimezone(HALL).date()
        row = meant(self.state.printers, profile.printer)
        name = row.name if row is not None else profile.printer
        title = printers.trial_title(key)
        form = PrintForm(kind=key, title=title, printer=name, options=replace(profile.options, pages=()))
        draw = partial(printers.trial_page, key, printer=name, day=day, profile=profile)
        self.context.runner.make("", lambda _progress: draw(), lambda pdf: sending.print_paper(self.context, form, pdf))


def _shift(profile: PrinterProfile) -> dict[str, str]:
    return {"x": f"{profile.options.shift_x / 100:g}", "y": f"{profile.options.shift_y / 100:g}"}
