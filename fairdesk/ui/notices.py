"""What the program says unasked: non-modal notices near the work, and the one dialog for a fault of ours."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from fairdesk import __version__
from fairdesk.base.errors import Cancelled, Refusal
from fairdesk.base.i18n import N_, _
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words, sign

LASTS = {"info": 5000, "ok": 6000, "warn": 9000, "refusal": 12000}
"""Milliseconds a notice stays when nobody touches it."""

SAFE = N_(
    "What you last did was not done; everything saved before is safe. You can go on working. "
    "Please send the details to those who look after FairDesk."
)


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say: `info`, `ok`, `warn` or `refusal`, and what one press can do about it."""

    kind: str
    text: str
    press_text: str = ""
    press: Callable[[], None] | None = None


class Notices(QObject):
    """The one catcher of the window, and the place every page says things to a person."""

    told = Signal(object)
    answered = Signal()
    """What the notices offered was done in another way: those that offer something go."""
    fell = Signal(str)

    def info(self, text: str) -> None:
        """Something to know."""
        self.told.emit(Notice("info", text))

    def ok(self, text: str, press_text: str = "", press: Callable[[], None] | None = None) -> None:
        """Something was done; one press may follow it up or take it back."""
        self.told.emit(Notice("ok", text, press_text, press))

    def warn(self, text: str, press_text: str = "", press: Callable[[], None] | None = None) -> None:
        """Something waits for a person."""
        self.told.emit(Notice("warn", text, press_text, press))

    def refuse(self, text: str) -> None:
        """The program says no, in one sentence."""
        self.told.emit(Notice("refusal", text))

    def catch(self, fault: BaseException) -> None:
        """A refusal is worded, a cancel is silent, anything else is logged without its data and shown with its details."""
        if isinstance(fault, Cancelled):
            return
        if isinstance(fault, Refusal):
            self.refuse(fault.message)
            return
        where = "".join(traceback.format_tb(fault.__traceback__))
        logging.getLogger("fairdesk.ui").error("%s\n%s", type(fault).__name__, where)
        self.fell.emit(f"FairDesk {__version__}\n{type(fault).__name__}: {fault}\n\n{where}")


class FaultDialog(QDialog):
    """Says that something went wrong, that the records are safe, and offers the details to be sent."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fault")
        self.setWindowTitle("FairDesk")
        self.details = details
        sheet = QVBoxLayout(self)
        sheet.setContentsMargins(steps(6), steps(6), steps(6), steps(5))
        sheet.setSpacing(steps(4))
        head = QHBoxLayout()
        head.setSpacing(steps(3))
        head.addWidget(sign("triangle-alert", "amber"))
        head.addWidget(Words(_("Something went wrong here"), "head"), 1)
        sheet.addLayout(head)
        sheet.addWidget(Words(_(SAFE)))
        self._text = QPlainTextEdit(details)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Details"))
        sheet.addWidget(self._text, 1)
        sheet.addLayout(self._feet())
        self.resize(steps(160), steps(100))

    def _feet(self) -> QHBoxLayout:
        feet = QHBoxLayout()
        feet.addStretch(1)
        self.copy_button = Button("plain", "copy")
        self.copy_button.setText(_("Copy details"))
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.details))
        go_on = Button("main")
        go_on.setText(_("Go on"))
        go_on.clicked.connect(self.accept)
        feet.addWidget(self.copy_button)
        feet.addWidget(go_on)
        return feet
