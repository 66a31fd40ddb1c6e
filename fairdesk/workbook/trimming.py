"""Rows as one compares them: spreadsheet programs add and drop empty cells and lines at the ends as they like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fairdesk.records.sealed import Rows


def trimmed(rows: Iterable[Sequence[str]]) -> Rows:
    """Rows without the empty cells and lines at their ends."""
    kept = [_without_end(row) for row in rows]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _without_end(row: Sequence[str]) -> tuple[str, ...]:
    length = len(row)
    while length and not row[length - 1]:
        length -= 1
    return tuple(row[:length])
