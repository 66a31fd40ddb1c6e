"""The field of a setting, made from its line in the table: a choice, a switch, a text, a folder or a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fairdesk.base.i18n import N_, _
from fairdesk.base.settings import LONGEST, Setting, Value
from fairdesk.ui.theme import READABLE, steps, theme
from fairdesk.ui.widgets.big_choice import BigChoice, Choice
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.words import Words

SWITCH: tuple[tuple[Value, str], ...] = ((True, N_("On")), (False, N_("Off")))
WIDEST = 2 * READABLE
"""A field fills its card, whatever the words' size: a width of its own would mislead about the height of its help."""
Chooser = Callable[[QWidget, str, Callable[[Path], None]], QFileDialog | None]
"""Asks for a folder or a file; answers later, or never where the person gave up."""


class SettingField(FormField):
    """Label, help, the field and its refusal. `changed` says the value a person gave it."""

    changed = Signal(object)

    def __init__(self, one: Setting, field: QWidget) -> None:
        super().__init__(field)
        self.setMaximumWidth(theme.length(WIDEST))
        self.one = one
        self._shown: Value | None = None

    def show_value(self, value: Value, folder: Path | None) -> None:
        """The field holds this value; what a person is typing is left alone while the setting is as it was."""
        self.write_folder(folder)
        if value != self._shown:
            self._shown = value
            self.write(value)

    def retranslate(self) -> None:
        """Every word is said in the language in force."""
        self.set_words(_(self.one.label), _(self.one.help))

    def write(self, value: Value) -> None:
        """Override: the widget shows the value; nothing is told."""

    def write_folder(self, folder: Path | None) -> None:
        """Override where a folder stands behind the value."""


class ChoiceSetting(SettingField):
    """A row of choices; a switch is on or off."""

    def __init__(self, one: Setting) -> None:
        self.row = BigChoice()
        super().__init__(one, self.row)
        self._choices = one.choices or SWITCH
        self.row.chosen.connect(lambda key: self.changed.emit(self._choices[int(key)][0]))

    def retranslate(self) -> None:
        super().retranslate()
        self.row.set_choices([Choice(str(at), _(words)) for at, (_value, words) in enumerate(self._choices)])

    def write(self, value: Value) -> None:
        values = [known for known, _words in self._choices]
        self.row.set_choice(str(values.index(value)) if value in values else "")


class TextSetting(SettingField):
    """One line of text; told when it is left or entered."""

    def __init__(self, one: Setting) -> None:
        self.line = QLineEdit()
        super().__init__(one, self.line)
        self.line.setMaxLength(LONGEST)
        self.line.editingFinished.connect(lambda: self.changed.emit(self.line.text().strip()))

    def write(self, value: Value) -> None:
        self.line.setText(str(value))


class FolderSetting(SettingField):
    """A folder: where it is, a button that asks for another, and one that goes back to the usual place."""

    def __init__(self, one: Setting, choose: Chooser) -> None:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(steps(2))
        self.line, self.choose, self.usual = QLineEdit(), Button("plain"), Button("quiet", "undo-2")
        self.line.setReadOnly(True)
        for part in (self.line, self.choose, self.usual):
            row.addWidget(part)
        whole.setFocusProxy(self.choose)
        super().__init__(one, whole)
        self.choose.clicked.connect(lambda: choose(self, _(one.label), self._chosen))
        self.usual.clicked.connect(lambda: self.changed.emit(""))

    def retranslate(self) -> None:
        super().retranslate()
        self.line.setAccessibleName(_(self.one.label))
        self.choose.set_words(_("Change"))
        self.choose.setAccessibleName(_("Change folder: {name}", name=_(self.one.label)))
        if self.one.optional:
            self.line.setPlaceholderText(_("None"))
            self.usual.set_words(_("None"), _("No second place any more; what lies there stays"))
        else:
            self.usual.set_words(_("Usual place"), _("The folder beside the desk"))

    def write(self, value: Value) -> None:
        self.usual.setVisible(bool(value))

    def write_folder(self, folder: Path | None) -> None:
        self.line.setText(str(folder or ""))
        self.line.setToolTip(str(folder or ""))
        self.line.setCursorPosition(0)

    def _chosen(self, folder: Path) -> None:
        self.changed.emit(str(folder))


class FileSetting(SettingField):
    """A file: which it is, what to know about it, a button that asks for another, and one that goes back to the program's own."""

    def __init__(self, one: Setting, choose: Chooser) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(1))
        row = QHBoxLayout()
        row.setSpacing(steps(2))
        self.line, self.choose, self.usual = QLineEdit(), Button("plain"), Button("quiet", "undo-2")
        self.line.setReadOnly(True)
        for part in (self.line, self.choose, self.usual):
            row.addWidget(part)
        self.told = Words(step="note", tone="muted")
        column.addLayout(row)
        column.addWidget(self.told)
        whole.setFocusProxy(self.choose)
        super().__init__(one, whole)
        self.choose.clicked.connect(lambda: choose(self, _(one.label), lambda file: self.changed.emit(str(file))))
        self.usual.clicked.connect(lambda: self.changed.emit(""))

    def retranslate(self) -> None:
        super().retranslate()
        self.line.setAccessibleName(_(self.one.label))
        self.line.setPlaceholderText(_("The program's own"))
        self.choose.set_words(_("Choose"))
        self.choose.setAccessibleName(_("Choose a file: {name}", name=_(self.one.label)))
        self.usual.set_words(_("The program's own"))

    def write(self, value: Value) -> None:
        self.line.setText(str(value))
        self.line.setToolTip(str(value))
        self.line.setCursorPosition(0)
        self.usual.setVisible(bool(value))

    def tell(self, words: str) -> None:
        """What to know about the file that was chosen."""
        self.told.setText(words)
        self.told.setVisible(bool(words))


def field_of(one: Setting, choose: Chooser, choose_file: Chooser) -> SettingField:
    """The field of this setting."""
    if one.kind == "file":
        return FileSetting(one, choose_file)
    if one.kind == "folder":
        return FolderSetting(one, choose)
    return TextSetting(one) if one.kind == "text" else ChoiceSetting(one)
