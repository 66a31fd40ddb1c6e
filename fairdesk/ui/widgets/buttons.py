"""Buttons: one main action in the accent, plain ones beside it, quiet ones inside lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from fairdesk.ui import icons
from fairdesk.ui.theme import ICON, steps, theme

ARROW = ICON - 4


class Button(QPushButton):
    """A button of a kind: `main` (one a page), `plain`, `quiet`, `danger`. Its words are set when they are translated."""

    def __init__(self, kind: str = "plain", icon: str = "") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if icon:
            self.set_icon(icon)

    def set_icon(self, icon: str) -> None:
        """The button shows this sign in the colour of its kind."""
        tones = {"main": "on_accent", "danger": "red"}
        icons.put(self, icon, tones.get(str(self.property("kind")), "text"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.menu() is not None and self.property("kind") == "main":
            side = theme.length(ARROW)
            arrow = icons.pixmap("chevron-down", theme.palette.on_accent, side, self.devicePixelRatioF())
            QPainter(self).drawPixmap(self.width() - side - steps(1), (self.height() - side) // 2, arrow)

    def set_words(self, text: str, tip: str = "") -> None:
        """The button says this, and explains itself by `tip` (a key, a reason)."""
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)


class IconButton(QToolButton):
    """A sign that is a button, where no word fits; its word is its tip and its accessible name."""

    def __init__(self, icon: str, tone: str = "muted", size: int = ICON) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("kind", "icon")
        icons.put(self, icon, tone, size)

    def set_words(self, text: str) -> None:
        """The tip and the accessible name of the sign."""
        self.setToolTip(text)
        self.setAccessibleName(text)
