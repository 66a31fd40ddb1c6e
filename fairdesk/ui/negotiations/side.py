"""One side of the table: who sits there, found by a few letters, and what they offer or need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from fairdesk.ui.theme import TOUCH, steps, theme
from fairdesk.ui.widgets.search_field import SearchField
from fairdesk.ui.widgets.words import Words

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to choose: its id, its name, and one more line about it."""

    id: str
    name: str
    more: str = ""


class Lines(QListWidget):
    """`picked` says the id of the line entered or clicked, `dropped` that the ticked one is wanted no more (Delete, or a
    click on it), `left` that a person went up and out of the list."""

    picked = Signal(str)
    dropped = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumHeight(TOUCH)
        self._shown: tuple[tuple[Line, ...], str] | None = None
        self.itemClicked.connect(self._clicked)

    def sizeHint(self) -> QSize:
        return QSize(theme.length(steps(40)), theme.length(2 * TOUCH))

    def show_lines(self, lines: Sequence[Line], chosen: str) -> None:
        """These lines are shown; the chosen one is ticked and in hand. The line in hand stays where the lines are the same."""
        if self._shown == (tuple(lines), chosen):
            return
        same = self._shown is not None and self._shown[0] == tuple(lines)
        at = self.currentRow() if same else next((at for at, one in enumerate(lines) if one.id == chosen), 0)
        self._shown = (tuple(lines), chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if lines else Qt.FocusPolicy.NoFocus)  # Tab goes past an empty list
        self.clear()
        for one in lines:
            name = f"✓ {one.name}" if one.id == chosen else one.name
            item = QListWidgetItem(f"{name}\n{one.more}" if one.more else name)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setToolTip(f"{one.name}\n{one.more}".strip())
            item.setSizeHint(QSize(0, theme.length(TOUCH + steps(1)) if one.more else theme.length(TOUCH)))
            self.addItem(item)
        self.setCurrentRow(at if lines else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if (event.key() in _ENTER or event.key() == Qt.Key.Key_Space) and item is not None:
            self.picked.emit(item.data(Qt.ItemDataRole.UserRole))
            return
        if event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
            return
        if event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _clicked(self, item: QListWidgetItem) -> None:
        name = item.data(Qt.ItemDataRole.UserRole)
        if self._shown is not None and name == self._shown[1]:
            self.dropped.emit()
        else:
            self.picked.emit(name)


@dataclass(frozen=True, slots=True)
class Seat:
    """What one side shows: who sits there, a line about them, what may be chosen below, and what a search found."""

    name: str = ""
    about: str = ""
    lines: tuple[Line, ...] = ()
    chosen: str = ""
    hits: tuple[Line, ...] = ()
    asked: str = ""
    """The words the hits answer."""


class Side(QFrame):
    """`searched` says words typed, `seated` the id of who was chosen, `taken` the id of the line chosen below (empty for
    none any more), `done` that the hand may go on to the next thing."""

    searched = Signal(str)
    seated = Signal(str)
    taken = Signal(str)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(4), steps(3), steps(4), steps(4))
        column.setSpacing(steps(2))
        self._title = Words(step="note", tone="muted", bold=True, wraps=False)
        self.field = SearchField()
        self.field.setMinimumWidth(steps(40))
        self._about = Words(step="note", tone="muted")
        self._heading = Words(step="note", tone="muted", bold=True, wraps=False)
        self.lines = Lines()
        for part in (self._title, self.field, self._about, self._heading):
            column.addWidget(part)
        column.addWidget(self.lines, 1)
        self._empty, self._found, self._offered = "", "", ""
        self._seat = Seat()
        self._typing = False
        self._entered = ""
        self._going_down = False
        self.field.textEdited.connect(self._typed)
        self.field.searched.connect(self._ask)
        self.field.went_down.connect(self.lines.setFocus)
        self.field.installEventFilter(self)
        self.lines.left.connect(self.field.setFocus)
        self.lines.picked.connect(self._picked)
        self.lines.dropped.connect(lambda: self.taken.emit(""))

    def set_words(self, title: str, placeholder: str, offered: str, found: str, empty: str) -> None:
        """Who sits here, what may be typed, and the headings of what is below."""
        self._title.setText(title)
        self.field.set_words(placeholder)
        self.field.setAccessibleName(title)
        self._offered, self._found, self._empty = offered, found, empty
        self._head()

    def show_seat(self, seat: Seat) -> None:
        """This is who sits here."""
        newcomer = seat.name != self._seat.name
        self._seat = seat
        if newcomer or (not self._typing and not self.field.hasFocus()):
            self._write_name()
        self._head()
        self.lines.setAccessibleName(self._heading.text())
        self.lines.show_lines(seat.hits or seat.lines, "" if seat.hits else seat.chosen)
        if newcomer and seat.name and self._going_down:
            self._go_down()
        elif self._entered and seat.asked == self._entered:
            self._enter()

    def _go_down(self) -> None:
        self._going_down = False
        if self._seat.lines:
            self.lines.setFocus()
        else:
            self.done.emit()

    def _head(self) -> None:
        seat = self._seat
        self._about.setText(seat.about if seat.name else self._empty)
        self._about.setVisible(bool(self._about.text()))
        self._heading.setText(self._found if seat.hits else self._offered)
        self._heading.setVisible(bool(seat.hits or seat.lines))

    def _write_name(self) -> None:
        self._typing = False
        self.field.setText(self._seat.name)
        self.field.setCursorPosition(0)

    def _typed(self) -> None:
        self._typing, self._entered = True, ""

    def _ask(self, words: str) -> None:
        if self._typing:
            self.searched.emit(words)

    def _picked(self, name: str) -> None:
        if self._seat.hits:
            self._typing, self._entered, self._going_down = False, "", True
            self.seated.emit(name)
        else:
            self.taken.emit(name)
            self.done.emit()

    def _enter(self) -> None:
        """The best hit for the words that stand here is chosen, now or as soon as they have been answered."""
        words = self.field.text().strip()
        if not self._typing or not words:
            self._go_down()
        elif self._seat.asked == words:
            self._entered = ""
            if self._seat.hits:
                self._picked(self._seat.hits[0].id)
        else:
            self._entered = words
            self.searched.emit(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.FocusOut and not self.lines.hasFocus() and not self._seat.hits:
            self._write_name()
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
        ):
            self._enter()
            return True
        return super().eventFilter(watched, event)
