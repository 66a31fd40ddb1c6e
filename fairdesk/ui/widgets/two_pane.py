"""Two panes side by side: the list and the one thing in hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from fairdesk.ui.theme import steps


class TwoPane(QSplitter):
    """The left pane takes what the right one leaves; a person may move the line between, and neither pane vanishes."""

    def __init__(self, left: QWidget, right: QWidget, share: tuple[int, int] = (3, 2)) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(steps(4))
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, share[0])
        self.setStretchFactor(1, share[1])
        self.setSizes([share[0] * 1000, share[1] * 1000])


def pane(width: int) -> tuple[QWidget, QVBoxLayout]:
    """One side, never narrower than this, and the column its parts stand in."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(steps(2))
    side.setMinimumWidth(width)
    return side, column
