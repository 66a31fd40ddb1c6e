"""Amounts in rosters: units, capitals, ranges and what only says that nobody knows yet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.rules.amount_cells import WAN, YUAN, clean_amount
from fairdesk.rules.amounts import capitals, yuan


@pytest.mark.parametrize(
    ("written", "unit", "fen", "issues"),
    [
        (150000, YUAN, 15_000_000, ()),
        (13, WAN, 13_000_000, ()),
        (0.1, YUAN, 10, ()),
        ("13", WAN, 13_000_000, ()),
        ("13.5万元", YUAN, 13_500_000, ("AMOUNT_UNIT_CELL",)),
        ("5000元", WAN, 500_000, ("AMOUNT_UNIT_CELL",)),
        ("¥60,000", YUAN, 6_000_000, ("AMOUNT_FORMAT",)),
        ("壹拾叁万元整", YUAN, 13_000_000, ("AMOUNT_CAPITAL",)),
        ("十三万", YUAN, 13_000_000, ("AMOUNT_CAPITAL",)),
        ("约20万元", YUAN, 20_000_000, ("AMOUNT_APPROX", "AMOUNT_UNIT_CELL")),
        ("10-15", WAN, None, ("AMOUNT_RANGE",)),
        ("待定", YUAN, None, ("AMOUNT_UNSTATED",)),
        (150000, WAN, 150_000_000_000, ("AMOUNT_UNIT_SUSPECT",)),
        ("无", YUAN, 0, ("AMOUNT_FORMAT",)),
        ("/", YUAN, None, ()),
        ("", YUAN, None, ()),
        (0, YUAN, 0, ()),
        (-5, YUAN, None, ("AMOUNT_UNSTATED",)),
        (float("nan"), YUAN, None, ("AMOUNT_UNSTATED",)),
        ("一些", YUAN, None, ("AMOUNT_UNSTATED",)),
        ("5000元", YUAN, 500_000, ("AMOUNT_UNIT_CELL",)),
        ("13万元", WAN, 13_000_000, ("AMOUNT_UNIT_CELL",)),
        ("13（万元）", YUAN, 13_000_000, ("AMOUNT_UNIT_CELL",)),
        ("13万5千元", WAN, 13_500_000, ("AMOUNT_UNIT_CELL",)),
        ("60 000", YUAN, 6_000_000, ("AMOUNT_FORMAT",)),
        ("十三", WAN, 13_000_000, ("AMOUNT_CAPITAL",)),
        ("拾叁元", WAN, 1_300, ("AMOUNT_CAPITAL",)),
        ("伍角", YUAN, 50, ("AMOUNT_CAPITAL",)),
        ("二十余万元", YUAN, 20_000_000, ("AMOUNT_APPROX", "AMOUNT_CAPITAL")),
        ("10万元～15万元", YUAN, None, ("AMOUNT_RANGE",)),
        ("待定（约20万）", YUAN, None, ("AMOUNT_UNSTATED",)),
        ("1,2", YUAN, None, ("AMOUNT_UNSTATED",)),
        ("$5000", YUAN, None, ("AMOUNT_UNSTATED",)),
        ("5（万元/年）", YUAN, None, ("AMOUNT_UNSTATED",)),
        ("(5,000)", YUAN, None, ("AMOUNT_UNSTATED",)),
        (True, YUAN, None, ("AMOUNT_UNSTATED",)),
        (-0.001, YUAN, None, ("AMOUNT_UNSTATED",)),
    ],
)
def test_cleaning(written: str | int | float, unit: int, fen: int | None, issues: tuple[str, ...]) -> None:
    assert (clean_amount(written, unit).value, clean_amount(written, unit).issues) == (fen, issues)


@given(st.integers(1, 10**15 - 1))
def test_what_we_write_is_read_back(fen: int) -> None:
    assert clean_amount(yuan(fen)).value == fen
    assert clean_amount(capitals(fen)).value == fen


@given(st.text())
def test_any_text_gives_an_answer(text: str) -> None:
    found = clean_amount(text)
    assert found.value is None or found.value >= 0
    assert found.value is not None or not found.issues or found.note, "what is not understood is kept"
