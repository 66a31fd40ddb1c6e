"""Which backups are kept: a newest one always, one an hour for a day, one a day for a fortnight, and whatever is not ours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.base.clock import HALL
from fairdesk.rules.backup_rotation import (
    DAYS,
    HOURS,
    backup_name,
    desk_of,
    newest_first,
    older,
    read_name,
    superfluous,
)

NOON = datetime(2018, 11, 22, 4, tzinfo=UTC)
"""Twelve o'clock in the hall."""
DESK = desk_of("FAIR-2018", "A03")

times = st.timedeltas(-timedelta(days=25), timedelta(days=25)).map(lambda ago: NOON - ago)
many = st.lists(times, max_size=120, unique=True)
strange = st.sampled_from(
    [
        "notes.txt",
        f"{DESK}-20181122-040000-000000.fairdesk-key",
        f"{DESK}-20181122-040000-000000.fairdesk.part",
        f"{DESK}-20181122-040000-000000 (copy).fairdesk",
        f"{DESK}-20181322-040000-000000.fairdesk",
        f"{DESK}-２０１８１１２２-040000-000000.fairdesk",
        "A03.fairdesk",
        backup_name(desk_of("FAIR-2018", "A04"), NOON),
        backup_name(desk_of("FAIR-2019", "A03"), NOON),
    ]
)


def named(moments: list[datetime]) -> list[str]:
    """A backup of the desk for each of these moments."""
    return [backup_name(DESK, at) for at in moments]


def hour(name: str) -> str:
    """The hour of the hall in which it was made."""
    return f"{moment(name).astimezone(HALL):%Y%m%d%H}"


def day(name: str) -> str:
    """The day of the hall on which it was made."""
    return f"{moment(name).astimezone(HALL):%Y%m%d}"


def moment(name: str) -> datetime:
    """When it was made."""
    told = read_name(name)
    assert told is not None
    return told[1]


@given(many)
def test_a_name_tells_desk_and_time(moments: list[datetime]) -> None:
    assert [read_name(backup_name(DESK, at)) for at in moments] == [(DESK, at) for at in moments]


@given(many)
def test_kept_is_the_newest_of_each_hour_and_day_and_nothing_else(moments: list[datetime]) -> None:
    names = named(moments)
    gone = set(superfluous(DESK, names))
    kept = [name for name in newest_first(DESK, names) if name not in gone]
    hours = sorted({hour(name) for name in names}, reverse=True)[:HOURS]
    days = sorted({day(name) for name in names}, reverse=True)[:DAYS]
    wanted = {max(one for one in names if hour(one) == each) for each in hours}
    wanted |= {max(one for one in names if day(one) == each) for each in days}
    assert set(kept) == wanted
    assert len(kept) <= HOURS + DAYS
    if names:
        assert kept[0] == max(names, key=moment)


@given(many, st.lists(strange))
def test_what_is_not_a_backup_of_this_desk_is_never_touched(moments: list[datetime], others: list[str]) -> None:
    names = named(moments)
    assert superfluous(DESK, [*others, *names]) == superfluous(DESK, names)
    assert not set(superfluous(DESK, [*others, *names])) & set(others)


@given(many)
def test_a_second_time_nothing_more_goes(moments: list[datetime]) -> None:
    names = named(moments)
    left = set(names) - set(superfluous(DESK, names))
    assert superfluous(DESK, left) == []


@given(st.lists(times, min_size=1, max_size=60, unique=True))
def test_kept_one_after_the_other_as_all_at_once(moments: list[datetime]) -> None:
    there: set[str] = set()
    for at in sorted(moments):
        there.add(backup_name(DESK, at))
        there -= set(superfluous(DESK, there))
    names = named(moments)
    assert there == set(names) - set(superfluous(DESK, names))


def test_three_weeks_of_ten_minutes_leave_a_day_of_hours_and_a_fortnight_of_days() -> None:
    names = named([NOON - timedelta(minutes=10 * step) for step in range(6 * 24 * 21)])
    kept = sorted(set(names) - set(superfluous(DESK, names)), key=moment, reverse=True)
    assert len(kept) == HOURS + DAYS - 2  # the newest of today and of yesterday are those of an hour too
    assert moment(kept[0]) == NOON
    assert NOON - moment(kept[-1]) < timedelta(days=DAYS)


def test_an_hour_without_a_backup_costs_none_of_the_kept() -> None:
    names = named([NOON - timedelta(hours=3 * step) for step in range(30)])
    assert not set(superfluous(DESK, names)) & set(names[:HOURS])


def test_a_day_begins_when_it_begins_in_the_hall() -> None:
    morning = datetime(2018, 11, 21, 16, 5, tzinfo=UTC)  # five past midnight in the hall
    evening = morning - timedelta(minutes=10)
    later = [NOON + timedelta(days=1, hours=step) for step in range(HOURS)]
    names = named([morning, evening, *later])
    assert set(superfluous(DESK, names)) == set()
    assert set(superfluous(DESK, [*names, backup_name(DESK, evening - timedelta(hours=2))])) == {
        backup_name(DESK, evening - timedelta(hours=2))
    }


@pytest.mark.parametrize("fair", ["a/b", "a\\b", "a:b", 'a"b', "a\nb"])
def test_a_fair_s_id_that_no_file_could_bear_still_names_its_backups(fair: str) -> None:
    name = backup_name(desk_of(fair, "HQ"), NOON)
    assert name.startswith("a_b-HQ-")
    assert read_name(name) == ("a_b-HQ", NOON)


def test_the_next_older_is_of_the_same_desk_and_before_it() -> None:
    names = [*named([NOON, NOON - timedelta(hours=1), NOON - timedelta(hours=2)]), backup_name("FAIR-2018-A04", NOON)]
    assert older(names[1], names) == [names[2]]
    assert older("my copy.fairdesk", names) == []
