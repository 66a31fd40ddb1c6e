"""What exchanges left for a person, card by card: what it is, why, from whom; it is taken in, or closed with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fairdesk.base.i18n import N_, _
from fairdesk.records.matters import MatterKind, MatterRow
from fairdesk.ui.exchange.words import moment
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.cards import Cards
from fairdesk.ui.widgets.reason_box import ReasonBox
from fairdesk.ui.widgets.words import Words

MOST = 50
"""Cards at a time: who has closed these sees the next."""
KINDS = {
    MatterKind.REFUSED: (N_("Refused bundle"), "red"),
    MatterKind.STRANGER: (N_("Unknown desk"), "amber"),
    MatterKind.VOIDS: (N_("Voids to look at"), "red"),
    MatterKind.FENCED: (N_("After a take-over"), "amber"),
    MatterKind.FORKED: (N_("Work of a copied desk"), "red"),
    MatterKind.HELD: (N_("Waits for another change"), "amber"),
    MatterKind.PROPOSAL: (N_("Changed by hand"), "accent"),
}
_LOOKED = N_("I have looked: take it in")
TAKES = {
    MatterKind.STRANGER: N_("Approve this desk"),
    MatterKind.VOIDS: _LOOKED,
    MatterKind.FENCED: _LOOKED,
    MatterKind.FORKED: N_("Write it anew here"),
}


class Matters(Cards):
    """`taken` says the matter a person takes in; `closed` the one that is dealt with, and how; `applied` the proposal that one
    press puts into the record.
    """

    taken = Signal(str)
    closed = Signal(str, str)
    applied = Signal(str)

    def __init__(self) -> None:
        super().__init__(self._card, 3)

    def set_matters(self, rows: Sequence[MatterRow]) -> None:
        """These wait for a person."""
        self.show_cards(rows[:MOST])

    def _card(self, row: MatterRow) -> QWidget:
        frame = QFrame()
        frame.setObjectName("strip")
        words, tone = KINDS.get(row.kind, (row.kind.value, "grey"))
        frame.setAccessibleName(f"{_(words)} {row.file}")
        column = QVBoxLayout(frame)
        column.setContentsMargins(steps(3), steps(3), steps(3), steps(3))
        column.setSpacing(steps(2))
        column.addWidget(Badge(_(words), tone))
        column.addWidget(Words(row.reason))
        where = " · ".join(part for part in (row.desk or row.device[:8], row.file, moment(row.at), row.actor) if part)
        column.addWidget(Words(where, step="note", tone="muted"))
        if row.may_be_taken:
            take = Button("plain", "check")
            take.set_words(_(TAKES[row.kind]))
            take.clicked.connect(lambda _checked=False: self.taken.emit(row.id))
            column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        elif row.may_be_applied:
            put = Button("plain", "check")
            put.set_words(_("Apply it"))
            put.clicked.connect(lambda _checked=False: self.applied.emit(row.id))
            column.addWidget(put, 0, Qt.AlignmentFlag.AlignLeft)
        elif row.why_not:
            column.addWidget(Words(_("Not by one press: {why}", why=_(row.why_not)), step="note", tone="muted"))
        why = ReasonBox("x", "plain")
        why.set_words(_("Close"), _("How it was dealt with"), _("Close it"), _("Leave it open"))
        why.given.connect(lambda reason: self.closed.emit(row.id, reason))
        column.addWidget(why)
        return frame
