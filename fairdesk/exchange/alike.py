"""Whether a cell still says what was written, though a spreadsheet program made a number or a day of it."""

from __future__ import annotations

import math
from datetime import datetime
from decimal import Decimal, DecimalException

EXACT_DIGITS = 15
"""What a spreadsheet program keeps of a number."""


def says_the_same(written: str, shown: str, *, number: bool) -> bool:
    """Whether both are one text; of a cell that holds a number or a day, whether both are one value.

    Blanks at the ends are no difference. `0042` and the number 42 are one value, so are `100000` and 1E+05, `2018-07-19 09:30`
    and that moment, and an identity number with the same number cut after fifteen digits.
    """
    one, other = written.strip(), shown.strip()
    return one == other or (
        number and (_same_number(one, other) or _same_moment(one, other) or one.casefold() == other.casefold())
    )


def _same_number(written: str, shown: str) -> bool:
    digits = written.replace(",", "")
    try:
        if Decimal(digits) == Decimal(shown):
            return True
        exact, cut = float(digits), float(shown)
    except (DecimalException, ValueError, OverflowError):
        return False
    long = sum(sign.isdigit() for sign in digits) > EXACT_DIGITS
    return long and math.isfinite(exact) and f"{exact:.{EXACT_DIGITS - 1}e}" == f"{cut:.{EXACT_DIGITS - 1}e}"


def _same_moment(written: str, shown: str) -> bool:
    try:
        one, other = datetime.fromisoformat(written), datetime.fromisoformat(shown)
    except ValueError:
        return False
    return one.replace(tzinfo=None) == other.replace(tzinfo=None)
