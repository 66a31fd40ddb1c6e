"""The card at the side: the one thing in hand, in sections."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fairdesk.ui.theme import HAIR, steps
from fairdesk.ui.widgets.words import Words, clear_layout


class Section(QWidget):
    """One part of a card: a small title and what stands under it, in `body`."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        self._title = Words(step="note", tone="muted", bold=True, wraps=False)
        self._title.hide()
        column.addWidget(self._title)
        self.body = QVBoxLayout()
        self.body.setSpacing(steps(2))
        column.addLayout(self.body)

    def set_title(self, title: str) -> None:
        """The section is named so; without a name its title takes no room."""
        self._title.setText(title)
        self._title.setVisible(bool(title))


class Facts(QWidget):
    """Label and value, one a line, aligned; a line without a value is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(steps(3))
        self._grid.setVerticalSpacing(steps(1) + 2)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[tuple[str, str], ...] = ()

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """These facts are shown, in this order."""
        wanted = tuple(fact for fact in facts if fact[1])
        if wanted == self._shown:
            return
        self._shown = wanted
        clear_layout(self)
        for at, (label, value) in enumerate(wanted):
            name, words = Words(label, tone="muted", wraps=False), Words(value)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, at, 1)


class SidePanel(QFrame):
    """A card with a title, a place for badges beside it, sections under each other, and buttons at its foot."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setMinimumWidth(steps(70))
        column = QVBoxLayout(self)
        column.setContentsMargins(HAIR, HAIR, HAIR, HAIR)
        column.setSpacing(0)
        inner = QWidget()
        inner.setObjectName("card_body")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(steps(5), steps(5), steps(5), steps(5))
        self._body.setSpacing(steps(5))
        head = QVBoxLayout()
        head.setSpacing(steps(1))
        self._title = Words(step="head")
        self._subtitle = Words(tone="muted")
        self.marks = QHBoxLayout()
        self.marks.setSpacing(steps(2))
        self.marks.addStretch(1)
        head.addWidget(self._title)
        head.addWidget(self._subtitle)
        head.addSpacing(steps(1))
        head.addLayout(self.marks)
        self._body.addLayout(head)
        self._body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)
        self.feet = QHBoxLayout()
        self.feet.setContentsMargins(steps(5), 0, steps(5), steps(4))
        self.feet.setSpacing(steps(2))
        column.addLayout(self.feet)

    def set_words(self, title: str, subtitle: str = "") -> None:
        """What is in hand."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_section(self) -> Section:
        """One more section under those added before."""
        section = Section()
        self._body.insertWidget(self._body.count() - 1, section)
        return section

    def add_mark(self, widget: QWidget) -> None:
        """One more badge under the title."""
        self.marks.insertWidget(self.marks.count() - 1, widget)
