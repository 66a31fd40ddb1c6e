"""Half-written forms: kept at this desk until they are saved or thrown away, and never journaled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete

from fairdesk.models.journal import Draft
from fairdesk.store.unit_of_work import Look, Work


def keep(work: Work, key: str, content: dict[str, Any]) -> None:
    """The draft under this key has this content."""
    found = work.session.get(Draft, key)
    if found is None:
        work.session.add(Draft(key=key, saved_at=work.at, content=content))
    else:
        found.content, found.saved_at = content, work.at


def find(look: Look, key: str) -> dict[str, Any] | None:
    """The draft under this key, or None."""
    found = look.session.get(Draft, key)
    return found.content if found else None


def drop(work: Work, key: str) -> None:
    """There is no draft under this key any more."""
    work.session.execute(delete(Draft).where(Draft.key == key))
