"""A list of what is there and what is missing; a press on a missing line jumps to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.ui import icons
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import clear_layout


@dataclass(frozen=True, slots=True)
class Tick:
    """One line: its key, its words, and whether it is there."""

    key: str
    text: str
    there: bool


class TickList(QWidget):
    """`jumped` says the key of the line a person pressed."""

    jumped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[Tick, ...] = ()

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """These lines are shown, in this order."""
        if tuple(ticks) == self._shown:
            return
        self._shown = tuple(ticks)
        clear_layout(self)
        for tick in ticks:
            line = Button("line")
            line.set_words(tick.text)
            icons.put(line, "circle-check" if tick.there else "circle", "green" if tick.there else "amber")
            line.setProperty("missing", not tick.there)
            line.clicked.connect(lambda _checked, key=tick.key: self.jumped.emit(key))
            self._column.addWidget(line)
