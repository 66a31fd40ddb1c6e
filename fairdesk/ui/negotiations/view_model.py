"""What the page of negotiations knows: the list, the one in hand, and the form somebody is writing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer

from fairdesk.base.clock import now
from fairdesk.base.errors import Refusal
from fairdesk.base.i18n import _
from fairdesk.records.choices import Outcome
from fairdesk.records.directory import AreaCard, DemandRow, OfferRow, OrganisationCard
from fairdesk.records.search import Hit
from fairdesk.records.talks import NegotiationCard, NegotiationForm
from fairdesk.services import directory, drafts, history, talks
from fairdesk.ui.negotiations.state import State
from fairdesk.ui.page import Context, ViewModel
from fairdesk.ui.runner import Task

DRAFT_AFTER_MS = 200
_OF_THE_LIST = {"rows", "outcome", "card", "words"}
_NOTHING = State()


class Negotiations(ViewModel[State]):
    """Verbs of the page. While a form is open, every change is kept as a draft within 300 ms."""

    topics = frozenset({"negotiation", "letter_of_intent"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_AFTER_MS)
        self._draft.timeout.connect(self.keep_draft)
        self._restored = False
        self._in_hand = ""
        context.runner.done.connect(self._done)

    def rest(self) -> None:
        """The page is not seen: what was written last is kept at once."""
        super().rest()
        if self._draft.isActive():
            self._draft.stop()
            self.keep_draft()

    def refresh(self) -> None:
        """The list is asked for again, and once a draft a crash left behind."""
        self.look(talks.rows, lambda rows: self.settle(rows=tuple(rows)))
        if self._in_hand:
            self._ask(self._in_hand).on_refusal(lambda _refusal: self._let_go())
        if not self._restored:
            self._restored = True
            self.look(drafts.find, self._restore)

    def open(self, thing: str) -> None:
        """A negotiation by its id, `edit:ID:FIELD` to fill in a field, `new:` with a side, `outcome:NAME` for the list."""
        kind, _, name = thing.partition(":")
        if kind == "new":
            self.new()
            if name.startswith("organisation="):
                self.choose_organisation(name.partition("=")[2])
            elif name.startswith("area="):
                self.choose_area(name.partition("=")[2])
        elif kind == "edit":
            negotiation, _colon, field = name.partition(":")
            self.look(talks.card, lambda card: self._edit(card, field), negotiation_id=negotiation)
        elif kind == "outcome":
            self.settle(outcome=Outcome[name] if name else None, words="")
        elif thing:
            self.select(thing)

    # ---- the list ------------------------------------------------------------------------------------------------------

    def filter(self, outcome: Outcome | None) -> None:
        """Only negotiations of this outcome are shown, or all."""
        self.settle(outcome=outcome)

    def search(self, words: str) -> None:
        """Only negotiations in which these words stand are shown."""
        self.settle(words=words)

    def select(self, negotiation_id: str) -> None:
        """This negotiation is in hand."""
        self._in_hand = negotiation_id
        self._ask(negotiation_id)

    def _ask(self, negotiation_id: str) -> Task:
        return self.look(talks.card, lambda card: self.settle(card=card), negotiation_id=negotiation_id)

    def _let_go(self) -> None:
        self._in_hand = ""
        self.settle(card=None)

    def void(self, reason: str) -> None:
        """The negotiation in hand no longer counts."""
        if self.state.card is not None:
            self.do(talks.void, lambda _: self._let_go(), negotiation_id=self.state.card.row.id, reason=reason)

    # ---- the form ------------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """An empty form is open, its clock running; a form open already stays."""
        if self.state.form is None:
            self.settle(form=NegotiationForm(starts=now()), draft_at=None)

    def edit(self) -> None:
        """The negotiation in hand is open for writing."""
        if self.state.card is not None:
            self._open(self.state.card.form)

    def _edit(self, card: NegotiationCard, field: str) -> None:
        self.settle(card=card, wanted=field)
        self._open(card.form)

    def _restore(self, form: NegotiationForm | None) -> None:
        if form is not None and self.state.form is None:
            self._open(form)

    def _open(self, form: NegotiationForm) -> None:
        self.settle(form=form, organisation=None, area=None, refusal="")
        if form.organisation_id:
            self.look(directory.organisation, lambda card: self.settle(organisation=card), name=form.organisation_id)
        if form.area_id:
            self.look(directory.area, lambda card: self.settle(area=card), name=form.area_id)

    def close(self) -> None:
        """The form is thrown away with its draft; one press brings it back where anything was written."""
        form = self.state.form
        self._draft.stop()
        self._shut()
        self.do(drafts.drop)
        if form is not None and form != NegotiationForm(starts=form.starts):
            self.context.notices.warn(_("The negotiation was thrown away."), _("Bring it back"), lambda: self._bring_back(form))

    def _bring_back(self, form: NegotiationForm) -> None:
        if self.state.form is None:
            self._open(form)
            self._draft.start()

    def _shut(self) -> None:
        self.settle(**{name: getattr(_NOTHING, name) for name in State.__slots__ if name not in _OF_THE_LIST})

    def change(self, **fields: Any) -> None:
        """These fields of the form have these values; the draft follows."""
        if self.state.form is not None and any(getattr(self.state.form, name) != value for name, value in fields.items()):
            self.settle(form=replace(self.state.form, **fields), refusal="")
            self._draft.start()

    def keep_draft(self) -> None:
        """What is written so far comes back after a crash."""
        if self.state.form is not None:
            self.do(drafts.keep, lambda _: self.settle(draft_at=now()), form=self.state.form)

    # ---- the two sides -------------------------------------------------------------------------------------------------

    def find_organisation(self, text: str) -> None:
        """The organisations these words find are offered."""
        self._find(text, _find_organisations, "organisation")

    def find_area(self, text: str) -> None:
        """The areas these words find are offered."""
        self._find(text, _find_areas, "area")

    def _find(self, text: str, query: Any, side: str) -> None:
        if not text.strip():
            self.settle(**{f"{side}_hits": (), f"{side}_asked": ""})
            return

        def found(hits: list[Hit]) -> None:
            self.settle(**{f"{side}_hits": tuple(hits), f"{side}_asked": text})

        self.look(query, found, text=text)

    def choose_organisation(self, name: str) -> None:
        """This organisation sits on the left."""

        def chosen(card: OrganisationCard) -> None:
            self.settle(organisation=card, organisation_hits=(), organisation_asked="")
            self.change(organisation_id=card.row.id, offer_id=None)

        self.look(directory.organisation, chosen, name=name)

    def choose_area(self, name: str) -> None:
        """This area sits on the right."""

        def chosen(card: AreaCard) -> None:
            self.settle(area=card, area_hits=(), area_asked="")
            self.change(area_id=card.row.id, demand_id=None, track=card.row.track)

        self.look(directory.area, chosen, name=name)

    def choose_offer(self, offer: OfferRow | None) -> None:
        """The offer is on the table; what a person did not write is taken from it."""
        self._take("offer_id", offer, self.state.offer, _FROM_OFFER)

    def choose_demand(self, demand: DemandRow | None) -> None:
        """The demand is on the table; what a person did not write is taken from it."""
        if demand is not None:
            self.change(track=demand.track)
        self._take("demand_id", demand, self.state.demand, _FROM_DEMAND)

    def _take(self, where: str, chosen: Any, before: Any, names: dict[str, str]) -> None:
        form = self.state.form
        if form is None or chosen is None:
            self.change(**{where: None})
            return
        taken = {
            name: getattr(chosen, source)
            for name, source in names.items()
            if not getattr(form, name) or (before is not None and getattr(form, name) == getattr(before, source))
        }
        self.change(**{where: chosen.id}, **{name: value for name, value in taken.items() if value})

    # ---- keeping it ----------------------------------------------------------------------------------------------------

    def save(self, then_letter: bool = False) -> None:
        """The negotiation is recorded and the form closed; with `then_letter` its letter is on the screen."""
        form = self.state.form
        if form is None:
            if then_letter and self.state.card is not None:
                self.context.navigate("letters", f"negotiation:{self.state.card.row.id}")
            return
        self._draft.stop()

        def saved(negotiation_id: str) -> None:
            self._shut()
            self.select(negotiation_id)
            if then_letter:
                self.context.navigate("letters", f"negotiation:{negotiation_id}")

        outcome = Outcome.INTENT if then_letter else form.outcome
        ended = replace(form, outcome=outcome, ends=form.ends or now())
        self.do(drafts.record, saved, form=ended).on_refusal(self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self._draft.start()
        self.settle(refusal=refusal.message)

    def _done(self, outcome: Any) -> None:
        if outcome.label == getattr(drafts.record, "label", "") and outcome.act:
            self.context.notices.ok(_("The negotiation is recorded."), _("Undo"), lambda: self._take_back(outcome.act))

    def _take_back(self, act_id: str) -> None:
        self._let_go()
        self.do(history.take_back, act_id=act_id)


_FROM_OFFER = {
    "project": "title",
    "field": "field",
    "mode": "mode",
    "cash_fen": "cash_fen",
    "goods": "goods",
    "goods_fen": "goods_fen",
}
_FROM_DEMAND = {"project": "title", "field": "field", "households": "households", "people": "people"}


def _find_organisations(look: Any, *, text: str) -> list[Hit]:
    return directory.find(look, text=text, limit=8, kinds=("organisation",))


def _find_areas(look: Any, *, text: str) -> list[Hit]:
    return directory.find(look, text=text, limit=8, kinds=("area",))
