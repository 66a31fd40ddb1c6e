"""Who wishes to meet whom, and the meetings that were arranged."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link, link


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
