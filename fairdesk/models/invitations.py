"""Who was asked to come, and what they agreed to."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link, link


class Invitation(Record, kw_only=True):
    """An invitation and what came of it."""

    __tablename__ = "invitation"

    participant_id: Mapped[str | None] = link("participant")
    organisation_id: Mapped[str | None] = link("organisation")
    area_id: Mapped[str | None] = link("area")
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(default="")
    called_at: Mapped[datetime | None] = mapped_column(default=None)


class Consent(Record, kw_only=True):
    """What a person agreed to, under which version of the notice (PIPL 17)."""

    __tablename__ = "consent"

    participant_id: Mapped[str] = due_link("participant")
    purpose: Mapped[str]
    notice_version: Mapped[str] = mapped_column(default="")
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
