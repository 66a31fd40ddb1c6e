"""The head of a page: its title, one sentence under it, secondary buttons and the one main action."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words


class PageHead(QWidget):
    """Title and subtitle on the left, buttons on the right, the main action last."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(steps(2))
        words = QVBoxLayout()
        words.setSpacing(steps(1))
        self._title = Words(step="head", wraps=False)
        self._subtitle = Words(tone="muted")
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row.addLayout(words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(steps(2))
        row.addLayout(self._buttons)
        row.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)

    def set_words(self, title: str, subtitle: str = "") -> None:
        """The head says this; without a subtitle it takes no room."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_button(self, icon: str = "", kind: str = "plain") -> Button:
        """One more button to the right of those added before; its words come from the page. `kind="main"` for the main action."""
        button = Button(kind, icon)
        self._buttons.addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """One more widget (a search field, a choice) to the right of those added before."""
        self._buttons.addWidget(widget)
