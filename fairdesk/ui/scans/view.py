"""Signed papers: what came back at the left, the page itself in the middle, where it belongs at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.records.scans import ScanRow, ScanState
from fairdesk.ui.files import ask_for_files, ask_for_folder
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.scans.picture import PagePicture
from fairdesk.ui.scans.side import Side, pages_words, short
from fairdesk.ui.scans.view_model import ENDINGS, Scans, State, wanted
from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.file_drop import FileDrop
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.two_pane import TwoPane

_ICONS = {
    ScanState.FILED: "circle-check",
    ScanState.BENCH: "triangle-alert",
    ScanState.AWAY: "circle",
    ScanState.REFUSED: "circle-x",
}
_TONES = {ScanState.FILED: "green", ScanState.BENCH: "amber", ScanState.AWAY: "muted", ScanState.REFUSED: "red"}


def _paper(row: ScanRow) -> str:
    """The end of the paper's number and the page of it; where no paper is known, the file and the page in it."""
    name, page = (short(row.number), row.place) if row.number else (row.name, row.page if row.pages > 1 else 0)
    return f"{name} · {page}" if page else name


def _state(row: ScanRow) -> str:
    """The state in a word; a paper of which pages are missing says how many it has."""
    short = row.state is ScanState.FILED and not row.whole
    return pages_words(row.have, row.of) if short else row.state.label


COLUMNS = (
    Column(N_("Paper"), _paper, wide=True),
    Column(
        N_("State"),
        _state,
        lambda row: list(ScanState).index(row.state),
        width=26,
        tone=lambda row: _TONES[row.state] if row.whole else "amber",
        icon=lambda row: _ICONS[row.state],
    ),
)


class ScansView(View[State]):
    """Ctrl+N or a drop takes scans in; Ctrl+Enter files the page in hand and goes on to the next that waits."""

    model: Scans

    def __init__(self, context: Context) -> None:
        super().__init__(context, Scans(context))
        self.head = PageHead()
        self.folder, self.files = self.head.add_button("inbox"), self.head.add_button("upload", "main")
        self.rows = RowsModel(COLUMNS, lambda row: row.id)
        self.table, self.only = RowsTable(self.rows), ChoiceField()
        self.picture, self.nothing, self.side = PagePicture(context.runner), EmptyState("scan-line"), Side()
        self.empty, self.drop = EmptyState("scan-line"), QFrame()
        self._lay()
        self._wire()
        self.begin()

    def _lay(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        column.addWidget(self.only)
        column.addWidget(self.table, 1)
        left.setMinimumWidth(steps(64))
        self.middle = QStackedWidget()
        self.middle.setMinimumWidth(steps(60))
        self.middle.addWidget(self.picture)
        self.middle.addWidget(self.nothing)
        self.panes = TwoPane(left, TwoPane(self.middle, self.side, (9, 7)), (7, 15))
        self.drop.setObjectName("drop")
        QVBoxLayout(self.drop).addWidget(self.empty)
        self.body.addWidget(self.head)
        self.body.addWidget(self.panes, 1)
        self.body.addWidget(self.drop, 1)
        FileDrop(self, wanted, self.model.take, self.drop)

    def _wire(self) -> None:
        self.files.clicked.connect(self.ask_files)
        self.folder.clicked.connect(self.ask_folder)
        self.empty.pressed.connect(self.ask_files)
        self.table.chosen.connect(self.model.choose)
        self.table.opened.connect(lambda _scan: self.side.search.setFocus())
        self.only.picked.connect(self.model.narrow)
        self.side.searched.connect(self.model.search)
        self.side.paper_chosen.connect(self.model.choose_paper)
        self.side.filed.connect(self.model.file)
        self.side.put_away.connect(self.model.put_away)
        self.side.brought_back.connect(self.model.bring_back)
        self.side.opened.connect(self.model.open_paper)

    # ---- what is seen --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Every word that does not change with the state."""
        self.verbs = (
            Verb("new", self.ask_files, _("Choose scans")),
            Verb("confirm", self.model.file, _("File the page in hand")),
            Verb("find", self.side.search.setFocus),
        )
        self.files.set_words(_("Choose scans"), _("Ctrl+N"))
        self.folder.set_words(_("A whole folder"), _("Every scan in a folder, such as the one the scanner writes to"))
        self.empty.set_words(
            _("Drop signed papers here"),
            _(
                "Scans and photos of letters that came back: PDF, JPEG, PNG or TIFF, many at once. Each page finds its letter by"
                " its code; what cannot be read waits here for you."
            ),
            _("Choose scans"),
        )
        self.nothing.set_words(_("No picture to show"), _("The pages of this file lie at another desk, or could not be read."))
        self.picture.set_words(_("The scanned page"), _("A press shows every dot, another the whole width"))
        self.table.setAccessibleName(_("Signed papers"))
        self.only.setAccessibleName(_("State"))
        self.rows.retranslate()
        self.side.retranslate()
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        """The page as the state has it."""
        waits = state.count(ScanState.BENCH)
        said = ngettext("{count} page waits for you", "{count} pages wait for you", waits)
        self.head.set_words(_("Signed papers"), said if waits else _("Papers that come back signed, filed to their letters."))
        there = bool(state.rows)
        self.panes.setVisible(there)
        self.drop.setVisible(not there)
        self.folder.setEnabled(not state.busy)
        self.files.setEnabled(not state.busy)
        every = ("", _("Every state") + f"  {state.count('')}")
        self.only.set_choices([every, *((one.value, f"{one.label}  {state.count(one)}") for one in ScanState)])
        self.only.set_value(state.only)
        self.rows.show_rows(state.shown)
        self.table.choose(state.scan_id)
        self.picture.show_picture(state.picture)
        row = state.row
        self.middle.setCurrentWidget(self.picture if row is not None and row.sha256 else self.nothing)
        self.side.show_state(state)

    # ---- asking for files, and files that are let fall on the page -----------------------------------------------------

    def ask_files(self) -> None:
        """Which scans."""
        kinds = _("Signed papers") + " (" + " ".join(f"*{ending}" for ending in ENDINGS) + ")"
        ask_for_files(self, _("Choose scans"), kinds, self.model.take)

    def ask_folder(self) -> None:
        """Which folder of scans."""
        ask_for_folder(self, _("A folder of scans"), lambda folder: self.model.take([folder]))


def view(context: Context) -> ScansView:
    """The page, ready to be shown."""
    return ScansView(context)
