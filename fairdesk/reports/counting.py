"""The few ways of counting that every report shares: valid records only, groups in a fixed order, exact yuan, rates."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, Select, TableClause, func, select

from fairdesk.records.choices import Choice
from fairdesk.store.unit_of_work import Look

if TYPE_CHECKING:
    from fairdesk.models.base import Record

UNSAID = "未填"
"""The group of records whose choice nobody filled in."""

V = TypeVar("V")
Kind = type["Record"] | TableClause
"""A class of records, or the outline of its table."""


def count(look: Look, kind: Kind, *conditions: ColumnElement[bool]) -> int:
    """How many valid records of this kind meet the conditions."""
    return total(look, kind, func.count(), *conditions)


def total(look: Look, kind: Kind, value: Any, *conditions: ColumnElement[bool]) -> int:
    """An aggregate over the valid records of this kind that meet the conditions; 0 where there is none."""
    query = select(value).select_from(kind).where(_valid(kind), *conditions)
    return int(look.ask(query).scalar() or 0)


def grouped(look: Look, kind: Kind, column: Any, *conditions: ColumnElement[bool]) -> dict[Any, int]:
    """How many valid records of this kind have each value of the column."""
    query = select(column, func.count()).select_from(kind).where(_valid(kind), *conditions).group_by(column)
    return pairs(look, query)


def _valid(kind: Kind) -> ColumnElement[bool]:
    return (kind.c if isinstance(kind, TableClause) else kind).voided.is_(False)


def pairs(look: Look, query: Select[*tuple[Any, ...]]) -> dict[Any, int]:
    """The answers of a query for groups and their numbers."""
    return {row[0]: row[1] for row in look.ask(query)}


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
