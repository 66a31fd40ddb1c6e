"""A short list inside a card: a title and a muted line each; an entry that leads somewhere is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from fairdesk.ui import icons
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words, clear_layout


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its title, what to know about it, and the key it leads to (none: it is only read)."""

    title: str
    note: str = ""
    key: str = ""
    icon: str = "chevron-right"


class Entries(QWidget):
    """`opened` says the key of the entry a person pressed."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(steps(2))
        self._shown: tuple[Entry, ...] = ()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """These entries are shown, in this order."""
        if tuple(entries) == self._shown:
            return
        self._shown = tuple(entries)
        clear_layout(self)
        for entry in entries:
            self._column.addWidget(self._line(entry))

    def _line(self, entry: Entry) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._link(entry) if entry.key else Words(entry.title))
        if entry.note:
            column.addWidget(Words(entry.note, step="note", tone="muted"))
        return line

    def _link(self, entry: Entry) -> Button:
        link = Button("line")
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        link.set_words(entry.title)
        icons.put(link, entry.icon, "accent")
        link.clicked.connect(lambda _checked=False: self.opened.emit(entry.key))
        return link
