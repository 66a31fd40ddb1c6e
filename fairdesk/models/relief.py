"""Relief of households: always under a pseudonym, never in a booth's kit (R25, R51-R54)."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link
from fairdesk.records.choices import HouseholdCause, HouseholdNeed, ReliefKind


class Household(Record, kw_only=True):
    """A household in need; `code` is its pseudonym."""

    __tablename__ = "household"

    district: Mapped[str] = mapped_column(default="")
    cause: Mapped[HouseholdCause | None] = mapped_column(default=None)
    members: Mapped[int] = mapped_column(default=0)
    need: Mapped[HouseholdNeed | None] = mapped_column(default=None)
    consent: Mapped[bool] = mapped_column(default=False)


class Pairing(Record, kw_only=True):
    """One household, one organisation; an open pairing always has a next visit (R54)."""

    __tablename__ = "pairing"

    household_id: Mapped[str] = due_link("household")
    organisation_id: Mapped[str] = due_link("organisation")
    relief_kind: Mapped[ReliefKind]
    starts: Mapped[date | None] = mapped_column(default=None)
    next_visit: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    end_reason: Mapped[str] = mapped_column(default="")


class Visit(Record, kw_only=True):
    """A visit paid under a pairing (R54)."""

    __tablename__ = "visit"

    pairing_id: Mapped[str] = due_link("pairing")
    day: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
