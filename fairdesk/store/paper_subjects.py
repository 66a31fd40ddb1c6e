"""The records papers are made for, listed by words, and what was issued about them before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import aliased

from fairdesk.base.clock import HALL
from fairdesk.models.agreements import Authorisation, Ceremony, FrameworkAgreement
from fairdesk.models.areas import Area
from fairdesk.models.journal import SEARCH_ENTRY
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import BoardResolution, Organisation
from fairdesk.models.people import Participant
from fairdesk.models.prints import IssuedPaper, Print
from fairdesk.models.relief import Household, Pairing
from fairdesk.models.supply import Entrustment, Offer
from fairdesk.models.talks import Negotiation
from fairdesk.records.paper_choices import About
from fairdesk.store.unit_of_work import Look

SIDES = " · "
"""Between the parts of a line."""


class Subject(NamedTuple):
    """A record a paper can be made for."""

    id: str
    title: str
    more: str


@dataclass(frozen=True, slots=True)
class _Listing:
    """How one kind of record is listed: its class, the columns of its two lines, what it is joined to, and its order."""

    one: Any
    title: tuple[Any, ...]
    more: tuple[Any, ...]
    joins: Callable[[Select[Any]], Select[Any]] = lambda query: query
    units: tuple[Any, ...] = ()
    """Ids of the units it is also found by, in pinyin too."""
    names: tuple[Any, ...] = ()
    """Names of bodies it is also found by in pinyin."""
    order: tuple[Any, ...] = ()


_GIVER, _TRUSTEE = aliased(Organisation), aliased(Organisation)
_LISTINGS: dict[About, _Listing] = {
    About.FRAMEWORK: _Listing(
        FrameworkAgreement,
        (FrameworkAgreement.party_a, FrameworkAgreement.party_b),
        (FrameworkAgreement.number, FrameworkAgreement.province),
        names=(FrameworkAgreement.party_a, FrameworkAgreement.party_b),
    ),
    About.AUTHORISATION: _Listing(
        Authorisation,
        (Organisation.name,),
        (Authorisation.number, Authorisation.grantor),
        lambda query: query.join(Organisation, Organisation.id == Authorisation.organisation_id),
        (Authorisation.organisation_id,),
    ),
    About.ENTRUSTMENT: _Listing(
        Entrustment,
        (_GIVER.name, _TRUSTEE.name),
        (Entrustment.code, Offer.title, Entrustment.purpose),
        lambda query: (
            query.join(_GIVER, _GIVER.id == Entrustment.organisation_id)
            .join(_TRUSTEE, _TRUSTEE.id == Entrustment.trustee_id)
            .outerjoin(Offer, Offer.id == Entrustment.offer_id)
        ),
        (Entrustment.organisation_id, Entrustment.trustee_id),
    ),
    About.PAIRING: _Listing(
        Pairing,
        (Organisation.name,),
        (Household.code, Household.district),
        lambda query: query.join(Organisation, Organisation.id == Pairing.organisation_id).join(
            Household, Household.id == Pairing.household_id
        ),
        (Pairing.organisation_id,),
    ),
    About.LETTER: _Listing(
        LetterOfIntent,
        (LetterOfIntent.number,),
        (LetterOfIntent.party_b, LetterOfIntent.project),
        units=(LetterOfIntent.organisation_id, LetterOfIntent.area_id),
        order=(LetterOfIntent.number,),
    ),
    About.ORGANISATION: _Listing(
        Organisation, (Organisation.name,), (Organisation.code, Organisation.short), units=(Organisation.id,)
    ),
    About.PERSON: _Listing(Participant, (Participant.name,), (Participant.unit, Participant.badge_no), units=(Participant.id,)),
    About.AREA: _Listing(Area, (Area.name,), (Area.province, Area.prefecture), units=(Area.id,)),
    About.NEGOTIATION: _Listing(
        Negotiation,
        (Organisation.name, Area.name),
        (Negotiation.code, Negotiation.project, Negotiation.starts),
        lambda query: query.join(Organisation, Organisation.id == Negotiation.organisation_id).join(
            Area, Area.id == Negotiation.area_id
        ),
        (Negotiation.organisation_id, Negotiation.area_id),
        order=(Negotiation.starts.desc(),),
    ),
    About.CEREMONY: _Listing(Ceremony, (Ceremony.title,), (Ceremony.kind,)),
}


def subjects(look: Look, about: About, words: str, limit: int, *, in_unit: bool = False) -> list[Subject]:
    """The valid records of this kind in whose lines, numbers or names (in pinyin too) every word stands, by their number.

    What bears exactly these words comes first. `in_unit` leaves out people who belong to no organisation.
    """
    listing = _LISTINGS[about]
    query = listing.joins(select(listing.one.id, *listing.title, *listing.more)).where(listing.one.voided.is_(False))
    if in_unit:
        query = query.where(listing.one.organisation_id.is_not(None))
    query = _narrowed(query, listing, words.split()).order_by(*_first(listing, words.strip()))
    query = query.order_by(*(listing.order or (listing.one.code,)), listing.one.id).limit(limit)
    split = 1 + len(listing.title)
    return [Subject(row[0], _line(row[1:split]), _line(row[split:])) for row in look.session.execute(query)]


def _narrowed(query: Select[Any], listing: _Listing, words: Sequence[str]) -> Select[Any]:
    told = [column for column in (*listing.title, *listing.more, listing.one.code) if column.type.python_type is str]
    for word in words:
        folded = word.lower().replace("·", "").replace("ü", "v")
        ways = [column.icontains(word, autoescape=True) for column in told]
        entry = SEARCH_ENTRY.c
        told_of = entry.terms.contains(folded, autoescape=True)
        ways += [unit.in_(select(entry.record_id).where(told_of)) for unit in listing.units]
        ways += [name.in_(select(entry.name).where(told_of)) for name in listing.names]
        query = query.where(or_(*ways))
    return query


def _first(listing: _Listing, whole: str) -> tuple[Any, ...]:
    if not whole:
        return ()
    exact = [column == whole for column in (*listing.title, listing.one.code)]
    begins = [column.startswith(whole, autoescape=True) for column in listing.title]
    return (case((or_(*exact), 0), (or_(*begins), 1), else_=2),)


def _line(values: Iterable[Any]) -> str:
    told = (one.astimezone(HALL).strftime("%m-%d %H:%M") if isinstance(one, datetime) else one for one in values)
    return SIDES.join(dict.fromkeys(one for one in told if one))


def resolutions(look: Look, organisation_ids: Sequence[str]) -> dict[str, str]:
    """For each of these organisations that has one the id of the newest resolution of its board."""
    query = select(BoardResolution.organisation_id, BoardResolution.id, BoardResolution.day)
    query = query.where(BoardResolution.organisation_id.in_(organisation_ids), BoardResolution.voided.is_(False))
    found: dict[str, list[tuple[bool, date | None, str]]] = defaultdict(list)
    for organisation_id, resolution_id, day in look.session.execute(query):
        found[organisation_id].append((day is not None, day, resolution_id))
    return {one: max(some)[2] for one, some in found.items()}


def issued(
    look: Look, kind: str, *, subject_ids: Sequence[str] | None = None, limit: int | None = None
) -> list[tuple[IssuedPaper, int]]:
    """The papers of this kind with how often each was printed, the newest first; void ones too, but not of named records."""
    counted = select(Print.subject_id, func.count().label("n")).where(Print.voided.is_(False), Print.kind == kind)
    prints = counted.group_by(Print.subject_id).subquery()
    query = select(IssuedPaper, prints.c.n).outerjoin(prints, prints.c.subject_id == IssuedPaper.id)
    query = query.where(IssuedPaper.kind == kind).order_by(IssuedPaper.id.desc()).limit(limit)
    if subject_ids is not None:
        query = query.where(IssuedPaper.subject_id.in_(subject_ids), IssuedPaper.voided.is_(False))
    return [(paper, count or 0) for paper, count in look.session.execute(query)]


def slip_ranges(look: Look, kind: str, subject: str, limit: int) -> list[tuple[str, int, datetime]]:
    """The ranges of slips of this kind as the list of prints names them, how often printed and when last, the newest first."""
    last = func.max(Print.at)
    query = select(Print.subject_id, func.count(), last).where(Print.subject == subject, Print.kind == kind)
    query = query.where(Print.voided.is_(False)).group_by(Print.subject_id).order_by(last.desc(), Print.subject_id.desc())
    return [(name, count, at) for name, count, at in look.session.execute(query.limit(limit))]
