"""The kinds of rosters in words, and the columns they may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairdesk.base.i18n import N_, _, language

ENTITY_WORDS: Mapping[str, str] = {
    "joint_party_committees": N_("Joint committees"),
    "organisations": N_("Organisations"),
    "board_resolutions": N_("Board resolutions"),
    "government_bodies": N_("Government bodies"),
    "zones": N_("Zones"),
    "booths": N_("Booths"),
    "county_delegations": N_("Delegations"),
    "district_zone": N_("Stands of districts"),
    "participants": N_("Participants"),
    "demands": N_("Demands"),
    "offers": N_("Offers"),
    "negotiations": N_("Negotiations"),
    "letters_of_intent": N_("Letters of intent"),
    "entrustments": N_("Entrustments"),
    "authorisations": N_("Authorisations"),
    "framework_agreements": N_("Framework agreements"),
    "relief_households": N_("Households"),
    "pairings": N_("Pairings"),
    "pitches": N_("Pitches"),
    "agenda": N_("Agenda"),
    "signins": N_("Arrivals"),
    "follow_up": N_("Follow-up"),
}
"""What the rows of a roster are."""

SKIP_WORDS: Mapping[str, str] = {
    "title": N_("title"),
    "section heading": N_("section heading"),
    "blank row": N_("blank row"),
    "continuation line": N_("continuation line"),
    "subtotal": N_("sum"),
    "footnote": N_("note below the table"),
    "repeated header": N_("the head once more"),
    "example": N_("example"),
    "column numbers": N_("numbers of the columns"),
    "no known column": N_("nothing in a known column"),
}
"""Why a row of a sheet is no record."""


_ENGLISH: Mapping[str, str] = {
    "uscc": "Credit code",
    "pc_name": "Joint committee",
    "pc_id": "Joint committee no.",
    "org_name": "Organisation",
    "org_id": "Organisation no.",
    "gb_code": "Division code",
    "reg_authority": "Registered with",
    "reg_level": "Level",
    "legal_rep": "Legal representative",
    "party_form": "Party body",
    "board_status": "Board's decision",
    "cash_yuan": "Cash (yuan)",
    "in_kind": "Goods",
    "in_kind_yuan": "Goods (yuan)",
    "doc_no": "Number",
}
"""Columns whose key is no English."""


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """A column a roster of some kind may have: its key, the head we write, and its type of cell."""

    key: str
    head: str
    type: str
    required: bool = False

    @property
    def label(self) -> str:
        """The column in the language in force: in Chinese by its head, otherwise by its key in plain words."""
        return self.head if language() == "zh_CN" else _ENGLISH.get(self.key, self.key.replace("_", " ").capitalize())


def entity_words(entity: str | None) -> str:
    """The kind in the language in force; nothing where it is none."""
    return _(ENTITY_WORDS[entity]) if entity and entity in ENTITY_WORDS else entity or ""
