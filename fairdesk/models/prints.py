"""Papers that left the printer."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record


class Print(Record, kw_only=True):
    """A paper that was sent to a printer or a file: which, when, which copy, by whom is in the operation."""

    __tablename__ = "print"

    subject: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    copy: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime]
    target: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(default="")
