"""What a paper says: the facts the press draws, the QR code signs and the verifier reads back."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as stated
from datetime import date
from enum import StrEnum

from fairdesk.records.choices import BoardStatus, Field, LetterEffect, Mode, ParticipantCategory, Track, ValueBasis

LATER = {"later": True}
"""Marks a fact that papers before it did not state: while it says nothing, their canonical form and digest stay as they were."""


class PaperLook(StrEnum):
    """How a flowing paper is set: like an official document (GB/T 9704-2012), or smaller on fewer pages."""

    BUREAU = "bureau"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a paper is worded and set, kept with its facts so that it can be drawn again sign by sign at any time."""

    wording: str = ""
    """The template; empty for papers made before wordings could be edited."""
    look: PaperLook = PaperLook.BUREAU
    english: bool = False
    """Whether English stands beside the Chinese."""
    faces: str = stated(default="", metadata=LATER)
    """The faces of the site's own it is set in, slot by slot with the beginning of their digests; empty for the program's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FairFacts:
    """The head of every paper: which fair, when, where, called by whom."""

    fair_id: str
    name: str
    theme: str
    day: date
    hosts: tuple[str, ...]
    venue: str
    notice: str = ""
    """The line that says the data are invented; printed on every paper of a demo fair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """One side of an agreement as it stands on the paper."""

    name: str
    code: str = ""
    """Unified social credit code, or the division code of a government; empty where there is none."""
    address: str = ""
    representative: str = ""
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsFacts:
    """Goods promised: named, counted where known, valued in fen with the basis of the value."""

    name: str
    quantity: str = ""
    value_fen: int = 0
    basis: ValueBasis = ValueBasis.AGREED
    kind: str = stated(default="", metadata=LATER)
    """Specification or model."""
    price_fen: int = stated(default=0, metadata=LATER)
    """Price of one, in fen; 0 where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalmentFacts:
    """A part of the cash and when it is due."""

    amount_fen: int
    due: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """Everything a letter of intent says (DOMAIN 2.3), and nothing that is not on its paper."""

    number: str
    fair: FairFacts
    day: date
    track: Track
    field: Field
    field_note: str = ""
    """What the field OTHER stands for."""
    mode: Mode
    project: str
    place: str
    """Province, prefecture and county, down to the village where known."""
    need: str = ""
    content: str = ""
    party_a: PartyFacts
    party_b: PartyFacts
    party_c: PartyFacts | None = None
    cash_fen: int = 0
    goods: tuple[GoodsFacts, ...] = ()
    services: str = ""
    households: int = 0
    people: int = 0
    starts: date | None = None
    ends: date | None = None
    next_step: str = ""
    formal_by: date | None = None
    effect: LetterEffect = LetterEffect.INTENT_ONLY
    board: BoardStatus = BoardStatus.NOT_SUBMITTED
    board_number: str = ""
    copies: int = 3
    desk: str = ""
    policies: tuple[str, ...] = stated(default=(), metadata=LATER)
    """The policy documents the fair goes back to (R47)."""
    demand_no: str = stated(default="", metadata=LATER)
    instalments: tuple[InstalmentFacts, ...] = stated(default=(), metadata=LATER)
    registered_poor: int = stated(default=0, metadata=LATER)
    """People among the beneficiaries who are registered as poor."""
    milestones: str = stated(default="", metadata=LATER)
    liaisons: str = stated(default="", metadata=LATER)
    attachments: tuple[str, ...] = stated(default=(), metadata=LATER)
    setting: Setting | None = stated(default=None, metadata=LATER)

    @property
    def goods_fen(self) -> int:
        """The value of the goods; goods without proof count in quantity and not in money (DOMAIN 2.3)."""
        return sum(one.value_fen for one in self.goods if one.basis is not ValueBasis.NONE)

    @property
    def total_fen(self) -> int:
        """Cash and goods together (DOMAIN 1.8, rule 4)."""
        return self.cash_fen + self.goods_fen


@dataclass(frozen=True, slots=True, kw_only=True)
class SideFacts:
    """A party of an agreement with what it is called there."""

    label: str
    party: PartyFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFacts:
    """A table within a paper: its heads, the shares of its columns in the width, and rows of words."""

    name: str
    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    room: int = stated(default=0, metadata=LATER)
    """Lines each row has at least, so that there is room to write in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueFacts:
    """What stands in a named place: its words, the English ones where they differ, and the name of a choice."""

    place: str
    words: str
    english: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What a flowing paper says besides the letter of intent: an agreement, an authorisation, an invitation, a notice."""

    kind: str
    title: str
    """What it is called, in Chinese: 合作框架协议."""
    number: str = ""
    fair: FairFacts
    day: date
    about: str = ""
    """The subject in a few words: with the title the name of the file, and the project in its code."""
    sides: tuple[SideFacts, ...] = ()
    values: tuple[ValueFacts, ...] = ()
    grids: tuple[GridFacts, ...] = ()
    copies: int = 1
    desk: str = ""
    setting: Setting = Setting()


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A flowing paper with the text of its QR code ("" where it bears none)."""

    facts: PaperFacts
    qr: str = ""


@dataclass(frozen=True, slots=True)
class SignedLetter:
    """A letter with the text of its QR code."""

    facts: LetterFacts
    qr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeFacts:
    """One badge: who, from where, in which capacity, and the text of its QR code."""

    person_id: str
    name: str
    unit: str
    title: str
    category: ParticipantCategory
    badge_no: str
    qr: str
    fair: FairFacts
    booth: str = ""
    copy: int = 1
    """Which badge of this person it is; those before it are void."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column of a printed or written table: its head, its width in characters, and how its cells are set."""

    head: str
    width: int = 12
    kind: str = "text"
    """`text`, `number`, `yuan` (fen in, yuan shown) or `percent`."""
    group: str = stated(default="", metadata=LATER)
    """The head it shares with its neighbours of the same group, above its own."""
    field: str = stated(default="", metadata=LATER)
    """What of a record it shows: `id`, or its table and field (`negotiation.project`); empty where it is no one field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFacts:
    """A table as the screen, the paper and the workbook all show it: rows of text, int, date or None under its columns."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[object, ...], ...]
    total: tuple[object, ...] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """A report: its title, the fair, the figures in large type (label, value) and its tables."""

    key: str
    title: str
    fair: FairFacts
    figures: tuple[tuple[str, str], ...]
    tables: tuple[TableFacts, ...]
