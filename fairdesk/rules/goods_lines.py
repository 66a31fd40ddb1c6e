"""Goods written on one line: a name and its value in yuan, and behind semicolons what else is known of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairdesk.base.errors import FormIncomplete, NoSuchChoice
from fairdesk.base.i18n import N_, _, listed
from fairdesk.records.choices import ValueBasis
from fairdesk.records.papers import GoodsFacts
from fairdesk.rules.amounts import fen_of

KEYS = {"kind": "kind", "规格": "kind", "quantity": "quantity", "数量": "quantity"}
KEYS |= {"price": "price", "单价": "price", "basis": "basis", "作价依据": "basis", "计价依据": "basis"}
"""How the further parts are called, in either language."""
FORM = "NAME:YUAN [;kind=…] [;quantity=…] [;price=YUAN] [;basis=…]"
"""How a line is written. Behind the last colon stood nothing but an amount before, so that every older line says the same."""


def goods_of(line: str) -> GoodsFacts:
    """The goods of a line `name:value;kind=…;quantity=…;price=…;basis=…`, of which all behind the value may be left out.

    Goods of no value need no proof of it; for others both sides agreed where no basis is named. Refused: a line without a name or
    a value, an amount that is none, a part nobody knows, a basis that is none. No further part may hold a colon.
    """
    name, colon, rest = line.rpartition(":")
    value, *parts = re.split("[;；]", rest)
    if not colon or not name.strip():
        raise FormIncomplete(field=_(N_("Value of the goods “{line}”"), line=line))
    told = dict(_part(one) for one in parts if one.strip())
    fen = fen_of(value)
    return GoodsFacts(
        name=name.strip(),
        value_fen=fen,
        kind=told.get("kind", ""),
        quantity=told.get("quantity", ""),
        price_fen=fen_of(told["price"]) if "price" in told else 0,
        basis=_basis(told, fen),
    )


def _part(text: str) -> tuple[str, str]:
    key, equals, words = (one.strip() for one in text.partition("="))
    if not equals or key not in KEYS:
        raise NoSuchChoice(what=key, known=listed(f"{one}=" for one in KEYS))
    return KEYS[key], words


def _basis(told: Mapping[str, str], fen: int) -> ValueBasis:
    """The basis by its name or its word on the paper."""
    if "basis" not in told:
        return ValueBasis.AGREED if fen else ValueBasis.NONE
    for one in ValueBasis:
        if told["basis"] == one.value or told["basis"].upper() == one.name:
            return one
    raise NoSuchChoice(what=told["basis"], known=listed(f"{one.name} {one.value}" for one in ValueBasis))
