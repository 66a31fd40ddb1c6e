"""The first question: which desk, and its pass-phrase. A wrong answer is worded under the field and asked again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fairdesk.base.errors import DeskMissing, FileMissing, Refusal
from fairdesk.base.i18n import _
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.words import Words

if TYPE_CHECKING:
    from fairdesk.ui.taking_over import TakeOver

D = TypeVar("D")
WIDTH = steps(120)


class Opening(QDialog, Generic[D]):
    """Asks until a desk is open or the person gives up; `desk` is the open desk then."""

    def __init__(
        self,
        opened: Callable[[str, str], D],
        target: str = "",
        parent: QWidget | None = None,
        take_over: TakeOver[D] | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened, self._take_over = opened, take_over
        self.desk: D | None = None
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(6), steps(6), steps(6), steps(5))
        column.setSpacing(steps(4))
        self._title, self._sentence = Words(step="head", wraps=False), Words(tone="muted")
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        self.path, self.phrase = QLineEdit(target), QLineEdit()
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._path_field, self._phrase_field = FormField(self._with_browse()), FormField(self.phrase)
        column.addWidget(self._path_field)
        column.addWidget(self._phrase_field)
        column.addLayout(self._buttons())
        self.retranslate()
        (self.phrase if target else self.path).setFocus()

    def _with_browse(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(steps(2))
        self._browse = Button("plain", "search")
        self._browse.clicked.connect(self.browse)
        row.addWidget(self.path, 1)
        row.addWidget(self._browse)
        line.setFocusProxy(self.path)
        return line

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._take = Button("quiet")
        self._take.clicked.connect(self.ask_to_take_over)
        self._take.setVisible(self._take_over is not None)
        row.addWidget(self._take)
        row.addStretch(1)
        self._cancel, self._open = Button(), Button("main")
        self._cancel.clicked.connect(self.reject)
        self._open.clicked.connect(self.try_to_open)
        self._open.setDefault(True)
        row.addWidget(self._cancel)
        row.addWidget(self._open)
        return row

    def retranslate(self) -> None:
        """Every word is said in the language in force."""
        self.setWindowTitle("FairDesk")
        self._title.setText(_("Open a desk"))
        self._sentence.setText(_("Everything on this computer is encrypted; the pass-phrase opens it."))
        self._path_field.set_words(_("Desk file"))
        self._phrase_field.set_words(_("Pass-phrase"))
        self._browse.set_words(_("Choose"))
        self._cancel.set_words(_("Cancel"))
        self._open.set_words(_("Open"))
        self._take.set_words(_("Take a booth over"), _("Where its laptop is gone: from a copy on a stick"))

    def browse(self) -> None:
        """A desk file is chosen from the disk."""
        start = str(Path(self.path.text()).parent) if self.path.text() else ""
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Desk file"), start, _("FairDesk desks (*.fairdesk)"))
        if chosen:
            self.path.setText(chosen)
            self.phrase.setFocus()

    def ask_to_take_over(self) -> None:
        """A booth whose laptop is gone goes on here, where the person has a copy of its desk."""
        from fairdesk.ui.taking_over import ask_to_take_over

        if self._take_over is not None:
            ask_to_take_over(self._take_over, self, self._taken)

    def _taken(self, desk: D) -> None:
        self.desk = desk
        self.accept()

    def try_to_open(self) -> None:
        """The desk is open and the question over, or the refusal stands under the field it is about."""
        self._path_field.set_error("")
        self._phrase_field.set_error("")
        QApplication.processEvents()
        try:
            self.desk = self._opened(self.path.text().strip(), self.phrase.text())
        except (DeskMissing, FileMissing) as refusal:
            self._path_field.set_error(refusal.message)
        except Refusal as refusal:
            self._phrase_field.set_error(refusal.message)
            self.phrase.selectAll()
            self.phrase.setFocus()
        else:
            self.accept()


def ask_for_desk(opened: Callable[[str, str], D], target: str = "", take_over: TakeOver[D] | None = None) -> D | None:
    """The desk a person opened or took over, or None where they gave up."""
    question: Opening[D] = Opening(opened, target, None, take_over)
    question.exec()
    return question.desk
