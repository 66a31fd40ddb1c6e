"""What the page of letters knows: the queue, the paper in hand, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from fairdesk.base.errors import Refusal
from fairdesk.base.i18n import N_, _
from fairdesk.base.progress import Progress
from fairdesk.records.choices import LetterEffect
from fairdesk.records.letters import LetterCard, LetterForm
from fairdesk.records.papers import LetterFacts
from fairdesk.records.scans import FiledScans
from fairdesk.records.talks import NegotiationCard
from fairdesk.services import letter_batches, letters, papers, scans, talks
from fairdesk.services.desk import Desk
from fairdesk.ui.letters.state import State
from fairdesk.ui.page import Context, ViewModel

_NOTHING: dict[str, Any] = {
    "card": None,
    "talk": None,
    "form": None,
    "facts": None,
    "pdf": b"",
    "scans": None,
    "busy": False,
    "refusal": "",
}
"""No paper is in hand."""


class Letters(ViewModel[State]):
    """Verbs of the page. The drawing is done off the window's thread."""

    topics = frozenset({"letter_of_intent", "negotiation", "print", "attachment"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())
        self._issue_wanted = False
        self._in_hand = ""

    def refresh(self) -> None:
        """The queue is asked for again."""
        self.look(letters.rows, lambda rows: self.settle(rows=tuple(rows)))
        self.look(talks.without_letter, lambda rows: self.settle(waiting=tuple(rows)))
        if self._in_hand:
            self.look(letters.card, self._found, letter_id=self._in_hand).on_refusal(lambda _refusal: self._let_go())
        elif self.state.form is not None and not self.state.busy:
            self.look(talks.card, self._again, negotiation_id=self.state.form.negotiation_id)

    def _let_go(self) -> None:
        self._in_hand = ""
        self.settle(**_NOTHING, selected=None, said="")

    def _again(self, card: NegotiationCard) -> None:
        if card.row.letter_id:
            self.select(card.row.letter_id)
        elif self.state.form is not None and card != self.state.talk:
            self.settle(talk=card)
            self._preview(self.state.form)

    def filter(self, stage: str) -> None:
        """Only papers of this stage are shown; all for an empty one."""
        self.settle(stage=stage)

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
        self._issue_wanted, self._in_hand = False, ""
        self.settle(busy=True)

        def found(card: NegotiationCard) -> None:
            if card.row.letter_id:
                self.select(card.row.letter_id)
            else:
                self.settle(talk=card, pdf=b"", facts=None)
                self._preview(LetterForm(negotiation_id=negotiation_id))

        self.look(talks.card, found, negotiation_id=negotiation_id).on_refusal(self._refused)

    def complete(self, field: str) -> None:
        """The negotiation of the letter in preparation is open at this field."""
        if self.state.form is not None:
            self.context.navigate("negotiations", f"edit:{self.state.form.negotiation_id}:{field}")

    def choose_effect(self, effect: LetterEffect) -> None:
        """The letter in preparation says whether it binds."""
        if self.state.form is not None:
            self._preview(replace(self.state.form, effect=effect))

    def choose_copies(self, copies: int) -> None:
        """The letter in preparation says in how many copies it is made."""
        if self.state.form is not None:
            self._preview(replace(self.state.form, copies=copies))

    def describe_goods(self, kind: str, quantity: str, price_fen: int) -> None:
        """The letter in preparation says its goods more closely: specification, how many, and the price of one."""
        if self.state.form is not None:
            self._preview(replace(self.state.form, goods_kind=kind, goods_quantity=quantity, goods_price_fen=price_fen))

    def _preview(self, form: LetterForm) -> None:
        self.settle(form=form, card=None, selected=None, refusal="", said="", busy=True)

        def checked(facts: LetterFacts) -> None:
            self.settle(facts=facts, busy=False)
            job = papers.preview_job(facts)
            self.context.runner.make(_(N_("Drawing the letter")), job, lambda pdf: self._previewed(form, pdf))
            if self._issue_wanted:
                self.issue()

        self.look(letters.preview, checked, form=form).on_refusal(self._refused)

    def _previewed(self, form: LetterForm, pdf: bytes) -> None:
        if self.state.form == form:
            self.settle(pdf=pdf)

    def _refused(self, refusal: Refusal) -> None:
        self._issue_wanted = False
        self.settle(refusal=refusal.message, pdf=b"", facts=None, busy=False)

    # ---- issuing and after ---------------------------------------------------------------------------------------------

    def issue(self) -> None:
        """The prepared letter has its number and its code, and is the paper in hand. Asked for too early, it waits."""
        state = self.state
        self._issue_wanted = state.busy
        if state.form is not None and state.facts is not None and not state.refusal and not state.busy:
            self.settle(busy=True)
            self.do(letters.issue, self.select, form=state.form).on_refusal(self._refused)

    def select(self, letter_id: str) -> None:
        """This letter is in hand, and its page is drawn."""
        row = next((one for one in self.state.rows or () if one.id == letter_id), None)
        if row is not None and not row.issued_here:
            said = _(N_("This letter came in with a roster; it has no page of its own here."))
            self._in_hand = ""
            self.settle(selected=row, said=said, **_NOTHING)
            return
        self._in_hand = letter_id
        self.look(letters.card, self._found, letter_id=letter_id)

    def _found(self, card: LetterCard) -> None:
        self.look(scans.of_paper, lambda filed: self._came_back(card, filed), subject_id=card.row.id)
        before = self.state.card
        if before is not None and before.row.id == card.row.id:
            self.settle(card=card, selected=card.row, busy=False)
            if (before.prints, before.row.voided) == (card.prints, card.row.voided):
                return  # else the next printing says which it is, or that the letter is void: it is drawn again
        else:
            self.settle(**(_NOTHING | {"card": card, "selected": card.row, "facts": card.facts}), said="")
        job = papers.letter_job(self.context.desk, card)
        self.context.runner.make(_(N_("Drawing the letter")), job, lambda pdf: self._drawn(card, pdf))

    def _came_back(self, card: LetterCard, filed: FiledScans) -> None:
        if self.state.card is not None and self.state.card.row.id == card.row.id:
            self.settle(scans=filed)

    def open_scan(self) -> None:
        """The scan of the letter in hand is looked at on its own page; without one, scans can be taken in there."""
        self.context.navigate("scans", self.state.scans.newest if self.state.scans else "")

    def _drawn(self, card: LetterCard, pdf: bytes) -> None:
        if self.state.card is not None and self.state.card.row.id == card.row.id:
            self.settle(pdf=pdf)

    def draw_every(self, then: Callable[[bytes, tuple[str, ...]], None]) -> None:
        """The letters that wait for the printer are drawn as one file; `then` hears it and their ids."""
        desk: Desk = self.context.desk

        def job(progress: Progress) -> tuple[bytes, tuple[str, ...]]:
            return letter_batches.for_the_printer(desk, name=letter_batches.WAITING, progress=progress)

        self.context.runner.make(_(N_("Drawing letters")), job, lambda made: then(*made))

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

    def sign(self, by_a: bool = False, by_b: bool = False) -> None:
        """The paper in hand bears these signatures."""
        if self.state.card is not None:
            self.do(letters.sign, letter_id=self.state.card.row.id, by_a=by_a, by_b=by_b)

    def void(self, reason: str) -> None:
        """The letter in hand is void."""
        if self.state.card is not None:
            self.do(letters.void, letter_id=self.state.card.row.id, reason=reason)
