"""A column of cards, one for each record, drawn anew only where the records, the language or the size of words changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.base.i18n import _
from fairdesk.ui.theme import steps, theme
from fairdesk.ui.widgets.words import clear_layout

ROOMY = 140
"""Length of a hundred at the size of words beyond which two cards have no room beside each other in a panel."""


class Cards(QWidget):
    """`build` makes the card of one record; `across` says how many stand side by side within one."""

    def __init__(self, build: Callable[[Any], QWidget], space: int) -> None:
        super().__init__()
        self._build = build
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(steps(space))
        self._shown: tuple[tuple[Any, ...], str, int] | None = None

    @property
    def across(self) -> int:
        """Two at the usual size of words, one at large ones."""
        return 2 if theme.length(100) <= ROOMY else 1

    def show_cards(self, rows: Sequence[Any]) -> None:
        """These records have a card each."""
        wanted = (tuple(rows), _("Close"), theme.length(100))
        if wanted == self._shown:
            return
        self._shown = wanted
        clear_layout(self)
        for row in rows:
            self._column.addWidget(self._build(row))
