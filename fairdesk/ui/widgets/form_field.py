"""A field of a form: the label above it, what to know beside the label, and the error under it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from fairdesk.ui.theme import ICON, steps
from fairdesk.ui.widgets.words import Words, repolish, sign


class FormField(QWidget):
    """Holds one field. The error stands under the field it is about, with a sign, and the field is framed in red."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(1))
        head = QHBoxLayout()
        head.setSpacing(steps(2))
        self._label = Words(bold=True, wraps=False)
        self._label.setBuddy(field)
        self._hint = Words(step="note", tone="muted")
        head.addWidget(self._label)
        head.addWidget(self._hint, 1)
        column.addLayout(head)
        column.addWidget(field)
        self._error_line = QWidget()
        line = QHBoxLayout(self._error_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(steps(1))
        line.addWidget(sign("circle-x", "red", ICON - 4))
        self._error = Words(step="note", tone="red")
        line.addWidget(self._error, 1)
        self._error_line.hide()
        column.addWidget(self._error_line)
        if not isinstance(field, QPlainTextEdit | QTextEdit):
            column.addStretch(1)  # fields beside each other keep one line, whatever stands under them

    def set_words(self, label: str, hint: str = "") -> None:
        """The label of the field and what to know about it."""
        self._label.setText(label)
        self._hint.setText(hint)
        self.field.setAccessibleName(label)
        self.field.setAccessibleDescription(hint)

    def set_error(self, sentence: str) -> None:
        """What is wrong, or nothing where the sentence is empty."""
        if sentence == self._error.text():
            return
        self._error.setText(sentence)
        self._error_line.setVisible(bool(sentence))
        self.field.setProperty("wrong", bool(sentence))
        repolish(self.field)
