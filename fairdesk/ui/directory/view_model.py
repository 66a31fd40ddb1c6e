"""What the directory knows: one list of each kind, what the search leaves of it, and the card in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fairdesk.records.choices import ArrivalMethod, ParticipantCategory
from fairdesk.records.directory import AreaCard, AreaRow, BoothRow, OrganisationCard, OrganisationRow
from fairdesk.records.people import PersonRow
from fairdesk.records.rosters import RemarkRow
from fairdesk.records.search import Hit
from fairdesk.services import arrivals, directory
from fairdesk.ui.page import Context, ViewModel

KINDS = ("participant", "organisation", "area", "booth")
MOST = 500


@dataclass(frozen=True, slots=True)
class State:
    """The kind shown, its rows, the ids the search found (all where None), and the card in hand of each kind."""

    kind: str = "participant"
    hand: str = ""
    """The id of the row in hand of this kind; its card may still be asked for."""
    people: tuple[PersonRow, ...] | None = None
    organisations: tuple[OrganisationRow, ...] | None = None
    areas: tuple[AreaRow, ...] | None = None
    booths: tuple[BoothRow, ...] | None = None
    sought: str = ""
    found: tuple[str, ...] | None = None
    presence: str = ""
    """Which people are shown: `here`, `missing`, or everybody where empty."""
    group: str = ""
    """The bar of the attendance whose people are shown, `province=NAME` or `category=KEY`; everybody where empty."""
    members: frozenset[str] | None = None
    """The ids of the people of that group; None where there is none or they are still asked for."""
    person: PersonRow | None = None
    organisation: OrganisationCard | None = None
    area: AreaCard | None = None
    booth: BoothRow | None = None
    remarks: tuple[RemarkRow, ...] = ()
    """What rosters said of the one in hand and no field could hold."""

    def rows(self, kind: str) -> tuple[Any, ...] | None:
        """Every row of a kind; None while it is asked for."""
        lists = (self.people, self.organisations, self.areas, self.booths)
        return dict(zip(KINDS, lists, strict=True))[kind]

    def shown(self, kind: str) -> list[Any]:
        """The rows of a kind that the search leaves, in the order it found them; of people those of the group and presence."""
        rows = self.rows(kind) or ()
        if kind == "participant":
            rows = tuple(row for row in rows if self._belongs(row))
        if self.found is None:
            return list(rows)
        by_id = {row.id: row for row in rows}
        return [by_id[one] for one in self.found if one in by_id]

    def _belongs(self, row: PersonRow) -> bool:
        present = self.presence in {"", "here" if row.arrived_at else "missing"}
        return present and (not self.group or (self.members is not None and row.id in self.members))

    @property
    def narrowed(self) -> bool:
        """Whether only some of the people are shown, whatever is searched for."""
        return self.kind == "participant" and bool(self.presence or self.group)

    @property
    def group_label(self) -> str:
        """The group in words."""
        kind, _colon, name = self.group.partition("=")
        return ParticipantCategory[name].label if kind == "category" else name

    @property
    def empty(self) -> bool:
        """Whether the desk has no roster yet."""
        return all(self.rows(kind) == () for kind in KINDS)

    def in_hand(self, kind: str) -> str:
        """The id of the one in hand of a kind; empty where there is none."""
        cards = (self.person, self.organisation and self.organisation.row, self.area and self.area.row, self.booth)
        card: Any = dict(zip(KINDS, cards, strict=True))[kind]
        return card.id if card else ""

    def organisation_named(self, name: str) -> str:
        """The id of the organisation of exactly this name; empty where there is none."""
        return next((row.id for row in self.organisations or () if row.name == name), "")


class Directory(ViewModel[State]):
    """Verbs of the page."""

    topics = frozenset({"participant", "organisation", "area", "booth", "arrival", "delegation", "offer", "demand"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())
        self._wanted = ""

    def refresh(self) -> None:
        """Every list and the card in hand are asked for again."""
        self.look(directory.persons, lambda rows: self._listed(people=tuple(rows)))
        self.look(directory.organisations, lambda rows: self._listed(organisations=tuple(rows)))
        self.look(directory.areas, lambda rows: self._listed(areas=tuple(rows)))
        self.look(directory.booths, lambda rows: self._listed(booths=tuple(rows)))
        for kind in KINDS[1:]:
            if self.state.in_hand(kind):
                self._card(kind, self.state.in_hand(kind))
        if self.state.group:
            self.look(_members, lambda found: self.settle(members=found), group=self.state.group)

    def open(self, thing: str) -> None:
        """The record of this id is in hand on its own list as soon as that is here; `group:PRESENCE:GROUP` shows these people."""
        if thing.startswith("group:"):
            _word, presence, group = thing.split(":", 2)
            self.settle(kind="participant", hand="", sought="", found=None, person=None)
            self.narrow(presence, group)
            return
        self._wanted = thing
        self._take_wanted()

    def show_kind(self, kind: str) -> None:
        """The list of this kind is in front, narrowed by the same words."""
        if kind != self.state.kind:
            self.settle(kind=kind, hand=self.state.in_hand(kind), found=None)
            self.find(self.state.sought)

    def narrow(self, presence: str = "", group: str = "") -> None:
        """Only people who are `here` or `missing`, or of one group, are shown; everybody without."""
        members = self.state.members if group == self.state.group else None
        self.settle(presence=presence, group=group, members=members)
        if group and members is None:
            self.look(_members, lambda found: self.settle(members=found), group=group)

    def find(self, text: str) -> None:
        """Only what these words find is shown; without words everything."""
        words = text.strip()
        self.settle(sought=words)
        if not words:
            self.settle(found=None)
            return
        self.look(directory.find, lambda hits: self._found(words, hits), text=words, limit=MOST, kinds=(self.state.kind,))

    def select(self, thing: str) -> None:
        """This row is in hand, and its card as soon as it is here."""
        self.settle(hand=thing)
        self._card(self.state.kind, thing)

    def negotiate(self) -> None:
        """A new negotiation with the one in hand on its side of the table."""
        kind = self.state.kind
        if kind in {"organisation", "area"} and self.state.hand:
            self.context.navigate("negotiations", f"new:{kind}={self.state.hand}")

    def check_in(self) -> None:
        """The person in hand is here."""
        if self.state.person is not None:
            self.do(arrivals.check_in, badge=self.state.person.id, method=ArrivalMethod.NAME)

    def _listed(self, **rows: Any) -> None:
        self.settle(**rows)
        held = self.state.person
        if "people" in rows and held is not None:
            self.settle(person=next((row for row in rows["people"] if row.id == held.id), None))
        self._take_wanted()

    def _take_wanted(self) -> None:
        for kind in KINDS if self._wanted else ():
            if any(row.id == self._wanted for row in self.state.rows(kind) or ()):
                thing, self._wanted = self._wanted, ""
                self.settle(kind=kind, hand=thing, sought="", found=None, presence="", group="", members=None)
                self._card(kind, thing)
                return

    def _found(self, words: str, hits: Sequence[Hit]) -> None:
        if words == self.state.sought:
            self.settle(found=tuple(hit.id for hit in hits))

    def _card(self, kind: str, thing: str) -> None:
        self.settle(remarks=())
        self.look(directory.remarks, lambda found: self.settle(remarks=found), thing=thing)
        if kind == "organisation":
            self.look(directory.organisation, lambda card: self.settle(organisation=card), name=thing)
        elif kind == "area":
            self.look(directory.area, lambda card: self.settle(area=card), name=thing)
        elif kind == "participant":
            self.settle(person=next((row for row in self.state.people or () if row.id == thing), None))
        else:
            self.settle(booth=next((row for row in self.state.booths or () if row.id == thing), None))


def _members(look: Any, *, group: str) -> frozenset[str]:
    """The ids of the people one bar of the attendance counts: a province's delegations, or a category without these."""
    kind, _, name = group.partition("=")
    areas = [one for one in directory.areas(look) if one.people and one.province and (kind != "province" or one.province == name)]
    delegates = frozenset(person.id for area in areas for person in directory.area(look, name=area.id).people)
    if kind == "province":
        return delegates
    return frozenset(row.id for row in directory.persons(look) if row.category.name == name) - delegates
