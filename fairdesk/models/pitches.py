"""Projects presented on the stage, and who was interested."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link, link
from fairdesk.records.choices import PitchKind, PitchSession


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
