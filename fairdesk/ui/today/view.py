"""Today: five figures that open, what waits on the left, who came and what was done on the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import _, ngettext
from fairdesk.records.choices import Outcome
from fairdesk.records.overview import LastAct, LastArrival, TodayFacts, WaitingFacts
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.theme import steps
from fairdesk.ui.today.view_model import State, Today
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.bar_chart import Bar, BarChart
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.figure import Figure
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.words import Words, clear_layout

FIGURES = (
    ("present", "arrivals"),
    ("talks", "negotiations"),
    ("intents", "negotiations"),
    ("letters", "letters"),
    ("amount", "statistics"),
)
LAST = 6


def waiting_lines(waiting: WaitingFacts) -> list[tuple[int, str, str]]:
    """What waits: how many, on which page, in words."""
    w = waiting
    return [
        (
            w.intents_without_letter,
            "letters",
            ngettext("{count} intent without a letter", "{count} intents without a letter", w.intents_without_letter),
        ),
        (
            w.letters_not_printed,
            "letters",
            ngettext("{count} letter not printed", "{count} letters not printed", w.letters_not_printed),
        ),
        (w.steps_due, "negotiations", ngettext("{count} next step is due", "{count} next steps are due", w.steps_due)),
        (w.conflicts, "exchange", ngettext("{count} conflict to decide", "{count} conflicts to decide", w.conflicts)),
        (w.held, "exchange", ngettext("{count} change held back", "{count} changes held back", w.held)),
        (w.unexchanged, "exchange", ngettext("{count} change not handed in", "{count} changes not handed in", w.unexchanged)),
    ]


def view(context: Context) -> TodayView:
    """The first page."""
    return TodayView(context, Today(context))


class Card(QFrame):
    """A card with a title and a column of lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(5), steps(4), steps(5), steps(4))
        column.setSpacing(steps(2))
        self.title = Words(step="field", bold=True, wraps=False)
        self.lines = QWidget()
        self.column = QVBoxLayout(self.lines)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(steps(1))
        column.addWidget(self.title)
        column.addWidget(self.lines)
        column.addStretch(1)


class TodayView(View[State]):
    """Everything on it leads somewhere."""

    def __init__(self, context: Context, model: Today) -> None:
        super().__init__(context, model)
        self.model: Today = model
        self.head = PageHead()
        self.start = self.head.add_button("plus", "main")
        self.start.clicked.connect(lambda: context.navigate("negotiations", "new:"))
        self.figures = {key: Figure() for key, _page in FIGURES}
        for key, page in FIGURES:
            self.figures[key].clicked.connect(lambda _checked=False, page=page: context.navigate(page, ""))
        self.waiting, self.talks, self.arrivals, self.acts = Card(), Card(), Card(), Card()
        self.chart = BarChart()
        self.chart.opened.connect(lambda _key: context.navigate("negotiations", ""))
        self.talks.column.addWidget(self.chart)
        self.body.addWidget(self.head)
        self.body.addLayout(self._row_of_figures())
        self.body.addWidget(self._cards(), 1)
        self.verbs = (Verb("new", lambda: context.navigate("negotiations", "new:"), _("New negotiation")),)
        self.begin()

    def _row_of_figures(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(steps(3))
        for figure in self.figures.values():
            row.addWidget(figure, 1)
        return row

    def _cards(self) -> QScrollArea:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(steps(4))
        for pair in ((self.waiting, self.talks), (self.arrivals, self.acts)):
            column = QVBoxLayout()
            column.setSpacing(steps(4))
            for card in pair:
                column.addWidget(card)
            column.addStretch(1)
            row.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll

    def retranslate(self) -> None:
        """Every word of the page."""
        self.start.set_words(_("New negotiation"), "Ctrl+N")
        self.waiting.title.setText(_("What waits"))
        self.talks.title.setText(_("Negotiations today"))
        self.arrivals.title.setText(_("Last arrivals"))
        self.acts.title.setText(_("Done last at this desk"))
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        """The day as the state has it."""
        self.head.set_words(_("Today"), state.facts.day.isoformat() if state.facts else "")
        if state.facts is None:
            return
        self._figures(state.facts)
        self._waiting(state.facts.waiting)
        self.chart.set_bars(
            [Bar(one.name, one.label, count, 0, str(count)) for one, count in state.facts.negotiations], _("Negotiations")
        )
        self._arrivals(state.facts.last_arrivals)
        self._acts(state.facts.last_acts)

    def _figures(self, facts: TodayFacts) -> None:
        intents = dict(facts.negotiations).get(Outcome.INTENT, 0)
        here, share = _("of {due} expected", due=facts.due), round(100 * intents / facts.talks) if facts.talks else 0
        waits = facts.waiting.letters_not_printed
        self.figures["present"].set_words(_("People here"), str(facts.present), here)
        self.figures["talks"].set_words(_("Negotiations today"), str(facts.talks), _("whatever came of them"))
        self.figures["intents"].set_words(
            _("Came to an intent"), str(intents), _("{share} percent of the negotiations", share=share)
        )
        self.figures["letters"].set_words(_("Letters today"), str(facts.letters), _("{count} not printed yet", count=waits))
        self.figures["amount"].set_words(_("Intended today"), f"{facts.amount_fen / 1_000_000:,.2f}", _("in ten thousand yuan"))

    def _waiting(self, waiting: WaitingFacts) -> None:
        clear_layout(self.waiting.lines)
        for count, page, words in waiting_lines(waiting):
            if count:
                self._line(words, page)
        if not waiting.anything:
            self.waiting.column.addWidget(Badge(_("Nothing waits"), "green"))

    def _line(self, words: str, page: str) -> None:
        button = Button("line", "arrow-right")
        button.set_words(words)
        button.clicked.connect(lambda: self.context.navigate(page, ""))
        self.waiting.column.addWidget(button)

    def _arrivals(self, arrivals: tuple[LastArrival, ...]) -> None:
        clear_layout(self.arrivals.lines)
        for one in arrivals[:LAST]:
            at = one.at.astimezone(HALL).strftime("%H:%M")
            self.arrivals.column.addWidget(Words(f"{at}   {one.name}   {one.unit}", wraps=False))
        if not arrivals:
            self.arrivals.column.addWidget(Words(_("Nobody yet. Scan the first badge on the page of arrivals."), tone="muted"))

    def _acts(self, acts: tuple[LastAct, ...]) -> None:
        clear_layout(self.acts.lines)
        for one in acts[:LAST]:
            row = QHBoxLayout()
            at = datetime.fromisoformat(one.wall).astimezone(HALL).strftime("%H:%M")
            row.addWidget(Words(f"{at}   {_(one.label)}", wraps=False), 1)
            undo = Button("quiet", "undo-2")
            undo.set_words(_("Undo"))
            undo.clicked.connect(lambda _checked=False, act=one.act: self.model.take_back(act))
            row.addWidget(undo)
            line = QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            line.setLayout(row)
            self.acts.column.addWidget(line)
        if not acts:
            self.acts.column.addWidget(Words(_("Nothing yet."), tone="muted"))
