"""Dates and times as rosters write them, down to serial numbers, missing years and the end of a quarter."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from fairdesk.rules.cleaning import STROKES, Cleaned, spelt
from fairdesk.rules.clocks import CLOCK, clock_time
from fairdesk.rules.numerals import DIGITS, han_number
from fairdesk.rules.widths import folded, wide

Written = str | int | float | date | datetime | time

YEARS = range(1900, 2100)
"""The years a roster may mean; a day outside them is a slip of the pen."""

_DAY = r"(?P<month>[0-9]{1,2})(?:[-./ ]|月份?)(?P<day>[0-9]{1,2})[日号]?"
_ANY_YEAR = r"((?:19|20)[0-9]{2})"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_DONE = r"(?:完成)?"
_ENDED = rf"(?:[底末终](?:之?前|以前)?|[之以]?内){_DONE}"
_END = rf"(?:{_ENDED}|{_DONE})"
"""By the end of it; 前 alone may mean before it begins."""
_FULL = re.compile(rf"{_YEAR}(?:[-./ ]|年度?){_DAY}")
_PACKED = re.compile(rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?:\.0+)?")
_WESTERN = re.compile(rf"(?P<month>[0-9]{{1,2}})[-./](?P<day>[0-9]{{1,2}})[-./]{_YEAR}")
_SHORT_YEAR = re.compile(rf"(?P<year>[0-9]{{2}})(?:[-./]|年){_DAY}")
_SIX = re.compile(r"(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_NO_YEAR = re.compile(_DAY)
_OF_YEAR = rf"(?:{_YEAR}(?:[-./ ]|年度?)?)?"
_IN_MONTH = re.compile(
    rf"(?:{_ANY_YEAR}(?:[-./]|年)([0-9]{{1,2}})(?:月份?)?|(?:{_ANY_YEAR}[-./ ]?年?)?([0-9]{{1,2}})月份?)"
    rf"(?P<third>[上中下]旬)?{_END}"
)
_IN_QUARTER = re.compile(rf"{_OF_YEAR}(?:第?(?P<quarter>[一二三四1-4])季度?|[Qq](?P<q>[1-4])){_END}")
_IN_HALF = re.compile(rf"{_OF_YEAR}(?P<half>[上下])半年{_END}")
_IN_YEAR = re.compile(rf"{_ANY_YEAR}年?(?:度|全年)?年?{_ENDED}|{_ANY_YEAR}年(?:度|全年)?|(?:年{_ENDED}|全年){_DONE}")
_SERIAL_TEXT = re.compile(r"[2-7][0-9]{4}(?:\.[0-9]+)?")
_OPEN = re.compile(
    r"长[期年]|尽[快早]|待[定通商]|未定|[持陆]续|常年|不限|随时|永久|无期限|无固定|视情况|另行通知|即日起|近期|抓紧"
)
_ABOUT = re.compile(r"^(?:大?约|预计|计划|拟定?于?|争取|力争)|(?:左右|前后|上下)$")
_BEHIND = re.compile(
    rf"(?:[\sT]*(?:\(?(?:周|星期|礼拜)[一二三四五六日天](?P<part>[上下中]午)?\)?|(?P<noon>[上下中]午|早上|晚上?|全天)|(?P<clock>{CLOCK})))+$"
)
_DEADLINE = re.compile(r"([日号]|[-./][0-9]{1,2}[-./][0-9]{1,2})(?:(?:之?前|以前)(?:完成)?|完成)$")
_HAN_YEAR = re.compile(rf"[{''.join(DIGITS)}OoΟО]{{4}}(?=年)|^[{''.join(DIGITS)}]{{2}}(?=年)")
_HAN_PART = re.compile(r"(?<![第周期拜])[〇零一二三四五六七八九十廿卅]{1,3}(?=[月日号])|(?<=月)[〇零一二三四五六七八九十]{1,3}$")
_RELATIVE = {"今年": 0, "本年度": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "去年": -1}
_MARKS = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("。·•、,，_", ".")
    | {"\\": "/", "〇": "零", "○": "零", "'": "", "‘": "", "’": ""}
)
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_SERIALS = range(20_000, 71_000)
"""Day numbers taken for dates: from 1954 to 2094 in the system of 1900, four years later in that of 1904."""
_LONGEST = 40
"""Signs of the longest spelling of a day; what is longer is a story."""
_THIRDS = {"上旬": 10, "中旬": 20}


def clean_date(cell: Written, *, fair_year: int, since_1904: bool = False) -> Cleaned[date]:
    """The day the cell means; the last day of a period where only a period is named, the fair's year where none is.

    Codes: DATE_SERIAL, DATE_FORMAT, WIDTH_NORMALISED, DATE_YEAR_2DIGIT, DATE_YEAR_INFERRED, DATE_FUZZY, DATE_OPEN_ENDED,
    DATE_INVALID (no value, what was written is the note). A time of day behind the day is the note.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return Cleaned(cell) if cell.year in YEARS else Cleaned(None, ("DATE_INVALID",), cell.isoformat())
    if isinstance(cell, time):
        return Cleaned(None, ("DATE_INVALID",), cell.isoformat())
    if isinstance(cell, int | float):
        return _serial(cell, since_1904)
    if (plain := _iso(cell)) is not None:
        return Cleaned(plain)
    if (found := _FULL.fullmatch(cell)) and (day := _dated(int(found["year"]), found["month"], found["day"])):
        return Cleaned(day, ("DATE_FORMAT",))  # most other spellings
    text = folded(cell).strip()
    if not text or text in STROKES:
        return Cleaned(None)
    width = ("WIDTH_NORMALISED",) if wide(cell) else ()
    read = _serial(float(text), since_1904) if _SERIAL_TEXT.fullmatch(text) else _read(text, fair_year)
    return Cleaned(read.value, (*read.issues, *width), read.note if read.value else cell)


def clean_datetime(cell: Written, *, fair_year: int | None = None, since_1904: bool = False) -> Cleaned[datetime]:
    """The local day and time the cell means, without a zone: 2018-07-19 10:30.

    Codes: DATE_FORMAT, DATE_SERIAL, DATE_YEAR_2DIGIT, DATE_YEAR_INFERRED where the fair's year is given, DATE_INVALID.
    """
    if isinstance(cell, date):
        moment = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
        return (
            Cleaned(_to_the_second(moment)) if moment.year in YEARS else Cleaned(None, ("DATE_INVALID",), moment.isoformat(" "))
        )
    if isinstance(cell, int | float):
        return _serial_moment(cell, since_1904)
    if isinstance(cell, time):
        return Cleaned(None, ("DATE_INVALID",), cell.isoformat())
    text = folded(cell).strip()
    if not text or text in STROKES:
        return Cleaned(None)
    found = re.search(CLOCK, text) if len(text) <= _LONGEST else None
    at = clock_time(found[0]) if found and found.end() == len(text) else None
    day = _read(text[: found.start()].rstrip(" T"), fair_year or 0) if found and at else None
    if (
        not at
        or not day
        or not day.value
        or "DATE_FUZZY" in day.issues
        or (fair_year is None and "DATE_YEAR_INFERRED" in day.issues)
    ):
        return Cleaned(None, ("DATE_INVALID",), cell)
    moment = datetime.combine(day.value, at)
    plain = cell in {moment.isoformat(mark, precision) for mark in " T" for precision in ("seconds", "minutes")}
    return Cleaned(moment, () if plain else day.issues or ("DATE_FORMAT",))


def clean_time(cell: Written) -> Cleaned[str]:
    """The time of day as `09:05`. Codes: DATE_FORMAT, DATE_SERIAL, DATE_INVALID."""
    if isinstance(cell, datetime | time):
        return Cleaned(cell.strftime("%H:%M"))
    if isinstance(cell, float) and (0 <= cell < 1 or (0 < cell < _SERIALS.stop and cell % 1 and int(cell) in _SERIALS)):
        minutes = min(round(cell % 1 * 24 * 60), 24 * 60 - 1)
        return Cleaned(f"{minutes // 60:02d}:{minutes % 60:02d}", ("DATE_SERIAL",))
    text = folded(spelt(cell) if isinstance(cell, int | float) else str(cell)).strip()
    if not text or text in STROKES:
        return Cleaned(None)
    at = clock_time(text) if len(text) <= _LONGEST else None
    if at is None:
        return Cleaned(None, ("DATE_INVALID",), text)
    plain = at.strftime("%H:%M")
    return Cleaned(plain, () if plain == cell else ("DATE_FORMAT",))


def _iso(text: str) -> date | None:
    """The day, where it is written as it ought to be."""
    if len(text) == 10 and text[4] == "-" == text[7]:
        with suppress(ValueError):
            day = date.fromisoformat(text)
            return day if day.year in YEARS and day.isoformat() == text else None
    return None


def _serial(number: int | float, since_1904: bool) -> Cleaned[date]:
    """A number: a day number of the workbook's system, or digits that are a date as they stand. 2018.7 may have been 2018.70."""
    text = str(number) if isinstance(number, float) and not number.is_integer() else spelt(number)
    if re.fullmatch(r"[0-9]{6}|[0-9]{8}", text):
        found = _read(text, 0)
        return Cleaned(found.value, found.issues, text if found.value is None else "")
    if -1 < number < _SERIALS.stop and int(number) in _SERIALS:
        return Cleaned(_EPOCHS[since_1904] + timedelta(days=int(number)), ("DATE_SERIAL",))
    return Cleaned(None, ("DATE_INVALID",), text)


def _serial_moment(number: int | float, since_1904: bool) -> Cleaned[datetime]:
    if not -1 < number < _SERIALS.stop or int(number) not in _SERIALS:
        return Cleaned(None, ("DATE_INVALID",), spelt(number))
    midnight = datetime.combine(_EPOCHS[since_1904], time())
    return Cleaned(_to_the_second(midnight + timedelta(days=number)), ("DATE_SERIAL",))


def _to_the_second(moment: datetime) -> datetime:
    """Parts of a second are noise of floating numbers."""
    whole = moment.replace(microsecond=0)
    return whole + timedelta(seconds=1) if moment.microsecond >= 500_000 else whole


def _read(text: str, fair_year: int) -> Cleaned[date]:
    """What the text of usual width means, after words around the day are set aside: the issues say what had to be supposed."""
    if len(text) > _LONGEST:
        return Cleaned(None, ("DATE_INVALID",))
    plain, behind, told = _day_alone(text, fair_year)
    for pattern, reading in _READINGS:
        if found := pattern.fullmatch(plain):
            day, codes = reading(found, fair_year)
            if day is None or day.year not in YEARS:
                return Cleaned(None, ("DATE_INVALID",))
            told = tuple(dict.fromkeys((*told, *codes)))
            return Cleaned(day, told or ("DATE_FORMAT",), text if behind else "")
    return Cleaned(None, ("DATE_OPEN_ENDED",) if _OPEN.search(text) else ("DATE_INVALID",))


def _day_alone(text: str, fair_year: int) -> tuple[str, bool, tuple[str, ...]]:
    """The day in digits without weekday, time and words around it, whether a time of day was among them, and what is supposed."""
    plain = re.sub(r"(?<![0-9])\s+|\s+(?![0-9])", "", text).translate(_MARKS).rstrip(".")
    plain = re.sub(r"^公元", "", plain)
    found = _BEHIND.search(plain)
    timed = bool(
        found
        and (found["part"] or found["noon"] or (found["clock"] and not re.fullmatch(r"0?0:00(?::00)?(?:\.0+)?", found["clock"])))
    )
    plain = plain[: found.start()] if found else plain
    certain = _ABOUT.sub("", plain)
    told = ("DATE_FUZZY",) if certain != plain else ()
    plain = _DEADLINE.sub(r"\1", _in_digits(certain))
    for word, years in _RELATIVE.items():
        if plain.startswith(word):
            return f"{fair_year + years}年{plain.removeprefix(word).removeprefix('年')}", timed, ("DATE_YEAR_INFERRED", *told)
    if re.match(r"[0-9]{2}年", plain):
        return f"20{plain}", timed, ("DATE_YEAR_2DIGIT", *told)
    return plain, timed, told


def _in_digits(text: str) -> str:
    """The text with the year, month and day in digits where they are written in Chinese numerals."""
    if text.isascii():
        return text
    text = _HAN_YEAR.sub(lambda year: "".join(str(DIGITS.get(sign, 0)) for sign in year[0]), text)
    return _HAN_PART.sub(lambda part: str(_small(part[0])), text)


def _small(numeral: str) -> int:
    """A month or day in numerals; 廿 and 卅 are twenty and thirty."""
    plain = numeral.replace("廿", "二十").replace("卅", "三十")
    return han_number(plain) or 0


Reading = Callable[[re.Match[str], int], tuple[date | None, tuple[str, ...]]]


def _full(found: re.Match[str], fair_year: int) -> tuple[date | None, tuple[str, ...]]:
    return _dated(int(found["year"]), found["month"], found["day"]), ()


def _western(found: re.Match[str], fair_year: int) -> tuple[date | None, tuple[str, ...]]:
    """7/19/2018 or 19/7/2018; where both readings are days, nobody knows which."""
    year = int(found["year"])
    days = {_dated(year, found["month"], found["day"]), _dated(year, found["day"], found["month"])} - {None}
    return (days.pop() if len(days) == 1 else None), ()


def _short_year(found: re.Match[str], fair_year: int) -> tuple[date | None, tuple[str, ...]]:
    return _dated(2000 + int(found["year"]), found["month"], found["day"]), ("DATE_YEAR_2DIGIT",)


def _six(found: re.Match[str], fair_year: int) -> tuple[date | None, tuple[str, ...]]:
    """180719 and 201807; where six digits may be either, nobody knows which."""
    day = _dated(2000 + int(found["year"]), found["month"], found["day"])
    year, month = int(found[0][:4]), int(found[0][4:])
    last = _month_end(year, month) if year in YEARS else None
    if day and last:
        return None, ()
    return (day, ("DATE_YEAR_2DIGIT",)) if day else (last, ("DATE_FUZZY",))


def _no_year(found: re.Match[str], fair_year: int) -> tuple[date | None, tuple[str, ...]]:
    return _dated(fair_year, found["month"], found["day"]), ("DATE_YEAR_INFERRED",)


def _in_month(found: re.Match[str], fair_year: int) -> tuple[date | None, tuple[str, ...]]:
    groups = found.groups()
    year, month = (groups[0], groups[1]) if groups[1] else (groups[2], groups[3])
    last = _month_end(int(year or fair_year), int(month))
    third = _THIRDS.get(found["third"] or "")
    return (last.replace(day=third) if last and third else last), ("DATE_FUZZY",)


def _in_period(found: re.Match[str], fair_year: int) -> tuple[date | None, tuple[str, ...]]:
    said = found.groupdict()
    year = next((part for part in found.groups() if part and len(part) == 4), None)
    quarter = said.get("quarter") or said.get("q")
    month = 3 * int(DIGITS.get(quarter, 0) or quarter) if quarter else 6 if said.get("half") == "上" else 12
    return _month_end(int(year or fair_year), month), ("DATE_FUZZY",)


_READINGS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_FULL, _full),
    (_PACKED, _full),
    (_WESTERN, _western),
    (_SHORT_YEAR, _short_year),
    (_SIX, _six),
    (_IN_MONTH, _in_month),
    (_NO_YEAR, _no_year),
    (_IN_QUARTER, _in_period),
    (_IN_HALF, _in_period),
    (_IN_YEAR, _in_period),
)
"""The ways to write a day, the surest first."""


def _dated(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date | None:
    if not 1 <= month <= 12 or year not in YEARS:
        return None
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def day_words(day: date) -> str:
    """A date as a bureau writes it: Arabic digits, no leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"
