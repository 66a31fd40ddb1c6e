"""The hall: its zones and booths."""

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, link
from fairdesk.records.choices import Track


class Zone(Record, kw_only=True):
    """A zone of the hall (R42)."""

    __tablename__ = "zone"

    name: Mapped[str]
    track: Mapped[Track | None] = mapped_column(default=None)


class Booth(Record, kw_only=True):
    """A booth or table: `code` is its number on the floor (R42, R43)."""

    __tablename__ = "booth"

    zone_id: Mapped[str | None] = link("zone")
    holder: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = link("organisation")
    area_id: Mapped[str | None] = link("area")
    size: Mapped[str] = mapped_column(default="")
    power: Mapped[bool] = mapped_column(default=False)
    exhibits: Mapped[str] = mapped_column(default="")
    x: Mapped[int | None] = mapped_column(default=None)
    y: Mapped[int | None] = mapped_column(default=None)
