"""A table of records: rows of one height, no grid, the row in hand marked, everything reachable by key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from fairdesk.ui.table_model import Index, RowsModel
from fairdesk.ui.theme import ICON, ROW, steps, theme


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
        for at, column in enumerate(self.rows.columns):
            if not column.wide:
                self.setColumnWidth(at, theme.length(steps(column.width)))
