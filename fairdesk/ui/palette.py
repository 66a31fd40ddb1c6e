"""The one box for everything (Ctrl+K): people, units, papers and acts in one list, walked by the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from fairdesk.base.i18n import _
from fairdesk.ui import icons
from fairdesk.ui.theme import ICON, ROW, steps, theme
from fairdesk.ui.widgets.search_field import SearchField
from fairdesk.ui.widgets.words import Words

LINES = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it says, what it says after that in grey, its sign, and what happens on Enter."""

    text: str
    more: str
    icon: str
    run: Callable[[], None]


Ask = Callable[[str, Callable[[Sequence[Entry]], None]], None]


class Palette(QFrame):
    """Lies over the window while a person searches. `ask(words, then)` looks things up; acts are filtered here."""

    closed = Signal()

    def __init__(self, over: QWidget, ask: Ask) -> None:
        super().__init__(over)
        self.setObjectName("palette")
        self._over, self._ask = over, ask
        self._acts: Sequence[Entry] = ()
        self._entries: list[Entry] = []
        self._asked = ""
        self._looking = False
        self._eager = False
        self._before: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(2), steps(2), steps(2), steps(2))
        column.setSpacing(steps(1))
        self.field = SearchField()
        self.field.searched.connect(self._search)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._run())
        self._hint = Words(step="note", tone="muted", wraps=False)
        feet = QHBoxLayout()
        feet.setContentsMargins(steps(2), 0, steps(2), 0)
        feet.addWidget(self._hint)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addLayout(feet)
        self.hide()

    def begin(self, acts: Sequence[Entry]) -> None:
        """The palette is open and empty; these are the acts it offers."""
        self._acts = acts
        self._before = QApplication.focusWidget()
        self.field.set_words(_("People, units, papers, acts"))
        self.list.setAccessibleName(_("Found"))
        self._hint.setText(_("Up and Down to walk, Enter to open, Esc to close"))
        self.field.clear()
        self._search("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._close()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: LINES, Qt.Key.Key_PageUp: -LINES}
        key = Qt.Key(event.key())
        if key in moves:
            last = self.list.count() - 1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + moves[key])))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.field.text().strip() != self._asked:
                self._search(self.field.text().strip())
            self._run()
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        return True

    def _search(self, words: str) -> None:
        self._asked, self._looking, self._eager = words, bool(words), False
        folded = words.casefold()
        acts = [act for act in self._acts if folded in act.text.casefold()]
        self._show(acts)
        if words:
            self._ask(words, lambda found: self._found(words, found, acts))

    def _found(self, words: str, found: Sequence[Entry], acts: list[Entry]) -> None:
        if words != self._asked or not self.isVisible():
            return
        self._looking = False
        self._show([*found, *acts])
        if self._eager:
            self._run()

    def _show(self, entries: list[Entry]) -> None:
        self._entries = entries
        self.list.clear()
        for entry in entries:
            sign = QIcon(icons.pixmap(entry.icon, theme.palette.muted, theme.length(ICON), self.devicePixelRatioF()))
            item = QListWidgetItem(sign, f"{entry.text}    {entry.more}" if entry.more else entry.text)
            self.list.addItem(item)
        if not entries:
            nothing = QListWidgetItem(_("Nothing found under “{words}”", words=self._asked))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)
        self._place()

    def _place(self) -> None:
        lines = max(1, min(LINES, self.list.count()))
        self.list.setIconSize(QSize(theme.length(ICON), theme.length(ICON)))
        line = max(theme.length(ROW), self.list.sizeHintForRow(0))
        self.list.setFixedHeight(lines * line + steps(2))
        width = min(theme.length(steps(160)), self._over.width() - steps(16))
        self.setGeometry(QRect((self._over.width() - width) // 2, steps(12), width, self.sizeHint().height()))

    def _run(self) -> None:
        """What is marked happens; where the answer is still under way, as soon as it is there."""
        if self._looking:
            self._eager = True
            return
        at = self.list.currentRow()
        if 0 <= at < len(self._entries):
            entry = self._entries[at]
            self._close()
            entry.run()

    def _close(self) -> None:
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self._before = None
        self.closed.emit()
