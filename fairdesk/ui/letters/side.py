"""The card beside the page: what is still missing, what to know before it is issued, and what can be done with it now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.records.choices import LetterEffect, LetterState
from fairdesk.records.exchange import handed_in_words
from fairdesk.records.scans import FiledScans
from fairdesk.ui.letters.goods import GoodsFields
from fairdesk.ui.letters.state import State, warnings
from fairdesk.ui.theme import ICON, steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.money_field import show_yuan
from fairdesk.ui.widgets.reason_box import ReasonBox
from fairdesk.ui.widgets.side_panel import Facts, SidePanel
from fairdesk.ui.widgets.tick_list import Tick, TickList
from fairdesk.ui.widgets.words import Words, clear_layout, sign

FIELDS = {
    N_("Project"): "project",
    N_("Field"): "field",
    N_("Mode of help"): "mode",
    N_("Track"): "track",
    N_("Cash or goods"): "cash_fen",
}
"""Where in the negotiation a missing thing is written."""
COPIES = (2, 3, 4, 5, 6)
_TONES = {LetterState.VOID: "red", LetterState.SIGNED: "green", LetterState.FILED: "green"}
_EFFECTS = {
    LetterEffect.INTENT_ONLY: N_("An intent; it does not bind"),
    LetterEffect.ADVANCE_CONTRACT: N_("A promise to sign a formal agreement"),
}


class Side(SidePanel):
    """Says wishes: `jumped` to a gap, what is chosen and `goods_described`, `signed(a, b)`, `voided(reason)`, `scan_opened`."""

    jumped = Signal(str)
    effect_chosen = Signal(object)
    copies_chosen = Signal(object)
    goods_described = Signal(str, str, object)
    signed = Signal(bool, bool)
    voided = Signal(str)
    scan_opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark = Badge()
        self.add_mark(self._mark)
        self._missing, self._know, self._goods, self._options, self._about, self._hands, self._prints, self._back, self._end = (
            self.add_section() for _at in range(9)
        )
        self.goods = GoodsFields()
        self._ticks, self._facts, self._copies_made, self._void = TickList(), Facts(), Facts(), ReasonBox()
        self._came_back, self.scan = Words(), Button("plain", "scan-line")
        self._sentences = QWidget()
        self._lines = QVBoxLayout(self._sentences)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(steps(2))
        self.effect, self.copies = ChoiceField(), ChoiceField()
        self._effect_field, self._copies_field = FormField(self.effect), FormField(self.copies)
        self.by_a, self.by_b = Button("plain", "signature"), Button("plain", "signature")
        self._fill()
        self._ticks.jumped.connect(self.jumped)
        self.effect.picked.connect(self.effect_chosen)
        self.copies.picked.connect(self.copies_chosen)
        self.goods.described.connect(self.goods_described)
        self.by_a.clicked.connect(lambda: self.signed.emit(True, False))
        self.by_b.clicked.connect(lambda: self.signed.emit(False, True))
        self._void.given.connect(self.voided)
        self.scan.clicked.connect(self.scan_opened)
        self._said: tuple[tuple[str, str], ...] | None = None
        self._shown = ""

    def _fill(self) -> None:
        self._missing.body.addWidget(self._ticks)
        self._know.body.addWidget(self._sentences)
        self._goods.body.addWidget(self.goods)
        self._options.body.addWidget(self._effect_field)
        self._options.body.addWidget(self._copies_field)
        self._about.body.addWidget(self._facts)
        hands = QVBoxLayout()
        hands.setSpacing(steps(2))
        hands.addWidget(self.by_a)
        hands.addWidget(self.by_b)
        self._hands.body.addLayout(hands)
        self._prints.body.addWidget(self._copies_made)
        self._back.body.addWidget(self._came_back)
        self._back.body.addWidget(self.scan, 0, Qt.AlignmentFlag.AlignLeft)
        self._end.body.addWidget(self._void)

    def retranslate(self) -> None:
        """Every fixed word is said in the language in force."""
        self._missing.set_title(_("Still missing"))
        self._know.set_title(_("To know before it is issued"))
        self.goods.set_words()
        self._options.set_title(_("How it is made"))
        self._about.set_title(_("What it says"))
        self._hands.set_title(_("Signatures on the paper"))
        self._prints.set_title(_("Printed"))
        self._back.set_title(_("Came back"))
        self.scan.set_words(_("See the scan"))
        self._end.set_title("")
        self._effect_field.set_words(_("Effect"))
        self._copies_field.set_words(_("Copies"))
        self.effect.set_choices([(one, _(words)) for one, words in _EFFECTS.items()])
        self.copies.set_choices([(count, str(count)) for count in COPIES])
        self.by_a.set_words(_("Signed by A"), "Ctrl+Shift+A")
        self.by_b.set_words(_("Signed by B"), "Ctrl+Shift+B")
        self._void.set_words(_("Make void …"), _("Why is it void?"), _("Make void"), _("Leave it"))

    # ---- showing -------------------------------------------------------------------------------------------------------

    def show_state(self, state: State) -> None:
        """The paper in hand, prepared or issued, is on the card."""
        if self._shown != state.in_hand:
            self._shown = state.in_hand
            self._void.close_line()
            self.goods.forget()
        self._head(state)
        missing = state.talk.missing if state.prepared and state.talk is not None else ()
        self._missing.setVisible(bool(missing))
        self._ticks.set_ticks([Tick(FIELDS.get(one, "project"), _(one), there=False) for one in missing])
        self._sentences_of(state)
        self._options.setVisible(state.prepared)
        self._goods.setVisible(state.talked_goods != "")
        self._goods.set_title(state.talked_goods)
        if state.form is not None:
            self.goods.show_goods(state.form.goods_kind, state.form.goods_quantity, state.form.goods_price_fen)
        if state.form is not None and state.facts is not None:
            self.effect.set_value(state.facts.effect)
            self.copies.set_value(state.facts.copies)
        self._facts_of(state)
        a, b = state.may_sign
        self.by_a.setEnabled(a)
        self.by_b.setEnabled(b)
        self._hands.setVisible(a or b)
        prints = state.card.prints if state.card is not None else ()
        self._prints.setVisible(bool(prints))
        self._copies_made.set_facts([(_("Copy {copy}", copy=copy), f"{at.astimezone(HALL):%H:%M:%S}") for at, copy in prints])
        back = state.scans or FiledScans()
        self._back.setVisible(bool(back.pictures))
        self._came_back.setText(scan_words(back))
        self.scan.setVisible(bool(back.newest))
        self._end.setVisible(state.card is not None and not state.card.row.voided)

    def _head(self, state: State) -> None:
        row = state.selected
        if row is not None:
            self.set_words(row.number, row.project)
            self._mark.set_state(row.state.label, _TONES.get(row.state, "accent"))
            return
        talk = state.talk.row if state.talk is not None else None
        self.set_words(_("Letter of intent"), f"{talk.organisation} · {talk.area}" if talk is not None else "")
        if state.refusal:
            self._mark.set_state(_("Cannot be issued yet"), "red")
        elif state.busy:
            self._mark.set_state(_("Being checked"), "grey")
        else:
            self._mark.set_state(_("Ready to be issued"), "green")

    def _sentences_of(self, state: State) -> None:
        said: list[tuple[str, str]] = [("red", state.refusal)] if state.refusal else []
        if state.prepared and state.facts is not None:
            said += [("amber", words) for words in warnings(state.facts)]
        if state.said:
            said.append(("muted", state.said))
        self._know.setVisible(bool(said))
        self._know.set_title(_("To know before it is issued") if state.prepared else _("To know"))
        if tuple(said) == self._said:
            return
        self._said = tuple(said)
        clear_layout(self._sentences)
        for tone, words in said:
            self._lines.addWidget(_Sentence(tone, words))

    def _facts_of(self, state: State) -> None:
        facts, row = state.facts, state.selected
        self._about.setVisible(facts is not None or row is not None)
        if facts is not None:
            self._facts.set_facts(
                (
                    (_("Party A"), facts.party_a.name),
                    (_("Party B"), facts.party_b.name),
                    (_("Party C"), facts.party_c.name if facts.party_c else ""),
                    (_("Project"), facts.project),
                    (_("Cash"), f"¥{show_yuan(facts.cash_fen)}"),
                    (_("Goods"), f"¥{show_yuan(facts.goods_fen)}" if facts.goods else ""),
                    (_("Together"), f"¥{show_yuan(facts.total_fen)}"),
                    (_("Day"), facts.day.isoformat()),
                    (_("The bureau"), handed_in_words(row.handed_in) if row is not None else ""),
                )
            )
        elif row is not None:
            self._facts.set_facts(
                (
                    (_("Party A"), row.party_a),
                    (_("Party B"), row.party_b),
                    (_("Party C"), row.party_c),
                    (_("Together"), f"¥{show_yuan(row.total_fen)}"),
                    (_("Day"), row.day.isoformat()),
                    (_("The bureau"), handed_in_words(row.handed_in)),
                )
            )


def scan_words(scans: FiledScans) -> str:
    """How many scanned pages a letter has, which are missing where its marks tell, and whether they lie elsewhere."""
    said = [ngettext("{count} scanned page", "{count} scanned pages", scans.pictures)]
    if scans.have < scans.of:
        said.append(_("{have} of {of} pages", have=scans.have, of=scans.of))
    if not scans.newest:
        said.append(_("its pictures lie at another desk"))
    return " · ".join(said)


class _Sentence(QWidget):
    def __init__(self, tone: str, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(steps(2))
        icon = {"red": "circle-x", "amber": "triangle-alert", "muted": "info"}[tone]
        row.addWidget(sign(icon, tone, ICON - 4), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(words, tone="red" if tone == "red" else "text"), 1)
