"""What became of the letters: the ledger of follow-up and its instalments."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link
from fairdesk.records.choices import FollowUpState


class FollowUp(Record, kw_only=True):
    """The state of one letter on one day (R59)."""

    __tablename__ = "follow_up"

    letter_id: Mapped[str] = due_link("letter_of_intent")
    as_of: Mapped[date]
    state: Mapped[FollowUpState]
    contract_no: Mapped[str] = mapped_column(default="")
    cash_paid_fen: Mapped[int] = mapped_column(default=0)
    goods_received_fen: Mapped[int] = mapped_column(default=0)
    people_reached: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(default="")
    officer: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")


class Instalment(Record, kw_only=True):
    """A part of the money or goods, when it was due and when it came."""

    __tablename__ = "instalment"

    letter_id: Mapped[str] = due_link("letter_of_intent")
    due: Mapped[date | None] = mapped_column(default=None)
    amount_fen: Mapped[int] = mapped_column(default=0)
    paid_on: Mapped[date | None] = mapped_column(default=None)
    goods: Mapped[str] = mapped_column(default="")
