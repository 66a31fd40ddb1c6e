"""Texts with signs no font here can print: of records on a desk, and of cells in a roster that is about to be taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairdesk.base.i18n import N_, _, listed
from fairdesk.records.kinds import kind_word
from fairdesk.records.rosters import RowPlace

UNPRINTABLE = "unprintable"
"""Beside the codes of what was noticed in a roster: those are given by the public interface, and this is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of a record: of which kind (its table), its id and its name, and in which field it stands."""

    kind: str
    id: str
    name: str
    field: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unprintable:
    """A text with signs that no font holds."""

    kind: str
    id: str
    name: str
    field: str
    missing: tuple[str, ...]


Lost = Mapping[RowPlace, Mapping[str, tuple[str, ...]]]
"""For each row of a roster, by the key of its column, the signs in it that no font holds."""

FIELDS: Mapping[str, str] = {
    "name": N_("Name"),
    "short": N_("Short name"),
    "unit": N_("Unit"),
    "title": N_("Title"),
    "holder": N_("Holder"),
    "goods": N_("Goods"),
    "description": N_("Description"),
    "address": N_("Address"),
    "legal_rep": N_("Legal representative"),
    "representative": N_("Representative"),
    "contact": N_("Contact"),
    "lead": N_("Head of the delegation"),
    "lead_unit": N_("Leading unit"),
    "lead_title": N_("Title of the head"),
    "project": N_("Project"),
    "minutes": N_("Minutes"),
    "next_step": N_("Next step"),
    "service": N_("Services"),
    "note": N_("Note"),
}
"""What a field is called; others are called by their column."""


def told(signs: Sequence[str]) -> str:
    """The signs with their code points, since a screen may not show them either: 𠮷 (U+20BB7)."""
    return listed(f"{sign} (U+{ord(sign):04X})" for sign in signs)


def cell_words(signs: Sequence[str]) -> str:
    """What is wrong with a cell and what to do, as the end of a sentence that begins with the column."""
    return _("contains {signs}, which no font here can print; agree on another spelling", signs=told(signs))


def record_words(one: Unprintable) -> str:
    """One line about a text that cannot be printed."""
    kind, field = (
        kind_word(one.kind),
        _(FIELDS[one.field]) if one.field in FIELDS else one.field,
    )
    return _("{kind} {name}, {field}: {signs}", kind=kind, name=one.name, field=field, signs=told(one.missing))
