"""The page of papers: the kinds, the records one can be made for and what was issued, and the paper as it will print."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from fairdesk.base.i18n import _
from fairdesk.records.paper_choices import ReadyPaper
from fairdesk.services.slips import MOST
from fairdesk.ui import files, icons
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.papers.kinds import Kinds
from fairdesk.ui.papers.lists import ISSUED, RECORDS, TwoLineTable, issued_lines, record_lines
from fairdesk.ui.papers.state import State
from fairdesk.ui.papers.view_model import Papers
from fairdesk.ui.papers.words import nothing, said
from fairdesk.ui.printer import FirstPages, PdfPreview, printer_ready
from fairdesk.ui.printing.ask import ask_to_print
from fairdesk.ui.theme import ICON, steps, theme
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.reason_box import ReasonBox
from fairdesk.ui.widgets.search_field import SearchField
from fairdesk.ui.widgets.two_pane import TwoPane, pane
from fairdesk.ui.widgets.words import Words, sign

SMALL = ICON - 4


class PapersView(View[State]):
    """Type to search, Up and Down to walk, Enter to the button, Ctrl+P prints."""

    model: Papers

    def __init__(self, context: Context) -> None:
        super().__init__(context, Papers(context))
        self.head = PageHead()
        self.save, self.print = self.head.add_button("download"), self.head.add_button("printer", "main")
        self.kinds, self.search, self.sheet = Kinds(), SearchField(), ChoiceField()
        self.records, self.issued = TwoLineTable(RECORDS), TwoLineTable(ISSUED)
        self.count, self.void = QLineEdit(), ReasonBox()
        self.count.setMaxLength(len("000000 - 000000"))
        self.count_field = FormField(self.count)
        self.empty, self.untouched = EmptyState("inbox"), EmptyState("file-text")
        self.preview = PdfPreview(context.runner, FirstPages(context.viewer) if context.viewer is not None else None)
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._in_hand = ""
        self._lay()
        self._wire()
        self.begin()

    def _lay(self) -> None:
        self.lists, self.paper = QStackedWidget(), QStackedWidget()
        for stack, first, second in ((self.lists, self.records, self.empty), (self.paper, self.preview, self.untouched)):
            stack.addWidget(first)
            stack.addWidget(second)
        self.more = Words(step="note", tone="muted")
        asked = QHBoxLayout()
        asked.setSpacing(steps(2))
        asked.addWidget(self.search, 1)
        asked.addWidget(self.sheet)
        self.search.setMinimumWidth(steps(40))
        self.state_sign, self.said = sign("info", "muted", SMALL), Words(tone="muted")
        told = QHBoxLayout()
        told.setSpacing(steps(2))
        told.addWidget(self.state_sign, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.said, 1)
        (middle, column), (right, beside) = pane(steps(76)), pane(steps(74))
        column.addLayout(asked)
        for part, share in ((self.count_field, 0), (self.lists, 3), (self.more, 0), (self.issued, 2), (self.void, 0)):
            column.addWidget(part, share)
        self._bottom = QWidget()
        column.addWidget(self._bottom, 1)
        beside.addLayout(told)
        beside.addWidget(self.paper, 1)
        self.kinds.setMinimumWidth(steps(48))
        self.body.addWidget(self.head)
        self.body.addWidget(TwoPane(self.kinds, TwoPane(middle, right, (1, 1)), (10, 35)), 1)

    def _wire(self) -> None:
        model = self.model
        self.kinds.picked.connect(self._begin)
        self.search.searched.connect(model.search)
        self.search.went_down.connect(self.records.focus_rows)
        self.search.returnPressed.connect(self._to_print)
        self.sheet.picked.connect(model.choose_size)
        self.count.textEdited.connect(model.choose_count)
        self.count.returnPressed.connect(self._to_print)
        self.records.chosen.connect(model.choose)
        self.records.clicked.connect(lambda _at: model.choose(self.records.current_id()))
        self.issued.chosen.connect(model.choose_issued)
        self.issued.clicked.connect(lambda _at: model.choose_issued(self.issued.current_id()))
        for table in (self.records, self.issued):
            table.opened.connect(lambda _key: self._to_print())
        self.void.given.connect(self._make_void)
        self.save.clicked.connect(self.save_paper)
        self.print.clicked.connect(self.print_paper)
        self.empty.pressed.connect(self._leave)
        theme.changed.connect(self._show)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save_paper)

    # ---- wishes --------------------------------------------------------------------------------------------------------

    def print_paper(self) -> None:
        """The paper in hand is issued and goes to the printer, or to a file where this computer has none."""
        if self.context.viewer is not None and printer_ready():
            self.model.make(self._ask)
        else:
            self.save_paper()

    def _ask(self, ready: ReadyPaper) -> None:
        ask_to_print(
            self, self.context, ready.pdf, ready.kind, ready.title, ready.subject, ready.subject_ids, copies=ready.copies
        )

    def save_paper(self) -> None:
        """The paper in hand is issued and kept as a file where the person says."""
        state = self.model.state
        if state.printable and state.topic is not None:
            chosen = state.paper.number or state.paper.about if state.paper else state.row.label if state.row else ""
            name = "".join("-" if one in '/\\:*?"<>|' else one for one in f"{state.topic.label} {chosen}.pdf")
            files.ask_where_to_save(self, _("Save the paper"), name, "PDF (*.pdf)", self.model.save_pdf)

    def _begin(self, kind: str) -> None:
        self.search.clear()
        self.model.open(kind)

    def _make_void(self, reason: str) -> None:
        self.issued.setFocus()  # the line the reason was written in goes away
        self.model.void(reason)

    def _to_print(self) -> None:
        self.print.setFocus()

    def _leave(self) -> None:
        topic = self.model.state.topic
        if topic is not None:
            there = nothing(topic)
            self.context.navigate(there.page, there.thing)

    # ---- words and state -----------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.head.set_words(_("Papers"), _("Every paper besides letters of intent and badges: choose, look, print."))
        self.save.set_words(_("Save as PDF"), "Ctrl+Shift+S")
        self.print.set_words(_("Print"), "Ctrl+P")
        self.kinds.setAccessibleName(_("Kinds of papers"))
        self.search.set_words(_("Search by name or number"))
        self.sheet.setAccessibleName(_("Size of the sheet"))
        self.records.setAccessibleName(_("What it can be made for"))
        self.issued.setAccessibleName(_("Issued before"))
        self.count_field.set_words(_("How many"), _("up to {most}, or 7-26 for these again", most=MOST))
        self.void.set_words(_("Make void …"), _("Why is it void?"), _("Make void"), _("Leave it"))
        self.preview.set_words(_("The paper as it prints"))
        self.verbs = (
            Verb("print", self.print_paper, _("Print the paper")),
            Verb("find", self.search.setFocus, _("Find what it is made for")),
        )
        for table in (self.records, self.issued):
            table.rows.retranslate()
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        self.kinds.show_state(state)
        self._render_records(state)
        self._render_issued(state)
        self._render_paper(state)
        self.print.setEnabled(state.printable)
        self.save.setEnabled(state.printable)

    def _render_records(self, state: State) -> None:
        topic, found = state.topic, state.found
        self.records.rows.show_rows(list(record_lines(state)))
        self.records.show_states(topic is not None and topic.issued)
        self.records.choose(state.row.key if state.row is not None and state.paper is None else "")
        self.more.setVisible(found is not None and found.more)
        self.more.setText(_("There are more. Type a name or number to find them."))
        self.sheet.setVisible(topic is not None and bool(topic.sizes))
        self.sheet.set_choices([(one, one) for one in topic.sizes] if topic is not None else [])
        self.sheet.set_value(state.size or (topic.sizes[0] if topic is not None and topic.sizes else None))
        self.count_field.setVisible(state.asks_count)
        self.count_field.set_error("" if state.counts else _("A number from 1 to {most}, or a range given before.", most=MOST))
        if self.count.text() != state.count:
            self.count.setText(state.count)
        for part in (self.search, self.lists):
            part.setVisible(state.listed)
        without = found is not None and not found.rows
        self.lists.setCurrentWidget(self.empty if without else self.records)
        if without and topic is not None and state.empty:
            there = nothing(topic)
            self.empty.set_words(_(there.title), _(there.sentence), _(there.act))
        elif without:
            told = _("Nothing found under “{words}”", words=state.words)
            self.empty.set_words(told, _("Try fewer words, or part of a name or number."))

    def _render_issued(self, state: State) -> None:
        topic = state.topic
        kept = topic is not None and (topic.issued or topic.counted)
        self.issued.rows.show_rows(list(issued_lines(state)))
        self.issued.show_states(topic is not None and topic.issued)
        self.issued.choose(state.paper.id if state.paper is not None else "")
        self.issued.setVisible(kept and bool(state.issued))
        self._bottom.setVisible(not state.listed and not state.issued)
        in_hand = state.paper.id if state.paper is not None else ""
        if in_hand != self._in_hand:
            self._in_hand = in_hand
            self.void.close_line()
        self.void.setVisible(state.may_void)

    def _render_paper(self, state: State) -> None:
        told = said(state)
        self.said.setText(told.text)
        # Two lines always have their room: the paper does not jump from line to line of the list.
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.said.set_tone(told.tone)
        icons.put(self.state_sign, told.icon, told.tone, SMALL)
        self.state_sign.setVisible(bool(told.text))
        there = state.wanted is not None and not state.refusal
        self.preview.show_pdf(state.drawn.pdf if there and state.drawn is not None else b"", _("Drawing the pages"))
        self.paper.setCurrentWidget(self.preview if there else self.untouched)
        if state.refusal:
            self.untouched.set_words(_("The paper cannot be made yet"), state.refusal)
        else:
            self.untouched.set_words(_("No paper in hand"), _("Choose on the left what it is made for."))


def view(context: Context) -> PapersView:
    """The page, ready to be shown."""
    return PapersView(context)
