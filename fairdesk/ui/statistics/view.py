"""Statistics: five figures, three charts and one table; whatever is pressed opens its rows at the side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fairdesk.base.i18n import N_, _
from fairdesk.records.overview import FigureFacts
from fairdesk.records.papers import TableFacts
from fairdesk.services import reporting
from fairdesk.ui.files import ask_where_to_save
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.statistics.tables import ReportTable, RowsCard, cell
from fairdesk.ui.statistics.view_model import CHARTED, GROUPINGS, MEASURES, Measure, State, Statistics
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.bar_chart import Bar, BarChart
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.figure import Figure
from fairdesk.ui.widgets.figure_row import FigureRow
from fairdesk.ui.widgets.money_field import show_yuan
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.two_pane import TwoPane
from fairdesk.ui.widgets.words import Words

LARGE = 5
KINDS = (("pdf", N_("PDF")), ("xlsx", N_("Workbook")))
Chooser = Callable[[QWidget, str, str, str, Callable[[Path], None]], QFileDialog | None]
"""Asks where a file goes; answers later, or never where the person gave up."""


def view(context: Context) -> StatisticsView:
    """The page of statistics."""
    return StatisticsView(context, Statistics(context), ask_where_to_save)


def _large(one: FigureFacts) -> tuple[str, str]:
    """Label and number as a figure shows them: the measure stands in the label, so that the number is never cut."""
    if one.key == "amount":
        return _("{label} (yuan)", label=one.label), show_yuan(one.value)
    return one.label, f"{one.value:,}"


class Chart(QFrame):
    """A card with a title and bars."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(4), steps(3), steps(4), steps(3))
        column.setSpacing(steps(1))
        self.title, self.unit = Words(bold=True, wraps=False), Words(step="note", tone="muted", wraps=False)
        self.bars = BarChart()
        self.bars.setMinimumWidth(steps(50))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.unit)
        column.addLayout(head)
        column.addWidget(self.bars)
        column.addStretch(1)

    def show_table(self, facts: TableFacts, measure: Measure) -> None:
        """A bar for every line of the table, as long as its measure, the longest first."""
        self.title.setText(facts.title)
        self.unit.setText(facts.columns[measure.place].head)
        kind = facts.columns[measure.place].kind
        bars = [
            Bar(str(row[0]), str(row[0]), float(str(row[measure.place])), figure=cell(row[measure.place], kind))
            for row in sorted(facts.rows, key=lambda row: -float(str(row[measure.place])))
        ]
        self.bars.set_bars(bars, f"{facts.title} · {_(measure.title)}")


class StatisticsView(View[State]):
    """Figures on top, charts and the table under them, the rows of what is open beside these."""

    def __init__(self, context: Context, model: Statistics, choose: Chooser) -> None:
        super().__init__(context, model)
        self.model: Statistics = model
        self._choose = choose
        self.head, self.menu = PageHead(), QMenu(self)
        self.measure, self.grouping = ChoiceField(), ChoiceField()
        for field in (self.measure, self.grouping):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.head.add_widget(self.measure)
        self.export = self.head.add_button("download", "main")
        self.export.setMenu(self.menu)
        self.figures = [Figure() for _place in range(LARGE)]
        self.charts = {grouping: Chart() for grouping in CHARTED}
        self.table, self.rows = ReportTable(), RowsCard()
        self.empty = EmptyState("chart-column")
        self.panes = TwoPane(self._left(), self.rows, (1, 1))
        self._narrow: bool | None = None
        self.body.addWidget(self.head)
        self.body.addWidget(self.panes, 1)
        self.body.addWidget(self.empty, 1)
        self._wire()
        self.verbs = (Verb("print", lambda: self.ask("overview", "pdf")),)
        self.begin()

    def _wire(self) -> None:
        for place, figure in enumerate(self.figures):
            figure.clicked.connect(lambda _checked=False, place=place: self.open_figure(place))
        for grouping, chart in self.charts.items():
            chart.bars.opened.connect(lambda label, grouping=grouping: self.model.open_bar(grouping, label))
        self.measure.picked.connect(self.model.show_measure)
        self.grouping.picked.connect(self.model.show_grouping)
        self.table.opened.connect(self._open_line)
        self.rows.closed.connect(self.model.close_rows)
        self.empty.pressed.connect(lambda: self.context.navigate("arrivals", ""))

    def _left(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(4))
        self.grid = QGridLayout()
        self.grid.setSpacing(steps(3))
        column.addWidget(FigureRow(self.figures))
        column.addLayout(self.grid)
        column.addWidget(self.grouping, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        return scroll

    # ---- wishes --------------------------------------------------------------------------------------------------------

    def open_figure(self, place: int) -> None:
        """The rows of the figure in this place are beside the charts."""
        figures = self.model.state.figures or ()
        if place < len(figures):
            self.model.open_figure(figures[place].key)

    def ask(self, name: str, kind: str) -> None:
        """A person is asked where this report goes, beginning in the folder for papers."""
        title, words = dict(reporting.catalogue())[name], _(dict(KINDS)[kind])
        self._choose(self, title, f"{title}.{kind}", f"{words} (*.{kind})", lambda out: self.model.write(name, out))

    def _open_line(self, label: str) -> None:
        if self.model.state.grouping in CHARTED:
            self.model.open_bar(self.model.state.grouping, label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.model.state.opened is not None:
            self.model.close_rows()
            return
        super().keyPressEvent(event)

    # ---- what is shown -------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.head.set_words(_("Statistics"), _("Press a figure or a bar to see what it counts."))
        self.export.set_words(_("Export"), _("A report as PDF or workbook"))
        self.measure.set_choices([(one, _(one.title)) for one in MEASURES])
        self.measure.setAccessibleName(_("What the charts measure"))
        self.grouping.setAccessibleName(_("Which table is shown"))
        self.empty.set_words(
            _("Nothing to count yet"),
            _("Figures and charts appear here as people arrive, talk and sign."),
            _("Check somebody in"),
        )
        self.menu.clear()
        for name, title in reporting.catalogue():
            for kind, words in KINDS:
                act = self.menu.addAction(f"{title} · {_(words)}")
                act.triggered.connect(lambda _checked=False, name=name, kind=kind: self.ask(name, kind))
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        self._figures(state.figures or ())
        self.empty.setVisible(state.empty)
        self.panes.setVisible(bool(state.tables) and not state.empty)
        self.rows.setVisible(state.opened is not None)
        self._arrange(state.opened is not None)
        self.measure.set_value(state.measure)
        for grouping, chart in self.charts.items():
            if (facts := state.table(grouping)) is not None:
                chart.show_table(facts, state.measure)
        if state.tables:
            self.grouping.set_choices([(key, facts.title) for key, facts in zip(GROUPINGS, state.tables, strict=True)])
            self.grouping.set_value(state.grouping)
        if (facts := state.table(state.grouping)) is not None:
            self.table.show_table(facts, whole=True)
        if state.opened is not None:
            self.rows.show_rows(state.rows)

    def _figures(self, figures: tuple[FigureFacts, ...]) -> None:
        for place, figure in enumerate(self.figures):
            known = place < len(figures)
            figure.setVisible(known)
            if known:
                figure.set_words(*_large(figures[place]))

    def _arrange(self, narrow: bool) -> None:
        """Charts stand side by side, or under each other where rows stand beside them."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for at, chart in enumerate(self.charts.values()):
            self.grid.addWidget(chart, at if narrow else 0, 0 if narrow else at)
        for at in range(len(self.charts)):
            self.grid.setColumnStretch(at, 1 if at == 0 or not narrow else 0)
