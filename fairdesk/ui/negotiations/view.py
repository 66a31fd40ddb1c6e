"""The page of negotiations: the list with the one in hand beside it, or the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.records.choices import Outcome
from fairdesk.records.talks import NegotiationRow
from fairdesk.ui.negotiations.card import TONES, Card
from fairdesk.ui.negotiations.editor import OUTCOME_ICONS, Editor
from fairdesk.ui.negotiations.state import State
from fairdesk.ui.negotiations.view_model import Negotiations
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.money_field import show_yuan
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.search_field import SearchField
from fairdesk.ui.widgets.two_pane import TwoPane


def _worth(row: NegotiationRow) -> int:
    return row.cash_fen + row.goods_fen


def _result(row: NegotiationRow) -> str:
    waits = row.outcome is Outcome.INTENT and not row.letter_id
    return _("Intent, no letter yet") if waits else row.outcome.label


def _tone(row: NegotiationRow) -> str:
    waits = row.outcome is Outcome.INTENT and not row.letter_id
    return "amber" if waits else {"green": "green", "grey": "muted"}[TONES[row.outcome]]


HANDED_IN = {True: "circle-check", False: "circle-dot"}
"""Before the time of a row: whether the bureau has it; a warning where two desks say different things of it."""
COLUMNS = (
    Column(
        N_("Time"),
        lambda row: f"{row.starts.astimezone(HALL):%H:%M}",
        lambda row: row.starts,
        width=24,
        icon=lambda row: "triangle-alert" if row.disputed else HANDED_IN.get(row.handed_in, ""),
    ),
    Column(N_("Organisation"), lambda row: row.organisation, wide=True),
    Column(N_("Area"), lambda row: row.area, wide=True),
    Column(N_("Result"), _result, width=38, tone=_tone, icon=lambda row: OUTCOME_ICONS[row.outcome]),
    Column(N_("Amount"), lambda row: f"¥{show_yuan(_worth(row))}" if _worth(row) else "", _worth, width=26, right=True),
)


class NegotiationsView(View[State]):
    """List and editor are two faces of one page; the keyboard goes with the face."""

    model: Negotiations

    def __init__(self, context: Context) -> None:
        super().__init__(context, Negotiations(context))
        self.faces = QStackedWidget()
        self.body.addWidget(self.faces)
        self.editor = Editor()
        self.faces.addWidget(self._build_list())
        self.faces.addWidget(self.editor)
        self._wire()
        self._wire_editor()
        self.begin()

    def _build_list(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(4))
        self.head, self.search, self.outcome = PageHead(), SearchField(), ChoiceField()
        self.outcome.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.head.add_widget(self.search)
        self.head.add_widget(self.outcome)
        self.new = self.head.add_button("plus", "main")
        self.rows = RowsModel(COLUMNS, lambda row: row.id)
        self.table, self.card = RowsTable(self.rows), Card()
        self.empty, self.unfound = EmptyState("handshake"), EmptyState("search")
        self.panes = TwoPane(self.table, self.card, (5, 2))
        self.parts = QStackedWidget()
        for part in (self.panes, self.empty, self.unfound):
            self.parts.addWidget(part)
        column.addWidget(self.head)
        column.addWidget(self.parts, 1)
        return face

    def _wire(self) -> None:
        self.new.clicked.connect(self.model.new)
        self.empty.pressed.connect(self.model.new)
        self.unfound.pressed.connect(self._show_all)
        self.search.searched.connect(self.model.search)
        self.search.went_down.connect(self.table.focus_rows)
        self.outcome.picked.connect(lambda value: self.model.filter(value or None))
        self.table.chosen.connect(self.model.select)
        self.table.opened.connect(lambda name: self.model.open(f"edit:{name}:"))
        self.card.edited.connect(self.model.edit)
        self.card.lettered.connect(lambda: self.model.save(then_letter=True))
        self.card.jumped.connect(lambda field: self.model.open(f"edit:{self.table.current_id()}:{field}"))
        self.card.voided.connect(self.model.void)

    def _wire_editor(self) -> None:
        editor, model = self.editor, self.model
        editor.changed.connect(lambda name, value: model.change(**{name: value}))
        editor.left_side.searched.connect(model.find_organisation)
        editor.left_side.seated.connect(model.choose_organisation)
        editor.left_side.taken.connect(self._take_offer)
        editor.right_side.searched.connect(model.find_area)
        editor.right_side.seated.connect(model.choose_area)
        editor.right_side.taken.connect(self._take_demand)
        editor.saved.connect(model.save)
        editor.lettered.connect(lambda: model.save(then_letter=True))
        editor.left.connect(model.close)
        self._key("Esc", editor, model.close)
        self._key("F2", self.table, model.edit)
        for at in range(len(Outcome)):
            self._key(f"Alt+{at + 1}", editor, lambda at=at: editor.choose_result(at))

    def _key(self, keys: str, place: QWidget, run: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), place)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)

    def _save(self) -> None:
        if self.model.state.form is not None:
            self.editor.wish_saved()

    def _letter(self) -> None:
        if self.model.state.form is not None:
            self.editor.wish_letter()
        else:
            self.model.save(then_letter=True)

    def _take_offer(self, name: str) -> None:
        card = self.model.state.organisation
        self.model.choose_offer(next((one for one in card.offers if one.id == name), None) if card else None)

    def _take_demand(self, name: str) -> None:
        card = self.model.state.area
        self.model.choose_demand(next((one for one in card.demands if one.id == name), None) if card else None)

    def _show_all(self) -> None:
        self.search.clear()
        self.model.search("")
        self.model.filter(None)

    # ---- words and state -----------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.verbs = (
            Verb("new", self.model.new, _("New negotiation")),
            Verb("save", self._save),
            Verb("letter", self._letter),
            Verb("find", self.search.setFocus),
        )
        self.new.set_words(_("New negotiation"), "Ctrl+N")
        self.search.set_words(_("Find in the list"))
        self.outcome.set_choices([("", _("Every result")), *((one, one.label) for one in Outcome)])
        self.outcome.setAccessibleName(_("Result"))
        self.table.setAccessibleName(_("Negotiations"))
        self.empty.set_words(
            _("No negotiation yet"),
            _("When an organisation and an area sit down together, what they agree is written here and becomes their letter."),
            _("New negotiation"),
        )
        self.unfound.set_words(_("Nothing found"), _("No negotiation has these words and this result."), _("Show all"))
        self.rows.retranslate()
        self.card.retranslate()
        self.editor.set_words()
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        self._render_list(state)
        self.editor.show_state(state)
        writing = state.form is not None
        if writing != (self.faces.currentWidget() is self.editor):
            self.faces.setCurrentIndex(int(writing))
            if writing:
                self.editor.begin(state.wanted)
            else:
                self.table.focus_rows()

    def _render_list(self, state: State) -> None:
        rows, shown = state.rows or (), state.shown
        waits = sum(row.outcome is Outcome.INTENT and not row.letter_id for row in shown)
        said = ngettext("{count} negotiation", "{count} negotiations", len(shown)) if rows else ""
        if waits:
            said += " · " + ngettext("{count} waits for its letter", "{count} wait for their letters", waits)
        self.head.set_words(_("Negotiations"), said)
        self.outcome.set_value(state.outcome or "")
        if not state.words and self.search.text().strip() and not self.search.hasFocus():
            self.search.clear()
        self.rows.show_rows(shown)
        part = self.panes if shown or state.rows is None else self.unfound if rows else self.empty
        self.parts.setCurrentWidget(part)
        self.card.setVisible(state.card is not None)
        if state.card is not None:
            self.card.show_card(state.card)
            self.table.choose(state.card.row.id)


def view(context: Context) -> NegotiationsView:
    """The page, ready to be shown."""
    return NegotiationsView(context)
