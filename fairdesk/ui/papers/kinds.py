"""The kinds of papers, under the heads of their groups."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from fairdesk.records.paper_choices import PaperGroup, PaperTopic
from fairdesk.ui import icons
from fairdesk.ui.papers.state import State
from fairdesk.ui.theme import CONTROL, ICON, steps, theme

ICONS = {
    PaperGroup.AGREEMENTS: "signature",
    PaperGroup.DAY: "calendar",
    PaperGroup.TABLES: "list",
    PaperGroup.SLIPS: "qr-code",
}
SMALL = ICON - 4
KEY = Qt.ItemDataRole.UserRole


class Low(QStyledItemDelegate):
    """Lines lower than those of a table: all kinds are to be seen at once."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme.length(CONTROL - steps(1)))


class Kinds(QListWidget):
    """`picked` says the kind a person chose; heads are walked over."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._silent = False
        self._shown: object = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(Low(self))
        self.currentItemChanged.connect(self._pick)

    def show_state(self, state: State) -> None:
        """Every kind stands in its group; the one in hand is chosen."""
        self._silent = True
        told = [(one.key, one.label) for one in state.topics], theme.palette, theme.scale
        if told != self._shown:
            self._shown = told
            self._fill(state)
        for at in range(self.count()):
            if self.item(at).data(KEY) == state.kind and at != self.currentRow():
                self.setCurrentRow(at)
        self._silent = False

    def _fill(self, state: State) -> None:
        self.clear()
        group: PaperGroup | None = None
        for topic in state.topics:
            if topic.group is not group:
                group = topic.group
                self.addItem(self._head(group))
            self.addItem(self._line(topic))

    def _head(self, group: PaperGroup) -> QListWidgetItem:
        head = QListWidgetItem(group.label)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setFont(theme.font("note", bold=True))
        head.setForeground(theme.colour("muted"))
        return head

    def _line(self, topic: PaperTopic) -> QListWidgetItem:
        line = QListWidgetItem(topic.label)
        line.setData(KEY, topic.key)
        line.setToolTip(topic.label)
        side = theme.length(SMALL)
        line.setIcon(QIcon(icons.pixmap(ICONS[topic.group], theme.palette.muted, side, self.devicePixelRatioF())))
        return line

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._silent and item.data(KEY):
            self.picked.emit(item.data(KEY))
