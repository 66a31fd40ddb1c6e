"""Files that belong to a record."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record


class Attachment(Record, kw_only=True):
    """A photo, a scan or a file that belongs to a record (R08); the bytes lie in `attached_bytes` under their SHA-256."""

    __tablename__ = "attachment"

    subject: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    name: Mapped[str]
    caption: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str]
    size: Mapped[int]
    taken_at: Mapped[datetime | None] = mapped_column(default=None)
