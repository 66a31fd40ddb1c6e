"""What the one search box answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: of which kind, its id, its own number, its name and the unit it belongs to."""

    kind: str
    """The name of its table."""
    id: str
    code: str
    name: str
    organisation: str
