"""The values of fields as people read them beside what a roster says."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from fairdesk.rules.choices import NO, YES


def words(key: str, value: Any) -> str:
    """A value as people read it: money in yuan, choices by the roster's words, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int) and "yuan" in key:
        return f"{value / 100:,.2f}".removesuffix(".00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(value)
