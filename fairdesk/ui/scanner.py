"""Hears a keyboard-wedge scanner: a burst of keys that begins with FD is a code, whatever field the cursor stands in."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from shiboken6 import isValid

PREFIX = "FD"
GAP = 60
"""Milliseconds: a scanner's keys follow each other faster, a hurried person's do not."""
SHORTEST = 6
_ENDS = ("\r", "\n", "\t")
_SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock)


def plain(text: str) -> str:
    """The code as printed, where an input method typed it full-width or in small letters at its head."""
    text = unicodedata.normalize("NFKC", text).strip()
    return PREFIX + text[len(PREFIX) :] if text[: len(PREFIX)].upper() == PREFIX else text


class Scanner(QObject):
    """Stands before the window that has the keyboard. Keys of a burst are held back; those of a person are handed on as typed.

    Only a key that could begin a code (F) waits, and for no longer than `GAP`. A filter before the whole application would
    be asked about every painted line and every moved mouse; keys come through the window alone.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._held: list[QKeyEvent] = []
        self._replaying = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(GAP)
        self._pause.timeout.connect(self._end)

    def listen(self, app: QGuiApplication) -> None:
        """From now on codes are heard in whichever window of this application has the keyboard."""
        app.focusWindowChanged.connect(self._stand_before)
        self._stand_before(app.focusWindow())

    def rest(self, app: QGuiApplication) -> None:
        """Codes are no longer heard."""
        app.focusWindowChanged.disconnect(self._stand_before)
        self._stand_before(None)

    def _stand_before(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._hand_on()
            self._window.removeEventFilter(self)
        self._window, self._held = window, []
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._replaying or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        text = event.text()
        if self._held and text in _ENDS:
            return self._finish()
        if self._held and event.key() in _SILENT:
            return True
        if not text or not text.isprintable() or not self._could_follow(text):
            self._hand_on()
            return False
        self._held.append(QKeyEvent(event.type(), event.key(), event.modifiers(), text))
        self._pause.start()
        return True

    @property
    def _text(self) -> str:
        return plain("".join(event.text() for event in self._held))

    def _could_follow(self, text: str) -> bool:
        begun = plain(self._text + text).upper()
        return begun[: len(PREFIX)] == PREFIX[: len(begun)]

    def _finish(self) -> bool:
        if len(self._text) < SHORTEST:
            self._hand_on()
            return False
        self._end()
        return True

    def _end(self) -> None:
        self._pause.stop()
        code = self._text
        if len(code) >= SHORTEST and code.startswith(PREFIX):
            self._held.clear()
            self.scanned.emit(code)
        else:
            self._hand_on()

    def _hand_on(self) -> None:
        self._pause.stop()
        held, self._held = self._held, []
        self._replaying = True
        try:
            for event in held:
                if self._window is not None and isValid(self._window):
                    QCoreApplication.sendEvent(self._window, event)
        finally:
            self._replaying = False
