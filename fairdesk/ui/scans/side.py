"""The card beside the picture: what the page is, where it belongs or may belong, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import N_, _
from fairdesk.records.scans import ScanRow, ScanState, why_words
from fairdesk.ui.scans.view_model import State
from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import ROW, steps, theme
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.reason_box import ReasonBox
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.search_field import SearchField
from fairdesk.ui.widgets.side_panel import Facts, SidePanel
from fairdesk.ui.widgets.words import Words

TONES = {ScanState.FILED: "green", ScanState.BENCH: "amber", ScanState.AWAY: "grey", ScanState.REFUSED: "red"}
LINES = 5
"""Papers that are seen at once below the search."""


def short(number: str) -> str:
    """The end of a number, by which the papers of one fair differ: what follows the year in its brackets."""
    return number.rpartition("〕")[2] or number


PAPERS = (
    Column(N_("Paper"), lambda one: short(one.number), width=34, icon=lambda one: "file-check" if one.filed else "file-text"),
    Column(N_("Parties"), lambda one: one.title, wide=True),
)


class Side(SidePanel):
    """Says wishes: `searched`, `paper_chosen`, `filed(signed)`, `put_away(reason)`, `brought_back`, `opened`."""

    searched = Signal(str)
    paper_chosen = Signal(str)
    filed = Signal(bool)
    put_away = Signal(str)
    brought_back = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark = Badge()
        self.add_mark(self._mark)
        self._why, self._about, self._where, self._end = (self.add_section() for _at in range(4))
        self._reason, self._facts = Words(), Facts()
        self.search, self.papers = SearchField(), RowsTable(RowsModel(PAPERS, lambda one: one.id))
        self.search.setMinimumWidth(steps(40))
        self.papers.horizontalHeader().hide()
        self.signed, self.further = Button("main", "file-check"), Button("plain", "copy")
        self.letter, self.back, self.away = Button("plain", "external-link"), Button("plain", "undo-2"), ReasonBox()
        self._why.body.addWidget(self._reason)
        self._about.body.addWidget(self._facts)
        self._about.body.addWidget(self.letter)
        buttons = QVBoxLayout()
        buttons.setSpacing(steps(2))
        for widget in (self.search, self.papers):
            self._where.body.addWidget(widget)
        for button in (self.signed, self.further):
            buttons.addWidget(button)
        self._where.body.addLayout(buttons)
        for end in (self.away, self.back):
            self._end.body.addWidget(end)
        self._shown = ""
        self._wire()

    def _wire(self) -> None:
        self.search.searched.connect(self.searched)
        self.search.went_down.connect(self.papers.focus_rows)
        self.papers.chosen.connect(self.paper_chosen)
        self.papers.opened.connect(lambda _paper: self.filed.emit(True))
        self.signed.clicked.connect(lambda: self.filed.emit(True))
        self.further.clicked.connect(lambda: self.filed.emit(False))
        self.away.given.connect(self.put_away)
        self.back.clicked.connect(self.brought_back)
        self.letter.clicked.connect(self.opened)

    def retranslate(self) -> None:
        """Every fixed word is said in the language in force."""
        self._why.set_title(_("To know"))
        self._about.set_title(_("What it is"))
        self._where.set_title(_("Where it belongs"))
        self.search.set_words(_("Number, party or project"))
        self.papers.setAccessibleName(_("Papers it may belong to"))
        self.papers.rows.retranslate()
        self.signed.set_words(_("File as signed"), _("The signatures are on this page: the paper has come back (Ctrl+Enter)"))
        self.further.set_words(_("File as a further page"), _("Another page of the paper; its state stays as it is"))
        self.letter.set_words(_("Open the letter"))
        self.back.set_words(_("Bring back"), _("It waits on the bench again"))
        self.away.set_words(_("Put away …"), _("Why is it put away?"), _("Put away"), _("Leave it"))

    def show_state(self, state: State) -> None:
        """The page in hand is on the card."""
        row = state.row
        self.setVisible(row is not None)
        if row is None:
            return
        if self._shown != row.id:
            self._shown = row.id
            self.away.close_line()
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
        self.set_words(row.number if row.state is ScanState.FILED else row.name, row.title)
        self._mark.set_state(row.state.label, TONES[row.state])
        self._why.setVisible(bool(row.reason))
        self._reason.setText(why_words(row.reason))
        self._facts.set_facts(facts(row))
        self.letter.setVisible(row.subject == "letter_of_intent")
        self._where_of(state)
        self.away.setVisible(row.state in {ScanState.BENCH, ScanState.REFUSED})
        self.back.setVisible(row.state is ScanState.AWAY and bool(row.sha256))

    def _where_of(self, state: State) -> None:
        row = state.row
        self._where.setVisible(state.open)
        self.papers.rows.show_rows(state.papers)
        self.papers.choose(state.paper_id)
        self.papers.setVisible(bool(state.papers))
        self.papers.setFixedHeight(min(LINES, max(1, len(state.papers))) * theme.length(ROW) + 4)
        self.signed.setEnabled(state.paper is not None)
        self.further.setEnabled(state.paper is not None)
        self.further.setVisible(state.paper is not None and not (row is not None and row.place and row.place == row.places))


def facts(row: ScanRow) -> list[tuple[str, str]]:
    """What is known of the page, label and value."""
    page = _("page {page} of {pages}", page=row.page, pages=row.pages) if row.pages > 1 else ""
    return [
        (_("File"), row.name),
        (_("In the file"), page),
        (_("Came back"), f"{row.at.astimezone(HALL):%Y-%m-%d %H:%M}"),
        (_("Paper"), row.number),
        (_("Page of the paper"), _("page {page} of {pages}", page=row.place, pages=row.places) if row.place else ""),
        (_("Pages filed"), pages_words(row.have, row.of)),
    ]


def pages_words(have: int, of: int) -> str:
    """How many pages of a paper are there; nothing where no mark says how many it has."""
    return _("{have} of {of} pages", have=have, of=of) if of else ""
