"""The rail on the left: one line a page, with its sign, its word, and a count where something waits for a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from fairdesk.ui import icons
from fairdesk.ui.theme import steps, theme
from fairdesk.ui.widgets.words import Words


class RailItem(QPushButton):
    """One line of the rail."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.put(self, icon, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, steps(3), 0)
        row.addStretch(1)
        self._count = Words(step="note", tone="amber", bold=True, wraps=False)
        self._count.setObjectName("count")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.hide()
        row.addWidget(self._count)

    def set_words(self, text: str, tip: str) -> None:
        """The page is named so, and opened by the key in the tip."""
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)

    def set_count(self, count: str) -> None:
        """So much waits for a person; empty for nothing."""
        self._count.setText(count)
        self._count.setVisible(bool(count))
        self.setAccessibleDescription(count)


class Rail(QFrame):
    """`chosen` says the key of the page a person picked."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str]], last_apart: bool = True) -> None:
        super().__init__()
        self.setObjectName("rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(2), steps(3), steps(2), steps(3))
        column.setSpacing(steps(1))
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        for at, (key, icon) in enumerate(pages):
            item = RailItem(icon)
            item.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            self._items[key] = item
            self._group.addButton(item)
            if last_apart and at == len(pages) - 1:
                column.addStretch(1)
            column.addWidget(item)
        if not last_apart:
            column.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()

    def set_words(self, key: str, text: str, tip: str) -> None:
        """A page is named so."""
        self._items[key].set_words(text, tip)

    def set_count(self, key: str, count: str) -> None:
        """So much waits on a page."""
        self._items[key].set_count(count)

    def set_current(self, key: str) -> None:
        """This page is the one in front; nothing is told."""
        self._items[key].setChecked(True)

    def _fit(self) -> None:
        self.setFixedWidth(theme.length(steps(42)))
