"""What of a proposal made in a workbook one press may put into the record: one value of one field, and no paper's content."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import LANGUAGES, N_, in_language
from fairdesk.records.choices import Outcome
from fairdesk.records.exchange import CorrectionKind, CorrectionRow
from fairdesk.rules.amounts import fen_of, yuan


class ValueKind(StrEnum):
    """How the cell of a field is read."""

    TEXT = "text"
    MONEY = "money"
    OUTCOME = "outcome"
    MOMENT = "moment"


APPLIED = {
    "negotiation.project": ValueKind.TEXT,
    "negotiation.next_step": ValueKind.TEXT,
    "negotiation.cash_fen": ValueKind.MONEY,
    "negotiation.goods_fen": ValueKind.MONEY,
    "negotiation.outcome": ValueKind.OUTCOME,
    "negotiation.starts": ValueKind.MOMENT,
    "participant.unit": ValueKind.TEXT,
    "participant.title": ValueKind.TEXT,
}
"""The fields a visible sheet shows as they are, and how a cell of each is read."""
_OF_ANOTHER = frozenset({"negotiation.organisation_id", "negotiation.area_id"})
_MASKED = frozenset({"participant.name", "participant.mobile"})
_OF_A_RECORD = frozenset({CorrectionKind.CELL, CorrectionKind.BY_HAND})

NO_FIELD = N_("it names no field of a record.")
A_FORMULA = N_("it is a formula and no value.")
A_PAPER = N_("what an issued paper says is settled.")
ANOTHER = N_("it is the name of another record.")
MASKED = N_("the sheet shows it masked.")
FROM_A_LIST = N_("this is not changed from a list.")
UNREADABLE = N_("what is proposed cannot be read.")
VOID = N_("the record is void.")


def why_not(proposal: CorrectionRow) -> str:
    """Why one press cannot apply it, as an English msgid; empty where it can, as far as the proposal itself says."""
    if proposal.kind == CorrectionKind.FORMULA:
        return A_FORMULA
    if proposal.kind not in _OF_A_RECORD or not proposal.record or not proposal.field:
        return NO_FIELD
    if proposal.field.startswith("letter."):
        return A_PAPER
    if proposal.field in _OF_ANOTHER:
        return ANOTHER
    if proposal.field in _MASKED:
        return MASKED
    return "" if proposal.field in APPLIED else FROM_A_LIST


def value_of(field: str, text: str) -> str | int | Outcome | datetime:
    """What the cell says, as the field holds it. Raises ValueError for no time and no choice; an amount is refused in words."""
    kind, words = APPLIED[field], text.strip()
    if kind is ValueKind.MONEY:
        return fen_of(words or "0")
    if kind is ValueKind.MOMENT:
        moment = datetime.fromisoformat(words)
        return moment if moment.tzinfo else moment.replace(tzinfo=HALL)
    if kind is ValueKind.OUTCOME:
        return _outcome(words)
    return words


def shown(field: str, value: str | int | Outcome | datetime) -> str:
    """How the sheet shows the value of the field: yuan, the hall's time to the minute, the word of a choice."""
    if isinstance(value, datetime):
        return value.astimezone(HALL).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, Outcome):
        return value.label
    return yuan(value) if APPLIED[field] is ValueKind.MONEY and isinstance(value, int) else str(value)


def is_shown_as(field: str, now: str | int | Outcome | datetime, recorded: str | int | Outcome | datetime) -> bool:
    """Whether the record still says what the sheet recorded, as exactly as the sheet shows it."""
    return shown(field, now).strip() == shown(field, recorded)


def _outcome(words: str) -> Outcome:
    for one in Outcome:
        if words in {one.name, *(in_language(each, one.value) for each in LANGUAGES)}:
            return one
    raise ValueError("no outcome")
