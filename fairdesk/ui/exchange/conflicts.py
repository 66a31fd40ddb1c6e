"""One conflict after the other: two columns that differ, and a button under each that takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from fairdesk.base.i18n import N_, _, listed
from fairdesk.records.conflicts import ConflictCard, ConflictChoice, Policy
from fairdesk.ui.exchange.words import field_name, moment, subject, worded_choice
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.cards import Cards
from fairdesk.ui.widgets.words import Words

SAYS = {
    Policy.STANDS: (N_("It is void, and a desk that had not heard of it changed it."), "amber"),
    Policy.SEALED: (
        N_("Alarm: somebody changed what an issued paper says. What was issued stands; find out who did it."),
        "red",
    ),
}


class Conflicts(Cards):
    """`taken` says the conflict and the operation whose value a person takes."""

    taken = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(self._card, 5)

    def set_conflicts(self, cards: Sequence[ConflictCard]) -> None:
        """These conflicts wait for a person."""
        self.show_cards(cards)

    def _card(self, card: ConflictCard) -> QWidget:
        whole = QWidget()
        whole.setAccessibleName(f"{subject(card)} {field_name(card)}")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        column.addWidget(Words(subject(card), bold=True))
        column.addWidget(Words(field_name(card), step="note", tone="muted"))
        if card.papers:
            column.addWidget(Words(_("On paper: {numbers}", numbers=listed(card.papers)), step="note", tone="muted"))
        if card.policy in SAYS:
            told, tone = SAYS[card.policy]
            column.addWidget(Words(_(told), step="note", tone=tone))
        grid = QGridLayout()
        grid.setSpacing(steps(2))
        for at, choice in enumerate(card.choices):
            grid.addWidget(self._choice(card, choice, at == 0), at // self.across, at % self.across)
            grid.setColumnStretch(at % self.across, 1)
        column.addLayout(grid)
        return whole

    def _choice(self, card: ConflictCard, choice: ConflictChoice, first: bool) -> QWidget:
        frame = QFrame()
        frame.setObjectName("strip")
        frame.setProperty("tone", "amber" if first else "")
        column = QVBoxLayout(frame)
        column.setContentsMargins(steps(3), steps(3), steps(3), steps(3))
        value = worded_choice(card, choice)
        column.addWidget(Badge(_("Shown now"), "amber") if first else Badge(_("The other"), "grey"))
        column.addWidget(Words(value, step="field", bold=True), 1)
        who = " · ".join(part for part in (choice.desk, choice.actor) if part)
        when = moment(choice.really_at)
        for note in (who, _("about {time}; its clock was wrong", time=when) if choice.ahead else when):
            column.addWidget(Words(note, step="note", tone="muted"))
        take = Button("plain", "check")
        take.set_words(_("Take the newest") if first and card.policy is Policy.NEWEST else _("Take this"))
        take.setVisible(first or card.policy is not Policy.SEALED)
        take.setAccessibleName(_("Take {value}", value=value))
        take.clicked.connect(lambda _checked=False: self.taken.emit(card.id, choice.operation))
        column.addWidget(take)
        return frame
