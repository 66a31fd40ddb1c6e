"""A table of a report on the screen: its columns as they are on paper, its rows fetched a screenful at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.base.i18n import _, ngettext
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.ui.table_model import SCREENFUL, Column, RowsModel
from fairdesk.ui.theme import ROW, steps, theme
from fairdesk.ui.widgets.buttons import IconButton
from fairdesk.ui.widgets.money_field import show_yuan
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.words import Words, clear_layout

Row = tuple[str, tuple[object, ...]]
"""The place of a row in its report as its id, and its cells."""
TOTAL = "total"
LEAST, MOST, PADDING = 18, 72, 7
"""Steps of the narrowest and the widest column, and of the room beside its words."""


def cell(value: object, kind: str) -> str:
    """A cell of a report as the screen shows it."""
    if value is None or value == "":
        return ""
    if kind == "yuan" and isinstance(value, int):
        return show_yuan(value)
    return f"{value:,}" if kind == "number" and isinstance(value, int) else str(value)


class ReportTable(QWidget):
    """`opened` says the first cell of the row a person pressed twice or entered."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.table: RowsTable | None = None
        self._shown: TableFacts | None = None

    def show_table(self, facts: TableFacts, whole: bool = False) -> None:
        """These rows are shown; `whole` shows all of them at once with their total, in the order of the report."""
        if facts == self._shown:
            return
        before, self._shown = self._shown, facts
        if before is None or before.columns != facts.columns or self.table is None:
            self._build(facts, whole)
        assert self.table is not None
        rows: list[Row] = [(str(place), row) for place, row in enumerate(facts.rows)]
        if whole and facts.total is not None:
            rows.append((TOTAL, facts.total))
        self.table.rows.show_rows(rows)
        self.table.setAccessibleName(facts.title)
        if whole:
            self.table.setFixedHeight(theme.length(ROW) * (len(rows) + 1) + steps(4))
        self._widen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        """The first column takes the room the others leave, and never less than its words need."""
        if self.table is None or self._shown is None:
            return
        head = self.table.horizontalHeader()
        others = sum(head.sectionSize(at) for at in range(1, head.count()))
        needed = theme.length(steps(self.table.rows.columns[0].width))
        head.resizeSection(0, max(needed, self.width() - others - steps(4)))

    def _build(self, facts: TableFacts, whole: bool) -> None:
        clear_layout(self)
        model = RowsModel([_column(facts, place) for place in range(len(facts.columns))], lambda row: str(row[0]))
        self.table = RowsTable(model)
        model.setParent(self.table)
        self.table.setSortingEnabled(not whole)
        if whole:
            self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.opened.connect(self._opened)
        self.column.addWidget(self.table)

    def _opened(self, place: str) -> None:
        if self._shown is not None and place.isdigit():
            self.opened.emit(str(self._shown.rows[int(place)][0]))


def _column(facts: TableFacts, place: int) -> Column:
    column: TableColumn = facts.columns[place]
    return Column(
        column.head,
        lambda row: cell(row[1][place], column.kind),
        sort=None if column.kind == "text" else lambda row: row[1][place] or 0,
        width=_width(facts, place),
        right=column.kind != "text",
    )


def _width(facts: TableFacts, place: int) -> int:
    """The steps this column needs for its head and what can be seen of its cells first, within bounds."""
    column, rows = facts.columns[place], (*facts.rows[:SCREENFUL], *((facts.total,) if facts.total else ()))
    words = QFontMetrics(theme.font("body"))
    head = QFontMetrics(theme.font("note", bold=True)).horizontalAdvance(column.head)
    longest = max((words.horizontalAdvance(cell(row[place], column.kind)) for row in rows), default=0)
    return max(LEAST, min(MOST, round(max(head, longest) / theme.scale / steps(1)) + PADDING))


class RowsCard(QFrame):
    """The rows of what is open, with their number and a way to close them."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setMinimumWidth(steps(100))
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(4), steps(3), steps(4), steps(4))
        column.setSpacing(steps(2))
        self.title, self.count, self.close_button = Words(step="field", bold=True), Words(tone="muted"), IconButton("x")
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.table = ReportTable()
        column.addLayout(head)
        column.addWidget(self.count)
        column.addWidget(self.table, 1)

    def show_rows(self, facts: TableFacts | None) -> None:
        """These rows are shown; while they are on their way it is said."""
        self.close_button.set_words(_("Close (Esc)"))
        self.table.setVisible(facts is not None)
        if facts is None:
            self.title.setText("")
            self.count.setText(_("Reading …"))
            return
        self.title.setText(facts.title)
        self.count.setText(ngettext("{count:,} row", "{count:,} rows", len(facts.rows)))
        self.table.show_table(facts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
