"""A state in a word, with its own sign and colour."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from fairdesk.ui import icons
from fairdesk.ui.theme import HAIR, ICON, steps
from fairdesk.ui.widgets.words import Words, repolish, sign

SIGNS = {"green": "circle-check", "amber": "triangle-alert", "red": "circle-x", "accent": "circle-dot", "grey": "circle"}
SMALL = ICON - 4


class Badge(QFrame):
    """A small filled mark: `tone` is green, amber, red, accent or grey; each tone has its own sign, so colour is never alone."""

    def __init__(self, text: str = "", tone: str = "grey", icon: str = "") -> None:
        super().__init__()
        self.setObjectName("badge")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(steps(2), 2 * HAIR, steps(2), 2 * HAIR)
        row.setSpacing(steps(1))
        self._sign = sign("circle", "muted", SMALL)
        self._words = Words(step="note", bold=True, wraps=False)
        row.addWidget(self._sign)
        row.addWidget(self._words)
        self.set_state(text, tone, icon)

    def set_state(self, text: str, tone: str = "grey", icon: str = "") -> None:
        """The badge says this word in this tone."""
        self._words.setText(text)
        self._words.set_tone("muted" if tone == "grey" else tone)
        self.setAccessibleName(text)
        self.setProperty("tone", tone)
        icons.put(self._sign, icon or SIGNS[tone], "muted" if tone == "grey" else tone, SMALL)
        repolish(self)


Chip = Badge
"""The same mark where it names a property and not a state."""
