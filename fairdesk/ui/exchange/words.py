"""What the page of exchange calls things: kinds of records, their fields, and the values two desks disagree on."""

from __future__ import annotations

from datetime import date, datetime

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import N_, _
from fairdesk.records.choices import Choice
from fairdesk.records.conflicts import ConflictCard, ConflictChoice, Policy
from fairdesk.records.kinds import kind_word
from fairdesk.ui.widgets.money_field import show_yuan

FIELDS = {
    "name": N_("Name"),
    "unit": N_("Unit"),
    "title": N_("Title"),
    "category": N_("Category"),
    "mobile": N_("Mobile phone"),
    "badge_no": N_("Badge"),
    "organisation_id": N_("Organisation"),
    "area_id": N_("Area"),
    "booth_id": N_("Booth"),
    "offer_id": N_("Offer"),
    "demand_id": N_("Demand"),
    "starts": N_("Begins"),
    "ends": N_("Ends"),
    "track": N_("Track"),
    "field": N_("Field"),
    "mode": N_("Mode of help"),
    "project": N_("Project"),
    "cash_fen": N_("Cash"),
    "goods": N_("Goods"),
    "goods_fen": N_("Goods value"),
    "households": N_("Households"),
    "people": N_("People"),
    "outcome": N_("Result"),
    "next_step": N_("Next step"),
    "next_due": N_("Due on"),
    "minutes": N_("Minutes"),
    "state": N_("State"),
    "contact": N_("Contact"),
    "address": N_("Address"),
    "at": N_("Time"),
    "left_at": N_("Left at"),
    "voided": N_("Void"),
    "void_reason": N_("Reason for being void"),
    "board_status": N_("Board"),
}
"""Fields that desks write during the fair; another field is called by its own name."""


def subject(card: ConflictCard) -> str:
    """Which field of which record: the kind, its name and the field."""
    return f"{kind_word(card.record_table)} {card.name}".strip()


def field_name(card: ConflictCard) -> str:
    """What the field is called."""
    return _(FIELDS[card.field]) if card.field in FIELDS else card.field


def worded_choice(card: ConflictCard, choice: ConflictChoice) -> str:
    """What this choice comes to, as a person reads it."""
    if card.policy is Policy.STANDS:
        return _("Stays void") if choice.value else _("Counts after all")
    return worded(card.field, choice.value)


def worded(field: str, value: object) -> str:
    """The value as a person reads it; a dash for nothing."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and field.endswith("_fen"):
        return f"¥{show_yuan(value)}"
    return str(value)


def moment(at: datetime | None) -> str:
    """Day and time in the hall; a dash for never."""
    return "—" if at is None else f"{at.astimezone(HALL):%m-%d %H:%M}"
