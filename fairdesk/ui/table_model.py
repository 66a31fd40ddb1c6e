"""A table of records for Qt: columns say how a record is shown and sorted, rows are fetched a screenful at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fairdesk.base.i18n import _
from fairdesk.ui import icons
from fairdesk.ui.theme import ICON, theme

SCREENFUL = 60
SORT = Qt.ItemDataRole.UserRole
ID = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title (an English msgid), the words of a record, and what it is sorted by where words mislead."""

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    width: int = 30
    """In steps of the one spacing, at 100 %."""
    wide: bool = False
    """Takes the room the others leave."""
    right: bool = False
    """Figures stand at the right."""
    tone: Callable[[Any], str] | None = None
    """A colour of the theme for a record's words; empty for the usual one."""
    icon: Callable[[Any], str] | None = None
    """A sign before the words; empty for none."""


class RowsModel(QAbstractTableModel):
    """Shows records; `identify` gives a record's id, by which the row in hand is kept when the records are read again."""

    def __init__(self, columns: Sequence[Column], identify: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._identify = identify
        self._given: list[Any] = []
        self._records: list[Any] = []
        self._fetched = 0
        self._changing = False
        """Whoever hears of a change may ask for more rows at once; they come with the next question."""
        self._order: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, records: Sequence[Any]) -> None:
        """These records are shown, in the order a person sorted them by; the same records again only change their words."""
        self._given = list(records)
        wanted = self._sorted()
        if wanted == self._records:
            return
        if [self._identify(one) for one in wanted] == [self._identify(one) for one in self._records]:
            self._records = wanted
            if self._fetched:
                self.dataChanged.emit(self.index(0, 0), self.index(self._fetched - 1, len(self.columns) - 1))
            return
        seen = max(SCREENFUL, self._fetched)
        self._reset(wanted, seen)

    def retranslate(self) -> None:
        """Every title and word is asked for again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._fetched:
            self.dataChanged.emit(self.index(0, 0), self.index(self._fetched - 1, len(self.columns) - 1))

    def record_at(self, row: int) -> Any | None:
        """The record in this row, or None."""
        return self._records[row] if 0 <= row < self._fetched else None

    def id_at(self, row: int) -> str:
        """The id of the record in this row; empty where there is none."""
        record = self.record_at(row)
        return "" if record is None else self._identify(record)

    def row_of(self, wanted: str) -> int:
        """The row of this id, fetched where need be; -1 where it is not shown."""
        for at, record in enumerate(self._records):
            if self._identify(record) == wanted:
                if at >= self._fetched:
                    self._fetch(at + 1 - self._fetched)
                return at
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._fetched

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._fetched < len(self._records)

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid() and not self._changing:
            self._fetch(SCREENFUL)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < self._fetched:
            return None
        column, record = self.columns[index.column()], self._records[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.text(record)
        if role == SORT:
            return (column.sort or column.text)(record)
        if role == ID:
            return self._identify(record)
        return self._dress(column, record, role)

    @staticmethod
    def _dress(column: Column, record: Any, role: int) -> Any:
        tone = column.tone(record) if column.tone else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return across | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and tone:
            return theme.colour(tone)
        if role == Qt.ItemDataRole.DecorationRole and column.icon and (name := column.icon(record)):
            return icons.pixmap(name, getattr(theme.palette, tone or "muted"), theme.length(ICON - 4), 2.0)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order) if 0 <= column < len(self.columns) else None
        self._reset(self._sorted(), self._fetched)

    def _reset(self, records: list[Any], seen: int) -> None:
        self._changing = True
        self.beginResetModel()
        self._records = records
        self._fetched = min(seen, len(records))
        self.endResetModel()
        self._changing = False

    def _sorted(self) -> list[Any]:
        if self._order is None:
            return list(self._given)
        column = self.columns[self._order[0]]
        return sorted(self._given, key=column.sort or column.text, reverse=self._order[1] == Qt.SortOrder.DescendingOrder)

    def _fetch(self, count: int) -> None:
        more = min(count, len(self._records) - self._fetched)
        if more <= 0:
            return
        self._changing = True
        self.beginInsertRows(QModelIndex(), self._fetched, self._fetched + more - 1)
        self._fetched += more
        self.endInsertRows()
        self._changing = False
