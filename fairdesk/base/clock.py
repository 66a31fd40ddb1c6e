"""What time it is; the only room that asks the machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

Clock = Callable[[], datetime]


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


HALL = timezone(timedelta(hours=8))
"""The zone of the fair's hall: papers and screens show its time, the journal keeps UTC."""
