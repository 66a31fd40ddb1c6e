"""What is needed and what is offered: demands, offers, resources, external projects, entrustments."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link, link
from fairdesk.records.choices import (
    Field,
    MatchStatus,
    Mode,
    NeedType,
    OfferRegion,
    ReliefKind,
    ResourceSource,
    Track,
    Visibility,
)


class Demand(Record, kw_only=True):
    """A need of an area or district (R38, R41, R68)."""

    __tablename__ = "demand"

    area_id: Mapped[str] = due_link("area")
    track: Mapped[Track]
    relief_kind: Mapped[ReliefKind | None] = mapped_column(default=None)
    title: Mapped[str]
    field: Mapped[Field]
    description: Mapped[str] = mapped_column(default="")
    need_type: Mapped[NeedType | None] = mapped_column(default=None)
    cash_fen: Mapped[int] = mapped_column(default=0)
    goods: Mapped[str] = mapped_column(default="")
    goods_fen: Mapped[int] = mapped_column(default=0)
    households: Mapped[int] = mapped_column(default=0)
    people: Mapped[int] = mapped_column(default=0)
    registered_poor: Mapped[int] = mapped_column(default=0)
    due: Mapped[date | None] = mapped_column(default=None)
    contact: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.PUBLIC)
    status: Mapped[MatchStatus] = mapped_column(default=MatchStatus.OPEN)


class Offer(Record, kw_only=True):
    """A project an organisation offers (R34, R39, R55-R58)."""

    __tablename__ = "offer"

    organisation_id: Mapped[str] = due_link("organisation")
    title: Mapped[str]
    field: Mapped[Field]
    mode: Mapped[Mode]
    description: Mapped[str] = mapped_column(default="")
    want_region: Mapped[str] = mapped_column(default="")
    region_level: Mapped[OfferRegion] = mapped_column(default=OfferRegion.ANY)
    cash_fen: Mapped[int] = mapped_column(default=0)
    goods: Mapped[str] = mapped_column(default="")
    goods_fen: Mapped[int] = mapped_column(default=0)
    service: Mapped[str] = mapped_column(default="")
    source: Mapped[ResourceSource | None] = mapped_column(default=None)
    trustee_id: Mapped[str | None] = link("organisation")
    starts: Mapped[date | None] = mapped_column(default=None)
    ends: Mapped[date | None] = mapped_column(default=None)
    cultivate_local: Mapped[bool] = mapped_column(default=False)
    contact: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    status: Mapped[MatchStatus] = mapped_column(default=MatchStatus.OPEN)
    external_project_id: Mapped[str | None] = link("external_project")


class Resource(Record, kw_only=True):
    """Funds or goods an organisation has at hand, by source (R24)."""

    __tablename__ = "resource"

    organisation_id: Mapped[str] = due_link("organisation")
    source: Mapped[ResourceSource]
    cash_fen: Mapped[int] = mapped_column(default=0)
    goods: Mapped[str] = mapped_column(default="")
    goods_fen: Mapped[int] = mapped_column(default=0)


class ExternalProject(Record, kw_only=True):
    """A project of government or another unit that coordinated help joins (R27, R56)."""

    __tablename__ = "external_project"

    title: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")
    area_id: Mapped[str | None] = link("area")


class Entrustment(Record, kw_only=True):
    """Funds and goods handed to a foundation or supporting organisation to carry out (R62)."""

    __tablename__ = "entrustment"

    organisation_id: Mapped[str] = due_link("organisation")
    trustee_id: Mapped[str] = due_link("organisation")
    offer_id: Mapped[str | None] = link("offer")
    cash_fen: Mapped[int] = mapped_column(default=0)
    goods: Mapped[str] = mapped_column(default="")
    goods_fen: Mapped[int] = mapped_column(default=0)
    day: Mapped[date | None] = mapped_column(default=None)
    purpose: Mapped[str] = mapped_column(default="")
