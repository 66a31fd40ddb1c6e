"""Asking for a reason where a thing is about to be void or closed: a quiet button that opens into a line, never a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button


class ReasonBox(QWidget):
    """`given` says the reason a person wrote; without one nothing can be confirmed, and Escape takes the wish back."""

    given = Signal(str)

    def __init__(self, icon: str = "trash-2", kind: str = "danger") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        self.ask = Button("line", icon)
        self.line = QLineEdit()
        self.confirm = Button(kind)
        self.leave = Button("quiet")
        self._open = QWidget()
        inner = QVBoxLayout(self._open)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(steps(2))
        inner.addWidget(self.line)
        feet = QHBoxLayout()
        feet.addWidget(self.confirm)
        feet.addWidget(self.leave)
        feet.addStretch(1)
        inner.addLayout(feet)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._open)
        self.ask.clicked.connect(lambda: self._turn(asking=True))
        self.leave.clicked.connect(lambda: self._turn(asking=False))
        self.line.textChanged.connect(lambda text: self.confirm.setEnabled(bool(text.strip())))
        self.line.returnPressed.connect(self._give)
        self.confirm.clicked.connect(self._give)
        self.confirm.setEnabled(False)
        self._open.hide()

    def set_words(self, ask: str, reason: str, confirm: str, leave: str) -> None:
        """What is asked, what the line is for, and the words of the two buttons."""
        self.ask.set_words(ask)
        self.line.setPlaceholderText(reason)
        self.line.setAccessibleName(reason)
        self.confirm.set_words(confirm)
        self.leave.set_words(leave)

    def close_line(self) -> None:
        """Nobody is asked for a reason; a reason half written is gone."""
        self.line.clear()
        self._open.hide()
        self.ask.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._open.isVisible():
            self._turn(asking=False)
            return
        super().keyPressEvent(event)

    def _turn(self, asking: bool) -> None:
        if not asking:
            self.close_line()
            self.ask.setFocus()
            return
        self.ask.hide()
        self._open.show()
        self.line.setFocus()

    def _give(self) -> None:
        reason = self.line.text().strip()
        if reason:
            self.close_line()
            self.given.emit(reason)
