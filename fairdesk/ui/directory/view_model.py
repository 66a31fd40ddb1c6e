"""What the directory knows: one list of each kind, what the search leaves of it, and the card in hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fairdesk.records.directory import AreaCard, AreaRow, BoothRow, OrganisationCard, OrganisationRow
from fairdesk.records.people import PersonRow
from fairdesk.records.search import Hit
from fairdesk.services import arrivals, directory
from fairdesk.ui.page import Context, ViewModel

KINDS = ("participant", "organisation", "area", "booth")
MOST = 500


@dataclass(frozen=True, slots=True)
class State:
    """The kind shown, its rows, the ids the search found (all where None), and the card in hand."""

    kind: str = "participant"
    people: tuple[PersonRow, ...] | None = None
    organisations: tuple[OrganisationRow, ...] | None = None
    areas: tuple[AreaRow, ...] | None = None
    booths: tuple[BoothRow, ...] | None = None
    found: tuple[str, ...] | None = None
    person: PersonRow | None = None
    organisation: OrganisationCard | None = None
    area: AreaCard | None = None

    def shown(self, kind: str) -> list[Any]:
        """The rows of a kind that the search leaves, in the order it found them."""
        rows: tuple[Any, ...] = {
            "participant": self.people,
            "organisation": self.organisations,
            "area": self.areas,
            "booth": self.booths,
        }[kind] or ()
        if self.found is None:
            return list(rows)
        by_id = {row.id: row for row in rows}
        return [by_id[one] for one in self.found if one in by_id]


class Directory(ViewModel[State]):
    """Verbs of the page."""

    topics = frozenset({"participant", "organisation", "area", "booth", "arrival", "delegation", "offer", "demand"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())

    def refresh(self) -> None:
        """Every list is asked for again."""
        self.look(directory.persons, lambda rows: self.settle(people=tuple(rows)))
        self.look(directory.organisations, lambda rows: self.settle(organisations=tuple(rows)))
        self.look(directory.areas, lambda rows: self.settle(areas=tuple(rows)))
        self.look(directory.booths, lambda rows: self.settle(booths=tuple(rows)))

    def open(self, thing: str) -> None:
        """The organisation, area or person of this id is in hand, on its own list."""
        for kind in KINDS:
            if any(row.id == thing for row in self.state.shown(kind)):
                self.show_kind(kind)
                self.select(thing)

    def show_kind(self, kind: str) -> None:
        """The list of this kind is in front."""
        self.settle(kind=kind)

    def find(self, text: str) -> None:
        """Only what these words find is shown; without words everything."""
        if not text.strip():
            self.settle(found=None)
            return
        self.look(directory.find, self._found, text=text, limit=MOST)

    def _found(self, hits: list[Hit]) -> None:
        self.settle(found=tuple(hit.id for hit in hits))

    def select(self, thing: str) -> None:
        """This row's card is in hand."""
        kind = self.state.kind
        if kind == "organisation":
            self.look(directory.organisation, lambda card: self.settle(organisation=card), name=thing)
        elif kind == "area":
            self.look(directory.area, lambda card: self.settle(area=card), name=thing)
        elif kind == "participant":
            self.settle(person=next((row for row in self.state.people or () if row.id == thing), None))

    def negotiate(self) -> None:
        """A new negotiation with the one in hand on its side of the table."""
        if self.state.kind == "organisation" and self.state.organisation:
            self.context.navigate("negotiations", f"new:organisation={self.state.organisation.row.id}")
        elif self.state.kind == "area" and self.state.area:
            self.context.navigate("negotiations", f"new:area={self.state.area.row.id}")

    def check_in(self) -> None:
        """The person in hand is here."""
        if self.state.person is not None:
            self.do(arrivals.check_in, badge=self.state.person.id)
