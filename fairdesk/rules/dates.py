"""Dates and times as rosters write them, down to serial numbers, missing years and the end of a quarter."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from fairdesk.rules.cleaning import Cleaned
from fairdesk.rules.widths import folded, wide

Written = str | int | float | date | datetime | time

_FULL = re.compile(r"((?:19|20)[0-9]{2})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?(?:[ T]?00:00(?::00)?(?:\.0+)?)?")
_PACKED = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_SHORT_YEAR = re.compile(r"([0-9]{2})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_NO_YEAR = re.compile(r"([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_MONTH = re.compile(r"((?:19|20)[0-9]{2})[-./年]([0-9]{1,2})月?(?:底|末)?前?")
_PERIOD = re.compile(
    r"(?:((?:19|20)[0-9]{2})年?)?(?:第?([一二三四1-4])季度|(上|下)半年|年?[底末内]|全年)(?:前|之前|完成)*",
)
_OPEN = re.compile(r"长期|尽快|待定|持续|常年|不限|随时")
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_SERIALS = range(20_000, 80_000)
"""Day numbers taken for dates: from 1954 to 2119 in the system of 1900."""


def clean_date(cell: Written, *, fair_year: int, since_1904: bool = False) -> Cleaned[date]:
    """The day the cell means; the last day of a period where only a period is named, the fair's year where none is.

    Codes: DATE_SERIAL, DATE_FORMAT, WIDTH_NORMALISED, DATE_YEAR_2DIGIT, DATE_YEAR_INFERRED, DATE_FUZZY, DATE_OPEN_ENDED,
    DATE_INVALID (no value, what was written is the note).
    """
    if isinstance(cell, datetime):
        return Cleaned(cell.date())
    if isinstance(cell, date):
        return Cleaned(cell)
    if isinstance(cell, time):
        return Cleaned(None, ("DATE_INVALID",), cell.isoformat())
    if isinstance(cell, int | float):
        return _serial(cell, since_1904)
    text = "".join(folded(cell).split()) if ":" not in cell else folded(cell).strip()
    if not text:
        return Cleaned(None)
    width = ("WIDTH_NORMALISED",) if wide(cell) else ()
    found = _read(text, fair_year)
    if found.value is not None and found.value.isoformat() == cell:
        return Cleaned(found.value)
    return Cleaned(found.value, (*found.issues, *width), cell if found.value is None else "")


def clean_datetime(cell: Written) -> Cleaned[datetime]:
    """The local day and time the cell means, without a zone: 2018-07-19 10:30. Codes: DATE_FORMAT, DATE_INVALID."""
    if isinstance(cell, datetime):
        return Cleaned(cell)
    if isinstance(cell, date):
        return Cleaned(datetime.combine(cell, time()))
    text = re.sub(r"[年月/.](?=[0-9])", "-", folded(str(cell)).strip(), count=2)
    text = re.sub(r"日\s*", " ", text)
    found = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?", text)
    try:
        moment = datetime(*(int(part or 0) for part in found.groups())) if found else None  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        moment = None
    if moment is None:
        return Cleaned(None, ("DATE_INVALID",), str(cell)) if text else Cleaned(None)
    plain = cell in {moment.isoformat(mark, precision) for mark in " T" for precision in ("seconds", "minutes")}
    return Cleaned(moment, () if plain else ("DATE_FORMAT",))


def clean_time(cell: Written) -> Cleaned[str]:
    """The time of day as `09:05`. Codes: DATE_FORMAT, DATE_INVALID."""
    if isinstance(cell, datetime | time):
        return Cleaned(cell.strftime("%H:%M"))
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 24 * 60)
        return Cleaned(f"{minutes // 60:02d}:{minutes % 60:02d}", ("DATE_SERIAL",))
    text = folded(str(cell)).strip()
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.时点]([0-5][0-9])(?::00|分)?", text)
    if found is None:
        return Cleaned(None, ("DATE_INVALID",), text) if text else Cleaned(None)
    plain = f"{int(found[1]):02d}:{found[2]}"
    return Cleaned(plain, () if plain == cell else ("DATE_FORMAT",))


def _serial(number: int | float, since_1904: bool) -> Cleaned[date]:
    """A number: a day number of the workbook's system, or eight digits that are a date as they stand."""
    packed = _PACKED.fullmatch(f"{number:.0f}")
    if packed:
        return _day(packed, "DATE_FORMAT")
    if int(number) in _SERIALS:
        return Cleaned(_EPOCHS[since_1904] + timedelta(days=int(number)), ("DATE_SERIAL",))
    return Cleaned(None, ("DATE_INVALID",), str(number))


def _read(text: str, fair_year: int) -> Cleaned[date]:
    found = _FULL.fullmatch(text) or _PACKED.fullmatch(text)
    if found:
        return _day(found, "DATE_FORMAT")
    if found := _SHORT_YEAR.fullmatch(text):
        return _dated(2000 + int(found[1]), int(found[2]), int(found[3]), "DATE_YEAR_2DIGIT")
    if found := _NO_YEAR.fullmatch(text):
        return _dated(fair_year, int(found[1]), int(found[2]), "DATE_YEAR_INFERRED")
    if found := _MONTH.fullmatch(text):
        return _end_of_month(int(found[1]), int(found[2]))
    if found := _PERIOD.fullmatch(text):
        return _end_of_month(int(found[1] or fair_year), _last_month(found))
    return Cleaned(None, ("DATE_OPEN_ENDED",) if _OPEN.search(text) else ("DATE_INVALID",))


def _day(found: re.Match[str], code: str) -> Cleaned[date]:
    return _dated(int(found[1]), int(found[2]), int(found[3]), code)


def _dated(year: int, month: int, day: int, code: str) -> Cleaned[date]:
    try:
        return Cleaned(date(year, month, day), (code,))
    except ValueError:
        return Cleaned(None, ("DATE_INVALID",))


def _last_month(found: re.Match[str]) -> int:
    if found[2]:
        return 3 * ("一二三四".find(found[2]) + 1 or int(found[2]))
    return 6 if found[3] == "上" else 12


def _end_of_month(year: int, month: int) -> Cleaned[date]:
    if not 1 <= month <= 12:
        return Cleaned(None, ("DATE_INVALID",))
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return Cleaned(first_of_next - timedelta(days=1), ("DATE_FUZZY",))
