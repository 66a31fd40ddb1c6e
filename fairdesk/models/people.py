"""The people of the fair: who they are, the badges they wear and when they came."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link, link
from fairdesk.records.choices import ArrivalMethod, ParticipantCategory


class Participant(Record, kw_only=True):
    """A person of the fair (R07, R46). One person has one valid badge; two may share a name (DOMAIN 1.8, rule 8)."""

    __tablename__ = "participant"

    name: Mapped[str] = mapped_column(index=True)
    gender: Mapped[str] = mapped_column(default="")
    ethnicity: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = link("organisation")
    delegation_id: Mapped[str | None] = link("delegation")
    area_id: Mapped[str | None] = link("area")
    committee_id: Mapped[str | None] = link("joint_committee")
    title: Mapped[str] = mapped_column(default="")
    category: Mapped[ParticipantCategory]
    mobile: Mapped[str] = mapped_column(default="")
    badge_no: Mapped[str] = mapped_column(default="", index=True)
    diet: Mapped[str] = mapped_column(default="")
    arrives: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    walk_in: Mapped[bool] = mapped_column(default=False)


class Badge(Record, kw_only=True):
    """One printed badge of a person; a reprint voids the one before (DOMAIN 2.4)."""

    __tablename__ = "badge"

    participant_id: Mapped[str] = due_link("participant")
    number: Mapped[str]
    copy: Mapped[int] = mapped_column(default=1)
    printed_at: Mapped[datetime | None] = mapped_column(default=None)


class Arrival(Record, kw_only=True):
    """One entry of the sign-in log."""

    __tablename__ = "arrival"

    participant_id: Mapped[str] = due_link("participant")
    at: Mapped[datetime]
    station: Mapped[str] = mapped_column(default="")
    method: Mapped[ArrivalMethod] = mapped_column(default=ArrivalMethod.SCAN)
    left_at: Mapped[datetime | None] = mapped_column(default=None)
