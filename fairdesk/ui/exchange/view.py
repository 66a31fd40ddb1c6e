"""Exchange: one sentence on top, one main action, the desks and what they handed in, and what waits for a person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fairdesk.base.i18n import _, ngettext
from fairdesk.ui.exchange.kit_form import KitForm
from fairdesk.ui.exchange.side import RECEIPTS, Side
from fairdesk.ui.exchange.tables import DELIVERIES, DESKS
from fairdesk.ui.exchange.view_model import Exchange, State, wanted
from fairdesk.ui.files import ask_for_files, ask_where_to_save, show_file
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.table_model import RowsModel
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.file_drop import FileDrop
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.two_pane import TwoPane
from fairdesk.ui.widgets.words import Words


def view(context: Context) -> ExchangeView:
    """The page of exchange."""
    return ExchangeView(context, Exchange(context))


def workbooks(name: str) -> str:
    """The filter of a file dialog for workbooks of ours under this name."""
    return f"{name} (*.xlsx)"


class ExchangeView(View[State]):
    """The sentence answers the one fear: is what we did safe at the bureau?"""

    def __init__(self, context: Context, model: Exchange) -> None:
        super().__init__(context, model)
        self.model: Exchange = model
        self.head = PageHead()
        self.kit = self.head.add_button("package")
        self.receipt, self.main = self.head.add_button("inbox"), self.head.add_button("arrow-left-right", "main")
        self.desks = RowsTable(RowsModel(DESKS, lambda row: row.device))
        self.deliveries = RowsTable(RowsModel(DELIVERIES, lambda row: f"{row.sha256}{row.direction}"))
        self.nothing = EmptyState("arrow-left-right")
        self._titles = Words(step="note", tone="muted", bold=True), Words(step="note", tone="muted", bold=True)
        self._hint = Words(step="note", tone="muted")
        self.panel, self.kit_form, self.side = Side(), KitForm(), QStackedWidget()
        for part in (self.panel, self.kit_form):
            self.side.addWidget(part)
        self.body.addWidget(self.head)
        self.body.addWidget(TwoPane(self._tables(), self.side), 1)
        FileDrop(self, wanted, self.model.dropped)
        self._kit_open = False
        self._wire()
        self.verbs = (Verb("confirm", self.ask_main), Verb("save", self.ask_main), Verb("new", self.ask_kit))
        self.begin()

    def _tables(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        column.addWidget(self._titles[0])
        column.addWidget(self.desks, 3)
        column.addSpacing(steps(1))
        column.addWidget(self._titles[1])
        column.addWidget(self.deliveries, 3)
        column.addWidget(self.nothing, 3)
        column.addWidget(self._hint)
        return pane

    def _wire(self) -> None:
        self.main.clicked.connect(self.ask_main)
        self.receipt.clicked.connect(self.ask_receipt)
        self.kit.clicked.connect(self.ask_kit)
        self.nothing.pressed.connect(self.ask_main)
        self.kit_form.left.connect(self._close_kit)
        self.kit_form.wanted.connect(self.ask_kit_file)
        self.panel.taken.connect(self.model.resolve)
        self.desks.chosen.connect(self.model.choose)
        self.panel.revoked.connect(self.model.revoke)
        self.panel.people.joined.connect(self.model.join)
        self.panel.people.parted.connect(self.model.part)
        self.panel.whole.connect(self.model.resolve_as)
        self.panel.newest.connect(self.model.resolve_newest)
        self.panel.matters.taken.connect(self.model.approve)
        self.panel.matters.closed.connect(self.model.close)
        self.panel.matters.applied.connect(self.model.apply)
        self.panel.opened.connect(self._open)
        self.panel.trust.clicked.connect(self.ask_trust)
        self.panel.wiped.connect(lambda letters: self.model.wipe(letters, self._leave))

    # ---- what is seen --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Every word that does not change with the state."""
        self._titles[0].setText(_("Who has what"))
        self._titles[1].setText(_("Handed out and in"))
        self.receipt.set_words(_("Take a receipt in"))
        self.kit.set_words(_("Kit for a booth"))
        self.desks.setAccessibleName(_("Desks"))
        self.deliveries.setAccessibleName(_("Deliveries"))
        for table in (self.desks, self.deliveries):
            table.rows.retranslate()
        self.kit_form.retranslate()
        self.panel.retranslate()
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        """The page as the state has it."""
        self.head.set_words(_("Exchange"), _sentence(state))
        self.main.set_words(_("Merge bundles") if state.bureau else _("Export"), _("Ctrl+Enter"))
        self.main.setVisible(state.identity is not None)
        self.receipt.setVisible(state.identity is not None and not state.bureau)
        self.kit.setVisible(state.bureau)
        self._hint.setText(
            _("Bundles of the booths can also be dropped on this page.")
            if state.bureau
            else _("The bureau's receipt, and what another booth gave you, can also be dropped on this page.")
        )
        self._fill(state)
        self.side.setCurrentWidget(self.kit_form if state.kit_open else self.panel)
        if state.kit_open and not self._kit_open:
            self.kit_form.begin(state.booths)
        self._kit_open = state.kit_open
        self.panel.render_state(state)

    def _fill(self, state: State) -> None:
        card = state.card
        self.desks.rows.show_rows(state.others)
        self.deliveries.rows.show_rows(card.deliveries if card else ())
        empty = card is not None and not card.deliveries
        self.deliveries.setVisible(not empty)
        self.nothing.setVisible(empty)
        if state.bureau:
            words = _("Make a kit for each booth, and merge the bundles that come back.")
            self.nothing.set_words(_("Nothing has left or arrived yet"), words, _("Merge bundles"))
        else:
            words = _("Export what this desk did and carry the file to the bureau.")
            self.nothing.set_words(_("Nothing has left or arrived yet"), words, _("Export"))

    # ---- asking for files ----------------------------------------------------------------------------------------------

    def ask_main(self) -> None:
        """At the bureau bundles to merge, at a booth where the bundle goes."""
        identity = self.model.state.identity
        if self.model.state.bureau:
            ask_for_files(self, _("Merge bundles"), workbooks(_("Bundle")), self.model.merge)
        elif identity is not None:
            name = _("bundle") + f"-{identity.letters}.xlsx"
            ask_where_to_save(self, _("Export"), name, workbooks(_("Bundle")), self._export)

    def _export(self, out: Path) -> None:
        self.model.export(out, self.panel.shared.isChecked())

    def _leave(self) -> None:
        self.window().close()

    def ask_receipt(self) -> None:
        """The bureau's receipt, or what another booth gave this one to read."""
        ask_for_files(self, _("Take a receipt in"), workbooks(_("Receipt")), lambda files: self.model.take_in(files[0]))

    def ask_kit(self) -> None:
        """Which booth and which pass-phrase, beside the tables."""
        if self.model.state.bureau:
            self.model.open_kit()

    def ask_kit_file(self, booth: str, passphrase: str) -> None:
        """Where the kit goes."""

        def chosen(out: Path) -> None:
            self.model.make_kit(booth, passphrase, out)

        ask_where_to_save(self, _("Kit for a booth"), _("kit") + f"-{booth}.xlsx", workbooks(_("Kit")), chosen)

    def ask_trust(self) -> None:
        """Where the trust file goes."""
        ask_where_to_save(self, _("Write the trust file"), "fair.trust", "FairDesk (*.trust)", self.model.write_trust)

    def _open(self, what: str) -> None:
        receipts = self.model.state.receipts
        if what == RECEIPTS and receipts is not None:
            show_file(receipts)

    def _close_kit(self) -> None:
        self.model.open_kit(False)
        self.kit.setFocus()


def _sentence(state: State) -> str:
    if state.card is None or state.identity is None:
        return ""
    if state.bureau:
        desks = [one for one in state.others if not one.revoked]
        silent = sum(one.at is None for one in desks)
        if not desks:
            return _("No booth has a desk yet: make a kit for each.")
        if silent:
            return ngettext(
                "{count} of {all} desks has handed nothing in yet.",
                "{count} of {all} desks have handed nothing in yet.",
                silent,
                all=len(desks),
            )
        return ngettext("The one desk has handed in.", "All {count} desks have handed in.", len(desks))
    count = state.card.unexchanged
    if not count:
        return _("The bureau has everything this desk did.")
    return ngettext("{count} change has not been handed in.", "{count} changes have not been handed in.", count)
