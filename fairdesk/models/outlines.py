"""The few columns the first page counts with, known without mapping a class; tests/models holds them to the classes."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, Enum, String, TableClause, column, table

from fairdesk.models.columns import UtcDateTime
from fairdesk.records.choices import LetterState, Outcome


def _outline(table_name: str, /, **columns: Any) -> TableClause:
    known = {"id": String(36), "voided": Boolean(), **columns}
    return table(table_name, *(column(one, kind) for one, kind in known.items()))


FAIR = _outline("fair", day=Date())
PARTICIPANT = _outline("participant", name=String(), unit=String())
ARRIVAL = _outline("arrival", participant_id=String(36), at=UtcDateTime())
NEGOTIATION = _outline("negotiation", outcome=Enum(Outcome, native_enum=False, length=40), starts=UtcDateTime(), next_due=Date())
LETTER_OF_INTENT = _outline(
    "letter_of_intent",
    negotiation_id=String(36),
    day=Date(),
    cash_fen=BigInteger(),
    goods_fen=BigInteger(),
    state=Enum(LetterState, native_enum=False, length=40),
)
OUTLINES = (FAIR, PARTICIPANT, ARRIVAL, NEGOTIATION, LETTER_OF_INTENT)
