"""What the page of negotiations shows at one moment, what a letter still misses, and why two sides suit each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.records.choices import Outcome
from fairdesk.records.directory import AreaCard, DemandRow, OfferRow, OrganisationCard
from fairdesk.records.search import Hit
from fairdesk.records.talks import NegotiationCard, NegotiationForm, NegotiationRow

NEEDED = {
    "organisation_id": N_("Organisation"),
    "area_id": N_("Area"),
    "project": N_("Project"),
    "field": N_("Field"),
    "mode": N_("Mode of help"),
    "track": N_("Track"),
    "cash_fen": N_("Cash or goods"),
}
"""What a letter needs, in the order the editor asks for it."""


@dataclass(frozen=True, slots=True)
class State:
    """The list as filtered, the card in hand, the form being written with both sides' cards, and what to say beside it."""

    rows: tuple[NegotiationRow, ...] | None = None
    outcome: Outcome | None = None
    card: NegotiationCard | None = None
    form: NegotiationForm | None = None
    organisation: OrganisationCard | None = None
    area: AreaCard | None = None
    organisation_hits: tuple[Hit, ...] = ()
    organisation_asked: str = ""
    area_hits: tuple[Hit, ...] = ()
    area_asked: str = ""
    refusal: str = ""
    draft_at: datetime | None = None
    wanted: str = ""
    """The field another page asked to be filled in; the view goes there once."""
    words: str = ""

    @property
    def shown(self) -> tuple[NegotiationRow, ...]:
        """The rows of the chosen outcome in which every word searched for stands, or all."""
        words = self.words.lower().split()
        return tuple(
            row for row in self.rows or () if self.outcome in {None, row.outcome} and all(word in _text(row) for word in words)
        )

    @property
    def offer(self) -> OfferRow | None:
        """The offer on the table."""
        offers = self.organisation.offers if self.organisation else ()
        return next((one for one in offers if self.form and one.id == self.form.offer_id), None)

    @property
    def demand(self) -> DemandRow | None:
        """The demand on the table."""
        demands = self.area.demands if self.area else ()
        return next((one for one in demands if self.form and one.id == self.form.demand_id), None)

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys of `NEEDED` that a letter would still miss."""
        form = self.form
        if form is None:
            return ()
        return tuple(name for name in NEEDED if not getattr(form, name) and not (name == "cash_fen" and form.goods))


def fit_words(offer: OfferRow | None, demand: DemandRow | None) -> tuple[tuple[bool, str], ...]:
    """Why what is offered suits what is needed, or does not: (whether it speaks for it, a sentence)."""
    if offer is None or demand is None:
        return ()
    same = offer.field is demand.field
    said = [
        (
            same,
            _("Both sides: {field}", field=offer.field.label)
            if same
            else _("Offered: {offer}; needed: {demand}", offer=offer.field.label, demand=demand.field.label),
        )
    ]
    asked, given = demand.cash_fen + demand.goods_fen, offer.cash_fen + offer.goods_fen
    if asked and given:
        share = min(100, given * 100 // asked)
        said.append((share >= 100, _("The offer covers {share} percent of what is asked", share=share)))
    if demand.households:
        said.append(
            (True, ngettext("{count} household would be reached", "{count} households would be reached", demand.households))
        )
    return tuple(said)


def _text(row: NegotiationRow) -> str:
    return f"{row.code} {row.organisation} {row.area} {row.project} {row.letter_number} {row.booth}".lower()
