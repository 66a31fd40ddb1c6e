"""Taking an arrival back: whose, why, and one button, under the list and not over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from fairdesk.base.i18n import _
from fairdesk.records.people import ArrivalRow
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words


class UndoStrip(QFrame):
    """`confirmed` says the reason, `left` that the arrival stays."""

    confirmed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(4), steps(3), steps(4), steps(3))
        self._title = Words(bold=True)
        self.reason = QLineEdit()
        self.confirm, self.leave = Button("danger", "undo-2"), Button("quiet")
        self._error = Words(step="note", tone="red")
        line = QHBoxLayout()
        line.setSpacing(steps(2))
        for part in (self.reason, self.confirm, self.leave):
            line.addWidget(part)
        column.addWidget(self._title)
        column.addLayout(line)
        column.addWidget(self._error)
        self.reason.returnPressed.connect(self._say)
        self.confirm.clicked.connect(self._say)
        self.leave.clicked.connect(self.left)
        self.hide()

    def retranslate(self) -> None:
        """Every word is said in the language in force."""
        self.reason.setPlaceholderText(_("Reason, for example: wrong person"))
        self.reason.setAccessibleName(_("Reason"))
        self.confirm.set_words(_("Take back"))
        self.leave.set_words(_("Leave as it is"))

    def show_undo(self, row: ArrivalRow | None, refusal: str) -> None:
        """The strip asks about this arrival; without one it is not seen."""
        self._title.setText("" if row is None else _("Take back the arrival of {name}?", name=row.name))
        self._error.setText(refusal)
        self._error.setVisible(bool(refusal))
        begun = row is not None and row.id != self._shown
        self._shown = "" if row is None else row.id
        self.setVisible(row is not None)
        if begun:
            self.reason.clear()
            self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _say(self) -> None:
        self.confirmed.emit(self.reason.text().strip())
