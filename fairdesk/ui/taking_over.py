"""The question by which a spare laptop becomes a booth: where the copies lie, where its desk shall lie, the pass-phrase."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fairdesk.base.errors import CannotWrite, DeskExists, DiskFull, Refusal, WrongPassphrase
from fairdesk.base.i18n import _
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.words import Words

D = TypeVar("D")
TakeOver = Callable[[str, str, str], D]
"""Takes over from the copies in a place to a desk file, by the pass-phrase."""
WIDTH = steps(120)
GLANCE = 50
"""Milliseconds between two looks at whether the desk stands."""


class TakingOver(QDialog, Generic[D]):
    """Asks until the booth is taken over or the person gives up; `desk` is the open desk then. The check runs on a thread."""

    def __init__(self, take_over: TakeOver[D], target: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take_over = take_over
        self.desk: D | None = None
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(6), steps(6), steps(6), steps(5))
        column.setSpacing(steps(4))
        self._title, self._sentence = Words(step="head", wraps=False), Words(tone="muted")
        self.place, self.target, self.phrase = QLineEdit(), QLineEdit(str(target)), QLineEdit()
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._choose = Button("plain", "search")
        self._place_field = FormField(self._with_button())
        self._target_field, self._phrase_field = FormField(self.target), FormField(self.phrase)
        self._cancel, self._take = Button(), Button("main")
        for part in (self._title, self._sentence, self._place_field, self._target_field, self._phrase_field, self._buttons()):
            column.addWidget(part)
        self._coming: Future[D] | None = None
        self._pool = ThreadPoolExecutor(1, "take over")
        self._timer = QTimer(self)
        self._timer.setInterval(GLANCE)
        self._timer.timeout.connect(self._look)
        for line in (self.place, self.target, self.phrase):
            line.textChanged.connect(self._offer)
        self.retranslate()
        self._offer()

    def _with_button(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(steps(2))
        row.addWidget(self.place, 1)
        row.addWidget(self._choose)
        line.setFocusProxy(self.place)
        self._choose.clicked.connect(self.browse)
        return line

    def _buttons(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._take)
        self._cancel.clicked.connect(self.reject)
        self._take.clicked.connect(self.begin)
        self._take.setDefault(True)
        return whole

    def retranslate(self) -> None:
        """Every word is said in the language in force."""
        self.setWindowTitle("FairDesk")
        self._title.setText(_("Take a booth over"))
        self._sentence.setText(_("This laptop goes on where the newest sound copy ends. Put the old laptop away afterwards."))
        self._place_field.set_words(_("Stick with the copies"), _("A folder, or one copy in it"))
        self._target_field.set_words(_("The new desk file"))
        self._phrase_field.set_words(_("Pass-phrase"), _("That of the booth's desk"))
        self._choose.set_words(_("Choose"))
        self._cancel.set_words(_("Cancel"))
        self._take.set_words(_("Take over"))

    def browse(self) -> None:
        """A folder is chosen from the disk."""
        chosen = QFileDialog.getExistingDirectory(self, _("Stick with the copies"), self.place.text())
        if chosen:
            self.place.setText(chosen)
            self.phrase.setFocus()

    def begin(self) -> None:
        """The copies are gone through; the answer comes when it is there."""
        for field in (self._place_field, self._target_field, self._phrase_field):
            field.set_error("")
        if self._coming is None:
            words = (self.place.text().strip(), self.target.text().strip(), self.phrase.text())
            self._coming = self._pool.submit(self._take_over, *words)
            self._set_busy(True)
            self._timer.start()

    def _set_busy(self, busy: bool) -> None:
        for part in (self._cancel, self._take, self._choose, self.place, self.target, self.phrase):
            part.setEnabled(not busy)
        self._take.set_words(_("The copy is checked …") if busy else _("Take over"))
        if not busy:
            self._offer()

    def _offer(self) -> None:
        self._take.setEnabled(all(line.text().strip() for line in (self.place, self.target, self.phrase)))

    def _look(self) -> None:
        if self._coming is None or not self._coming.done():
            return
        coming, self._coming = self._coming, None
        self._timer.stop()
        self._set_busy(False)
        try:
            self.desk = coming.result()
        except (DeskExists, DiskFull, CannotWrite) as refusal:
            self._target_field.set_error(refusal.message)
        except WrongPassphrase as refusal:
            self._phrase_field.set_error(refusal.message)
            self.phrase.selectAll()
            self.phrase.setFocus()
        except Refusal as refusal:
            self._place_field.set_error(refusal.message)
        else:
            self.accept()

    def done(self, result: int) -> None:
        """The question is over, unless the answer is on its way; no thread is left."""
        if self._coming is None:
            self._pool.shutdown()
            super().done(result)


def ask_to_take_over(take_over: TakeOver[D], parent: QWidget, then: Callable[[D], None]) -> TakingOver[D]:
    """`then` hears the desk that took the booth over; nothing where the person gave up."""
    question: TakingOver[D] = TakingOver(take_over, Path.home() / "FairDesk" / "booth.fairdesk", parent)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.accepted.connect(lambda: then(question.desk) if question.desk is not None else None)
    question.open()
    return question
