"""A row of big exclusive choices: each a sign and a word, picked by a click or by its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from fairdesk.ui import icons
from fairdesk.ui.theme import steps


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its key, its words and its sign."""

    key: str
    text: str
    icon: str = ""


class BigChoice(QWidget):
    """`chosen` says the key a person picked; setting a choice by the program is silent."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(steps(2))
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._keys[at]))

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """These are the choices, in this order; a choice made before stays made, and nothing is told."""
        before = self.choice()
        if [one.key for one in choices] != self._keys:
            self._build(choices)
        for at, one in enumerate(choices):
            button = self._group.button(at)
            button.setText(one.text)
            button.setAccessibleName(one.text)
            button.setToolTip(str(at + 1))
        self.set_choice(before)

    def choice(self) -> str:
        """The key of what is chosen; empty where nothing is."""
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else ""

    def set_choice(self, key: str) -> None:
        """This is chosen, or nothing where no choice has the key."""
        self._group.setExclusive(False)
        for at, known in enumerate(self._keys):
            self._group.button(at).setChecked(known == key)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdigit() and 1 <= int(text) <= len(self._keys):
            self._group.button(int(text) - 1).click()
            return
        super().keyPressEvent(event)

    def _build(self, choices: Sequence[Choice]) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._keys = [one.key for one in choices]
        for at, one in enumerate(choices):
            button = QPushButton()
            button.setProperty("kind", "choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            if one.icon:
                icons.put(button, one.icon, "muted")
            self._group.addButton(button, at)
            self._row.addWidget(button)
        if choices:
            self.setFocusProxy(self._group.button(0))
