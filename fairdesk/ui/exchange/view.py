"""Exchange: one sentence on top, one main action, the desks and what they handed in, conflicts as two values to choose from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QVBoxLayout, QWidget

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.records.exchange import DeliveryRow, DeskRow
from fairdesk.records.journal import ConflictRow
from fairdesk.ui.exchange.view_model import Exchange, State
from fairdesk.ui.files import ask_for_files, ask_where_to_save
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.side_panel import SidePanel
from fairdesk.ui.widgets.two_pane import TwoPane
from fairdesk.ui.widgets.words import Words, clear_layout


def view(context: Context) -> ExchangeView:
    """The page of exchange."""
    return ExchangeView(context, Exchange(context))


def workbooks(name: str) -> str:
    """The filter of a file dialog for workbooks of ours under this name."""
    return f"{name} (*.xlsx)"


def at(row: DeskRow | DeliveryRow) -> str:
    """When, in the hall's time."""
    return row.at.astimezone(HALL).strftime("%m-%d %H:%M") if row.at else "—"


def kind_of(row: DeliveryRow) -> str:
    """What left or arrived."""
    kinds = {"kit": _("Kit"), "bundle": _("Bundle"), "receipt": _("Receipt")}
    return kinds.get(row.kind, row.kind)


class ExchangeView(View[State]):
    """The sentence answers the one fear: is what we did safe at the bureau?"""

    def __init__(self, context: Context, model: Exchange) -> None:
        super().__init__(context, model)
        self.model: Exchange = model
        self.head = PageHead()
        self.second, self.third = self.head.add_button("upload"), self.head.add_button("package")
        self.main = self.head.add_button("download", "main")
        self.second.clicked.connect(self.ask_second)
        self.third.clicked.connect(self.ask_kit)
        self.main.clicked.connect(self.ask_main)
        self.desks = RowsTable(RowsModel(self._desk_columns(), lambda row: row.device))
        self.deliveries = RowsTable(RowsModel(self._delivery_columns(), lambda row: row.sha256))
        self.panel = SidePanel()
        self.section = self.panel.add_section()
        self.lines = QWidget()
        self.column = QVBoxLayout(self.lines)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.section.body.addWidget(self.lines)
        self.trust = Button("plain", "badge-check")
        self.trust.clicked.connect(self.ask_trust)
        self.panel.feet.addWidget(self.trust)
        self._titles = Words(step="field", bold=True), Words(step="field", bold=True)
        self.body.addWidget(self.head)
        self.body.addWidget(TwoPane(self._tables(), self.panel), 1)
        self.verbs = (Verb("confirm", self.ask_main),)
        self.begin()

    @staticmethod
    def _desk_columns() -> tuple[Column, ...]:
        return (
            Column(N_("Desk"), lambda row: row.letters, width=24),
            Column(N_("Kind"), lambda row: row.kind.label, width=20),
            Column(N_("Known up to"), lambda row: str(row.known), sort=lambda row: row.known, width=26, right=True),
            Column(N_("Last heard"), at, wide=True),
        )

    @staticmethod
    def _delivery_columns() -> tuple[Column, ...]:
        return (
            Column(N_("Time"), at, width=28),
            Column(N_("Kind"), kind_of, width=18),
            Column(N_("File"), lambda row: row.file, wide=True),
            Column(N_("Up to"), lambda row: str(row.to_seq), width=20, right=True),
        )

    def _tables(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        for title, table in zip(self._titles, (self.desks, self.deliveries), strict=True):
            column.addWidget(title)
            column.addWidget(table, 1)
        return pane

    def retranslate(self) -> None:
        """Every word of the page."""
        self._titles[0].setText(_("Who has what"))
        self._titles[1].setText(_("Handed out and in"))
        self.trust.set_words(_("Write the trust file"))
        self.desks.setAccessibleName(_("Desks"))
        self.deliveries.setAccessibleName(_("Deliveries"))
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        """The page as the state has it."""
        self.head.set_words(_("Exchange"), self._sentence(state))
        self.main.set_words(_("Merge bundles") if state.bureau else _("Export"))
        self.second.set_words(_("Import rosters") if state.bureau else _("Take a receipt in"))
        self.third.set_words(_("Kit for a booth"))
        self.third.setVisible(state.bureau)
        self.trust.setVisible(state.bureau)
        if state.card is not None:
            self.desks.rows.show_rows(state.card.desks)
            self.deliveries.rows.show_rows(state.card.deliveries)
        self._conflicts(state.conflicts)

    def _sentence(self, state: State) -> str:
        if state.card is None:
            return ""
        if state.bureau:
            count = len(state.card.desks) - 1
            return ngettext("{count} desk is enrolled besides this one.", "{count} desks are enrolled besides this one.", count)
        count = state.card.unexchanged
        if not count:
            return _("The bureau has everything this desk did.")
        return ngettext("{count} change has not been handed in.", "{count} changes have not been handed in.", count)

    def _conflicts(self, rows: tuple[ConflictRow, ...]) -> None:
        self.panel.set_words(_("What waits for a person"), "")
        self.section.set_title(_("Conflicts"))
        clear_layout(self.lines)
        for row in rows:
            self.column.addWidget(Words(f"{row.record_table} · {row.field}", bold=True))
            for operation, value, actor, wall in row.choices:
                self.column.addWidget(self._choice(row.id, operation, f"{value}", f"{actor} {wall[:16]}"))
        if not rows:
            self.column.addWidget(Badge(_("No conflicts"), "green"))

    def _choice(self, conflict: str, operation: str, value: str, who: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Words(value), 1)
        row.addWidget(Words(who, step="note", tone="muted", wraps=False))
        take = Button("plain", "check")
        take.set_words(_("Take this"))
        take.clicked.connect(lambda: self.model.resolve(conflict, operation))
        row.addWidget(take)
        return line

    # ---- asking for files ----------------------------------------------------------------------------------------------

    def ask_main(self) -> None:
        """At the bureau bundles to merge, at a booth where the bundle goes."""
        if self.model.state.bureau:
            ask_for_files(self, _("Merge bundles"), workbooks(_("Bundle")), self.model.merge)
        else:
            identity = self.model.state.identity
            name = _("bundle") + f"-{identity.letters if identity else ''}.xlsx"
            ask_where_to_save(self, _("Export"), name, workbooks(_("Bundle")), self.model.export)

    def ask_second(self) -> None:
        """At the bureau rosters to import, at a booth a receipt."""
        if self.model.state.bureau:
            ask_for_files(self, _("Import rosters"), _("Rosters") + " (*.xlsx *.xlsm *.xls *.ods *.csv)", self.model.take_rosters)
        else:
            ask_for_files(self, _("Take a receipt in"), workbooks(_("Receipt")), lambda files: self.model.acknowledge(files[0]))

    def ask_kit(self) -> None:
        """Which booth, which pass-phrase, and where the kit goes."""
        booth, ok = QInputDialog.getText(self, _("Kit for a booth"), _("Number of the booth"))
        if not ok or not booth.strip():
            return
        phrase, ok = QInputDialog.getText(self, _("Kit for a booth"), _("Pass-phrase of the kit"), QLineEdit.EchoMode.Password)
        if ok and phrase:
            ask_where_to_save(
                self,
                _("Kit for a booth"),
                _("kit") + f"-{booth.strip()}.xlsx",
                workbooks(_("Kit")),
                lambda out: self.model.make_kit(booth.strip(), phrase, out),
            )

    def ask_trust(self) -> None:
        """Where the trust file goes."""
        ask_where_to_save(
            self, _("Write the trust file"), "fair.trust", "FairDesk (*.trust)", lambda out: self.model.write_trust(Path(out))
        )
