"""Letters of intent as they are asked for, listed and shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fairdesk.records.choices import Field, LetterEffect, LetterState, ValueBasis
from fairdesk.records.papers import GoodsFacts, InstalmentFacts, LetterFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterForm:
    """What a letter says beyond its negotiation; what is None is taken from there."""

    negotiation_id: str
    project: str = ""
    cash_fen: int | None = None
    goods: tuple[GoodsFacts, ...] | None = None
    goods_kind: str = ""
    goods_quantity: str = ""
    goods_price_fen: int = 0
    """The goods of the negotiation said more closely, where `goods` names no others: specification, how many, price of one."""
    households: int | None = None
    people: int | None = None
    trustee_id: str | None = None
    starts: date | None = None
    ends: date | None = None
    effect: LetterEffect = LetterEffect.INTENT_ONLY
    copies: int | None = None
    content: str = ""
    formal_by: date | None = None
    instalments: tuple[InstalmentFacts, ...] = ()
    milestones: str = ""
    attachments: tuple[str, ...] = ()
    """What is attached besides the board's resolution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """One line of the list of letters."""

    id: str
    number: str
    day: date
    state: LetterState
    party_a: str
    party_b: str
    party_c: str
    project: str
    field: Field
    cash_fen: int
    goods_fen: int
    negotiation_id: str
    prints: int
    voided: bool
    board_passed: bool
    issued_here: bool
    """Whether it carries a signed code (letters taken from a roster do not)."""
    handed_in: bool | None = None
    """Whether the bureau has said that it has all this desk wrote of it; None at the bureau."""

    @property
    def total_fen(self) -> int:
        """Cash and goods together, in fen."""
        return self.cash_fen + self.goods_fen


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterCard:
    """One letter, whole: its line, its facts, its code, and when it was printed."""

    row: LetterRow
    facts: LetterFacts
    qr: str
    prints: tuple[tuple[datetime, int], ...]
    """(when, copy number)"""
    void_reason: str = ""
    void_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsForm:
    """One line of goods as typed at the desk."""

    name: str
    value_fen: int
    basis: ValueBasis = ValueBasis.AGREED
