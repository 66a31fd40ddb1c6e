"""Times of day as rosters write them: 9:05, 9时5分, 9点半, 下午2:30."""

from __future__ import annotations

import re
from datetime import time

_PART = "凌晨|早上|早|上午|中午|下午|晚上|晚"
CLOCK = (
    rf"(?:{_PART})?\s*[0-9]{{1,2}}"
    r"(?:[:：][0-9]{1,2}(?:[:：][0-9]{1,2}(?:\.[0-9]+)?)?|[时点](?:[0-9]{1,2}分?|半|整|钟)?)"
)
"""A time of day inside a longer text."""

_WRITTEN = re.compile(
    rf"(?P<part>{_PART})?\s*(?P<hour>[0-9]{{1,2}})"
    r"(?:[:：.](?P<minute>[0-9]{2})(?:[:：](?P<second>[0-9]{2})(?:\.[0-9]+)?)?|[时点](?:(?P<minutes>[0-9]{1,2})分?|(?P<half>半)|整|钟)?)"
)
_LATER = frozenset({"下午", "晚上", "晚"})


def clock_time(text: str) -> time | None:
    """The time of day the text of usual width says; None where it says none that exists."""
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        return None
    hour = int(found["hour"])
    minute = 30 if found["half"] else int(found["minute"] or found["minutes"] or 0)
    if (found["part"] in _LATER or (found["part"] == "中午" and hour < 11)) and hour < 12:
        hour += 12
    return time(hour, minute, int(found["second"] or 0)) if hour < 24 and minute < 60 and int(found["second"] or 0) < 60 else None
