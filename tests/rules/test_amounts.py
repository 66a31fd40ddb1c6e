"""Amounts: the published cases of capitals, an independent reader for all others, and exact reading."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.base.errors import AmountNegative, AmountTooFine, AmountTooLarge, AmountUnreadable
from fairdesk.rules.amounts import FEN_LIMIT, capitals, fen_of, wan, yuan

REFERENCE = Path(__file__).parents[1] / "reference"
CASES = json.loads((REFERENCE / "capital_amounts_expected.json").read_text(encoding="utf-8"))["cases"]
AMOUNTS = st.integers(min_value=0, max_value=FEN_LIMIT - 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["amount"])
def test_published_cases(case: dict[str, str]) -> None:
    assert capitals(fen_of(case["amount"])) == case["capital"]


def read_capitals(text: str) -> int:
    """Reads capitals back to fen by the meaning of the signs alone."""
    head, _, tail = text.partition("元") if "元" in text else ("", "", text)
    fen = 0
    for unit, size in (("角", 10), ("分", 1)):
        if unit in tail:
            fen += "零壹贰叁肆伍陆柒捌玖".index(tail[tail.index(unit) - 1]) * size
    return read_whole(head) * 100 + fen


def read_whole(text: str) -> int:
    """Reads a whole number in capitals."""
    for unit, size in (("亿", 10**8), ("万", 10**4), ("仟", 1000), ("佰", 100), ("拾", 10)):
        if unit in text:
            high, _, low = text.rpartition(unit) if size >= 10**4 else text.partition(unit)
            return read_whole(high) * size + read_whole(low)
    digits = text.strip("零")
    return "零壹贰叁肆伍陆柒捌玖".index(digits) if digits else 0


@given(AMOUNTS)
def test_capitals_read_back(fen: int) -> None:
    text = capitals(fen)
    assert read_capitals(text) == fen
    assert "零零" not in text
    assert text.endswith("整") == (fen % 100 == 0)


def test_two_amounts_never_share_capitals_near_the_edges_of_units() -> None:
    edges = (9999, 10_000, 10_001, 99_999_999, 10**8, 10**8 + 1, 10**12)
    amounts = {base * 100 + fen for base in edges for fen in (0, 1, 10, 11)}
    assert len({capitals(amount) for amount in amounts}) == len(amounts)


@pytest.mark.parametrize(
    ("fen", "refusal"), [(-1, AmountNegative), (FEN_LIMIT, AmountTooLarge), (1.5, AmountTooFine), (True, AmountTooFine)]
)
def test_capitals_refuse(fen: int, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        capitals(fen)


@given(AMOUNTS)
def test_yuan_reads_back(fen: int) -> None:
    assert fen_of(yuan(fen)) == fen


def test_shown_amounts() -> None:
    assert yuan(6_000_000) == "60,000.00"
    assert yuan(-5) == "-0.05"
    assert wan(6_000_000) == "6.00"
    assert wan(123_456_789_00) == "12,345.68"
    assert wan(4_999) == wan(-4_999) == "0.00"
    assert wan(5_000) == "0.01"


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("60000", 6_000_000),
        ("６０，０００．５０", 6_000_050),
        ("¥1,680.32元", 168_032),
        (75000, 7_500_000),
        (0.1, 10),
        (Decimal("1E+3"), 100_000),
    ],
)
def test_reading(written: str | int | float | Decimal, fen: int) -> None:
    assert fen_of(written) == fen


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("待定", AmountUnreadable),
        ("", AmountUnreadable),
        ("NaN", AmountUnreadable),
        (True, AmountUnreadable),
        ("9" * 50, AmountUnreadable),
        ("-1", AmountNegative),
        ("0.001", AmountTooFine),
        ("1234567890.0000000000000000000000000001", AmountTooFine),
        ("1e3", AmountUnreadable),
        ("１Ｅ３", AmountUnreadable),
        ("1_000", AmountUnreadable),
        ("٣", AmountUnreadable),
        (Decimal("1e-99999"), AmountTooFine),
        (1e16, AmountTooLarge),
    ],
)
def test_reading_refuses(written: str | float | Decimal, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        fen_of(written)
