"""The job in hand: how it stands, why, and what a person can do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import _
from fairdesk.records.printing import JobState, PrintRow
from fairdesk.ui.printing.tables import TONES, sheets
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.side_panel import Facts, SidePanel
from fairdesk.ui.widgets.words import Words

CAN_TRY = {JobState.FAILED, JobState.CANCELLED, JobState.WAITING}


class JobPanel(SidePanel):
    """`again`, `given_up`, `came_out`, `lost` (from which page) and `dropped` say what a person wants of the job in hand."""

    again = Signal()
    given_up = Signal()
    came_out = Signal()
    lost = Signal(int)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = Badge()
        self.add_mark(self.state)
        self._why = Words(tone="red", bold=True)
        self._facts = Facts()
        self._asked = self.add_section()
        section = self.add_section()
        section.body.addWidget(self._why)
        section.body.addWidget(self._facts)
        self.drop = Button("quiet", "trash-2")
        section.body.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        self.out, self.part = Button("main", "check"), Button("plain", "triangle-alert")
        self.page = QLineEdit("1")
        self._validator = QIntValidator(1, 1, self)
        self.page.setValidator(self._validator)
        self._page_field = FormField(self.page)
        for widget in (self.out, self._page_field, self.part):
            self._asked.body.addWidget(widget)
        self.retry, self.cancel = Button("main", "refresh-cw"), Button("plain", "x")
        for button in (self.retry, self.cancel):
            self.feet.addWidget(button)
        self.feet.addStretch(1)
        self.retry.clicked.connect(self.again)
        self.cancel.clicked.connect(self.given_up)
        self.drop.clicked.connect(self.dropped)
        self.out.clicked.connect(self.came_out)
        self.part.clicked.connect(lambda: self.lost.emit(int(self.page.text() or 1)))
        self.page.returnPressed.connect(self.part.click)

    def retranslate(self) -> None:
        """Every word that does not change with the job."""
        self._asked.set_title(_("Did it come out?"))
        self.out.set_words(_("All came out"))
        self.part.set_words(_("Not all: print from this page on again"))
        self._page_field.set_words(_("First page that is missing"))
        self.cancel.set_words(_("Give up"))
        self.drop.set_words(_("Drop the pages"), _("The PDF kept here is thrown away; the line stays."))

    def show_job(self, job: PrintRow | None) -> None:
        """This job is in hand, or none."""
        if job is None:
            self.set_words(_("No paper in hand"), _("Choose one on the left."))
        else:
            self.set_words(job.title, job.printer)
        self._show_state(job)
        state = job.state if job is not None else None
        kept = job is not None and job.has_pdf
        self._asked.setVisible(state is JobState.SENT)
        self.retry.set_words(_("Try again") if state is JobState.FAILED else _("Print"))
        self.retry.setVisible(kept and state in CAN_TRY)
        self.cancel.setVisible(state in {JobState.WAITING, JobState.FAILED})
        self.drop.setVisible(kept and state is not JobState.SENDING)

    def _show_state(self, job: PrintRow | None) -> None:
        self.state.setVisible(job is not None)
        self._why.setVisible(job is not None and bool(job.error))
        if job is None:
            self._facts.set_facts(())
            return
        self.state.set_state(job.state.label, TONES[job.state])
        self._why.setText(job.error)
        self._why.set_tone("red" if job.state is JobState.FAILED else "amber")
        self._validator.setTop(job.pages)
        options = job.options
        self._facts.set_facts(
            (
                (_("Queued"), f"{job.at.astimezone(HALL):%Y-%m-%d %H:%M:%S}"),
                (_("Last change"), f"{job.changed_at.astimezone(HALL):%H:%M:%S}"),
                (_("Pages"), sheets(job)),
                (_("Sides"), options.sides.label),
                (_("Tray"), options.tray),
                (_("Version"), job.sha256[:16]),
                (_("Computer"), job.computer),
            )
        )
