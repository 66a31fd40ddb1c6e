"""One big number with its label, which opens what it counts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.words import Words


class Figure(QPushButton):
    """A label, a number of 28 px and a note under it. `clicked` where it opens something."""

    def __init__(self, opens: bool = True) -> None:
        super().__init__()
        self.setProperty("kind", "figure")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(4), steps(3), steps(4), steps(3))
        column.setSpacing(0)
        self._label = Words(step="body", tone="muted", wraps=False)
        self._number = Words(step="figure", wraps=False)
        self._note = Words(step="note", tone="muted", wraps=False)
        for words in (self._label, self._number, self._note):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(words)
        column.addStretch(1)

    def set_words(self, label: str, number: str, note: str = "", tone: str = "text") -> None:
        """What is counted, how much, and what to know about it. `tone` is amber where it waits for a person."""
        self._label.setText(label)
        self._number.setText(number)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._number.set_tone(tone)
        self.setAccessibleName(f"{label} {number} {note}".strip())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A button takes no size from what is laid into it, so it is told."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
