"""Statistics: five figures that open, three charts, and the rows of the open figure."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from fairdesk.base.i18n import N_, _
from fairdesk.records.papers import TableFacts
from fairdesk.services import reporting
from fairdesk.ui.files import ask_where_to_save
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.statistics.view_model import State, Statistics
from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.bar_chart import Bar, BarChart
from fairdesk.ui.widgets.figure import Figure
from fairdesk.ui.widgets.money_field import show_yuan
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.words import Words, clear_layout

LARGE = 5
CHARTS = (
    (N_("Letters by field"), "letters_of_intent", "by_field"),
    (N_("Letters by province"), "letters_of_intent", "by_province"),
    (N_("Negotiations by result"), "negotiations", "by_outcome"),
)


def view(context: Context) -> StatisticsView:
    """The page of statistics."""
    return StatisticsView(context, Statistics(context))


class Chart(QFrame):
    """A card with a title and bars."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(4), steps(3), steps(4), steps(3))
        column.setSpacing(steps(1))
        self.title, self.bars = Words(bold=True, wraps=False), BarChart()
        column.addWidget(self.title)
        column.addWidget(self.bars)
        column.addStretch(1)


def cell(value: object, kind: str) -> str:
    """A cell of a report as the screen shows it."""
    if value is None:
        return ""
    if kind == "yuan" and isinstance(value, int):
        return show_yuan(value)
    return f"{value:,}" if kind == "number" and isinstance(value, int) else str(value)


class StatisticsView(View[State]):
    """A figure that is pressed shows what it counts."""

    def __init__(self, context: Context, model: Statistics) -> None:
        super().__init__(context, model)
        self.model: Statistics = model
        self.head = PageHead()
        self.export = self.head.add_button("download", "main")
        self.menu = QMenu(self.export)
        self.export.setMenu(self.menu)
        self.figures = [Figure() for _place in range(LARGE)]
        for place, figure in enumerate(self.figures):
            figure.clicked.connect(lambda _checked=False, place=place: self.open_figure(place))
        self.charts = [Chart() for _chart in CHARTS]
        self.rows_title, self.rows_place = Words(step="field", bold=True), QWidget()
        self.rows_column = QVBoxLayout(self.rows_place)
        self.rows_column.setContentsMargins(0, 0, 0, 0)
        self._shown: TableFacts | None = None
        self.body.addWidget(self.head)
        self.body.addLayout(self._row(self.figures))
        self.body.addLayout(self._row(self.charts))
        self.body.addWidget(self.rows_title)
        self.body.addWidget(self.rows_place, 1)
        self.verbs = (Verb("print", lambda: self.ask("overview", "pdf")),)
        self.begin()

    @staticmethod
    def _row(widgets: list[Figure] | list[Chart]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(steps(3))
        for widget in widgets:
            row.addWidget(widget, 1)
        return row

    def open_figure(self, place: int) -> None:
        """The rows of the figure in this place are in the table."""
        figures = self.model.state.figures or ()
        if place < len(figures):
            self.model.open_figure(figures[place].key)

    def ask(self, name: str, kind: str) -> None:
        """Where the report goes."""
        kinds = {"pdf": "PDF (*.pdf)", "xlsx": _("Workbook") + " (*.xlsx)"}
        ask_where_to_save(self, _("Export"), f"{name}.{kind}", kinds[kind], lambda out: self.model.write(name, out))

    def retranslate(self) -> None:
        """Every word of the page."""
        self.export.set_words(_("Export"))
        self.menu.clear()
        for name, title in reporting.catalogue():
            for kind, words in (("pdf", "PDF"), ("xlsx", _("Workbook"))):
                act = self.menu.addAction(f"{title} · {words}")
                act.triggered.connect(lambda _checked=False, name=name, kind=kind: self.ask(name, kind))
        for chart, (title, _part, _key) in zip(self.charts, CHARTS, strict=True):
            chart.title.setText(_(title))
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        """The page as the state has it."""
        self.head.set_words(_("Statistics"), _("Press a figure to see what it counts."))
        for figure, facts in zip(self.figures, state.figures or (), strict=False):
            figure.set_words(facts.label, facts.text)
        for chart, (title, part, key) in zip(self.charts, CHARTS, strict=True):
            sums = sorted(state.sums.get(part, {}).get(key, {}).items(), key=lambda one: -one[1])[:4]
            chart.bars.set_bars([Bar(label, _(label), value, 0, str(value)) for label, value in sums], _(title))
        if state.rows is not None and state.rows != self._shown:
            self._show_rows(state.rows)

    def _show_rows(self, facts: TableFacts) -> None:
        self._shown = facts
        self.rows_title.setText(facts.title)
        clear_layout(self.rows_place)
        told = tuple(
            Column(
                column.head,
                lambda row, place=place, kind=column.kind: cell(row[1][place], kind),  # type: ignore[misc]
                width=column.width * 3,
                wide=place == len(facts.columns) - 1,
                right=column.kind != "text",
            )
            for place, column in enumerate(facts.columns)
        )
        model = RowsModel(told, lambda row: row[0])
        model.show_rows([(str(place), row) for place, row in enumerate(facts.rows)])
        table = RowsTable(model)
        table.setAccessibleName(facts.title)
        self.rows_column.addWidget(table)
