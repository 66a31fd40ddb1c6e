"""The field in which a list is searched: it answers while a person types, after a short rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from fairdesk.ui import icons
from fairdesk.ui.theme import ICON, steps, theme

REST = 120
"""Milliseconds without a key after which the words are searched for."""


class SearchField(QLineEdit):
    """`searched` says the words once typing rests; `went_down` that a person wants to walk through what was found."""

    searched = Signal(str)
    went_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(steps(60))
        self._sign = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._say)
        self.textChanged.connect(lambda _text: self._rest.start())
        self.returnPressed.connect(self._say)
        theme.changed.connect(self._dress)
        self._dress()

    def set_words(self, text: str) -> None:
        """What can be typed here."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride else None
        if key is not None and not self.text() and key.matches(QKeySequence.StandardKey.Undo):
            key.ignore()  # nothing is written here: the last act is meant
            return False
        return super().event(event)

    def _say(self) -> None:
        self._rest.stop()
        self.searched.emit(self.text().strip())

    def _dress(self) -> None:
        self._sign.setIcon(QIcon(icons.pixmap("search", theme.palette.muted, ICON, self.devicePixelRatioF())))
