"""What gathering answers with, and the parts of it every kind of paper shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from fairdesk.base.errors import NotFound, RecordIsVoid
from fairdesk.base.i18n import in_language
from fairdesk.models.base import Record
from fairdesk.models.organisations import Organisation
from fairdesk.records.choices import Choice
from fairdesk.records.papers import FairFacts, PaperFacts, PartyFacts
from fairdesk.rules.amounts import money_words, yuan
from fairdesk.rules.dates import day_words
from fairdesk.services.letters import fair_facts, policies_of
from fairdesk.store import agreements, desks, things
from fairdesk.store.unit_of_work import Look

R = TypeVar("R", bound=Record)
Words = str | tuple[str, str]
"""What stands in a place: the Chinese, or the Chinese and the English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The facts of a paper, and the record (table and id) it speaks of."""

    facts: PaperFacts
    subject: str
    subject_id: str


def about(facts: PaperFacts, record: Record) -> Gathered:
    """The facts of the paper that speaks of this record; refused where the record is void."""
    if record.voided:
        raise RecordIsVoid(what=facts.number or record.code or facts.title, reason=record.void_reason)
    return Gathered(facts=facts, subject=record.__tablename__, subject_id=record.id)


def named(look: Look, kind: type[R], name: str) -> R:
    """The thing of this id, roster number or document number; refused where there is none."""
    found = things.find(look, kind, name) or agreements.numbered(look, kind, name)
    if found is None:
        raise NotFound(what=name)
    return found


def fair_of(look: Look) -> FairFacts:
    """The fair as the head of the paper."""
    return fair_facts(desks.fair(look))


def policies(look: Look) -> Words:
    """The policy documents the fair goes back to, as a recital names them."""
    told = [f"《{one}》" for one in policies_of(look)]
    return "、".join(told), " and ".join(told)


def organisation_party(one: Organisation) -> PartyFacts:
    """An organisation as a party."""
    return PartyFacts(
        name=one.name, code=one.uscc, address=one.address, representative=one.legal_rep, contact=one.contact, phone=one.mobile
    )


def body_party(look: Look, name: str) -> PartyFacts:
    """A government body as a party: with what is on record of it, or by its name alone."""
    found = agreements.body(look, name)
    return PartyFacts(name=name, address=found.address, representative=found.representative) if found else PartyFacts(name=name)


def on_day(day: date | None) -> Words:
    """A day as a paper writes it; nothing where there is none."""
    return (day_words(day), day.isoformat()) if day else ""


def amount(fen: int) -> Words:
    """An amount in capitals and digits; nothing where there is none."""
    return (money_words(fen), f"RMB {yuan(fen)}") if fen else ""


def choice(one: Choice | None) -> Words:
    """A choice in both languages; nothing where none was made."""
    return (one.value, in_language("en", one.value)) if one else ""


def cased(words: Words, case: str) -> tuple[str, str, str]:
    """The words with the name a condition asks for."""
    chinese, english = (words, "") if isinstance(words, str) else words
    return chinese, english, case
