"""Social organisations and what stands behind and above them: committees, hubs, member units, bodies, resolutions."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link, link
from fairdesk.records.choices import BoardStatus, BodyLevel, Category, Field, RegistrationLevel


class JointCommittee(Record, kw_only=True):
    """A joint Party committee and the organisations it links (R14)."""

    __tablename__ = "joint_committee"

    name: Mapped[str]
    parent: Mapped[str] = mapped_column(default="")
    linked_field: Mapped[str] = mapped_column(default="")
    secretary: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")


class Organisation(Record, kw_only=True):
    """A social organisation (R18-R24). Its four flags are independent of one another (DOMAIN 2.2)."""

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(index=True)
    short: Mapped[str] = mapped_column(default="")
    uscc: Mapped[str] = mapped_column(default="")
    category: Mapped[Category | None] = mapped_column(default=None)
    reg_authority: Mapped[str] = mapped_column(default="")
    reg_level: Mapped[RegistrationLevel | None] = mapped_column(default=None)
    supervisor: Mapped[str] = mapped_column(default="")
    grade: Mapped[str] = mapped_column(default="")
    grade_until: Mapped[date | None] = mapped_column(default=None)
    charity: Mapped[bool] = mapped_column(default=False)
    public_fundraising: Mapped[bool] = mapped_column(default=False)
    tax_deductible: Mapped[bool] = mapped_column(default=False)
    hub: Mapped[bool] = mapped_column(default=False)
    supporting: Mapped[bool] = mapped_column(default=False)
    committee_id: Mapped[str | None] = link("joint_committee")
    hub_id: Mapped[str | None] = link("organisation")
    party_form: Mapped[str] = mapped_column(default="")
    legal_rep: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    contact_title: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")
    landline: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    founded: Mapped[date | None] = mapped_column(default=None)
    main_field: Mapped[Field | None] = mapped_column(default=None)
    board_status: Mapped[BoardStatus] = mapped_column(default=BoardStatus.NOT_SUBMITTED)
    resolution_no: Mapped[str] = mapped_column(default="")
    resolution_date: Mapped[date | None] = mapped_column(default=None)


class MemberUnit(Record, kw_only=True):
    """A unit behind an association, often a company (R20, R46)."""

    __tablename__ = "member_unit"

    organisation_id: Mapped[str] = due_link("organisation")
    name: Mapped[str]
    uscc: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")


class Body(Record, kw_only=True):
    """A government body; its former names stay findable (R09-R17)."""

    __tablename__ = "body"

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    level: Mapped[BodyLevel | None] = mapped_column(default=None)
    area: Mapped[str] = mapped_column(default="")
    former_names: Mapped[list[str]] = mapped_column(default_factory=list)
    representative: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")


class BoardResolution(Record, kw_only=True):
    """An organisation's own decision, the gate to signing (R60, R61)."""

    __tablename__ = "board_resolution"

    organisation_id: Mapped[str] = due_link("organisation")
    number: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None] = mapped_column(default=None)
    points: Mapped[list[str]] = mapped_column(default_factory=list)
    team_lead: Mapped[str] = mapped_column(default="")
    team_size: Mapped[int] = mapped_column(default=0)
    due: Mapped[int] = mapped_column(default=0)
    present: Mapped[int] = mapped_column(default=0)
    agree: Mapped[int] = mapped_column(default=0)
    against: Mapped[int] = mapped_column(default=0)
    abstain: Mapped[int] = mapped_column(default=0)


class ActivityPlan(Record, kw_only=True):
    """A step of an organisation's plan of help (R61)."""

    __tablename__ = "activity_plan"

    organisation_id: Mapped[str] = due_link("organisation")
    resolution_id: Mapped[str | None] = link("board_resolution")
    title: Mapped[str]
    starts: Mapped[date | None] = mapped_column(default=None)
    ends: Mapped[date | None] = mapped_column(default=None)


class Campaign(Record, kw_only=True):
    """A committee's or a hub's mobilisation of its own system (R63)."""

    __tablename__ = "campaign"

    title: Mapped[str]
    committee_id: Mapped[str | None] = link("joint_committee")
    hub_id: Mapped[str | None] = link("organisation")
    starts: Mapped[date | None] = mapped_column(default=None)


class CampaignAnswer(Record, kw_only=True):
    """One organisation's answer in a campaign (R63)."""

    __tablename__ = "campaign_answer"

    campaign_id: Mapped[str] = due_link("campaign")
    organisation_id: Mapped[str] = due_link("organisation")
    answered: Mapped[bool] = mapped_column(default=False)
    offers: Mapped[int] = mapped_column(default=0)
    amount_fen: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")
