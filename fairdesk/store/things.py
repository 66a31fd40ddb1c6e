"""Fetches one thing by its id or by the number a roster gave it."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import or_, select

from fairdesk.base.errors import NotFound
from fairdesk.models.base import Record
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import journaled

R = TypeVar("R", bound=Record)


def get(look: Look, kind: type[R], name: str) -> R:
    """The thing with this id or roster number, valid ones first; refused where there is none."""
    found = find(look, kind, name)
    if found is None:
        raise NotFound(what=name)
    return found


def find(look: Look, kind: type[R], name: str | None) -> R | None:
    """The thing with this id or roster number, or None."""
    if not name:
        return None
    query = select(kind).where(or_(kind.id == name, kind.code == name)).order_by(kind.voided, kind.id).limit(1)
    return look.session.execute(query).scalar_one_or_none()


def coded(look: Look, code: str) -> list[str]:
    """The ids of the things, of whatever kind, that bear this roster number."""
    return [
        found
        for kind in journaled().values()
        for found in look.session.execute(select(kind.id).where(kind.code == code)).scalars()
    ]


def where(look: Look, kind: type[R], /, **values: object) -> list[R]:
    """The valid things with these column values, by id."""
    query = select(kind).where(kind.voided.is_(False)).order_by(kind.id)
    for name, value in values.items():
        query = query.where(getattr(kind, name) == value)
    return list(look.session.execute(query).scalars())


def add(work: Look, record: Record) -> None:
    """The thing is kept when the act ends."""
    work.session.add(record)
