"""The left side of the door: the field that is always ready, whom it may mean, and the newest arrivals with their undo."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.base.i18n import N_, _
from fairdesk.ui.arrivals.undo_strip import UndoStrip
from fairdesk.ui.arrivals.view_model import Arrivals, State
from fairdesk.ui.arrivals.words import clock
from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.search_field import SearchField
from fairdesk.ui.widgets.words import Words

HIT_COLUMNS = (
    Column(N_("Name"), lambda hit: hit.name, width=30, icon=lambda _hit: "circle-user"),
    Column(N_("Unit"), lambda hit: hit.organisation, wide=True),
    Column(N_("Badge"), lambda hit: hit.code, width=22),
)
NEWEST_COLUMNS = (
    Column(N_("Time"), lambda row: clock(row.at), lambda row: row.at, width=16),
    Column(N_("Name"), lambda row: row.name, width=27),
    Column(N_("Unit"), lambda row: row.unit, wide=True),
    Column(N_("Badge"), lambda row: row.badge_no, width=24),
    Column(N_("Desk"), lambda row: row.station, width=20),
    Column(N_("How"), lambda row: row.method.label, width=20),
)


class Door(QWidget):
    """Scan or type, Enter, next: the list under the field is what the words may mean, or who came last."""

    def __init__(self, model: Arrivals) -> None:
        super().__init__()
        self.model = model
        self._sought = ""
        self.field = SearchField()
        self.field.setMinimumHeight(steps(11))
        self.button = Button("main", "user-check")
        self.button.setMinimumHeight(steps(11))
        self._list_title = Words(step="note", tone="muted", bold=True, wraps=False)
        self.hits = RowsTable(RowsModel(HIT_COLUMNS, lambda hit: hit.id))
        self.newest = RowsTable(RowsModel(NEWEST_COLUMNS, lambda row: row.id))
        self.take_back = Button("quiet", "undo-2")
        self.undo_strip = UndoStrip()
        self.nobody_yet, self.nobody_found = EmptyState("scan-line"), EmptyState("search")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        line = QHBoxLayout()
        line.setSpacing(steps(2))
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        column.addLayout(line)
        title = QHBoxLayout()
        title.addWidget(self._list_title, 1)
        title.addWidget(self.take_back)
        column.addLayout(title)
        self._stack = QStackedWidget()
        for part in (self.newest, self.hits, self.nobody_yet, self.nobody_found):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self.undo_strip)

    def _wire(self) -> None:
        self.field.searched.connect(self.model.seek)
        self.field.returnPressed.connect(self.enter)
        self.field.went_down.connect(lambda: self.shown_table().focus_rows())
        self.button.clicked.connect(self.enter)
        self.hits.opened.connect(self.model.pick)
        self.newest.chosen.connect(self.model.choose)
        self.take_back.clicked.connect(lambda: self.model.ask_undo(True))
        self.undo_strip.confirmed.connect(self.model.undo)
        self.undo_strip.left.connect(lambda: self.model.ask_undo(False))
        self.nobody_yet.pressed.connect(self.field.setFocus)
        self.nobody_found.pressed.connect(self.model.open_walk_in)

    def enter(self) -> None:
        """Whoever the words mean (or the line in hand) is checked in."""
        if self._stack.currentWidget() is self.hits and self.hits.hasFocus() and self.hits.current_id():
            self.model.pick(self.hits.current_id())
        else:
            self.model.enter(self.field.text().strip())

    def shown_table(self) -> RowsTable:
        """The table that is seen."""
        return self.hits if self._stack.currentWidget() is self.hits else self.newest

    def retranslate(self) -> None:
        """Every word is said in the language in force."""
        self.field.set_words(_("Scan a badge, or type a name, pinyin, phone tail or badge number"))
        self.button.set_words(_("Check in"), _("Enter"))
        self.take_back.set_words(_("Take back"), _("Take back the arrival in hand"))
        self.hits.setAccessibleName(_("Whom this may mean"))
        self.newest.setAccessibleName(_("Newest arrivals"))
        self.undo_strip.retranslate()
        self.nobody_yet.set_words(
            _("Nobody has come yet"), _("Scan a badge, or type a name above. Who comes stands here."), _("Type a name")
        )
        self.nobody_found.set_words(
            _("Nobody is found under these words"),
            _("Try fewer letters, or register the person as a walk-in."),
            _("Register a walk-in"),
        )
        for table in (self.hits, self.newest):
            table.rows.retranslate()

    def render_state(self, state: State) -> None:
        """The lists show this state."""
        if self._sought and not state.sought:
            self.field.clear()
        self._sought = state.sought
        self.hits.rows.show_rows(state.hits)
        self.newest.rows.show_rows(state.newest or ())
        self.newest.choose(state.in_hand)
        self._list_title.setText(_("Whom this may mean: arrow down and Enter") if state.sought else _("Newest arrivals"))
        self.take_back.setVisible(not state.sought and bool(state.newest))
        self.take_back.setEnabled(state.arrival is not None and not state.undoing)
        self.undo_strip.show_undo(state.arrival if state.undoing else None, state.undo_refusal)
        self._stack.setCurrentWidget(self._wanted(state))

    def _wanted(self, state: State) -> QWidget:
        if state.sought:
            return self.hits if state.hits else self.nobody_found
        return self.nobody_yet if state.newest == () else self.newest
