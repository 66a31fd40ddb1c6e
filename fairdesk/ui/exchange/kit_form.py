"""A kit for a booth: which booth, the pass-phrase twice, and where it goes; beside the page, not over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from fairdesk.base.i18n import _
from fairdesk.records.directory import BoothRow
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.side_panel import SidePanel
from fairdesk.ui.widgets.words import Words

SHORTEST = 8
"""Signs of a pass-phrase that somebody carries in the head from the bureau to the booth."""


class KitForm(SidePanel):
    """`wanted` says the booth and the pass-phrase once both are whole, `left` that no kit is made."""

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.booth, self.phrase, self.again = QComboBox(), QLineEdit(), QLineEdit()
        self.booth.setEditable(True)
        self.booth.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for line in (self.phrase, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.returnPressed.connect(self._say)
        self._fields = [FormField(field) for field in (self.booth, self.phrase, self.again)]
        section = self.add_section()
        section.body.setSpacing(steps(3))
        for field in self._fields:
            section.body.addWidget(field)
        self._note = Words(step="note", tone="muted")
        section.body.addWidget(self._note)
        self.make, self.leave = Button("main", "package"), Button("quiet")
        for button in (self.make, self.leave):
            self.feet.addWidget(button)
        self.feet.addStretch(1)
        self.make.clicked.connect(self._say)
        self.leave.clicked.connect(self.left)

    def retranslate(self) -> None:
        """Every word of the form."""
        self.set_words(_("Kit for a booth"), _("The booth's laptop becomes its desk by this one workbook."))
        words = (_("Booth"), _("Pass-phrase"), _("Pass-phrase once more"))
        hints = ("", _("at least {count} signs", count=SHORTEST), "")
        for field, label, hint in zip(self._fields, words, hints, strict=True):
            field.set_words(label, hint)
        self._note.setText(_("Tell the pass-phrase to the booth by word of mouth. It is kept nowhere."))
        self.make.set_words(_("Make the kit …"))
        self.leave.set_words(_("Close"))

    def begin(self, booths: Sequence[BoothRow]) -> None:
        """The form is empty and offers these booths."""
        self.booth.clear()
        for row in booths:
            self.booth.addItem(" ".join(part for part in (row.code, row.holder) if part), row.code)
        for line in (self.phrase, self.again):
            line.clear()
        self._tell()
        self.booth.setFocus()

    def chosen_booth(self) -> str:
        """The number of the booth picked or typed."""
        at = self.booth.findText(self.booth.currentText())
        return str(self.booth.itemData(at)) if at >= 0 else self.booth.currentText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _say(self) -> None:
        booth, phrase = self.chosen_booth(), self.phrase.text()
        if not booth:
            self._tell(booth=_("Please choose a booth."))
        elif len(phrase) < SHORTEST:
            self._tell(phrase=_("This pass-phrase is too short: take at least {count} signs.", count=SHORTEST))
        elif phrase != self.again.text():
            self._tell(again=_("The two pass-phrases differ. Please type the second one again."))
        else:
            self._tell()
            self.wanted.emit(booth, phrase)

    def _tell(self, booth: str = "", phrase: str = "", again: str = "") -> None:
        for field, error in zip(self._fields, (booth, phrase, again), strict=True):
            field.set_error(error)
