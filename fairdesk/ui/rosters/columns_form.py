"""What a sheet holds, who sent it, and what the column in hand means: said by a person, remembered for the sender."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from fairdesk.base.i18n import _, ngettext
from fairdesk.records.roster_kinds import entity_words
from fairdesk.ui.rosters.panel import Panel
from fairdesk.ui.rosters.view_model import State
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.words import Words


class ColumnsForm(Panel):
    """`kind_said`, `sender_said` and `column_said` (the head's path, the key) are what a person says."""

    kind_said = Signal(str)
    sender_said = Signal(str)
    column_said = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._path = ""
        self.kind, self.meaning, self.sent_by = ChoiceField(), ChoiceField(), QLineEdit()
        self._fields = {"kind": FormField(self.kind), "sender": FormField(self.sent_by), "meaning": FormField(self.meaning)}
        self._sheet, self._column = self.add_section(), self.add_section()
        self._sheet.body.addWidget(self._fields["kind"])
        self._sheet.body.addWidget(self._fields["sender"])
        self._head, self._samples = Words(step="field", bold=True), Words(tone="muted")
        for part in (self._head, self._samples, self._fields["meaning"]):
            self._column.body.addWidget(part)
        self.kind.picked.connect(lambda entity: self.kind_said.emit(str(entity)))
        self.meaning.picked.connect(lambda key: self.column_said.emit(self._path, key))
        self.sent_by.editingFinished.connect(lambda: self.sender_said.emit(self.sent_by.text()))
        self.feet.setContentsMargins(steps(5), 0, steps(5), 0)

    def retranslate(self) -> None:
        """The words of the fields."""
        self._fields["kind"].set_words(_("This sheet holds"))
        self._fields["sender"].set_words(_("Sender"), _("What you say of columns is remembered for it."))
        self._fields["meaning"].set_words(_("This column means"))
        self._column.set_title(_("The column in hand"))

    def render_state(self, state: State) -> None:
        """The sheet and the column in hand."""
        line = state.line
        there = line is not None and not line.refused and not line.hidden
        self.set_words((line.sheet or line.file) if line else _("Nothing in hand"), line.note if line else "")
        self._sheet.setVisible(there)
        self.kind.set_choices([("", _("Nothing of ours: leave it out")), *((key, entity_words(key)) for key in state.kinds)])
        self.kind.set_value(state.entity)
        if not self.sent_by.hasFocus():
            self.sent_by.setText(state.sender)
        column = next((one for one in state.columns if one.letter == state.column), None)
        self._column.setVisible(there and column is not None)
        if column is None:
            return
        self._path = column.path
        self._head.setText(f"{column.letter} · {column.head}")
        if column.identity:
            self._samples.setText(_("Identity numbers stand here. They are never taken in."))
        elif not column.key and column.cells:
            self._samples.setText(
                ngettext("{count} cell is filled and not taken in.", "{count} cells are filled and not taken in.", column.cells)
            )
        else:
            self._samples.setText(column.samples)
        keys = [(one.key, one.label) for one in state.kinds.get(state.entity, ())]
        self.meaning.set_choices([("", _("Not taken in")), *keys])
        self.meaning.set_value(column.key)
        self._fields["meaning"].setVisible(not column.identity)
