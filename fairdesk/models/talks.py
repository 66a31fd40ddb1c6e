"""What happens between people: negotiations, those who sat at them, appointments, pitches and the interest they found."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link, link
from fairdesk.records.choices import Field, Mode, Outcome, PitchKind, PitchSession, Track, ValueBasis


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


class Appointment(Record, kw_only=True):
    """A meeting arranged beforehand: who, when, at which table."""

    __tablename__ = "appointment"

    organisation_id: Mapped[str] = due_link("organisation")
    area_id: Mapped[str] = due_link("area")
    offer_id: Mapped[str | None] = link("offer")
    demand_id: Mapped[str | None] = link("demand")
    booth_id: Mapped[str | None] = link("booth")
    slot: Mapped[int | None] = mapped_column(default=None)
    starts: Mapped[datetime | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="proposed")
    locked: Mapped[bool] = mapped_column(default=False)
    plan: Mapped[str] = mapped_column(default="")


class Wish(Record, kw_only=True):
    """Whom one side wants to meet, or will not (must, want, no)."""

    __tablename__ = "wish"

    organisation_id: Mapped[str] = due_link("organisation")
    area_id: Mapped[str] = due_link("area")
    by_area: Mapped[bool] = mapped_column(default=False)
    level: Mapped[str] = mapped_column(default="want")
    reason: Mapped[str] = mapped_column(default="")


class Pitch(Record, kw_only=True):
    """A project, needs, area or policy talk (R34-R41)."""

    __tablename__ = "pitch"

    session: Mapped[PitchSession]
    starts: Mapped[str] = mapped_column(default="")
    kind: Mapped[PitchKind]
    presenter: Mapped[str]
    organisation_id: Mapped[str | None] = link("organisation")
    area_id: Mapped[str | None] = link("area")
    body_id: Mapped[str | None] = link("body")
    on_behalf_of: Mapped[str] = mapped_column(default="")
    topic: Mapped[str] = mapped_column(default="")


class Interest(Record, kw_only=True):
    """Somebody's interest in a pitch, taken down by one scan."""

    __tablename__ = "interest"

    pitch_id: Mapped[str] = due_link("pitch")
    participant_id: Mapped[str] = due_link("participant")
    at: Mapped[datetime]
