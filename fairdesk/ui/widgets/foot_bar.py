"""The bar at the foot: is it saved, is it handed in, is it backed up, can I take it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fairdesk.ui import icons
from fairdesk.ui.theme import ICON, steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words, sign


@dataclass(frozen=True, slots=True)
class FootFact:
    """One answer: its sign, its words, and amber where a person should look."""

    icon: str
    text: str
    tone: str = "muted"


class FootBar(QFrame):
    """`undo_pressed` takes back what the button names."""

    undo_pressed = Signal()

    def __init__(self, places: int = 3) -> None:
        super().__init__()
        self.setObjectName("foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(steps(4), steps(1), steps(4), steps(1))
        row.setSpacing(steps(1))
        self._facts = []
        for _place in range(places):
            mark, words = sign("check", "muted", ICON - 6), Words(step="note", tone="muted", wraps=False)
            row.addWidget(mark)
            row.addWidget(words)
            row.addSpacing(steps(4))
            self._facts.append((mark, words))
        row.addStretch(1)
        self.undo = Button("foot", "undo-2")
        icons.put(self.undo, "undo-2", "muted", ICON - 6)
        self.undo.clicked.connect(self.undo_pressed)
        row.addWidget(self.undo)
        self.set_facts(())
        self.set_undo("")

    def set_facts(self, facts: Sequence[FootFact]) -> None:
        """These answers stand at the foot, in this order."""
        for at, (mark, words) in enumerate(self._facts):
            fact = facts[at] if at < len(facts) else None
            mark.setVisible(fact is not None)
            words.setVisible(fact is not None)
            if fact is not None:
                icons.put(mark, fact.icon, fact.tone, ICON - 6)
                words.set_tone(fact.tone)
                words.setText(fact.text)

    def set_undo(self, text: str) -> None:
        """What can be taken back; nothing where empty."""
        self.undo.set_words(text)
        self.undo.setVisible(bool(text))
