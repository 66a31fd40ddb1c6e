"""What long work shows: what, how far, how long, and a cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words, sign


class WaitStrip(QFrame):
    """A strip over the foot. `cancelled` says that a person wants to stop."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wait")
        row = QHBoxLayout(self)
        row.setContentsMargins(steps(4), steps(1), steps(4), steps(1))
        row.setSpacing(steps(3))
        row.addWidget(sign("clock", "accent"))
        self._what = Words(wraps=False)
        row.addWidget(self._what)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(steps(1) + 2)
        row.addWidget(self.bar, 1)
        self._time = Words(step="note", tone="muted", wraps=False)
        row.addWidget(self._time)
        self.cancel = Button("quiet", "x")
        self.cancel.clicked.connect(self.cancelled)
        row.addWidget(self.cancel)
        self.hide()

    def set_words(self, what: str, time: str, cancel: str) -> None:
        """What is going on, since when, and the word on the button."""
        self._what.setText(what)
        self._time.setText(time)
        self.cancel.set_words(cancel)
        self.bar.setAccessibleName(what)

    def set_step(self, done: int, total: int) -> None:
        """How far it has come; a moving bar where nobody knows out of how many."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
