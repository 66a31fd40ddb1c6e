"""The rail on the left: one line a page, with its sign, its word, and a count where something waits for a person.

Where the window is too low for every line the rail scrolls, and the page in front is always in sight; where it is too narrow
for rail and page, the rail shows its signs alone and says the words as tips.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fairdesk.ui import icons
from fairdesk.ui.theme import TOUCH, steps, theme
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
        self._words, self._tip, self._compact = "", "", False
        icons.put(self, icon, "muted")
        row = QHBoxLayout(self)
        row.addStretch(1)
        self._count = Words(step="note", tone="amber", bold=True, wraps=False)
        self._count.setObjectName("count")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.hide()
        row.addWidget(self._count)
        self._row = row
        self.set_compact(False)

    def set_words(self, text: str, tip: str) -> None:
        """The page is named so, and opened by the key in the tip."""
        self._words, self._tip = text, tip
        self.setAccessibleName(text)
        self.set_compact(self._compact)

    def set_compact(self, compact: bool) -> None:
        """Its sign alone, its word in the tip, its count in the corner; or everything in one line."""
        self._compact = compact
        self.setText("" if compact else self._words)
        self.setToolTip(" ".join(filter(None, (self._words, self._tip))) if compact else self._tip)
        self._row.setContentsMargins(0, 0, steps(1) if compact else steps(3), 0)
        self._row.setAlignment(self._count, Qt.AlignmentFlag.AlignTop if compact else Qt.AlignmentFlag.AlignVCenter)

    def set_count(self, count: str) -> None:
        """So much waits for a person; empty for nothing."""
        self._count.setText(count)
        self._count.setVisible(bool(count))
        self.setAccessibleDescription(count)


class Rail(QScrollArea):
    """`chosen` says the key of the page a person picked."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str]], last_apart: bool = True) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(steps(2), steps(2), steps(2), steps(2))
        column.setSpacing(steps(1) // 2)
        self._items: dict[str, RailItem] = {}
        self._compact = False
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
        self.setWidget(lines)
        lines.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._fit)
        self._fit()

    def set_words(self, key: str, text: str, tip: str) -> None:
        """A page is named so."""
        self._items[key].set_words(text, tip)

    def set_count(self, key: str, count: str) -> None:
        """So much waits on a page."""
        self._items[key].set_count(count)

    def set_compact(self, compact: bool) -> None:
        """The signs alone, or signs and words."""
        if compact != self._compact:
            self._compact = compact
            for item in self._items.values():
                item.set_compact(compact)
            self._fit()

    def set_current(self, key: str) -> None:
        """This page is the one in front; nothing is told."""
        self._items[key].setChecked(True)
        self._show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page in front stays in sight."""
        super().resizeEvent(event)
        self._show_current()

    def _show_current(self) -> None:
        current = self._group.checkedButton()
        if current is not None:
            self.ensureWidgetVisible(current, 0, steps(1))

    def _fit(self) -> None:
        width = theme.length(TOUCH) + 2 * steps(2) + steps(3) if self._compact else theme.length(steps(42))
        self.setFixedWidth(width)
