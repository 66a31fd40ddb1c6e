"""The page of letters: the queue, the page that will print, and what is still to be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fairdesk.base.file_names import file_name
from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.records.choices import LetterState
from fairdesk.records.letters import LetterCard
from fairdesk.ui import files
from fairdesk.ui.letters.side import Side
from fairdesk.ui.letters.state import STAGES, TO_PRINT, TO_SIGN, VOID, WAITING, QueueLine, State
from fairdesk.ui.letters.view_model import Letters
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.printer import PdfPreview, printer_ready
from fairdesk.ui.printing.ask import ask_to_print
from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.life_line import LifeLine
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.two_pane import TwoPane

_TONES = {WAITING: "amber", TO_PRINT: "amber", TO_SIGN: "text", VOID: "red"}
_ICONS = {WAITING: "pencil", TO_PRINT: "printer", TO_SIGN: "signature", VOID: "circle-x"}
COLUMNS = (
    Column(N_("Organisation"), lambda line: line.giver, wide=True),
    Column(
        N_("State"),
        lambda line: _(STAGES[line.stage]),
        lambda line: list(STAGES).index(line.stage),
        width=26,
        tone=lambda line: _TONES.get(line.stage, "green"),
        icon=lambda line: _ICONS.get(line.stage, "circle-check"),
    ),
)


def _id(line: QueueLine) -> str:
    return line.id


class LettersView(View[State]):
    """Ctrl+Enter issues, Ctrl+P prints: the main button is always the next of these."""

    model: Letters

    def __init__(self, context: Context) -> None:
        super().__init__(context, Letters(context))
        self._print_wanted = False
        self._was_prepared = False
        self.head, self.life = PageHead(), LifeLine()
        self.save = self.head.add_button("download")
        self.print = self.head.add_button("printer")
        self.main = self.head.add_button("file-check", "main")
        self.rows = RowsModel(COLUMNS, _id)
        self.table, self.stage = RowsTable(self.rows), ChoiceField()
        self.every = Button("quiet", "printer")
        self.preview, self.side = PdfPreview(context.runner, context.viewer), Side()
        self.empty, self.untouched = EmptyState("file-text"), EmptyState("file-text")
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay()
        self._wire()
        self.begin()

    def _lay(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        column.addWidget(self.stage)
        column.addWidget(self.table, 1)
        column.addWidget(self.every)
        self.paper = QStackedWidget()
        self.paper.addWidget(self.preview)
        self.paper.addWidget(self.untouched)
        self.paper.setMinimumWidth(steps(80))
        left.setMinimumWidth(steps(64))
        self.panes = TwoPane(left, TwoPane(self.paper, self.side, (9, 6)), (6, 15))
        self.parts = QStackedWidget()
        self.parts.addWidget(self.panes)
        self.parts.addWidget(self.empty)
        self.body.addWidget(self.head)
        self.body.addWidget(self.life)
        self.body.addWidget(self.parts, 1)

    def _wire(self) -> None:
        self.main.clicked.connect(self._go_on)
        self.print.clicked.connect(self.print_paper)
        self.save.clicked.connect(self.save_paper)
        self.table.chosen.connect(self.model.open)
        self.table.opened.connect(lambda _name: self.main.setFocus())
        self.stage.picked.connect(self.model.filter)
        self.every.clicked.connect(self.print_every)
        self.side.jumped.connect(self.model.complete)
        self.side.effect_chosen.connect(self.model.choose_effect)
        self.side.copies_chosen.connect(self.model.choose_copies)
        self.side.goods_described.connect(self.model.describe_goods)
        self.side.signed.connect(self.model.sign)
        self.side.voided.connect(self.model.void)
        self.side.scan_opened.connect(self.model.open_scan)
        self.empty.pressed.connect(lambda: self.context.navigate("negotiations", "new:"))
        for keys, run in (
            ("Ctrl+Shift+S", self.save_paper),
            ("Ctrl+Shift+A", self.side.by_a.click),
            ("Ctrl+Shift+B", self.side.by_b.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    # ---- wishes --------------------------------------------------------------------------------------------------------

    def print_paper(self) -> None:
        """The letter in hand goes to the printer, or to a file where this computer has none; as soon as it is drawn."""
        state, viewer = self.model.state, self.context.viewer
        self._print_wanted = False
        if state.prepared or (state.card is not None and not state.pdf):
            self._print_wanted = state.busy or state.card is not None
        elif state.card is not None and viewer is not None and printer_ready():
            self._ask(state.card, state.pdf)
        else:
            self.save_paper()

    def _ask(self, card: LetterCard, pdf: bytes) -> None:
        row, subject = card.row, "letter_of_intent"
        copies = 1 if card.prints else card.facts.copies  # what was printed before is printed once more, as a copy
        ask_to_print(self, self.context, pdf, subject, row.number, subject, (row.id,), copies)

    def print_every(self) -> None:
        """The letters that wait for the printer go there as one batch, by their numbers; a person sees them first."""
        self.model.draw_every(self._ask_every)

    def _ask_every(self, pdf: bytes, ids: tuple[str, ...]) -> None:
        title, subject = ngettext("{count} letter", "{count} letters", len(ids)), "letter_of_intent"
        ask_to_print(self, self.context, pdf, subject, title, subject, ids)

    def save_paper(self) -> None:
        """The letter in hand is kept as a file where the person says."""
        row = self.model.state.selected
        if row is not None and self.model.state.card is not None and not row.voided:
            name = file_name(f"{row.number}.pdf")
            files.ask_where_to_save(self, _("Save the letter"), name, "PDF (*.pdf)", self.model.save_pdf)

    def issue(self) -> None:
        """The prepared letter is issued as it stands, with what is typed beside it; nothing where that cannot be kept."""
        if self.side.goods.settle():
            self.model.issue()

    def _go_on(self) -> None:
        state = self.model.state
        if state.prepared:
            self.issue()
        elif state.selected is not None and state.selected.state is LetterState.ISSUED:
            self.print_paper()
        else:
            self.model.sign(*state.may_sign)

    # ---- words and state -----------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.verbs = (
            Verb("confirm", self.issue, _("Issue the letter")),
            Verb("print", self.print_paper, _("Print the letter")),
            Verb("print_every", self.print_every),
            Verb("find", self.table.focus_rows),
        )
        self.print.set_words(_("Print"), "Ctrl+P")
        self.save.set_words(_("Save as PDF"), "Ctrl+Shift+S")
        self.table.setAccessibleName(_("Letters"))
        self.stage.setAccessibleName(_("State"))
        self.preview.set_words(_("The letter as it prints"))
        self.empty.set_words(
            _("No letter yet"),
            _("When a negotiation comes to an intent, its letter is prepared, numbered and printed here."),
            _("New negotiation"),
        )
        self.rows.retranslate()
        self.side.retranslate()
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        queue = state.queue
        self._render_queue(state, queue)
        self._render_buttons(state)
        words, now = state.life
        self.life.set_steps([_(word) for word in words], now)
        self.life.setVisible(bool(state.in_hand))
        self.side.setVisible(bool(state.in_hand))
        self.side.show_state(state)
        self._render_paper(state)
        nothing = state.rows is not None and not queue and not state.in_hand
        self.parts.setCurrentWidget(self.empty if nothing else self.panes)
        self._move_on(state)

    def _render_queue(self, state: State, queue: tuple[QueueLine, ...]) -> None:
        counts = {stage: sum(line.stage == stage for line in queue) for stage in STAGES}
        waits = counts[WAITING] + counts[TO_PRINT]
        self.every.setVisible(counts[TO_PRINT] > 1)
        self.every.set_words(ngettext("Print the {count} that waits", "Print the {count} that wait", counts[TO_PRINT]))
        said = ngettext("{count} waits to be issued or printed", "{count} wait to be issued or printed", waits)
        said = said if waits else _("Nothing waits to be issued or printed")
        self.head.set_words(_("Letters of intent"), said)
        every = ("", _("Every state") + f"  {len(queue)}")
        self.stage.set_choices([every, *((stage, f"{_(words)}  {counts[stage]}") for stage, words in STAGES.items())])
        self.stage.set_value(state.stage)
        self.rows.show_rows(state.shown)
        self.table.choose(state.in_hand)

    def _render_buttons(self, state: State) -> None:
        row = state.selected
        issued = state.card is not None and row is not None and not row.voided
        next_print = issued and row is not None and row.state is LetterState.ISSUED
        self.save.setEnabled(issued)
        self.save.setVisible(issued)
        self.print.setEnabled(issued)
        self.print.setVisible(issued and not next_print)
        if state.prepared:
            self.main.set_icon("file-check")
            self.main.set_words(_("Issue"), "Ctrl+Enter")
            self.main.setEnabled(not state.refusal)
        elif next_print:
            self.main.set_icon("printer")
            self.main.set_words(_("Print"), "Ctrl+P")
            self.main.setEnabled(True)
        else:
            self.main.set_icon("signature")
            self.main.set_words(_("Both have signed") if all(state.may_sign) else _("Signed"))
        self.main.setVisible(state.prepared or next_print or any(state.may_sign))

    def _render_paper(self, state: State) -> None:
        self.preview.show_pdf(state.pdf, _("Drawing the letter"))
        drawn = bool(state.pdf) or (bool(state.in_hand) and not state.refusal and not state.said)
        self.paper.setCurrentWidget(self.preview if drawn else self.untouched)
        if state.refusal:
            self.untouched.set_words(_("The letter cannot be made yet"), state.refusal)
        elif state.in_hand:
            self.untouched.set_words(_("No page to show"), state.said)
        else:
            self.untouched.set_words(_("No letter in hand"), _("Choose one on the left, or record a negotiation."))

    def _move_on(self, state: State) -> None:
        if self._was_prepared and state.card is not None:
            self.main.setFocus()
        if state.prepared and not self._was_prepared:
            self.main.setFocus()
        self._was_prepared = state.prepared
        if self._print_wanted and state.card is not None and state.pdf:
            self.print_paper()


def view(context: Context) -> LettersView:
    """The page, ready to be shown."""
    return LettersView(context)
