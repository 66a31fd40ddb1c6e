"""Questions about people, organisations, areas, demands, offers and booths."""

from __future__ import annotations

from dataclasses import replace

from fairdesk.records.directory import AreaCard, AreaRow, BoothRow, DemandRow, OfferRow, OrganisationCard, OrganisationRow
from fairdesk.records.people import PersonRow
from fairdesk.records.rosters import RemarkRow
from fairdesk.records.search import Hit
from fairdesk.store import directory, people, search
from fairdesk.store import remarks as store_remarks
from fairdesk.store.unit_of_work import Look


def find(look: Look, *, text: str, limit: int = 20, kinds: tuple[str, ...] = ()) -> list[Hit]:
    """People, organisations, areas, letters and booths by any of their words, best first."""
    return search.find(look, text, limit, kinds)


def persons(look: Look) -> list[PersonRow]:
    """Everybody, by roster number."""
    return people.rows(look)


def organisations(look: Look) -> list[OrganisationRow]:
    """Every organisation, by roster number."""
    return directory.organisations(look)


def areas(look: Look) -> list[AreaRow]:
    """Every area, by roster number."""
    return directory.areas(look)


def booths(look: Look) -> list[BoothRow]:
    """Every booth and table."""
    return directory.booths(look)


def organisation(look: Look, *, name: str) -> OrganisationCard:
    """All there is of one organisation, by id or roster number."""
    return directory.organisation_card(look, name)


def area(look: Look, *, name: str) -> AreaCard:
    """All there is of one area, by id or roster number."""
    return directory.area_card(look, name)


def demands(look: Look) -> list[DemandRow]:
    """Every demand."""
    return directory.demands(look)


def offers(look: Look) -> list[OfferRow]:
    """Every offer."""
    return directory.offers(look)


def remarks(look: Look, *, thing: str) -> tuple[RemarkRow, ...]:
    """What rosters said of the thing with this id and no field could hold, each with its column in words."""
    found = store_remarks.rows(look, thing)
    if not found:
        return ()
    from fairdesk.services.rosters import kinds

    columns = kinds().get(_ROSTERS.get(found[0].subject, ""), ())
    labels = {one.key: one.label for one in columns}
    return tuple(replace(one, label=labels.get(one.field, one.field)) for one in found)


_ROSTERS = {"participant": "participants", "organisation": "organisations", "demand": "demands", "offer": "offers"}
