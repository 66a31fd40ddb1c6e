"""Papers that were issued, and papers that left the printer."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.base.errors import LetterIsVoid
from fairdesk.models.base import Record
from fairdesk.records.choices import LetterState


class IssuedPaper(Record, kw_only=True):
    """A paper other than a letter of intent as it was issued: its facts (JSON), their digest and the text of its signed code.

    `subject` and `subject_id` name the record it speaks of. What it says is fixed; a changed record makes another paper.
    """

    __tablename__ = "issued_paper"

    kind: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    number: Mapped[str] = mapped_column(default="")
    day: Mapped[date]
    digest: Mapped[str] = mapped_column(index=True)
    qr: Mapped[str] = mapped_column(default="")
    facts: Mapped[str] = mapped_column(default="")
    state: Mapped[LetterState] = mapped_column(default=LetterState.ISSUED)

    def printed(self) -> None:
        """The paper is known to have been printed; a void one is refused."""
        self.refuse_void()
        if self.state is LetterState.ISSUED:
            self.state = LetterState.PRINTED

    def filed(self) -> None:
        """The signed paper is known to have come back; a void one is refused."""
        self.refuse_void()
        self.state = LetterState.FILED

    def void(self, reason: str) -> None:
        """The paper is void with its reason."""
        super().void(reason)
        self.state = LetterState.VOID

    def refuse_void(self) -> None:
        """Nothing changes; refused where the paper is void."""
        if self.voided:
            raise LetterIsVoid(number=self.number or self.kind)


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
