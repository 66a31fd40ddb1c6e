"""Rows of the print queue, made up for tests of what is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fairdesk.records.printing import JobState, PrintOptions, PrintRow
from tests.factory import MORNING


def row(**changes: Any) -> PrintRow:
    """A letter of two pages that waits."""
    usual = PrintRow(
        id="1",
        at=MORNING,
        kind="letter_of_intent",
        title="意向书",
        subject="letter_of_intent",
        subject_ids=("a",),
        printer="booth",
        options=PrintOptions(),
        pages=2,
        copies=1,
        sha256="0" * 64,
        state=JobState.WAITING,
        error="",
        changed_at=MORNING,
        has_pdf=True,
    )
    return replace(usual, **changes)
