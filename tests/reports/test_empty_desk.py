"""A newborn desk without a fair, on either database: every figure is nothing, no rate divides by it, every report can be made."""

from __future__ import annotations

import json
from datetime import date

import pytest

from fairdesk.base.i18n import LANGUAGES, use_language
from fairdesk.reports import drill_down, overview, statistics
from fairdesk.reports.catalogue import REPORTS
from fairdesk.reports.today import today
from fairdesk.services.desk import Desk


def _numbers(found: object) -> list[object]:
    if isinstance(found, dict):
        return [number for one in found.values() for number in _numbers(one)]
    return [found]


def test_every_figure_is_nothing(empty_desk: Desk) -> None:
    found = empty_desk.look(statistics.statistics)
    assert set(_numbers(found)) == {0, None}
    assert found["letters_of_intent"]["largest"] is None
    assert found["signin"]["rate_percent"] == 0.0
    assert found["follow_up"]["cash_in_place_percent"] == 0.0
    assert found["organisations"]["by_category"] == {}
    json.dumps(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", REPORTS)
def test_every_report_can_be_made(empty_desk: Desk, key: str, language: str) -> None:
    use_language(language)
    facts = empty_desk.look(REPORTS[key].make)
    assert facts.tables
    assert all(table.columns and not table.rows for table in facts.tables)


def test_every_figure_opens(empty_desk: Desk) -> None:
    figures = empty_desk.look(overview.figures)
    assert {one.key for one in figures} == set(drill_down.ROWS)
    assert all(one.value == 0 and not empty_desk.look(drill_down.rows_behind, one.key).rows for one in figures)


def test_today_is_quiet(empty_desk: Desk) -> None:
    found = empty_desk.look(today, date(2018, 7, 19))
    assert (found.due, found.present, found.talks, found.letters, found.amount_fen) == (0, 0, 0, 0, 0)
    assert found.last_arrivals == ()
    assert found.last_acts == ()
    assert not found.waiting.anything
