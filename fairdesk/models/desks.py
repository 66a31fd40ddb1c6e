"""The desks of the fair as the bureau enrolled them: what every other desk may know of them."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record
from fairdesk.records.choices import DeskKind


class EnrolledDesk(Record, kw_only=True):
    """A desk with its public keys (hex, age recipient); `code` is its device id (R65)."""

    __tablename__ = "enrolled_desk"

    kind: Mapped[DeskKind]
    booth: Mapped[str] = mapped_column(default="")
    letters: Mapped[str]
    public_key: Mapped[str]
    recipient: Mapped[str]
    scope: Mapped[list[str]] = mapped_column(default_factory=list)
    valid_from: Mapped[date | None] = mapped_column(default=None)
    valid_to: Mapped[date | None] = mapped_column(default=None)
    revoked_on: Mapped[date | None] = mapped_column(default=None)
