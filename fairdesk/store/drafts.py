"""Half-written forms: kept at this desk until they are saved or thrown away, and never journaled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, select

from fairdesk.models.journal import DRAFT
from fairdesk.store.unit_of_work import Look, Work


def keep(work: Work, key: str, content: dict[str, Any]) -> None:
    """The draft under this key has this content."""
    drop(work, key)
    work.ask(insert(DRAFT).values(key=key, saved_at=work.at, content=content))


def find(look: Look, key: str) -> dict[str, Any] | None:
    """The draft under this key, or None."""
    found: dict[str, Any] | None = look.ask(select(DRAFT.c.content).where(DRAFT.c.key == key)).scalar()
    return found


def drop(work: Work, key: str) -> None:
    """There is no draft under this key any more."""
    work.ask(delete(DRAFT).where(DRAFT.c.key == key))
