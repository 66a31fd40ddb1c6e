"""A table of records: rows of one height, no grid, the row in hand marked, everything reachable by key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from fairdesk.base.i18n import _
from fairdesk.ui.table_model import SCREENFUL, Index, RowsModel
from fairdesk.ui.theme import CELL, HAIR, ICON, ROW, steps, theme

LEAST = steps(36)
"""What a wide column keeps beside narrow ones that would like more."""


class RowsTable(QTableView):
    """`chosen` says the id of the row in hand, `opened` the id of one that was pressed twice or entered."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self.rows = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicatorShown(False)
        for at, column in enumerate(model.columns):
            stretch = QHeaderView.ResizeMode.Stretch if column.wide else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(at, stretch)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorShown(True)
        self.doubleClicked.connect(self._opened)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self._kept = ""
        self._needed: dict[int, int] = {}
        """The pixels each narrow column needed so far: it grows with its words and never jumps back while rows come and go."""
        self._set: dict[int, int] = {}
        """The width each was given last: one that a person dragged since stays as it is."""
        head.setResizeContentsPrecision(SCREENFUL)
        for told in (model.modelReset, model.rowsInserted, model.dataChanged):
            told.connect(self._widen)
        model.headerDataChanged.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def current_id(self) -> str:
        """The id of the row in hand; empty where there is none."""
        return self.rows.id_at(self.currentIndex().row())

    def choose(self, wanted: str) -> None:
        """The row of this id is in hand and seen; nothing is told. Without such a row nothing is in hand."""
        at = self.rows.row_of(wanted) if wanted else -1
        if at >= 0 and wanted == self.current_id():
            return
        selection = self.selectionModel()
        before = selection.blockSignals(True)
        if at < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.selectRow(at)
            self.scrollTo(self.rows.index(at, 0))
        selection.blockSignals(before)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self.rows.id_at(current.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focus_rows(self) -> None:
        """The keyboard is in the table, on a row where there is one."""
        self.setFocus()
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.selectRow(0)

    def _opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.id_at(index.row()))

    def _remember(self) -> None:
        self._kept = self.current_id()

    def _restore(self) -> None:
        self.choose(self._kept)

    def _fit(self) -> None:
        self.setIconSize(QSize(theme.length(ICON - 4), theme.length(ICON - 4)))
        self.verticalHeader().setDefaultSectionSize(theme.length(ROW))
        self.horizontalHeader().setFixedHeight(theme.length(ROW))
        self._needed.clear()
        self._set.clear()
        self._widen()

    def _widen(self) -> None:
        """Every narrow column has the room of its longest word, as far as the wide ones keep theirs; the rest is elided."""
        columns = self.rows.columns
        usual = {at: theme.length(steps(one.width)) for at, one in enumerate(columns) if not one.wide}
        widths = usual if len(usual) == len(columns) else self._share(usual)
        for at, width in widths.items():
            if self._set.get(at, self.columnWidth(at)) == self.columnWidth(at) != width:
                self.setColumnWidth(at, width)
                self._set[at] = self.columnWidth(at)

    def _share(self, usual: dict[int, int]) -> dict[int, int]:
        heads = QFontMetrics(theme.font("note", bold=True))
        for at in usual if self.rows.rowCount() else ():
            title = heads.horizontalAdvance(_(self.rows.columns[at].title)) + 2 * CELL
            words = max(self.sizeHintForColumn(at), title) + HAIR
            self._needed[at] = max(words, self._needed.get(at, 0))
        widths = {at: self._needed.get(at, width) for at, width in usual.items()}
        wide = len(self.rows.columns) - len(usual)
        lacking = sum(widths.values()) + wide * theme.length(LEAST) - self.viewport().width()
        for at in sorted(widths, key=lambda at: usual[at] - widths[at]):
            back = max(0, min(lacking, widths[at] - usual[at]))
            widths[at] -= back
            lacking -= back
        return widths
