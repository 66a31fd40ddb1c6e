"""What stands where nothing is yet: a sign, what this place is for, and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from fairdesk.ui.theme import TOUCH, steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words, sign


class EmptyState(QWidget):
    """A calm sentence in the middle of an empty page or list."""

    pressed = Signal()

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setSpacing(steps(2))
        column.setContentsMargins(steps(6), steps(6), steps(6), steps(6))
        column.addStretch(2)
        column.addWidget(sign(icon, "muted", TOUCH), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(steps(2))
        self._title = Words(step="field", bold=True)
        self._sentence = Words(tone="muted")
        for words in (self._title, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        self._button = Button("plain")
        self._button.clicked.connect(self.pressed)
        column.addSpacing(steps(2))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def set_words(self, title: str, sentence: str, act: str = "") -> None:
        """What this place is for, and the words of the first act; no button without them."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._button.set_words(act)
        self._button.setVisible(bool(act))
