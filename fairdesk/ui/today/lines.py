"""Lines of the cards: when, who or what, and more about it; what waits as a card that is pressed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.words import Words, sign


class OneLine(Words):
    """Words that give way: what does not fit is told by dots, and whole in the tip."""

    def __init__(self, text: str, tone: str = "text", bold: bool = False) -> None:
        super().__init__(tone=tone, bold=bold, wraps=False)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(text)
        self.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(fitting)
        self.setToolTip(self._whole if fitting != self._whole else "")


class Pressed(QPushButton):
    """A button as large as what is laid into it; its words are taken as its name."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setSpacing(steps(3))

    def put(self, *parts: QWidget, wide: int) -> None:
        """These parts stand side by side; the one at the place `wide` takes the room."""
        for at, part in enumerate(parts):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.row.addWidget(part, 1 if at == wide else 0)

    def sizeHint(self) -> QSize:
        """A button takes no size from what is laid into it, so it is told."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Waits(Pressed):
    """Something waits for a person: its sign, what and how many, and an arrow to the page where it is done."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__("figure")
        self.setAccessibleName(words)
        self.row.setContentsMargins(steps(3), steps(3), steps(3), steps(3))
        self.put(sign(icon, "amber"), OneLine(words, bold=True), sign("chevron-right", "muted"), wide=1)


class Came(Pressed):
    """Who came and when; pressed, the person is looked at."""

    def __init__(self, at: str, name: str, unit: str) -> None:
        super().__init__("line")
        self.setAccessibleName(f"{at} {name} {unit}")
        self.row.setContentsMargins(steps(1), 0, steps(1), 0)
        self.put(Words(at, tone="muted", wraps=False), Words(name, bold=True, wraps=False), OneLine(unit, tone="muted"), wide=2)


class Act(QWidget):
    """What was done and when, by whom; `undo_pressed` where it shall be taken back."""

    undo_pressed = Signal()

    def __init__(self, at: str, what: str, more: str, undo: QPushButton) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(steps(1), 0, 0, 0)
        row.setSpacing(steps(3))
        row.addWidget(Words(at, tone="muted", wraps=False))
        row.addWidget(Words(what, wraps=False))
        row.addWidget(OneLine(more, tone="muted"), 1)
        row.addWidget(undo)
        self.undo = undo
        undo.clicked.connect(self.undo_pressed)
