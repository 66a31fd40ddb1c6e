"""Chinese numerals: what we write is read back, and what may say two numbers says none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.rules.amounts import capitals
from fairdesk.rules.numerals import han_number


@given(st.integers(1, 10**13 - 1))
def test_capitals_are_read_back(number: int) -> None:
    assert han_number(capitals(number * 100).removesuffix("元整")) == number


@pytest.mark.parametrize(
    ("numerals", "number"),
    [
        ("十", 10),
        ("十三", 13),
        ("一百零五", 105),
        ("两万", 20_000),
        ("壹拾万零柒仟", 107_000),
        ("壹拾万柒仟", 107_000),
        ("一亿二千万", 120_000_000),
        ("一万零五", 10_005),
        ("二〇一八", 2018),
        ("壹仟伍拾", 1050),
        ("零", 0),
    ],
)
def test_one_number(numerals: str, number: int) -> None:
    assert han_number(numerals) == number


@pytest.mark.parametrize(
    "numerals", ["一万五", "三百五", "三五万", "两三万", "壹拾拾", "万", "百", "", "一二", "十几", "一百万亿亿"]
)
def test_none_or_nobody_knows_which(numerals: str) -> None:
    assert han_number(numerals) is None


@given(st.text("〇一二三十百千万亿两零壹拾", max_size=5000))
def test_any_numerals_give_an_answer(text: str) -> None:
    number = han_number(text)
    assert number is None or 0 <= number < 10**16
