"""Printing: what was sent and what failed on one side of the page, which printer takes what on the other."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from fairdesk.base.i18n import _, ngettext
from fairdesk.records.printing import JobState
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.printing.job_panel import JobPanel
from fairdesk.ui.printing.profile_form import ProfileForm
from fairdesk.ui.printing.tables import JOBS, PROFILES, ProfileLine, line_of
from fairdesk.ui.printing.view_model import PRINTERS, QUEUE, Printing, State
from fairdesk.ui.table_model import RowsModel
from fairdesk.ui.widgets.big_choice import BigChoice, Choice
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.two_pane import TwoPane


def view(context: Context) -> PrintingView:
    """The page of printing."""
    return PrintingView(context, Printing(context))


class PrintingView(View[State]):
    """The main action is always about what waits: try what failed again, or say that all came out."""

    def __init__(self, context: Context, model: Printing) -> None:
        super().__init__(context, model)
        self.model: Printing = model
        self.head, self.part = PageHead(), BigChoice()
        self.head.add_widget(self.part)
        self.main = self.head.add_button("check", "main")
        self.jobs = RowsTable(RowsModel(JOBS, lambda row: row.id))
        self.kinds = RowsTable(RowsModel(PROFILES, lambda line: line.key))
        self.job, self.profile = JobPanel(), ProfileForm()
        self.empty = EmptyState("printer")
        self.queue, self.printers = TwoPane(self.jobs, self.job), TwoPane(self.kinds, self.profile)
        self.parts = QStackedWidget()
        for part in (self.queue, self.printers, self.empty):
            self.parts.addWidget(part)
        self.body.addWidget(self.head)
        self.body.addWidget(self.parts, 1)
        self._wire()
        self.begin()

    def _wire(self) -> None:
        model = self.model
        self.part.chosen.connect(model.show_part)
        self.main.clicked.connect(self._go_on)
        self.jobs.chosen.connect(model.choose_job)
        self.kinds.chosen.connect(model.choose_kind)
        self.job.again.connect(self._try)
        self.job.given_up.connect(model.cancel)
        self.job.came_out.connect(model.came_out)
        self.job.lost.connect(model.did_not)
        self.job.dropped.connect(model.drop)
        self.profile.put.connect(model.put_profile)
        self.profile.tried.connect(model.print_trial)
        self.profile.measured.connect(model.calibrate)
        self.profile.undone.connect(model.reset)
        self.empty.pressed.connect(lambda: model.show_part(PRINTERS))

    def _try(self) -> None:
        self.model.again()

    def _go_on(self) -> None:
        if self.model.state.of(JobState.FAILED):
            self.model.all_again()
        else:
            self.model.all_came_out()

    def retranslate(self) -> None:
        self.part.set_choices([Choice(QUEUE, _("Queue"), "list"), Choice(PRINTERS, _("Printers"), "printer")])
        self.jobs.setAccessibleName(_("Print queue"))
        self.kinds.setAccessibleName(_("Printers"))
        self.jobs.rows.retranslate()
        self.kinds.rows.retranslate()
        self.job.retranslate()
        self.profile.retranslate()
        self.empty.set_words(
            _("Nothing was printed from here yet"),
            _("Papers that go to a printer stand here with what became of them."),
            _("Choose printers"),
        )
        self.verbs = (Verb("confirm", self._go_on, self.main.text()), Verb("find", self.jobs.focus_rows))
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        self.head.set_words(_("Printing"), _sentence(state))
        self.part.set_choice(state.part)
        self._render_main(state)
        self.jobs.rows.show_rows(state.rows or ())
        self.jobs.choose(state.job_id)
        self.job.show_job(state.job)
        self.kinds.rows.show_rows(_lines(state))
        self.kinds.choose(state.kind.value)
        self.profile.show_profile(state.profile, state.printers, state.refusal)
        nothing = state.rows == ()
        queue = self.empty if nothing else self.queue
        self.parts.setCurrentWidget(self.printers if state.part == PRINTERS else queue)

    def _render_main(self, state: State) -> None:
        failed, sent = state.of(JobState.FAILED), state.of(JobState.SENT)
        if failed:
            self.main.set_icon("refresh-cw")
            self.main.set_words(_("Try all again"), "Ctrl+Enter")
        else:
            self.main.set_icon("check")
            self.main.set_words(_("All came out"), "Ctrl+Enter")
        self.main.setVisible(state.part == QUEUE and bool(failed or sent))


def _lines(state: State) -> list[ProfileLine]:
    usual = next((row.name for row in state.printers if row.default), state.printers[0].name if state.printers else "")
    return [line_of(profile, usual) for profile in state.profiles.values()]


def _sentence(state: State) -> str:
    if state.part == PRINTERS:
        return _("Chosen once for this computer; every paper goes to the printer of its kind.")
    if state.rows is None:
        return ""
    failed, sent = len(state.of(JobState.FAILED)), len(state.of(JobState.SENT))
    if failed:
        return ngettext("{count} paper was not printed.", "{count} papers were not printed.", failed)
    if sent:
        return ngettext("{count} paper was sent: did it come out?", "{count} papers were sent: did they come out?", sent)
    return _("Nothing waits.")
