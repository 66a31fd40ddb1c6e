"""Rosters: sheets on top, what was read of them below, one row or pair or column at the right, and one button."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.base.i18n import _
from fairdesk.records.roster_issues import issue_words
from fairdesk.records.roster_kinds import ENTITY_WORDS, entity_words
from fairdesk.ui.files import ask_for_files, ask_where_to_save
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.rosters.cells import CellsPanel
from fairdesk.ui.rosters.columns_form import ColumnsForm
from fairdesk.ui.rosters.doubles import DoublesPanel
from fairdesk.ui.rosters.noticed import NoticedPanel
from fairdesk.ui.rosters.panel import Panel
from fairdesk.ui.rosters.preview import counted, twin_key
from fairdesk.ui.rosters.tables import COLUMNS, ISSUES, ROWS, SHEETS, TWINS
from fairdesk.ui.rosters.view_model import ENDINGS, TABS, Rosters, State, wanted
from fairdesk.ui.table_model import RowsModel
from fairdesk.ui.theme import ROW, steps, theme
from fairdesk.ui.widgets.big_choice import BigChoice, Choice
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.file_drop import FileDrop
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.two_pane import TwoPane

LEFT_SHARE = 0.55
"""What the left pane has of the page's width."""
MOST_SHEETS = 4
"""Lines of the table of sheets that are seen at once."""


def view(context: Context) -> RostersView:
    """The page of rosters."""
    return RostersView(context, Rosters(context))


class RostersView(View[State]):
    """Nothing changes before the button, and everything that will change can be seen before."""

    def __init__(self, context: Context, model: Rosters) -> None:
        super().__init__(context, model)
        self.model: Rosters = model
        self.head, self.menu = PageHead(), QMenu(self)
        self.blank, self.fix = self.head.add_button("file-text"), self.head.add_button("download")
        self.away, self.files = self.head.add_button("x"), self.head.add_button("upload")
        self.main = self.head.add_button("check", "main")
        self.blank.setMenu(self.menu)
        self.sheets = RowsTable(RowsModel(SHEETS, lambda row: row.key))
        self.tabs, self.only = BigChoice(), ChoiceField()
        self.only.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.tables = {
            "rows": RowsTable(RowsModel(ROWS, lambda row: row.key)),
            "twins": RowsTable(RowsModel(TWINS, twin_key)),
            "noticed": RowsTable(RowsModel(ISSUES, lambda row: row.code)),
            "columns": RowsTable(RowsModel(COLUMNS, lambda row: row.letter)),
        }
        self.panels: dict[str, Panel] = {
            "rows": CellsPanel(),
            "twins": DoublesPanel(),
            "noticed": NoticedPanel(),
            "columns": ColumnsForm(),
        }
        self.stack, self.side = QStackedWidget(), QStackedWidget()
        for tab in TABS:
            self.stack.addWidget(self.tables[tab])
            self.side.addWidget(self.panels[tab])
        self.empty, self.drop = EmptyState("inbox"), QFrame()
        self.panes = TwoPane(self._left(), self.side)
        self.body.addWidget(self.head)
        self.body.addWidget(self.panes, 1)
        self.body.addWidget(self._drop_place(), 1)
        FileDrop(self, wanted, self.model.read, self.drop)
        self._wire()
        self.verbs = self._verbs()
        self.begin()

    def _verbs(self) -> tuple[Verb, ...]:
        return (
            Verb("new", self.ask_files, _("Choose rosters")),
            Verb("confirm", self.model.take_in),
            Verb("save", self.ask_fix_list),
            Verb("previous", lambda: self.model.step(-1)),
            Verb("next", lambda: self.model.step(1)),
        )

    def _left(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(3))
        choices = QHBoxLayout()
        choices.setSpacing(steps(2))
        choices.addWidget(self.tabs, 1)
        choices.addWidget(self.only)
        column.addWidget(self.sheets, 1)
        column.addLayout(choices)
        column.addWidget(self.stack, 2)
        return pane

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The choice of rows stands beside the tabs where it has room; what was noticed leads to the same rows."""
        needed = self.tabs.sizeHint().width() + steps(2) + self.only.sizeHint().width()
        self.only.setVisible(self.model.state.tab == "rows" and needed <= LEFT_SHARE * self.width())

    def _drop_place(self) -> QWidget:
        self.drop.setObjectName("drop")
        inside = QVBoxLayout(self.drop)
        inside.addWidget(self.empty)
        return self.drop

    def _wire(self) -> None:
        self.files.clicked.connect(self.ask_files)
        self.empty.pressed.connect(self.ask_files)
        self.main.clicked.connect(self.model.take_in)
        self.fix.clicked.connect(self.ask_fix_list)
        self.away.clicked.connect(self.model.clear)
        self.sheets.chosen.connect(self.model.choose_sheet)
        self.tabs.chosen.connect(self.model.show)
        self.only.picked.connect(self.model.narrow)
        self.tables["rows"].chosen.connect(self.model.choose_row)
        self.tables["twins"].chosen.connect(self.model.choose_twin)
        self.tables["noticed"].chosen.connect(self.model.choose_issue)
        self.tables["noticed"].opened.connect(self.model.narrow)
        self.tables["columns"].chosen.connect(self.model.choose_column)
        cells, doubles, noticed, columns = (self.panels[tab] for tab in TABS)
        assert isinstance(cells, CellsPanel)
        assert isinstance(doubles, DoublesPanel)
        assert isinstance(noticed, NoticedPanel)
        assert isinstance(columns, ColumnsForm)
        cells.leave.clicked.connect(self.model.leave_out)
        cells.previous.clicked.connect(lambda: self.model.step(-1))
        cells.next.clicked.connect(lambda: self.model.step(1))
        doubles.decided.connect(self.model.decide)
        doubles.jumped.connect(self.model.jump)
        noticed.jumped.connect(self.model.jump)
        noticed.narrowed.connect(self.model.narrow)
        columns.kind_said.connect(self.model.say_kind)
        columns.sender_said.connect(self.model.say_sender)
        columns.column_said.connect(self.model.say_column)

    # ---- what is seen --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Every word that does not change with the state."""
        self.blank.set_words(_("Blank rosters"), _("Empty tables to hand out, with lists to choose from"))
        self.fix.set_words(_("Fix list"), _("A workbook to send back: the rows to mend, coloured and commented (Ctrl+S)"))
        self.files.set_words(_("Choose files"), _("Ctrl+N"))
        self.away.set_words("", _("Put these files away; what was taken in stays"))
        self.away.setAccessibleName(_("Put these files away; what was taken in stays"))
        self.main.set_words(_("Take in"), _("Takes in what is good (Ctrl+Enter)"))
        self.empty.set_words(
            _("Drop rosters here"),
            _("Workbooks, CSV files and tables saved from a browser, many at once. Nothing is changed until you say so."),
            _("Choose files"),
        )
        self.menu.clear()
        for entity in ENTITY_WORDS:
            act = self.menu.addAction(entity_words(entity))
            act.triggered.connect(lambda _checked=False, entity=entity: self.ask_template(entity))
        self.only.setAccessibleName(_("Which rows are shown"))
        names = (_("Rows"), _("Doubles"), _("What was noticed"), _("Columns"))
        self.sheets.setAccessibleName(_("Sheets"))
        for table, name in zip(self.tables.values(), names, strict=True):
            table.setAccessibleName(name)
        for table in (self.sheets, *self.tables.values()):
            table.rows.retranslate()
        for panel in self.panels.values():
            panel.retranslate()
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        """The page as the state has it."""
        there = state.preview is not None
        begun = there and not self.panes.isVisible() and self.isVisible()
        self.head.set_words(
            _("Rosters"), counted(state.preview) if state.preview else _("What bureaus and organisations send before the fair.")
        )
        self.panes.setVisible(there)
        self.drop.setVisible(not there)
        self.blank.setVisible(not there)
        for button in (self.fix, self.away):
            button.setVisible(there)
        self.main.setVisible(there)
        self.main.setEnabled(state.ready)
        if state.preview is None:
            return
        self.sheets.rows.show_rows(state.preview.sheets)
        self.sheets.choose(state.sheet)
        lines = min(len(state.preview.sheets), MOST_SHEETS) + 1
        self.sheets.setMinimumHeight(2 * theme.length(ROW))
        self.sheets.setMaximumHeight(lines * theme.length(ROW) + 4)
        self._tabs(state)
        self.tables["rows"].rows.show_rows(state.rows if state.tab == "rows" else ())
        self.tables["rows"].choose(state.row)
        self.tables["twins"].rows.show_rows(state.twins)
        self.tables["twins"].choose(state.twin)
        self.tables["noticed"].rows.show_rows(state.issues)
        self.tables["noticed"].choose(state.issue)
        self.tables["columns"].rows.show_rows(state.columns if state.tab == "columns" else ())
        self.tables["columns"].choose(state.column)
        self.stack.setCurrentWidget(self.tables[state.tab])
        self.side.setCurrentWidget(self.panels[state.tab])
        self.panels[state.tab].render_state(state)
        if begun:
            self.tables["rows"].focus_rows()

    def _tabs(self, state: State) -> None:
        assert state.preview is not None
        open_twins = sum(one.place not in state.decisions for one in state.twins)
        words = {
            "rows": _("Rows"),
            "twins": _("Doubles ({count})", count=open_twins) if open_twins else _("Doubles"),
            "noticed": _("Noticed"),
            "columns": _("Columns"),
        }
        self.tabs.set_choices([Choice(tab, words[tab]) for tab in TABS])
        self.tabs.set_choice(state.tab)
        self._arrange()
        narrowed = [] if state.only in self._kinds_of_rows() else [(state.only, issue_words(state.only))]
        self.only.set_choices([*self._kinds_of_rows().items(), *narrowed])
        self.only.set_value(state.only)

    @staticmethod
    def _kinds_of_rows() -> dict[str, str]:
        """Which rows may be shown, in words; what was noticed narrows them further."""
        return {
            "": _("All rows"),
            "mend": _("What waits"),
            "new": _("New"),
            "changed": _("Changed"),
            "skipped": _("Left out"),
        }

    # ---- asking for files ----------------------------------------------------------------------------------------------

    def ask_files(self) -> None:
        """Which rosters."""
        kinds = _("Rosters") + " (" + " ".join(f"*{ending}" for ending in ENDINGS) + ")"
        ask_for_files(self, _("Choose rosters"), kinds, self.model.read)

    def ask_fix_list(self) -> None:
        """Where the fix list goes."""
        if self.model.state.preview is not None:
            name = _("To mend in the rosters") + ".xlsx"
            ask_where_to_save(self, _("Fix list"), name, _("Workbook") + " (*.xlsx)", self.model.write_fix_list)

    def ask_template(self, entity: str) -> None:
        """Where the blank roster goes."""
        title = entity_words(entity)
        ask_where_to_save(
            self, title, f"{title}.xlsx", _("Workbook") + " (*.xlsx)", lambda out: self.model.write_template(entity, out)
        )
