"""Figures side by side, in as many lines as their words need: nothing is cut where words are large or room is short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.figure import Figure


class FigureRow(QWidget):
    """In one line where that fits, otherwise in lines of columns of one width."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        super().__init__()
        self.figures = tuple(figures)
        self._across = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(steps(3))
        self._arrange(len(self.figures))

    @property
    def across(self) -> int:
        """How many stand side by side."""
        return self._across

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest(), self._grid.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._grid.sizeHint().width(), self._grid.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _widest(self) -> int:
        return max((one.sizeHint().width() for one in self.figures), default=0)

    def _fit(self) -> None:
        room, gap, count = self.width(), self._grid.spacing(), len(self.figures)
        if sum(one.sizeHint().width() + gap for one in self.figures) <= room + gap:
            self._arrange(count)
            return
        fitting = max(1, (room + gap) // (self._widest() + gap))
        lines = -(-count // fitting)
        self._arrange(-(-count // lines))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, figure in enumerate(self.figures):
            self._grid.addWidget(figure, at // across, at % across)
        for at in range(len(self.figures)):
            self._grid.setColumnStretch(at, 1 if at < across else 0)
        self.updateGeometry()
