"""Goods on one line: name and value as ever, and behind semicolons what else is known of them."""

from __future__ import annotations

import pytest

from fairdesk.base.errors import AmountUnreadable, FormIncomplete, NoSuchChoice, Refusal
from fairdesk.records.choices import ValueBasis
from fairdesk.records.papers import GoodsFacts
from fairdesk.rules.goods_lines import goods_of


@pytest.mark.parametrize(
    ("line", "goods"),
    [
        ("棉衣:150000", GoodsFacts(name="棉衣", value_fen=15_000_000)),
        ("旧图书:0", GoodsFacts(name="旧图书", basis=ValueBasis.NONE)),
        ("水泵 12:30 型:800", GoodsFacts(name="水泵 12:30 型", value_fen=80_000)),
        ("水泵;kind=大:800", GoodsFacts(name="水泵;kind=大", value_fen=80_000)),
        (
            "棉衣:150,000; kind=1.5米 ;quantity=500套;price=300;basis=INVOICE",
            GoodsFacts(
                name="棉衣", value_fen=15_000_000, kind="1.5米", quantity="500套", price_fen=30_000, basis=ValueBasis.INVOICE
            ),
        ),
        (
            "棉衣:１５万分之一:90；规格=大；数量=3件；单价=30；计价依据=发票；",
            GoodsFacts(
                name="棉衣:１５万分之一", value_fen=9_000, kind="大", quantity="3件", price_fen=3_000, basis=ValueBasis.INVOICE
            ),
        ),
        ("设备:0;basis=appraisal", GoodsFacts(name="设备", basis=ValueBasis.APPRAISAL)),
    ],
)
def test_a_line_says_what_is_known(line: str, goods: GoodsFacts) -> None:
    assert goods_of(line) == goods


@pytest.mark.parametrize(
    ("line", "refusal", "told"),
    [
        ("棉衣", FormIncomplete, "棉衣"),
        (":5", FormIncomplete, ":5"),
        ("棉衣:许多", AmountUnreadable, "许多"),
        ("棉衣:5;price=1e3", AmountUnreadable, "1e3"),
        ("棉衣:5;colour=red", NoSuchChoice, "colour.*kind=.*单价="),
        ("棉衣:5;大号", NoSuchChoice, "大号"),
        ("棉衣:5;basis=guess", NoSuchChoice, "guess.*INVOICE 发票"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_what_there_is(line: str, refusal: type[Refusal], told: str) -> None:
    with pytest.raises(refusal, match=told):
        goods_of(line)
