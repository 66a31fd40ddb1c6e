"""The bar on top: whose desk this is, the one search box, what is plugged in, who works here, and the time."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy

from fairdesk.ui import icons
from fairdesk.ui.theme import ICON, steps, theme
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words


class _SearchButton(QPushButton):
    """Looks like a field and opens the palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = ""
        self.setMinimumWidth(steps(60))
        icons.put(self, "search", "muted", ICON - 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, steps(3), 0)
        row.addStretch(1)
        self.shortcut_words = Words(step="note", tone="muted", wraps=False)
        self.shortcut_words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self.shortcut_words)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def set_words(self, text: str, key: str) -> None:
        """What can be searched for, and the key; where room is short the key goes first, then the end of the words."""
        self._words = text
        self.shortcut_words.setText(key)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._show_words()

    def _show_words(self) -> None:
        room = self.width() - self.iconSize().width() - steps(8)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
        # Last, because the bar may be laid out anew at once and this be called again.
        words = self.fontMetrics().horizontalAdvance(self._words)
        self.shortcut_words.setVisible(words + self.shortcut_words.sizeHint().width() + steps(2) <= room)

    def _fit(self) -> None:
        self.setMaximumWidth(theme.length(steps(120)))
        self._show_words()


class Plug(Button):
    """Whether a thing is plugged in: its sign and one word; not seen before anybody knows. It can be pressed where it `leads`."""

    def __init__(self, icon: str, leads: bool = False) -> None:
        super().__init__("foot")
        self._icon = icon
        if not leads:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_state(self, text: str, ready: bool, tip: str = "") -> None:
        """What to say of it; its sign is amber where a person should look."""
        self.set_words(text, tip)
        icons.put(self, self._icon, "green" if ready else "amber", ICON - 2)
        self.setVisible(bool(text))


class TopBar(QFrame):
    """`search_pressed` opens the palette, `printer_pressed` the printers; the menu of the person is filled by the window."""

    search_pressed = Signal()
    printer_pressed = Signal()
    ticked = Signal()
    """Once a second: whoever shows the time shows it again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top")
        row = QHBoxLayout(self)
        row.setContentsMargins(steps(4), steps(2), steps(5), steps(2))
        row.setSpacing(steps(4))
        self._desk = Words(step="field", bold=True, wraps=False)
        self._place = Words(tone="muted", wraps=False)
        row.addWidget(self._desk)
        row.addWidget(self._place)
        row.addStretch(1)
        self.search = _SearchButton()
        self.search.clicked.connect(self.search_pressed)
        row.addWidget(self.search, 4)
        row.addStretch(1)
        self.scanner = Plug("scan-line")
        self.printer = Plug("printer", leads=True)
        self.printer.clicked.connect(self.printer_pressed)
        row.addWidget(self.scanner)
        row.addWidget(self.printer)
        self.person = Button("quiet", "circle-user")
        self.menu = QMenu(self.person)
        self.person.setMenu(self.menu)
        row.addWidget(self.person)
        self._clock = Words(bold=True, wraps=False)
        row.addWidget(self._clock)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.ticked)
        self._tick.start()

    def set_desk(self, desk: str, place: str) -> None:
        """Whose desk this is: the number of the booth or the bureau, and its name."""
        self._desk.setText(desk)
        self._place.setText(place)

    def set_search_words(self, text: str, key: str) -> None:
        """What can be searched for, and the key that opens it."""
        self.search.set_words(text, key)

    def set_clock(self, text: str) -> None:
        """The time."""
        self._clock.setText(text)
