"""The few ways of counting that every report shares: valid records only, groups in a fixed order, exact yuan, rates."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, select

from fairdesk.models.base import Record
from fairdesk.records.choices import Choice
from fairdesk.store.unit_of_work import Look

UNSAID = "未填"
"""The group of records whose choice nobody filled in."""

V = TypeVar("V")


def count(look: Look, kind: type[Record], *conditions: ColumnElement[bool]) -> int:
    """How many valid records of this kind meet the conditions."""
    return total(look, kind, func.count(), *conditions)


def total(look: Look, kind: type[Record], value: Any, *conditions: ColumnElement[bool]) -> int:
    """An aggregate over the valid records of this kind that meet the conditions; 0 where there is none."""
    query = select(value).select_from(kind).where(kind.voided.is_(False), *conditions)
    return int(look.session.execute(query).scalar() or 0)


def grouped(look: Look, kind: type[Record], column: Any, *conditions: ColumnElement[bool]) -> dict[Any, int]:
    """How many valid records of this kind have each value of the column."""
    query = select(column, func.count()).select_from(kind).where(kind.voided.is_(False), *conditions).group_by(column)
    return pairs(look, query)


def pairs(look: Look, query: Select[*tuple[Any, ...]]) -> dict[Any, int]:
    """The answers of a query for groups and their numbers."""
    return {row[0]: row[1] for row in look.session.execute(query)}


def by_word(kind: type[Choice], found: Mapping[Any, V]) -> dict[str, V]:
    """The groups under their Chinese words, in the order of the choice; only those that occur."""
    words = {one.value: found[one] for one in kind if one in found}
    return words | ({UNSAID: found[None]} if None in found else {})


def in_yuan(fen: int) -> int | Decimal:
    """The amount in yuan: a whole number where it is one, otherwise exact to the fen; never a binary fraction."""
    whole, rest = divmod(fen, 100)
    return whole if not rest else Decimal(fen) / 100


def percent(part: int, whole: int) -> float:
    """The part in per cent to one decimal, half a unit rounded up; 0 where the whole is nothing."""
    return (2000 * part + whole) // (2 * whole) / 10 if whole else 0.0
