"""Places and those who came from them: areas, delegations, district stands, local organisations."""

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link, link
from fairdesk.records.choices import AreaKind, AreaLevel


class Area(Record, kw_only=True):
    """A place on any level. Its key is our own: a functional zone has no division code (R05, R06)."""

    __tablename__ = "area"

    level: Mapped[AreaLevel] = mapped_column(default=AreaLevel.COUNTY)
    kind: Mapped[AreaKind | None] = mapped_column(default=None)
    gb_code: Mapped[str | None] = mapped_column(default=None)
    province: Mapped[str] = mapped_column(default="")
    prefecture: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    partner_district: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[str | None] = link("area")


class Delegation(Record, kw_only=True):
    """The people an area sent, under a lead (R16)."""

    __tablename__ = "delegation"

    area_id: Mapped[str] = due_link("area")
    lead_unit: Mapped[str] = mapped_column(default="")
    lead: Mapped[str] = mapped_column(default="")
    lead_title: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)
    phone: Mapped[str] = mapped_column(default="")
    booth_id: Mapped[str | None] = link("booth")
    policy: Mapped[str] = mapped_column(default="")


class DistrictStand(Record, kw_only=True):
    """A Beijing district's stand in the relief zone (R17, R42)."""

    __tablename__ = "district_stand"

    area_id: Mapped[str] = due_link("area")
    booth_id: Mapped[str | None] = link("booth")
    contact: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    focus: Mapped[str] = mapped_column(default="")


class LocalOrganisation(Record, kw_only=True):
    """A local body that help is to bring up: the work team that stays (R26, R58)."""

    __tablename__ = "local_organisation"

    area_id: Mapped[str] = due_link("area")
    name: Mapped[str]
    target: Mapped[str] = mapped_column(default="")
    letter_id: Mapped[str | None] = link("letter_of_intent")
    people_trained: Mapped[int] = mapped_column(default=0)
