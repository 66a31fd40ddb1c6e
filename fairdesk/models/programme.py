"""The programme of the fair: its parts, its half days and its agenda."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, link
from fairdesk.records.choices import PitchSession


class FairPart(Record, kw_only=True):
    """A part of the fair: conference, pitches, display, negotiations (R02)."""

    __tablename__ = "fair_part"

    kind: Mapped[str]
    name: Mapped[str]
    place: Mapped[str] = mapped_column(default="")


class FairSession(Record, kw_only=True):
    """A half day of the fair (R01)."""

    __tablename__ = "fair_session"

    day: Mapped[date]
    session: Mapped[PitchSession]
    starts: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")


class AgendaItem(Record, kw_only=True):
    """One line of the programme; times are local, `HH:MM` (R29, R36)."""

    __tablename__ = "agenda_item"

    no: Mapped[int]
    starts: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    speaker: Mapped[str] = mapped_column(default="")
    summary: Mapped[list[str]] = mapped_column(default_factory=list)
    part_id: Mapped[str | None] = link("fair_part")
