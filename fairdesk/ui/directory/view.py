"""The directory: a choice of four lists, one search field, the list, and the card of the one in hand."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.records.directory import AreaCard, OrganisationCard
from fairdesk.records.people import PersonRow
from fairdesk.ui.directory.view_model import KINDS, Directory, State
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.big_choice import BigChoice, Choice
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.money_field import show_yuan
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.search_field import SearchField
from fairdesk.ui.widgets.side_panel import Facts, SidePanel
from fairdesk.ui.widgets.two_pane import TwoPane

SIGNS = {"participant": "users", "organisation": "building-2", "area": "map-pin", "booth": "house"}


def columns() -> dict[str, tuple[Column, ...]]:
    """The columns of each list."""
    return {
        "participant": (
            Column(N_("Badge"), lambda row: row.badge_no, width=22),
            Column(N_("Name"), lambda row: row.name, width=34),
            Column(N_("Unit"), lambda row: row.unit, wide=True),
            Column(N_("Kind"), lambda row: row.category.label, width=32),
            Column(N_("Here"), lambda row: _("yes") if row.arrived_at else "", width=14),
        ),
        "organisation": (
            Column(N_("Number"), lambda row: row.code, width=24),
            Column(N_("Organisation"), lambda row: row.name, wide=True),
            Column(N_("Category"), lambda row: row.category.label if row.category else "", width=30),
            Column(N_("Board"), lambda row: row.board_status.label, width=34),
        ),
        "area": (
            Column(N_("Number"), lambda row: row.code, width=20),
            Column(N_("Area"), lambda row: row.name, width=36),
            Column(N_("Province"), lambda row: row.province, width=34),
            Column(N_("Prefecture"), lambda row: row.prefecture, wide=True),
            Column(N_("Booth"), lambda row: row.booth, width=18),
        ),
        "booth": (
            Column(N_("Booth"), lambda row: row.code, width=20),
            Column(N_("Holder"), lambda row: row.holder, wide=True),
            Column(N_("Zone"), lambda row: row.zone, width=60),
        ),
    }


def with_amount(title: str, fen: int) -> str:
    """The title, and the amount where there is one."""
    return f"{title} ¥{show_yuan(fen)}" if fen else title


def view(context: Context) -> DirectoryView:
    """The directory."""
    return DirectoryView(context, Directory(context))


class DirectoryView(View[State]):
    """Everybody and everything of the fair, two keys away."""

    def __init__(self, context: Context, model: Directory) -> None:
        super().__init__(context, model)
        self.model: Directory = model
        self.head, self.kinds, self.search = PageHead(), BigChoice(), SearchField()
        self.kinds.chosen.connect(model.show_kind)
        self.search.searched.connect(model.find)
        self.tables = {kind: RowsTable(RowsModel(told, lambda row: row.id)) for kind, told in columns().items()}
        self.stack = QStackedWidget()
        for table in self.tables.values():
            table.chosen.connect(model.select)
            table.opened.connect(lambda _thing: model.negotiate())
            self.stack.addWidget(table)
        self.search.went_down.connect(self.tables[model.state.kind].focus_rows)
        self.panel, self.facts, self.more = SidePanel(), Facts(), Facts()
        self.first, self.second = self.panel.add_section(), self.panel.add_section()
        self.first.body.addWidget(self.facts)
        self.second.body.addWidget(self.more)
        self.act = Button("main", "handshake")
        self.act.clicked.connect(self.do_act)
        self.panel.feet.addWidget(self.act)
        self.body.addWidget(self.head)
        self.body.addWidget(TwoPane(self._left(), self.panel), 1)
        self.verbs = (Verb("find", self.search.setFocus), Verb("confirm", self.do_act))
        self.begin()

    def _left(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(3))
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        column.addWidget(self.kinds)
        column.addLayout(row)
        column.addWidget(self.stack, 1)
        return pane

    def do_act(self) -> None:
        """A negotiation with the one in hand, or the person in hand is here."""
        if self.model.state.kind == "participant":
            self.model.check_in()
        else:
            self.model.negotiate()

    def retranslate(self) -> None:
        """Every word of the page."""
        names = {"participant": _("Participants"), "organisation": _("Organisations"), "area": _("Areas"), "booth": _("Booths")}
        self.kinds.set_choices([Choice(kind, names[kind], SIGNS[kind]) for kind in KINDS])
        self.search.set_words(_("Name, pinyin, initials, number or phone tail"))
        for kind, table in self.tables.items():
            table.setAccessibleName(names[kind])
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        """The page as the state has it."""
        rows = state.shown(state.kind)
        self.head.set_words(_("Directory"), ngettext("{count} entry", "{count} entries", len(rows)))
        self.kinds.set_choice(state.kind)
        self.stack.setCurrentWidget(self.tables[state.kind])
        self.tables[state.kind].rows.show_rows(rows)
        self.act.set_words(_("Check in") if state.kind == "participant" else _("Negotiate"))
        self.act.setVisible(state.kind != "booth")
        if state.kind == "organisation" and state.organisation is not None:
            self._organisation(state.organisation)
        elif state.kind == "area" and state.area is not None:
            self._area(state.area)
        elif state.kind == "participant" and state.person is not None:
            self._person(state.person)
        else:
            self._nobody()

    def _nobody(self) -> None:
        self.act.setEnabled(False)
        self.panel.set_words(_("Nothing in hand"), _("Choose a line on the left, or type a few letters."))
        self._facts("", (), "", ())

    def _facts(self, first: str, facts: tuple[tuple[str, str], ...], second: str, more: tuple[tuple[str, str], ...]) -> None:
        for section, title, told, where in ((self.first, first, facts, self.facts), (self.second, second, more, self.more)):
            section.setVisible(bool(told))
            section.set_title(title)
            where.set_facts(told)

    def _person(self, row: PersonRow) -> None:
        self.act.setEnabled(row.arrived_at is None)
        self.panel.set_words(row.name, row.unit)
        facts = ((_("Kind"), row.category.label), (_("Title"), row.title), (_("Badge"), row.badge_no), (_("Phone"), row.phone))
        self._facts(_("Person"), facts, "", ())

    def _organisation(self, card: OrganisationCard) -> None:
        self.act.setEnabled(True)
        row = card.row
        self.panel.set_words(row.name, row.category.label if row.category else "")
        facts = (
            (_("Credit code"), row.uscc),
            (_("Board"), row.board_status.label),
            (_("Committee"), row.committee),
            (_("Grade"), card.grade),
            (_("Contact"), f"{row.contact} {row.phone}".strip()),
        )
        offers = tuple((one.field.label, with_amount(one.title, one.cash_fen)) for one in card.offers)
        self._facts(_("Organisation"), facts, _("What it offers"), offers)

    def _area(self, card: AreaCard) -> None:
        self.act.setEnabled(True)
        row = card.row
        self.panel.set_words(row.name, f"{row.province}{row.prefecture}")
        facts = (
            (_("Delegation"), row.delegation_lead),
            (_("Booth"), row.booth),
            (_("Track"), row.track.label),
            (_("Policy"), card.policy),
        )
        demands = tuple((one.field.label, with_amount(one.title, one.cash_fen)) for one in card.demands)
        self._facts(_("Area"), facts, _("What it needs"), demands)
