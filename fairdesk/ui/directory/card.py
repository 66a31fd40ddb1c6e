"""The card at the side: all there is of the person, organisation, area or booth in hand, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from fairdesk.base.i18n import _
from fairdesk.records.choices import BoardStatus
from fairdesk.records.directory import AreaCard, BoothRow, DemandRow, OfferRow, OrganisationCard
from fairdesk.records.people import PersonRow
from fairdesk.records.roster_issues import NOTE, issue_words
from fairdesk.records.rosters import RemarkRow
from fairdesk.ui.directory.lists import board_tone, clock
from fairdesk.ui.directory.view_model import State
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.entries import Entries, Entry
from fairdesk.ui.widgets.money_field import show_yuan
from fairdesk.ui.widgets.side_panel import Facts, SidePanel


class Card(SidePanel):
    """`opened` says the id of another record a person wants to see; the buttons are the page's to wire."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._remarks: list[Entry] = []
        self.mark = Badge()
        self.add_mark(self.mark)
        self.facts = Facts()
        self._about = self.add_section()
        self._about.body.addWidget(self.facts)
        self._sections = [self.add_section() for _list in range(3)]
        self.lists = [Entries() for _list in range(3)]
        for section, entries in zip(self._sections, self.lists, strict=True):
            section.body.addWidget(entries)
            entries.opened.connect(self.opened)
        self.check_in, self.negotiate = Button("main", "user-check"), Button("main", "handshake")
        self.badge = Button("plain", "printer")
        for button in (self.check_in, self.negotiate, self.badge):
            self.feet.addWidget(button)
        self.feet.addStretch(1)
        self.feet.setContentsMargins(steps(5), steps(3), steps(5), steps(4))

    def retranslate(self) -> None:
        """Every word of the buttons."""
        self.check_in.set_words(_("Check in"), _("Ctrl+Enter"))
        self.negotiate.set_words(_("Negotiate"), _("Ctrl+Enter"))
        self.badge.set_words(_("Badge as PDF"), _("Ctrl+P"))

    def render_state(self, state: State) -> None:
        """The one in hand of the kind in front is shown; a sentence says what to do where none is."""
        kind = state.kind
        self._remarks = [_remark(one) for one in state.remarks if state.in_hand(kind)]
        self.check_in.setVisible(kind == "participant" and state.person is not None and state.person.arrived_at is None)
        self.badge.setVisible(kind == "participant" and state.person is not None)
        self.negotiate.setVisible(kind in {"organisation", "area"} and bool(state.in_hand(kind)))
        if kind == "participant" and state.person is not None:
            self._person(state.person, state)
        elif kind == "organisation" and state.organisation is not None:
            self._organisation(state.organisation)
        elif kind == "area" and state.area is not None:
            self._area(state.area)
        elif kind == "booth" and state.booth is not None:
            self._booth(state.booth, state)
        else:
            self._fill(_("Nothing in hand"), _("Choose a line on the left, or type a few letters."))

    def _fill(
        self,
        title: str,
        subtitle: str,
        mark: tuple[str, str] | None = None,
        facts: Sequence[tuple[str, str]] = (),
        *lists: tuple[str, Sequence[Entry]],
    ) -> None:
        self.set_words(title, subtitle)
        self.mark.setVisible(mark is not None)
        if mark is not None:
            self.mark.set_state(*mark)
        self.facts.set_facts(facts)
        self._about.setVisible(any(value for _label, value in facts))
        told_of = (*lists, *[("", ())] * (len(self.lists) - 1 - len(lists)), (_("What the roster said"), self._remarks))
        for (name, told), section, entries in zip(told_of, self._sections, self.lists, strict=True):
            section.setVisible(bool(told))
            section.set_title(f"{name} ({len(told)})" if told else "")
            entries.set_entries(told)

    def _person(self, row: PersonRow, state: State) -> None:
        here = (_("Here since {time}", time=clock(row.arrived_at)), "green") if row.arrived_at else (_("Not here yet"), "grey")
        facts = ((_("Kind"), row.category.label), (_("Title"), row.title), (_("Badge"), row.badge_no), (_("Phone"), row.phone))
        organisation = state.organisation_named(row.unit)
        unit = [Entry(row.unit, key=organisation, icon="building-2")] if organisation else []
        self._fill(row.name, row.unit, here, facts, (_("Organisation"), unit))

    def _organisation(self, card: OrganisationCard) -> None:
        row = card.row
        facts = (
            (_("Credit code"), row.uscc),
            (_("Main field"), row.main_field.label if row.main_field else ""),
            (_("Committee"), row.committee),
            (_("Grade"), card.grade),
            (_("Legal representative"), card.legal_rep),
            (_("Contact"), f"{row.contact} {row.phone}".strip()),
            (_("Address"), card.address),
            (_("Resolution"), card.resolution_no),
        )
        words = {BoardStatus.PASSED: _("May sign")}.get(row.board_status, row.board_status.label)
        offers = [_offer(one) for one in card.offers]
        category = row.category.label if row.category else ""
        self._fill(
            row.name,
            category,
            (words, board_tone(row.board_status)),
            facts,
            (_("What it offers"), offers),
            (_("Who comes"), _people(card.people)),
        )

    def _area(self, card: AreaCard) -> None:
        row = card.row
        facts = (
            (_("Booth"), row.booth),
            (_("Delegation"), row.delegation_lead),
            (_("Division code"), row.gb_code),
            (_("Policy"), card.policy),
        )
        demands = [_demand(one) for one in card.demands]
        self._fill(
            row.name,
            f"{row.province}{row.prefecture}",
            (row.track.label, "accent"),
            facts,
            (_("What it needs"), demands),
            (_("Who comes"), _people(card.people)),
        )

    def _booth(self, row: BoothRow, state: State) -> None:
        areas = [Entry(one.name, one.province, one.id, "map-pin") for one in state.areas or () if one.booth == row.code]
        organisation = state.organisation_named(row.holder)
        holder = [Entry(row.holder, key=organisation, icon="building-2")] if organisation else []
        self._fill(
            row.code, row.holder, None, ((_("Zone"), row.zone),), (_("Areas at this booth"), areas), (_("Organisation"), holder)
        )


def _worth(cash_fen: int, goods: str, goods_fen: int) -> str:
    cash = f"¥{show_yuan(cash_fen)}" if cash_fen else ""
    things = f"{goods} ¥{show_yuan(goods_fen)}" if goods_fen else goods
    return " + ".join(part for part in (cash, things.strip()) if part)


def _offer(one: OfferRow) -> Entry:
    parts = (one.field.label, one.mode.label, _worth(one.cash_fen, one.goods, one.goods_fen), one.status.label)
    return Entry(one.title, " · ".join(part for part in parts if part))


def _demand(one: DemandRow) -> Entry:
    people = _("{households} households, {people} people", households=one.households, people=one.people) if one.people else ""
    parts = (one.field.label, _worth(one.cash_fen, one.goods, one.goods_fen), people, one.status.label)
    return Entry(one.title, " · ".join(part for part in parts if part))


def _people(rows: Sequence[PersonRow]) -> list[Entry]:
    return [Entry(one.name, " · ".join(p for p in (one.title, one.phone) if p), one.id, "circle-user") for one in rows]


def _remark(one: RemarkRow) -> Entry:
    """A text of a roster beside the column it stood in, and what was the matter with it."""
    parts = (one.label, issue_words(one.issue) if one.issue != NOTE else "", one.source)
    return Entry(one.raw, " · ".join(part for part in parts if part))
