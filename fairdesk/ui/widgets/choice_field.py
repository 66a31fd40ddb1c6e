"""A field for one of a fixed set of choices, or none yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceField(QComboBox):
    """`picked` says the value a person chose; setting a value by the program is silent, and the wheel never changes it."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._values: list[Any] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.currentIndexChanged.connect(self._picked)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """These values may be chosen, each with its words; what was chosen stays chosen, and nothing is told."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _words in choices]
        self.addItems([words for _value, words in choices])
        self.blockSignals(False)
        self.set_value(before)

    def value(self) -> Any:
        """What is chosen; None where nothing is."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """This is chosen, or nothing where it is no choice."""
        at = self._values.index(value) if value in self._values else -1
        if at != self.currentIndex():
            self.blockSignals(True)
            self.setCurrentIndex(at)
            self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _picked(self, at: int) -> None:
        if 0 <= at < len(self._values):
            self.picked.emit(self._values[at])
