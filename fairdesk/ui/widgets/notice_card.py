"""A notice that floats over the foot of the page, and the shelf that stacks them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.ui.theme import steps, theme
from fairdesk.ui.widgets.buttons import Button, IconButton
from fairdesk.ui.widgets.words import Words, sign

SIGNS = {
    "info": ("info", "accent"),
    "ok": ("circle-check", "green"),
    "warn": ("triangle-alert", "amber"),
    "refusal": ("circle-x", "red"),
}
MOST = 3


class NoticeCard(QFrame):
    """One notice. It goes by itself, by its cross, or when its button is pressed; it stays while the mouse is on it."""

    gone = Signal()

    def __init__(self, kind: str, text: str, lasts: int, close: str, press_text: str, press: Callable[[], None] | None) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", SIGNS[kind][1])
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(steps(4), steps(3), steps(3), steps(3))
        row.setSpacing(steps(3))
        row.addWidget(sign(*SIGNS[kind]), 0, Qt.AlignmentFlag.AlignTop)
        words = Words(text)
        row.addWidget(words, 1)
        self.offers = press is not None and bool(press_text)
        if press is not None and press_text:
            button = Button("quiet")
            button.setObjectName("press")
            button.set_words(press_text)
            button.clicked.connect(press)
            button.clicked.connect(self.gone)
            row.addWidget(button)
        cross = IconButton("x")
        cross.set_words(close)
        cross.clicked.connect(self.gone)
        row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(lasts)
        self._rest.timeout.connect(self.gone)
        self._rest.start()

    def fit(self, width: int) -> None:
        """The card is as high as its words need at this width: two of them at once are both read."""
        self.ensurePolished()
        row = self.layout()
        if row is not None:
            row.invalidate()
            self.setMinimumHeight(max(row.totalHeightForWidth(width), row.sizeHint().height()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._rest.stop()
        elif event.type() == QEvent.Type.Leave:
            self._rest.start()
        return super().event(event)


class NoticeShelf(QWidget):
    """Lies over the lower edge of a widget and stacks notices there, the newest below; the oldest leaves when there are many."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(steps(2))
        over.installEventFilter(self)
        self.hide()

    def show_card(self, card: NoticeCard) -> None:
        """The notice is seen."""
        card.gone.connect(lambda: self._leave(card))
        self._column.addWidget(card)
        for old in self.cards()[:-MOST]:
            self._leave(old)
        self._place()

    def drop_offers(self) -> None:
        """The notices that offer something are gone: it was done, or what they spoke of is no longer so."""
        for card in self.cards():
            if card.offers:
                self._leave(card)

    def cards(self) -> list[NoticeCard]:
        """The notices seen now, the oldest first."""
        items = [self._column.itemAt(at) for at in range(self._column.count())]
        return [card for item in items if item is not None and isinstance(card := item.widget(), NoticeCard)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _leave(self, card: NoticeCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._place()

    def _place(self) -> None:
        if not self._column.count():
            self.hide()
            return
        width = min(theme.length(steps(150)), self._over.width() - steps(12))
        cards = self.cards()
        for card in cards:
            card.fit(width)
        height = sum(card.minimumHeight() for card in cards) + self._column.spacing() * (len(cards) - 1)
        self.setGeometry((self._over.width() - width) // 2, self._over.height() - height - steps(5), width, height)
        self.show()
        self.raise_()
