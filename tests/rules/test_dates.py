"""Dates and times: one day out of many spellings, and no day that does not exist."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.rules.dates import Written, clean_date, clean_datetime, clean_time


@pytest.mark.parametrize(
    ("written", "day", "issues"),
    [
        ("2018-07-19", "2018-07-19", ()),
        (date(2018, 7, 19), "2018-07-19", ()),
        (datetime(2018, 7, 19, 8, 0), "2018-07-19", ()),  # noqa: DTZ001
        ("2018.7.4", "2018-07-04", ("DATE_FORMAT",)),
        ("2018年6月25日", "2018-06-25", ("DATE_FORMAT",)),
        ("2018-06-09 00:00:00", "2018-06-09", ("DATE_FORMAT",)),
        (20180627, "2018-06-27", ("DATE_FORMAT",)),
        ("20180627", "2018-06-27", ("DATE_FORMAT",)),
        ("２０１８．７．１６", "2018-07-16", ("DATE_FORMAT", "WIDTH_NORMALISED")),
        (43276, "2018-06-25", ("DATE_SERIAL",)),
        ("18.6.9", "2018-06-09", ("DATE_YEAR_2DIGIT",)),
        ("7月14日", "2018-07-14", ("DATE_YEAR_INFERRED",)),
        ("2018年底前", "2018-12-31", ("DATE_FUZZY",)),
        ("年底前", "2018-12-31", ("DATE_FUZZY",)),
        ("三季度", "2018-09-30", ("DATE_FUZZY",)),
        ("2019年上半年", "2019-06-30", ("DATE_FUZZY",)),
        ("2019年2月", "2019-02-28", ("DATE_FUZZY",)),
        ("二〇一八年七月十九日", "2018-07-19", ("DATE_FORMAT",)),
        ("2018年7月19日（周四）上午", "2018-07-19", ("DATE_FORMAT",)),
        ("2018年7月19日前完成", "2018-07-19", ("DATE_FORMAT",)),
        ("7/19/2018", "2018-07-19", ("DATE_FORMAT",)),
        ("43276", "2018-06-25", ("DATE_SERIAL",)),
        ("180719", "2018-07-19", ("DATE_YEAR_2DIGIT",)),
        ("18年底", "2018-12-31", ("DATE_YEAR_2DIGIT", "DATE_FUZZY")),
        ("明年6月", "2019-06-30", ("DATE_YEAR_INFERRED", "DATE_FUZZY")),
        ("7月中旬", "2018-07-20", ("DATE_FUZZY",)),
        ("Q3", "2018-09-30", ("DATE_FUZZY",)),
        ("7/8/2018", None, ("DATE_INVALID",)),
        ("201012", None, ("DATE_INVALID",)),
        ("7月前", None, ("DATE_INVALID",)),
        ("2018.7前", None, ("DATE_INVALID",)),
        ("2018-07-18T16:00:00.000Z", None, ("DATE_INVALID",)),
        (2018.7, None, ("DATE_INVALID",)),
        (float("nan"), None, ("DATE_INVALID",)),
        ("长期", None, ("DATE_OPEN_ENDED",)),
        ("2018-02-30", None, ("DATE_INVALID",)),
        (20180230, None, ("DATE_INVALID",)),
        ("下周", None, ("DATE_INVALID",)),
        ("", None, ()),
    ],
)
def test_days(written: Written, day: str | None, issues: tuple[str, ...]) -> None:
    cleaned = clean_date(written, fair_year=2018)
    assert (cleaned.value.isoformat() if cleaned.value else None, cleaned.issues) == (day, issues)


def test_the_two_systems_of_serials_lie_1462_days_apart() -> None:
    late, early = (clean_date(43276, fair_year=2018, since_1904=system).value for system in (True, False))
    assert late is not None
    assert early is not None
    assert (late - early).days == 1462


@given(st.one_of(st.text(), st.text("0123456789年月日./-"), st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_cleaning_twice_is_cleaning_once(written: Written) -> None:
    once = clean_date(written, fair_year=2018).value
    if once is not None:
        assert clean_date(once.isoformat(), fair_year=1999) == clean_date(once, fair_year=1999)


def test_moments() -> None:
    assert clean_datetime("2018-07-19 10:30").value == datetime(2018, 7, 19, 10, 30)  # noqa: DTZ001
    assert clean_datetime("2018-07-19 10:30").issues == ()
    assert clean_datetime("2018年7月19日 10:30").issues == ("DATE_FORMAT",)
    assert clean_datetime("2018-07-19 25:30").issues == ("DATE_INVALID",)
    assert clean_datetime("").issues == ()
    assert clean_datetime("2018年7月19日 下午2点半").value == datetime(2018, 7, 19, 14, 30)  # noqa: DTZ001
    assert clean_datetime("7月19日 10:30").value is None
    assert clean_datetime("7月19日 10:30", fair_year=2018).issues == ("DATE_YEAR_INFERRED",)
    assert clean_datetime(43300.4375).value == datetime(2018, 7, 19, 10, 30)  # noqa: DTZ001


def test_times() -> None:
    assert clean_time("08:00").issues == ()
    assert clean_time("8:05").value == "08:05"
    assert clean_time(time(9, 5)).value == "09:05"
    assert clean_time(0.375).value == "09:00"
    assert clean_time("下午2:30").value == "14:30"
    assert clean_time("9时5分").value == "09:05"
    assert clean_time(0.99999).value == "23:59"
    assert clean_time(float("inf")).value is None
    assert clean_time("26:00").value is None
