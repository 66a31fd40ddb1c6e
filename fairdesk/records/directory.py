"""Organisations, areas, demands, offers and booths as lists and cards show them."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.records.choices import BoardStatus, Category, Field, MatchStatus, Mode, Track
from fairdesk.records.people import PersonRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """One line of the list of organisations."""

    id: str
    code: str
    name: str
    short: str
    category: Category | None
    board_status: BoardStatus
    supporting: bool
    hub: bool
    committee: str
    main_field: Field | None
    uscc: str
    contact: str
    phone: str
    """Masked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One line of the list of areas."""

    id: str
    code: str
    name: str
    province: str
    prefecture: str
    gb_code: str
    delegation_lead: str
    people: int
    booth: str
    track: Track


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandRow:
    """One demand of an area."""

    id: str
    code: str
    area_id: str
    area: str
    title: str
    field: Field
    track: Track
    cash_fen: int
    goods: str
    goods_fen: int
    households: int
    people: int
    status: MatchStatus
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """One project an organisation offers."""

    id: str
    code: str
    organisation_id: str
    organisation: str
    title: str
    field: Field
    mode: Mode
    cash_fen: int
    goods: str
    goods_fen: int
    want_region: str
    status: MatchStatus
    trustee_id: str
    trustee: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationCard:
    """All there is of one organisation."""

    row: OrganisationRow
    legal_rep: str
    reg_authority: str
    grade: str
    address: str
    resolution_no: str
    offers: tuple[OfferRow, ...]
    people: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCard:
    """All there is of one area."""

    row: AreaRow
    policy: str
    demands: tuple[DemandRow, ...]
    people: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothRow:
    """One booth or table."""

    id: str
    code: str
    zone: str
    holder: str
