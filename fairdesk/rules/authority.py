"""What a desk may change: the register of desks, the fair itself and its wordings are the bureau's alone."""

from __future__ import annotations

from fairdesk.records.choices import DeskKind

BUREAU_ONLY = frozenset({"enrolled_desk", "fair", "fair_setting", "household", "pairing", "visit"})
"""Whose keys count, what the fair is and says on paper, and the households, which never leave the bureau (DOMAIN 1.8, rule 9)."""


def may_change(kind: DeskKind, table: str) -> bool:
    """Whether a desk of this kind may make or change records of this table."""
    return kind is DeskKind.BUREAU or table not in BUREAU_ONLY
