"""Two columns of cards: side by side where the words have room, under each other where they have not."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from fairdesk.ui.theme import steps, theme

ENOUGH = steps(210)
"""Room for two columns, at 100 %."""


class Halves(QWidget):
    """Lay cards into the columns `left` and `right`; each keeps its cards at the top."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(steps(4))
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column in (self.left, self.right):
            place = QVBoxLayout()
            column.setSpacing(steps(4))
            place.addLayout(column)
            place.addStretch(1)
            self._row.addLayout(place, 1)

    @property
    def side_by_side(self) -> bool:
        """Whether the columns stand side by side."""
        return self._row.direction() == QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= theme.length(ENOUGH)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._grow()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return super().event(event)

    def _grow(self) -> None:
        """A scroll area does not ask how high cards and wrapped words want to be, so it is told."""
        row = self._row
        self.setMinimumHeight(row.heightForWidth(self.width()) if row.hasHeightForWidth() else row.sizeHint().height())
