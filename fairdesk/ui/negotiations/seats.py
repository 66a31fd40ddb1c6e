"""What each side of the table shows, worded from the cards of the directory."""

from __future__ import annotations

from fairdesk.base.i18n import _
from fairdesk.records.directory import AreaCard, DemandRow, OfferRow, OrganisationCard
from fairdesk.records.search import Hit
from fairdesk.ui.negotiations.side import Line, Seat
from fairdesk.ui.negotiations.state import State
from fairdesk.ui.widgets.money_field import show_yuan


def organisation_seat(state: State) -> Seat:
    """Who sits on the left, and what they offer."""
    card = state.organisation
    hits = _hit_lines(state.organisation_hits)
    if card is None:
        return Seat(hits=hits, asked=state.organisation_asked)
    return Seat(
        card.row.name,
        _about_organisation(card),
        tuple(map(_offer, card.offers)),
        (state.form.offer_id if state.form else "") or "",
        hits,
        state.organisation_asked,
    )


def _about_organisation(card: OrganisationCard) -> str:
    parts = (
        card.row.category.label if card.row.category else "",
        _("board: {state}", state=card.row.board_status.label),
        card.row.contact,
    )
    return " · ".join(part for part in parts if part)


def area_seat(state: State) -> Seat:
    """Who sits on the right, and what they need."""
    card = state.area
    hits = _hit_lines(state.area_hits)
    if card is None:
        return Seat(hits=hits, asked=state.area_asked)
    return Seat(
        card.row.name,
        _about_area(card),
        tuple(map(_demand, card.demands)),
        (state.form.demand_id if state.form else "") or "",
        hits,
        state.area_asked,
    )


def _about_area(card: AreaCard) -> str:
    place = f"{card.row.province}{card.row.prefecture}"
    return " · ".join(part for part in (place, card.row.track.label, card.row.delegation_lead) if part)


def _hit_lines(hits: tuple[Hit, ...]) -> tuple[Line, ...]:
    return tuple(Line(hit.id, hit.name, " · ".join(part for part in (hit.organisation, hit.code) if part)) for hit in hits)


def _offer(one: OfferRow) -> Line:
    worth = one.cash_fen + one.goods_fen
    parts = (one.field.label, f"¥{show_yuan(worth)}" if worth else "", one.goods)
    return Line(one.id, one.title, " · ".join(part for part in parts if part))


def _demand(one: DemandRow) -> Line:
    worth = one.cash_fen + one.goods_fen
    parts = (one.field.label, f"¥{show_yuan(worth)}" if worth else "", one.track.label)
    return Line(one.id, one.title, " · ".join(part for part in parts if part))
