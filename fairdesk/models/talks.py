"""Negotiations and who sat at the table."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link, link
from fairdesk.records.choices import Field, Mode, Outcome, Track, ValueBasis


class Negotiation(Record, kw_only=True):
    """A face-to-face negotiation, the heart of the fair (R45)."""

    __tablename__ = "negotiation"

    organisation_id: Mapped[str] = due_link("organisation")
    area_id: Mapped[str] = due_link("area")
    offer_id: Mapped[str | None] = link("offer")
    demand_id: Mapped[str | None] = link("demand")
    booth_id: Mapped[str | None] = link("booth")
    starts: Mapped[datetime]
    ends: Mapped[datetime | None] = mapped_column(default=None)
    track: Mapped[Track | None] = mapped_column(default=None)
    field: Mapped[Field | None] = mapped_column(default=None)
    field_note: Mapped[str] = mapped_column(default="")
    mode: Mapped[Mode | None] = mapped_column(default=None)
    project: Mapped[str] = mapped_column(default="")
    cash_fen: Mapped[int] = mapped_column(default=0)
    goods: Mapped[str] = mapped_column(default="")
    goods_fen: Mapped[int] = mapped_column(default=0)
    goods_basis: Mapped[ValueBasis] = mapped_column(default=ValueBasis.AGREED)
    households: Mapped[int] = mapped_column(default=0)
    people: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.CONTINUE)
    recorder: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    next_due: Mapped[date | None] = mapped_column(default=None)
    minutes: Mapped[str] = mapped_column(default="")
    consent_contacts: Mapped[bool] = mapped_column(default=False)


class NegotiationPerson(Record, kw_only=True):
    """A person at a negotiation; may speak for a member unit (R46)."""

    __tablename__ = "negotiation_person"

    negotiation_id: Mapped[str] = due_link("negotiation")
    participant_id: Mapped[str] = due_link("participant")
    member_unit_id: Mapped[str | None] = link("member_unit")
