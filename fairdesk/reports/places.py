"""Counting by province, in the order in which the roster of areas names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import func, select

from fairdesk.models.areas import Area
from fairdesk.reports.counting import UNSAID, pairs
from fairdesk.store.unit_of_work import Look

V = TypeVar("V")


def by_province(look: Look, kind: Any) -> dict[str, int]:
    """How many valid records of this kind, which has an area, each province has, in the order of the roster."""
    query = select(Area.province, func.count()).select_from(kind).join(Area, Area.id == kind.area_id)
    query = query.where(kind.voided.is_(False)).group_by(Area.province)
    return by_place(look, pairs(look, query))


def provinces(look: Look) -> list[str]:
    """The provinces of the fair in the order in which the roster of areas names them (R05)."""
    query = select(Area.province).where(Area.voided.is_(False)).group_by(Area.province)
    return list(look.session.execute(query.order_by(func.min(Area.code), Area.province)).scalars())


def by_place(look: Look, found: Mapping[str, V]) -> dict[str, V]:
    """The groups of provinces in the order of the roster, those without a province last."""
    return {key or UNSAID: found[key] for key in [*(one for one in provinces(look) if one), ""] if key in found}
