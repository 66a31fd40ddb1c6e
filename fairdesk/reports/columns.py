"""Short ways to write down the columns and totals of a report's tables."""

from __future__ import annotations

from datetime import date, datetime

from fairdesk.base.clock import HALL
from fairdesk.records.choices import Choice
from fairdesk.records.papers import TableColumn


def text(head: str, width: int = 12, group: str = "") -> TableColumn:
    """A column of words or dates."""
    return TableColumn(head=head, width=width, group=group)


def number(head: str, width: int = 8, group: str = "") -> TableColumn:
    """A column of counts."""
    return TableColumn(head=head, width=width, kind="number", group=group)


def money(head: str, width: int = 14, group: str = "") -> TableColumn:
    """A column of amounts: fen in its cells, yuan shown."""
    return TableColumn(head=head, width=width, kind="yuan", group=group)


def word(one: Choice | None) -> str:
    """The choice as a person reads it; nothing where nobody chose."""
    return one.label if one else ""


def moment(at: datetime | None) -> str:
    """The moment in the hall's time, to the minute."""
    return at.astimezone(HALL).strftime("%Y-%m-%d %H:%M") if at else ""


def span(starts: date | None, ends: date | None) -> str:
    """A term from day to day; one end may be open."""
    if not starts and not ends:
        return ""
    return f"{starts or ''} – {ends or ''}"


def rate(part: float) -> str:
    """A rate in per cent as it is read."""
    return f"{part:.1f}%"
