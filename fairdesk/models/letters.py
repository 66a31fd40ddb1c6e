"""Letters of intent and their goods."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.base.errors import LetterIsVoid
from fairdesk.models.base import Record, due_link, link
from fairdesk.records.choices import BoardStatus, Field, LetterEffect, LetterState, Mode, Track, ValueBasis


class LetterOfIntent(Record, kw_only=True):
    """A letter of intent (R35). `total = cash + goods with proof`; what it says is fixed once it has a number."""

    __tablename__ = "letter_of_intent"

    number: Mapped[str] = mapped_column(index=True)
    negotiation_id: Mapped[str | None] = link("negotiation")
    day: Mapped[date]
    organisation_id: Mapped[str] = due_link("organisation")
    area_id: Mapped[str] = due_link("area")
    trustee_id: Mapped[str | None] = link("organisation")
    party_a: Mapped[str]
    party_b: Mapped[str]
    party_c: Mapped[str] = mapped_column(default="")
    project: Mapped[str]
    field: Mapped[Field]
    field_note: Mapped[str] = mapped_column(default="")
    mode: Mapped[Mode]
    track: Mapped[Track]
    demand_id: Mapped[str | None] = link("demand")
    offer_id: Mapped[str | None] = link("offer")
    cash_fen: Mapped[int] = mapped_column(default=0)
    goods: Mapped[str] = mapped_column(default="")
    goods_fen: Mapped[int] = mapped_column(default=0)
    households: Mapped[int] = mapped_column(default=0)
    people: Mapped[int] = mapped_column(default=0)
    starts: Mapped[date | None] = mapped_column(default=None)
    ends: Mapped[date | None] = mapped_column(default=None)
    copies: Mapped[int] = mapped_column(default=3)
    board_status: Mapped[BoardStatus] = mapped_column(default=BoardStatus.NOT_SUBMITTED)
    board_number: Mapped[str] = mapped_column(default="")
    effect: Mapped[LetterEffect] = mapped_column(default=LetterEffect.INTENT_ONLY)
    state: Mapped[LetterState] = mapped_column(default=LetterState.ISSUED)
    digest: Mapped[str] = mapped_column(default="")
    qr: Mapped[str] = mapped_column(default="")
    facts: Mapped[str] = mapped_column(default="")

    @property
    def total_fen(self) -> int:
        """Cash and goods together, in fen."""
        return self.cash_fen + self.goods_fen

    def printed(self) -> None:
        """The letter is known to have been printed; a void one is refused."""
        self.refuse_void()
        if self.state is LetterState.ISSUED:
            self.state = LetterState.PRINTED

    def signed(self, by_a: bool, by_b: bool) -> None:
        """The letter bears these signatures besides those it had; one that came back stays so, a void one is refused."""
        self.refuse_void()
        if self.state is LetterState.FILED:
            return
        had_a = self.state in {LetterState.SIGNED_A, LetterState.SIGNED}
        had_b = self.state in {LetterState.SIGNED_B, LetterState.SIGNED}
        states = {(True, True): LetterState.SIGNED, (True, False): LetterState.SIGNED_A, (False, True): LetterState.SIGNED_B}
        self.state = states.get((had_a or by_a, had_b or by_b), self.state)

    def filed(self) -> None:
        """The letter signed by both is known to have come back as a scan; a void one is refused."""
        self.refuse_void()
        self.state = LetterState.FILED

    def void(self, reason: str) -> None:
        """The letter is void, its number stays used (DOMAIN 1.8, rule 6)."""
        super().void(reason)
        self.state = LetterState.VOID

    def refuse_void(self) -> None:
        """Nothing changes; refused where the letter is void."""
        if self.voided:
            raise LetterIsVoid(number=self.number)


class LetterGoods(Record, kw_only=True):
    """One line of a letter's goods list with the basis of its value (DOMAIN 2.3)."""

    __tablename__ = "letter_goods"

    letter_id: Mapped[str] = due_link("letter_of_intent")
    name: Mapped[str]
    quantity: Mapped[str] = mapped_column(default="")
    value_fen: Mapped[int] = mapped_column(default=0)
    basis: Mapped[ValueBasis] = mapped_column(default=ValueBasis.AGREED)
