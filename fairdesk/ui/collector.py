"""Keeps Python's search for lost objects on the window's thread: a Qt object that dies on another thread ends the program."""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collector(QObject):
    """While one of these is at work, cycles of objects are only ever freed here, as often as Python itself would.

    Without it the search starts on whatever thread happens to make the next object, and frees dialogs and timers there.
    """

    _at_work: ClassVar[int] = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._working = True
        Collector._at_work += 1
        gc.disable()
        self._tick = QTimer(self)
        self._tick.setInterval(EVERY_MS)
        self._tick.timeout.connect(self.collect)
        self._tick.start()

    def collect(self) -> None:
        """What is lost is freed, in the oldest generation that is due."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """No other thread is left to free anything: Python may search again when it likes."""
        if self._working:
            self._working = False
            self._tick.stop()
            Collector._at_work -= 1
            if not self._at_work:
                gc.enable()
