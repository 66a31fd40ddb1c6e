"""The card beside the list: one negotiation, what it came to, what comes next, and what its letter still misses."""

from __future__ import annotations

from PySide6.QtCore import Signal

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import _
from fairdesk.records.choices import Outcome
from fairdesk.records.exchange import handed_in_words
from fairdesk.records.talks import NegotiationCard
from fairdesk.ui.negotiations.state import NEEDED
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.money_field import show_yuan
from fairdesk.ui.widgets.reason_box import ReasonBox
from fairdesk.ui.widgets.side_panel import Facts, SidePanel
from fairdesk.ui.widgets.tick_list import Tick, TickList
from fairdesk.ui.widgets.words import Words

TONES = {Outcome.INTENT: "green", Outcome.CONTINUE: "grey", Outcome.CONTACTS: "grey", Outcome.NONE: "grey"}
_KEYS = {label: key for key, label in NEEDED.items()}


class Card(SidePanel):
    """Says wishes: `edited`, `lettered`, `jumped` with the field to fill in, `voided` with the reason."""

    edited = Signal()
    lettered = Signal()
    jumped = Signal(str)
    voided = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._outcome, self._paper = Badge(), Badge()
        self.add_mark(self._outcome)
        self.add_mark(self._paper)
        self._about = self.add_section()
        self._facts = Facts()
        self._about.body.addWidget(self._facts)
        self._needs = self.add_section()
        self._ticks = TickList()
        self._needs.body.addWidget(self._ticks)
        self._notes = self.add_section()
        self._minutes = Words()
        self._notes.body.addWidget(self._minutes)
        self._void = ReasonBox()
        self._end = self.add_section()
        self._end.body.addWidget(self._void)
        self.edit, self.letter = Button("plain", "pencil"), Button("plain", "file-text")
        self.feet.addWidget(self.edit)
        self.feet.addWidget(self.letter, 1)
        self.edit.clicked.connect(self.edited)
        self.letter.clicked.connect(self.lettered)
        self._ticks.jumped.connect(self.jumped)
        self._void.given.connect(self.voided)
        self._shown = ""

    def retranslate(self) -> None:
        """Every fixed word is said in the language in force."""
        self._about.set_title(_("What was said"))
        self._needs.set_title(_("Missing for the letter"))
        self._notes.set_title(_("Minutes"))
        self._end.set_title("")
        self.edit.set_words(_("Change"), "F2")
        self._void.set_words(_("Make void …"), _("Why is it void?"), _("Make void"), _("Leave it"))

    def show_card(self, card: NegotiationCard) -> None:
        """This negotiation is on the card."""
        row, form = card.row, card.form
        if self._shown != row.id:
            self._shown = row.id
            self._void.close_line()
        self.set_words(row.organisation, row.area)
        self._outcome.set_state(row.outcome.label, TONES[row.outcome])
        self._paper.set_state(_("No letter yet"), "amber")
        self._paper.setVisible(not row.letter_id and row.outcome is Outcome.INTENT)
        goods = f"{form.goods} ¥{show_yuan(form.goods_fen)}" if form.goods_fen else form.goods
        self._facts.set_facts(
            (
                (
                    _("Time"),
                    f"{row.starts.astimezone(HALL):%m-%d %H:%M}" + (f"–{form.ends.astimezone(HALL):%H:%M}" if form.ends else ""),
                ),
                (_("Table"), row.booth),
                (_("Project"), form.project),
                (_("Field"), form.field.label if form.field else ""),
                (_("Mode of help"), form.mode.label if form.mode else ""),
                (_("Track"), form.track.label if form.track else ""),
                (_("Cash"), f"¥{show_yuan(form.cash_fen)}" if form.cash_fen else ""),
                (_("Goods"), goods),
                (_("Households"), f"{form.households:,}" if form.households else ""),
                (_("People"), f"{form.people:,}" if form.people else ""),
                (_("Next step"), form.next_step),
                (_("Due on"), form.next_due.isoformat() if form.next_due else ""),
                (_("Letter"), row.letter_number),
                (_("Recorded by"), row.recorder),
                (_("The bureau"), handed_in_words(row.handed_in)),
                (_("Attention"), _("Two desks say different things: see Exchange") if row.disputed else ""),
            )
        )
        self._needs.setVisible(bool(card.missing) and not row.letter_id and row.outcome is Outcome.INTENT)
        self._ticks.set_ticks([Tick(_KEYS.get(one, "project"), _(one), there=False) for one in card.missing])
        self._notes.setVisible(bool(form.minutes))
        self._minutes.setText(form.minutes)
        self._end.setVisible(not row.letter_id)
        self.letter.set_words(_("Letter"), "Ctrl+L")
