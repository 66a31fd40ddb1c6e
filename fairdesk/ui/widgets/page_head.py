"""The head of a page: its title, one sentence under it, secondary buttons and the one main action."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words


class PageHead(QWidget):
    """The title on the left, buttons on the right, the main action last; the sentence below has the whole width."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(steps(2))
        self._title = Words(step="head", wraps=False)
        self._subtitle = Words(tone="muted")
        row.addWidget(self._title, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(steps(2))
        row.addLayout(self._buttons)
        column.addLayout(row)
        column.addWidget(self._subtitle)

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
