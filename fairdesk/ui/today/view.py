"""Today: five figures that open, what waits on the left, who came and what was done on the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import _, ngettext
from fairdesk.records.choices import Outcome
from fairdesk.records.overview import LastAct, LastArrival, TodayFacts, WaitingFacts
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.theme import ROW, steps, theme
from fairdesk.ui.today.lines import Act, Came, Waits
from fairdesk.ui.today.view_model import State, Today
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.bar_chart import Bar, BarChart
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.figure import Figure
from fairdesk.ui.widgets.figure_row import FigureRow
from fairdesk.ui.widgets.halves import Halves
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.words import Words, clear_layout

RESULT = "outcome:"
FIGURES = (
    ("present", "arrivals", ""),
    ("talks", "negotiations", RESULT),
    ("intents", "negotiations", f"{RESULT}{Outcome.INTENT.name}"),
    ("letters", "letters", ""),
    ("amount", "statistics", "amount"),
)
"""Each figure, the page it opens, and what is in hand there."""
NEW = "new:"
CAME, DONE = 4, 3
"""Lines of the cards of arrivals and of acts that are seen whole on the smallest screen; a larger one shows more."""
LEAST_HEIGHT = steps(158)
"""Of the page on the smallest screen."""


def waiting_lines(waiting: WaitingFacts) -> list[tuple[int, str, str, str]]:
    """What waits: how many, on which page, under which sign, in words."""
    w = waiting
    intents = ngettext("{count} intent without a letter", "{count} intents without a letter", w.intents_without_letter)
    letters = ngettext("{count} letter not printed", "{count} letters not printed", w.letters_not_printed)
    due = ngettext("{count} next step is due", "{count} next steps are due", w.steps_due)
    conflicts = ngettext("{count} conflict to decide", "{count} conflicts to decide", w.conflicts)
    held = ngettext("{count} change held back", "{count} changes held back", w.held)
    unexchanged = ngettext("{count} change not handed in", "{count} changes not handed in", w.unexchanged)
    return [
        (w.intents_without_letter, "letters", "file-text", intents),
        (w.letters_not_printed, "letters", "printer", letters),
        (w.steps_due, "negotiations", "calendar", due),
        (w.conflicts, "exchange", "triangle-alert", conflicts),
        (w.held, "exchange", "clock", held),
        (w.unexchanged, "exchange", "arrow-left-right", unexchanged),
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
        column.setContentsMargins(steps(4), steps(3), steps(4), steps(3))
        column.setSpacing(steps(2))
        self.title = Words(step="field", bold=True, wraps=False)
        self.title.setIndent(steps(1))
        self.lines = QWidget()
        self.column = QVBoxLayout(self.lines)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.lines)

    def clear(self) -> None:
        """No line is left."""
        clear_layout(self.lines)


class TodayView(View[State]):
    """Everything on it leads somewhere."""

    def __init__(self, context: Context, model: Today) -> None:
        super().__init__(context, model)
        self.model: Today = model
        self.head, self.empty = PageHead(), EmptyState("users")
        self.start = self.head.add_button("plus", "main")
        self.figures = {key: Figure() for key, _page, _thing in FIGURES}
        self.waiting, self.talks, self.arrivals, self.acts = Card(), Card(), Card(), Card()
        self.waiting.column.setSpacing(steps(2))
        for card in (self.waiting, self.talks):
            card.column.setContentsMargins(steps(1), 0, steps(1), 0)
        self.chart = BarChart()
        self.chart.setMinimumWidth(steps(50))
        self.talks.column.addWidget(self.chart)
        self._shown: TodayFacts | None = None
        self._more = 0
        self.whole = self._whole()
        self.body.addWidget(self.head, 0, Qt.AlignmentFlag.AlignTop)  # on top also before the desk has answered
        self.body.addWidget(self.whole, 1)
        self.body.addWidget(self.empty, 1)
        self._wire()
        self.begin()

    def _wire(self) -> None:
        for key, page, thing in FIGURES:
            self.figures[key].clicked.connect(self._leads(page, thing))
        self.start.clicked.connect(self._leads("negotiations", NEW))
        self.chart.opened.connect(lambda name: self.context.navigate("negotiations", RESULT + name))
        self.empty.pressed.connect(self._leads("rosters", ""))

    def _leads(self, page: str, thing: str) -> Callable[..., None]:
        return lambda *_told: self.context.navigate(page, thing)

    def _whole(self) -> QScrollArea:
        inside, halves = QWidget(), Halves()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(4))
        column.addWidget(FigureRow(list(self.figures.values())))
        column.addWidget(halves, 1)
        for half, cards in ((halves.left, (self.waiting, self.talks)), (halves.right, (self.arrivals, self.acts))):
            for card in cards:
                half.addWidget(card)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        return scroll

    def retranslate(self) -> None:
        self.start.set_words(_("New negotiation"), "Ctrl+N")
        self.verbs = (Verb("new", self._leads("negotiations", NEW), _("New negotiation")),)
        self.waiting.title.setText(_("What waits"))
        self.talks.title.setText(_("Negotiations today"))
        self.arrivals.title.setText(_("Last arrivals"))
        self.acts.title.setText(_("Done last at this desk"))
        self.empty.set_words(
            _("Nobody is known here yet"),
            _("People, organisations, areas and booths come from the rosters."),
            _("Import rosters"),
        )
        self._shown = None
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        self.empty.setVisible(state.empty)
        self.whole.setVisible(state.facts is not None and not state.empty)
        facts = state.facts
        self.head.set_words(_("Today"), "" if facts is None else _day(facts, state.is_today))
        if facts is None or facts == self._shown:
            return
        self._shown = facts
        self._figures(facts)
        self._waiting(facts.waiting)
        bars = [Bar(one.name, one.label, count, facts.talks, str(count)) for one, count in facts.negotiations]
        self.chart.set_bars(bars, _("Negotiations today"))
        self._arrivals(facts.last_arrivals)
        self._acts(facts.last_acts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        more = max(0, self.height() - LEAST_HEIGHT) // theme.length(2 * ROW)
        if more != self._more:
            self._more, self._shown = more, None
            self.render(self.model.state)

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
        self.waiting.clear()
        for count, page, icon, words in waiting_lines(waiting):
            if count:
                card = Waits(icon, words)
                card.clicked.connect(self._leads(page, ""))
                self.waiting.column.addWidget(card)
        if not waiting.anything:
            self.waiting.column.addWidget(Badge(_("Nothing waits"), "green"))

    def _arrivals(self, arrivals: tuple[LastArrival, ...]) -> None:
        self.arrivals.clear()
        for one in arrivals[: CAME + self._more]:
            line = Came(f"{one.at.astimezone(HALL):%H:%M}", one.name, one.unit)
            line.clicked.connect(self._leads("directory", one.person_id))
            self.arrivals.column.addWidget(line)
        if not arrivals:
            self.arrivals.column.addWidget(Words(_("Nobody yet. Scan the first badge on the page of arrivals."), tone="muted"))

    def _acts(self, acts: tuple[LastAct, ...]) -> None:
        held = self.acts.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.acts.clear()
        lines = [self._act(one) for one in acts[: DONE + self._more]]
        for line in lines:
            self.acts.column.addWidget(line)
        if held and lines:
            lines[0].undo.setFocus()
        if not acts:
            self.acts.column.addWidget(Words(_("Nothing yet."), tone="muted"))

    def _act(self, one: LastAct) -> Act:
        undo, what = Button("quiet", "undo-2"), _(one.label)
        undo.set_words(_("Undo"))
        undo.setAccessibleName(_("Undo: {act}", act=what))
        records = ngettext("{count} record", "{count} records", one.records)
        more = " · ".join(part for part in (one.actor, records) if part)
        line = Act(f"{datetime.fromisoformat(one.wall).astimezone(HALL):%H:%M}", what, more, undo)
        line.undo_pressed.connect(lambda: self.model.take_back(one.act))
        return line


def _day(facts: TodayFacts, is_today: bool) -> str:
    return facts.day.isoformat() if is_today else _("The day of the fair, {day}", day=facts.day.isoformat())
