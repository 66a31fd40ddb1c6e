"""An answer that fills a page: a sign, one word, a name of 64 px and two lines, in the colour of the answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.ui import icons
from fairdesk.ui.theme import TOUCH, steps
from fairdesk.ui.widgets.badge import SIGNS
from fairdesk.ui.widgets.words import Words, repolish, sign


class AnswerSheet(QFrame):
    """Lies over a widget and never takes the keyboard from it. `pressed` says that a person has read it."""

    pressed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("answer")
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(12), steps(8), steps(12), steps(8))
        column.setSpacing(steps(4))
        column.addStretch(2)
        head = QHBoxLayout()
        head.setSpacing(steps(3))
        self._sign = sign("circle", "muted", TOUCH)
        self._word = Words(step="figure", wraps=False)
        for part in (self._sign, self._word):
            head.addWidget(part)
        head.addStretch(1)
        column.addLayout(head)
        self._name = Words(step="answer")
        self._line = Words(step="figure", bold=False)
        self._more = Words(step="head", bold=False)
        for words in (self._name, self._line, self._more):
            column.addWidget(words)
        column.addStretch(3)
        over.installEventFilter(self)
        self.hide()

    def show_answer(self, tone: str, word: str, name: str, line: str = "", more: str = "") -> None:
        """The answer is seen: `tone` is green, amber or red. A screen reader is told all of it."""
        self.setProperty("tone", tone)
        icons.put(self._sign, SIGNS[tone], tone, TOUCH)
        self._word.setText(word)
        self._word.set_tone(tone)
        for words, text in ((self._name, name), (self._line, line), (self._more, more)):
            words.setText(text)
            words.setVisible(bool(text))
        self.setAccessibleName(" ".join(part for part in (word, name, line, more) if part))
        repolish(self)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
