"""People of two desks who may be one, side by side: what is alike stands above, and one press joins them or keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from fairdesk.base.i18n import _
from fairdesk.records.people import Candidate, PersonRow
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.cards import Cards
from fairdesk.ui.widgets.words import Words

MOST = 20
"""Pairs at a time: who has decided these sees the next."""


class Candidates(Cards):
    """`joined` says who stays and who is dropped, `parted` the two who are two."""

    joined = Signal(str, str)
    parted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(self._card, 5)

    def set_candidates(self, rows: Sequence[Candidate]) -> None:
        """These pairs wait for a person."""
        self.show_cards(rows[:MOST])

    def _card(self, row: Candidate) -> QWidget:
        whole = QWidget()
        whole.setAccessibleName(f"{row.one.name} {row.other.name}")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        column.addWidget(Words(row.why, step="note", tone="muted"))
        ways = QBoxLayout.Direction
        sides = QBoxLayout(ways.LeftToRight if self.across > 1 else ways.TopToBottom)
        sides.setSpacing(steps(2))
        for keep, drop in ((row.other, row.one), (row.one, row.other)):
            sides.addWidget(self._side(keep, drop), 1)
        column.addLayout(sides)
        apart = Button("line", "users")
        apart.set_words(_("Two people"))
        apart.clicked.connect(lambda: self.parted.emit(row.one.id, row.other.id))
        column.addWidget(apart)
        return whole

    def _side(self, person: PersonRow, drop: PersonRow) -> QWidget:
        frame = QFrame()
        frame.setObjectName("strip")
        column = QVBoxLayout(frame)
        column.setContentsMargins(steps(3), steps(3), steps(3), steps(3))
        column.addWidget(Words(person.name, step="field", bold=True))
        for note in (person.unit, person.badge_no, person.phone):
            column.addWidget(Words(note or "—", step="note", tone="muted"))
        column.addStretch(1)
        keep = Button("plain", "check")
        keep.set_words(_("Keep this"))
        keep.setAccessibleName(_("Keep {name}", name=f"{person.name} {person.badge_no}"))
        keep.clicked.connect(lambda: self.joined.emit(person.id, drop.id))
        column.addWidget(keep)
        return frame
