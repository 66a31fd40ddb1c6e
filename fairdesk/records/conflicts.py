"""A field two desks settled differently, as a person decides it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Policy(StrEnum):
    """Who or what decides about a field that two desks changed apart."""

    PERSON = "person"
    NEWEST = "newest"
    """A person, who is offered the newest value."""
    TEXTS = "texts"
    """Nobody: every text stays, each with its author."""
    UNITE = "unite"
    """Nobody: what any desk added stands, what a desk took away is gone where nobody added it anew."""
    STANDS = "stands"
    """Void stands until a person says otherwise."""
    SEALED = "sealed"
    """The first value, for good: a second one is an alarm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictChoice:
    """One of the values: in which operation it was written, by whom, when, and at which desk (the letters of its numbers).

    `value` is a choice, a date, a moment, a number, a text, or the name of the record the field points to.
    """

    operation: str
    value: object
    actor: str
    at: datetime
    """As the clock of the desk had it."""
    desk: str
    ahead: int = 0
    """Seconds that clock is known to have been ahead at least; less than 0 where it was behind. For display alone."""

    @property
    def really_at(self) -> datetime:
        """When it was, as far as is known."""
        return self.at - timedelta(seconds=self.ahead)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictCard:
    """One conflict: what people call the record, its field, and the values, the one shown everywhere first."""

    id: str
    record_table: str
    record_id: str
    name: str
    field: str
    policy: Policy
    choices: tuple[ConflictChoice, ...]
    papers: tuple[str, ...] = ()
    """Numbers of the papers and badges that speak of the record."""
