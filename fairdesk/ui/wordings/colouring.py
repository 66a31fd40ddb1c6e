"""Colours in a wording: what is filled in, when a line stands, what a line is, and which lines are English or notes."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from fairdesk.ui.theme import theme

SECTION = re.compile(r"\s*\[[a-z][a-z0-9_]*\]\s*")
SIGN = re.compile(r"\s*(=>|[#=*~!|+-]|##|###|>)(?= )")
HEADS = ("# ", "## ", "### ", "* ")
CONDITION = re.compile(r"\?\{!?[a-z][a-z0-9_]*(?:=[A-Z0-9_]+)?\}")
PLACE = re.compile(r"(?<!\{)\{(?:[a-z][a-z0-9_]*|#)\}")
STRONG = re.compile(r"\*\*[^*]+\*\*")


class Colouring(QSyntaxHighlighter):
    """Colours the document it is given, anew when the look changes."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        told = text.lstrip(" \t")
        if told.startswith("//"):
            self.setFormat(0, len(text), _format("muted"))
        elif SECTION.fullmatch(text):
            self.setFormat(0, len(text), _format("muted", bold=True))
        elif told.startswith("@"):
            self.setFormat(0, len(text), _format("green", bold=True))
        else:
            self._line(text, told)

    def _line(self, text: str, told: str) -> None:
        english = told.startswith("> ")
        bold = told.startswith(HEADS)
        if english or bold:
            self.setFormat(0, len(text), _format("muted" if english else "text", bold=bold))
        for found in STRONG.finditer(text):
            self.setFormat(found.start(), len(found[0]), _format("muted" if english else "text", bold=True))
        for pattern, colour in ((CONDITION, "amber"), (PLACE, "accent")):
            for found in pattern.finditer(text):
                # A condition holds a place in brackets of its own: it keeps the colour of the whole.
                if pattern is CONDITION or text[found.start() - 1 : found.start()] != "?":
                    self.setFormat(found.start(), len(found[0]), _format(colour, bold=bold))
        if sign := SIGN.match(text):
            self.setFormat(sign.start(1), len(sign[1]), _format("accent" if not english else "muted", bold=True))


def _format(colour: str, *, bold: bool = False) -> QTextCharFormat:
    format_ = QTextCharFormat()
    format_.setForeground(theme.colour(colour))
    if bold:
        format_.setFontWeight(QFont.Weight.Bold)
    return format_
