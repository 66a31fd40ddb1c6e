"""The directory: a choice of four lists, one search field, the list, and the card of the one in hand."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fairdesk.base.i18n import _, ngettext
from fairdesk.ui.badge_paper import BadgeChoice, ask_for_badges
from fairdesk.ui.directory.card import Card
from fairdesk.ui.directory.lists import COLUMNS, SIGNS, names
from fairdesk.ui.directory.view_model import KINDS, Directory, State
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.table_model import RowsModel
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.big_choice import BigChoice, Choice
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.search_field import SearchField
from fairdesk.ui.widgets.two_pane import TwoPane


def view(context: Context) -> DirectoryView:
    """The directory."""
    return DirectoryView(context, Directory(context))


class DirectoryView(View[State]):
    """Everybody and everything of the fair, two keys away."""

    def __init__(self, context: Context, model: Directory) -> None:
        super().__init__(context, model)
        self.model: Directory = model
        self.head, self.kinds, self.search = PageHead(), BigChoice(), SearchField()
        self.group, self.presence = self.head.add_button("x"), ChoiceField()
        self.presence.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.head.add_widget(self.presence)
        self.badges = self.head.add_button("printer")
        self.tables = {kind: RowsTable(RowsModel(told, lambda row: row.id)) for kind, told in COLUMNS.items()}
        self.stack, self.nothing, self.not_found = QStackedWidget(), EmptyState("users"), EmptyState("search")
        for part in (*self.tables.values(), self.nothing, self.not_found):
            self.stack.addWidget(part)
        self.card = Card()
        self.body.addWidget(self.head)
        self.body.addWidget(TwoPane(self._left(), self.card), 1)
        self._wire()
        self.verbs = (
            Verb("find", self.search.setFocus),
            Verb("confirm", self.do_act),
            Verb("print", self.print_badge),
        )
        self.begin()

    def _left(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(3))
        for part in (self.kinds, self.search):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        return pane

    def _wire(self) -> None:
        self.kinds.chosen.connect(self.model.show_kind)
        self.search.searched.connect(self.model.find)
        self.search.went_down.connect(self._walk)
        self.search.returnPressed.connect(self._walk)
        for table in self.tables.values():
            table.chosen.connect(self.model.select)
            table.opened.connect(self._opened)
        self.nothing.pressed.connect(self._import)
        self.not_found.pressed.connect(self._show_all)
        self.presence.picked.connect(lambda presence: self.model.narrow(presence, self.model.state.group))
        self.group.clicked.connect(lambda: self.model.narrow(self.model.state.presence))
        self.card.opened.connect(self.model.open)
        self.card.check_in.clicked.connect(self.model.check_in)
        self.card.negotiate.clicked.connect(self.model.negotiate)
        self.card.badge.clicked.connect(self.print_badge)
        self.badges.clicked.connect(self._print_shown)

    # ---- wishes --------------------------------------------------------------------------------------------------------

    def do_act(self) -> None:
        """A negotiation with the one in hand, or the person in hand is here."""
        if self.model.state.kind == "participant":
            self.model.check_in()
        else:
            self.model.negotiate()

    def print_badge(self) -> None:
        """The badge of the person in hand goes where the person at the desk says."""
        person = self.model.state.person
        if self.model.state.kind == "participant" and person is not None:
            ask_for_badges(self, self.context, BadgeChoice(names=(person.id,)), person.badge_no or person.name)

    def _print_shown(self) -> None:
        people = tuple(row.id for row in self.model.state.shown("participant"))
        if people:
            ask_for_badges(self, self.context, BadgeChoice(names=people), _("badges"))

    def _opened(self, thing: str) -> None:
        self.model.select(thing)
        if self.model.state.kind in {"organisation", "area"}:
            self.model.negotiate()

    def _show_all(self) -> None:
        self.search.clear()
        self.model.narrow()

    def _walk(self) -> None:
        self.tables[self.model.state.kind].focus_rows()

    def _import(self) -> None:
        self.context.navigate("rosters", "")

    # ---- what is seen --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Every word of the page."""
        told = names()
        self.kinds.set_choices([Choice(kind, told[kind], SIGNS[kind]) for kind in KINDS])
        self.search.set_words(_("Name, pinyin, initials, number or phone tail"))
        for kind, table in self.tables.items():
            table.setAccessibleName(told[kind])
            table.rows.retranslate()
        self.badges.set_words(_("Badges of this list"), _("The badges of everybody on the list, as PDF"))
        self.nothing.set_words(
            _("The directory is still empty"),
            _("People, organisations, areas and booths come from the rosters."),
            _("Import rosters"),
        )
        self.presence.set_choices([("", _("Everybody")), ("here", _("Here")), ("missing", _("Not here yet"))])
        self.presence.setAccessibleName(_("Which people are shown"))
        self.card.retranslate()
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        """The page as the state has it."""
        rows, table = state.shown(state.kind), self.tables[state.kind]
        self.head.set_words(_("Directory"), ngettext("{count} entry", "{count} entries", len(rows)))
        self.badges.setVisible(state.kind == "participant" and bool(rows))
        self.kinds.set_choice(state.kind)
        self._narrowing(state)
        if self.search.text().strip() and not state.sought and not self.search.hasFocus():
            self.search.clear()
        table.rows.show_rows(rows)
        table.choose(state.hand)
        self.stack.setCurrentWidget(self._wanted(state, bool(rows)))
        self.card.render_state(state)

    def _narrowing(self, state: State) -> None:
        people = state.kind == "participant" and not state.empty
        self.presence.setVisible(people)
        self.presence.set_value(state.presence)
        self.group.setVisible(people and bool(state.group))
        self.group.set_words(state.group_label, _("Show everybody, not only this group"))
        if state.found is not None:
            self.not_found.set_words(
                _("Nothing is found under these words"), _("Try fewer letters, or another list."), _("Show all")
            )
        elif state.presence == "missing":
            self.not_found.set_words(_("Nobody is missing"), _("Everybody of this list has come."), _("Show all"))
        else:
            self.not_found.set_words(_("Nobody of this list has come yet"), _("Arrivals appear here at once."), _("Show all"))

    def _wanted(self, state: State, any_rows: bool) -> QWidget:
        if state.empty:
            return self.nothing
        known = state.found is not None or (state.narrowed and (not state.group or state.members is not None))
        return self.not_found if known and state.people is not None and not any_rows else self.tables[state.kind]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.setFocus()
