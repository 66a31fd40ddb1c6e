"""How a number or a day in a cell reads as text: as a person would write it."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta

_DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""The built-in formats of days and times (ECMA-376, 18.8.30)."""
_SPOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What a format writes as it stands, and its colours and conditions."""
_FIRST, _FIRST_1904 = datetime(1899, 12, 30, tzinfo=UTC), datetime(1904, 1, 1, tzinfo=UTC)
_LAST_SERIAL = 2_958_466


def is_day(number: int, code: str) -> bool:
    """Whether cells of this format (its number, and its code where it is the workbook's own) show days or times."""
    return bool(set(_SPOKEN.sub("", code).lower()) & set("dmyhs")) if code else number in _DAYS


def number_text(text: str, day: bool, since_1904: bool = False) -> str:
    """The number as digits without a needless fraction or exponent; a day as ISO writes it. Raises ValueError for others."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("no number")
    if day and 1 <= value < _LAST_SERIAL:
        moment = (_FIRST_1904 if since_1904 else _FIRST) + timedelta(seconds=round(value * 86_400))
        return moment.date().isoformat() if value.is_integer() else moment.replace(tzinfo=None).isoformat(" ")
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    return repr(value)
