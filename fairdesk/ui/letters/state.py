"""What the page of letters shows at one moment: the queue by state, the paper in hand, and what to know before it is issued."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.base.i18n import N_, _
from fairdesk.records.choices import BoardStatus, LetterState, ValueBasis
from fairdesk.records.letters import LetterCard, LetterForm, LetterRow
from fairdesk.records.papers import LetterFacts
from fairdesk.records.scans import FiledScans
from fairdesk.records.talks import NegotiationCard, NegotiationRow

WAITING, TO_PRINT, TO_SIGN, DONE, VOID = "waiting", "to_print", "to_sign", "done", "void"
STAGES = {
    WAITING: N_("To issue"),
    TO_PRINT: N_("To print"),
    TO_SIGN: N_("To sign"),
    DONE: N_("Signed"),
    VOID: N_("Void"),
}
"""The queue, in the order in which a letter walks through it."""
_STAGE_OF = {
    LetterState.ISSUED: TO_PRINT,
    LetterState.PRINTED: TO_SIGN,
    LetterState.SIGNED_A: TO_SIGN,
    LetterState.SIGNED_B: TO_SIGN,
    LetterState.SIGNED: DONE,
    LetterState.FILED: DONE,
    LetterState.VOID: VOID,
}
LIFE = (N_("Draft"), N_("Number"), N_("Print"), N_("A signs"), N_("B signs"), N_("Filed away"))
_REACHED = {
    LetterState.ISSUED: 2,
    LetterState.PRINTED: 3,
    LetterState.SIGNED_A: 4,
    LetterState.SIGNED_B: 4,
    LetterState.SIGNED: 5,
    LetterState.FILED: 6,
    LetterState.VOID: 0,
}


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One paper of the queue, issued or still to be issued."""

    id: str
    """A letter's id, or `negotiation:` and the id of a negotiation that waits for its letter."""
    stage: str
    giver: str
    receiver: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The queue, the negotiations that wait for a letter, and the paper in hand: prepared (`form`) or issued (`card`)."""

    rows: tuple[LetterRow, ...] | None = None
    waiting: tuple[NegotiationRow, ...] = ()
    stage: str = ""
    """Only papers of this stage are shown; empty for all."""
    selected: LetterRow | None = None
    card: LetterCard | None = None
    talk: NegotiationCard | None = None
    """The negotiation of the letter in preparation."""
    form: LetterForm | None = None
    facts: LetterFacts | None = None
    pdf: bytes = b""
    scans: FiledScans | None = None
    """What came back of the letter in hand."""
    busy: bool = False
    """Whether the paper in hand is being fetched or issued."""
    refusal: str = ""
    said: str = ""

    @property
    def prepared(self) -> bool:
        """Whether a letter is in hand that has no number yet."""
        return self.form is not None

    @property
    def talked_goods(self) -> str:
        """The goods the letter in preparation takes from its negotiation; empty where there are none."""
        return self.talk.form.goods if self.form is not None and self.talk is not None else ""

    @property
    def queue(self) -> tuple[QueueLine, ...]:
        """Every paper, those that wait for somebody first; within a stage the newest first."""
        lines = [QueueLine(f"negotiation:{one.id}", WAITING, one.organisation, one.area) for one in self.waiting]
        lines += [QueueLine(one.id, _STAGE_OF[one.state], one.party_b, one.party_a, one.number) for one in self.rows or ()]
        order = list(STAGES)
        return tuple(sorted(lines, key=lambda line: order.index(line.stage)))

    @property
    def shown(self) -> tuple[QueueLine, ...]:
        """The papers of the chosen stage, or all."""
        return tuple(line for line in self.queue if self.stage in {"", line.stage})

    @property
    def in_hand(self) -> str:
        """The id of the queue's line in hand; empty where there is none."""
        if self.form is not None:
            return f"negotiation:{self.form.negotiation_id}"
        return self.selected.id if self.selected is not None else ""

    @property
    def life(self) -> tuple[tuple[str, ...], int]:
        """The steps of a letter's life as English msgids, and where the paper in hand stands."""
        if self.selected is None:
            return LIFE, 0
        b_first = self.selected.state is LetterState.SIGNED_B
        words = (*LIFE[:3], LIFE[4], LIFE[3], LIFE[5]) if b_first else LIFE
        return words, _REACHED[self.selected.state]

    @property
    def may_sign(self) -> tuple[bool, bool]:
        """Whether the signatures of A and of B may still be noted."""
        state = self.selected.state if self.card is not None and self.selected is not None else None
        printed = state in {LetterState.PRINTED, LetterState.SIGNED_A, LetterState.SIGNED_B}
        return printed and state is not LetterState.SIGNED_A, printed and state is not LetterState.SIGNED_B


def warnings(facts: LetterFacts) -> tuple[str, ...]:
    """What a person should know before this letter is issued, each a sentence; none of it forbids the letter."""
    said = []
    if facts.board is not BoardStatus.PASSED:
        said.append(
            _(
                "The board of {name} has not passed this yet; the letter says that it takes effect once it has.",
                name=facts.party_b.name,
            )
        )
    if not facts.total_fen:
        said.append(_("No money stands in this letter: it counts in goods or services only."))
    if any(one.basis is ValueBasis.NONE for one in facts.goods):
        said.append(_("Goods without proof of their value count in quantity, not in money."))
    if not facts.party_b.code:
        said.append(_("The credit code of {name} is not known; the line stays empty.", name=facts.party_b.name))
    if not facts.party_a.representative:
        said.append(_("Who signs for {name} is not known; the line stays empty.", name=facts.party_a.name))
    return tuple(said)
