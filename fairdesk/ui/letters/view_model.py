"""What the page of letters knows: the queue, the paper in hand, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from fairdesk.base.errors import Refusal
from fairdesk.base.i18n import N_, _
from fairdesk.records.choices import LetterEffect
from fairdesk.records.letters import LetterCard, LetterForm, LetterRow
from fairdesk.records.papers import LetterFacts
from fairdesk.records.talks import NegotiationRow
from fairdesk.services import letters, papers, talks
from fairdesk.services.desk import Desk
from fairdesk.ui.page import Context, ViewModel


@dataclass(frozen=True, slots=True)
class State:
    """The queue, the negotiations that wait for a letter, and the paper in hand: prepared (`form`) or issued (`card`)."""

    rows: tuple[LetterRow, ...] | None = None
    waiting: tuple[NegotiationRow, ...] = ()
    selected: LetterRow | None = None
    card: LetterCard | None = None
    form: LetterForm | None = None
    facts: LetterFacts | None = None
    pdf: bytes = b""
    refusal: str = ""
    said: str = ""

    @property
    def prepared(self) -> bool:
        """Whether a letter is in hand that has no number yet."""
        return self.form is not None


class Letters(ViewModel[State]):
    """Verbs of the page. The drawing is done off the window's thread."""

    topics = frozenset({"letter_of_intent", "negotiation", "print"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())

    def refresh(self) -> None:
        """The queue is asked for again."""
        self.look(letters.rows, lambda rows: self.settle(rows=tuple(rows)))
        self.look(talks.without_letter, lambda rows: self.settle(waiting=tuple(rows)))
        if self.state.card is not None:
            self.look(letters.card, lambda card: self.settle(card=card, selected=card.row), letter_id=self.state.card.row.id)

    def open(self, thing: str) -> None:
        """A letter by its id, or `negotiation:ID` for the letter of that negotiation, prepared where there is none."""
        kind, _colon, name = thing.partition(":")
        if kind == "negotiation":
            self.prepare(name)
        elif thing:
            self.select(thing)

    # ---- preparing -----------------------------------------------------------------------------------------------------

    def prepare(self, negotiation_id: str) -> None:
        """The letter of this negotiation is on the screen: the issued one, or a preview of what would be issued."""

        def found(card: object) -> None:
            letter_id = getattr(getattr(card, "row", None), "letter_id", "")
            if letter_id:
                self.select(letter_id)
            else:
                self._preview(LetterForm(negotiation_id=negotiation_id))

        self.look(talks.card, found, negotiation_id=negotiation_id)

    def choose_effect(self, effect: LetterEffect) -> None:
        """The letter in preparation says whether it binds."""
        if self.state.form is not None:
            self._preview(replace(self.state.form, effect=effect))

    def choose_copies(self, copies: int) -> None:
        """The letter in preparation says in how many copies it is made."""
        if self.state.form is not None:
            self._preview(replace(self.state.form, copies=copies))

    def _preview(self, form: LetterForm) -> None:
        self.settle(form=form, card=None, selected=None, refusal="", said="")

        def drawn(facts: LetterFacts) -> None:
            self.settle(facts=facts)
            job = papers.preview_job(facts)
            self.context.runner.make(_(N_("Drawing the letter")), job, lambda pdf: self._shown(form, pdf))

        self.look(letters.preview, drawn, form=form).on_refusal(self._refused)

    def _shown(self, form: LetterForm, pdf: bytes) -> None:
        if self.state.form == form:
            self.settle(pdf=pdf)

    def _refused(self, refusal: Refusal) -> None:
        self.settle(refusal=refusal.message, pdf=b"", facts=None)

    # ---- issuing and after ---------------------------------------------------------------------------------------------

    def issue(self) -> None:
        """The prepared letter has its number and its code, and is the paper in hand."""
        if self.state.form is not None and not self.state.refusal:
            self.do(letters.issue, self.select, form=self.state.form).on_refusal(self._refused)

    def select(self, letter_id: str) -> None:
        """This letter is in hand, and its page is drawn."""

        def found(card: LetterCard) -> None:
            self.settle(card=card, selected=card.row, form=None, facts=card.facts, refusal="", said="")
            self.context.runner.make(_(N_("Drawing the letter")), papers.letter_job(card), lambda pdf: self._drawn(card, pdf))

        row = next((one for one in self.state.rows or () if one.id == letter_id), None)
        if row is not None and not row.issued_here:
            said = _(N_("This letter came in with a roster; it has no page of its own here."))
            self.settle(selected=row, card=None, form=None, facts=None, pdf=b"", refusal="", said=said)
            return
        self.look(letters.card, found, letter_id=letter_id)

    def _drawn(self, card: LetterCard, pdf: bytes) -> None:
        if self.state.card is not None and self.state.card.row.id == card.row.id:
            self.settle(pdf=pdf)

    def printed(self, target: str) -> None:
        """The page in hand has gone to this printer or file."""
        if self.state.card is not None:
            self.do(letters.note_print, letter_id=self.state.card.row.id, target=target)

    def save_pdf(self, out: Path) -> None:
        """The page in hand lies at `out`, and the journal knows of this copy."""
        card = self.state.card
        if card is None:
            return
        desk: Desk = self.context.desk
        self.context.runner.make_and_write(
            _(N_("Saving the letter")),
            lambda _progress: papers.print_letter(desk, letter_id=card.row.id, out=out),
            lambda _pdf: self._saved(out),
        )

    def _saved(self, out: Path) -> None:
        self.settle(said=_(N_("Saved as {name}."), name=out.name))
        self.refresh()

    def sign(self, by_a: bool = False, by_b: bool = False) -> None:
        """The paper in hand bears these signatures."""
        if self.state.card is not None:
            self.do(letters.sign, letter_id=self.state.card.row.id, by_a=by_a, by_b=by_b)

    def void(self, reason: str) -> None:
        """The letter in hand is void."""
        if self.state.card is not None:
            self.do(letters.void, letter_id=self.state.card.row.id, reason=reason)
