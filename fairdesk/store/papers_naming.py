"""Which papers speak of a record: what has been printed about it, and may say what is no longer so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Select, or_, select

from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import table_of

MOST = 6
"""Numbers that are told; an organisation may have signed a hundred letters."""
_LETTER_LINKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "letter_of_intent": ("id",),
        "negotiation": ("negotiation_id",),
        "organisation": ("organisation_id", "trustee_id"),
        "area": ("area_id",),
        "demand": ("demand_id",),
        "offer": ("offer_id",),
    }
)
"""By the table of a record, the columns of a letter that point to it."""


def numbers(look: Look, table: str, record_id: str) -> tuple[str, ...]:
    """The numbers of valid letters, other papers and badges that speak of this record, the first few in their order."""
    found: list[str] = []
    for query in _queries(table, record_id):
        found += [number for number in look.ask(query.limit(MOST)).scalars() if number]
    return tuple(dict.fromkeys(found))[:MOST]


def _queries(table: str, record_id: str) -> list[Select[tuple[str]]]:
    letter, paper, person = table_of("letter_of_intent"), table_of("issued_paper"), table_of("participant")
    about = or_(paper.c.subject_id == record_id, paper.c.id == record_id)
    queries = [select(paper.c.number).where(paper.c.voided.is_(False), about).order_by(paper.c.number)]
    if links := _LETTER_LINKS.get(table):
        pointing = or_(*(letter.c[name] == record_id for name in links))
        queries.append(select(letter.c.number).where(letter.c.voided.is_(False), pointing).order_by(letter.c.number))
    if table == "participant":
        queries.append(select(person.c.badge_no).where(person.c.id == record_id))
    return queries
