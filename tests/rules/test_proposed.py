"""Which proposals one press may apply, and how the cell of each field is read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fairdesk.base.errors import AmountUnreadable
from fairdesk.records.choices import Outcome
from fairdesk.records.exchange import CorrectionKind, CorrectionRow
from fairdesk.rules import proposed


def proposal(kind: CorrectionKind = CorrectionKind.CELL, field: str = "negotiation.project", record: str = "x") -> CorrectionRow:
    """A proposal of this kind about this field."""
    return CorrectionRow(sheet="s", row=2, column="c", recorded="a", proposed="b", kind=kind, record=record, field=field)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (proposal(), ""),
        (proposal(CorrectionKind.BY_HAND), ""),
        (proposal(CorrectionKind.FORMULA), proposed.A_FORMULA),
        (proposal(CorrectionKind.ROW_ADDED), proposed.NO_FIELD),
        (proposal(CorrectionKind.SHEET_RENAMED), proposed.NO_FIELD),
        (proposal(record=""), proposed.NO_FIELD),
        (proposal(field=""), proposed.NO_FIELD),
        (proposal(field="letter.cash_fen"), proposed.A_PAPER),
        (proposal(field="negotiation.organisation_id"), proposed.ANOTHER),
        (proposal(field="participant.mobile"), proposed.MASKED),
        (proposal(field="arrival.at"), proposed.FROM_A_LIST),
        (proposal(field="enrolled_desk.public_key"), proposed.FROM_A_LIST),
    ],
)
def test_one_press_changes_one_shown_field_and_nothing_else(one: CorrectionRow, why: str) -> None:
    assert proposed.why_not(one) == why


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("negotiation.project", " 冷链 ", "冷链"),
        ("negotiation.cash_fen", "18,000.50", 1_800_050),
        ("negotiation.cash_fen", "18000", 1_800_000),
        ("negotiation.goods_fen", "", 0),
        ("negotiation.outcome", "达成意向", Outcome.INTENT),
        ("negotiation.outcome", "INTENT", Outcome.INTENT),
        ("negotiation.starts", "2018-07-19 09:30", datetime(2018, 7, 19, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_cell_is_read_as_its_field_holds_it_and_shown_as_it_was_read(field: str, text: str, value: object) -> None:
    found = proposed.value_of(field, text)
    assert found == value
    assert proposed.value_of(field, proposed.shown(field, found)) == value
    assert proposed.is_shown_as(field, found, found)
    assert not proposed.is_shown_as(field, found, proposed.value_of(field, OTHERS[field]))


OTHERS = {
    "negotiation.project": "别的",
    "negotiation.cash_fen": "1",
    "negotiation.goods_fen": "1",
    "negotiation.outcome": "NONE",
    "negotiation.starts": "2018-07-19 09:31",
}


def test_what_cannot_be_read_is_no_value() -> None:
    with pytest.raises(ValueError, match="no outcome"):
        proposed.value_of("negotiation.outcome", "也许")
    with pytest.raises(ValueError, match="isoformat"):
        proposed.value_of("negotiation.starts", "昨天")
    with pytest.raises(AmountUnreadable):
        proposed.value_of("negotiation.cash_fen", "很多")
