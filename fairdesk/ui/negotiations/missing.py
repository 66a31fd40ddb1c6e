"""What a letter still misses, as one line of words to press: each jumps to its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fairdesk.ui import icons
from fairdesk.ui.theme import ICON, steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words, sign


class Missing(QWidget):
    """`jumped` says the key of what a person pressed."""

    jumped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(steps(1))
        self._sign = sign("circle", "amber", ICON - 4)
        self._words = Words(step="note", tone="muted", bold=True, wraps=False)
        self._places = QHBoxLayout()
        self._places.setSpacing(0)
        row.addWidget(self._sign)
        row.addWidget(self._words)
        row.addLayout(self._places)
        row.addStretch(1)
        self._still, self._complete = "", ""
        self._shown: tuple[tuple[str, str], ...] = ()
        self._buttons: list[Button] = []

    def set_words(self, still: str, complete: str) -> None:
        """What stands before the missing things, and what where nothing is missing."""
        self._still, self._complete = still, complete
        self._say()

    def show_missing(self, missing: Sequence[tuple[str, str]]) -> None:
        """These things (key, words) are missing."""
        if tuple(missing) != self._shown:
            self._shown = tuple(missing)
            self._rebuild()
        self._say()

    def first(self) -> str:
        """The key of the first missing thing; empty where nothing is missing."""
        return self._shown[0][0] if self._shown else ""

    def _rebuild(self) -> None:
        for button in self._buttons:
            self._places.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for key, words in self._shown:
            button = Button("foot")
            button.set_words(words)
            button.clicked.connect(lambda _checked, key=key: self.jumped.emit(key))
            self._places.addWidget(button)
            self._buttons.append(button)

    def _say(self) -> None:
        self._words.setText(self._still if self._shown else self._complete)
        self._words.set_tone("muted" if self._shown else "green")
        icons.put(self._sign, "circle" if self._shown else "circle-check", "amber" if self._shown else "green", ICON - 4)
