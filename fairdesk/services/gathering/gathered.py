"""What gathering answers with, and the parts of it every kind of paper shares."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.models.organisations import Organisation
from fairdesk.records.papers import PaperFacts, PartyFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The facts of a paper, and the record (table and id) it speaks of."""

    facts: PaperFacts
    subject: str
    subject_id: str


def organisation_party(one: Organisation) -> PartyFacts:
    """An organisation as a party."""
    return PartyFacts(
        name=one.name, code=one.uscc, address=one.address, representative=one.legal_rep, contact=one.contact, phone=one.mobile
    )
