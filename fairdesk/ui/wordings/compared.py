"""What differs from the wording that came with the program: its lines with a sign and a colour each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from fairdesk.base.i18n import _
from fairdesk.ui.theme import steps, theme
from fairdesk.ui.wordings.state import GONE, NEW

SIGNS = {GONE: "\u2212", NEW: "+"}
"""As wide as one another."""
Lines = Sequence[tuple[str, int, str]]


class Compared(QPlainTextEdit):
    """Only read: lines that went in red with a minus, lines that came in green with a plus, each with its number."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wording")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(steps(2))

    def show_lines(self, lines: Lines) -> None:
        """These lines differ; in words where none does."""
        self.clear()
        cursor = QTextCursor(self.document())
        if not lines:
            cursor.insertText(_("Nothing differs: these are the words that came with the program."), _colour("muted"))
        for at, (sign, number, words) in enumerate(lines):
            ground = _colour("red" if sign == GONE else "green", "red_soft" if sign == GONE else "green_soft")
            if at:
                cursor.insertBlock()
            cursor.insertText(f"{SIGNS[sign]} {number:>3}  ", _colour("muted"))
            cursor.insertText(words or " ", ground)


def _colour(words: str, ground: str = "") -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.colour(words))
    if ground:
        made.setBackground(theme.colour(ground))
    return made
