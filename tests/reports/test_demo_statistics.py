"""The demo fair, taken in as it comes, adds up to the figures that were counted from its tables beforehand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fairdesk.base.i18n import LANGUAGES, _, use_language
from fairdesk.records.choices import Outcome
from fairdesk.reports import drill_down, overview, statistics
from fairdesk.reports.catalogue import REPORTS
from fairdesk.reports.today import today
from fairdesk.services import rosters
from fairdesk.services.desk import Desk
from tests.demo_rosters import csv_files
from tests.factory import bare_desk

EXPECTED = json.loads((Path(__file__).parent.parent / "reference" / "stats_expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the whole demo fair in it, only looked at."""
    with bare_desk(tmp_path_factory.mktemp("demo") / "demo.fairdesk") as made:
        made.do(rosters.take_in, files=csv_files())
        yield made


def test_every_figure_is_the_one_counted_beforehand(fair: Desk) -> None:
    found = json.loads(json.dumps(fair.look(statistics.statistics)))
    assert found.keys() == EXPECTED.keys()
    for part, expected in EXPECTED.items():
        assert found[part] == expected, part


def test_provinces_stand_in_the_order_of_the_roster(fair: Desk) -> None:
    order = ["河北省", "内蒙古自治区", "西藏自治区", "新疆维吾尔自治区", "青海省", "河南省", "湖北省"]
    assert list(fair.look(statistics.statistics)["delegations"]["by_province"]) == order


def test_every_figure_opens_to_the_rows_it_counts(fair: Desk) -> None:
    opened = {one.key: (one.value, fair.look(drill_down.rows_behind, one.key)) for one in fair.look(overview.figures)}
    assert {key: len(table.rows) for key, (_value, table) in opened.items()} == {
        "organisations": 260, "arrivals": 502, "negotiations": 160, "letters": 40, "amount": 40, "signatories": 40, "areas": 35,
        "households": 40, "people": 40,
    }  # fmt: skip
    for key in ("organisations", "arrivals", "negotiations", "letters", "signatories", "areas"):
        assert opened[key][0] == len(opened[key][1].rows)
    letters = opened["letters"][1]
    assert letters.total is not None
    assert letters.total[-3:] == (opened["amount"][0], opened["households"][0], opened["people"][0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", REPORTS)
def test_every_report_has_a_cell_for_every_column(fair: Desk, key: str, language: str) -> None:
    use_language(language)
    facts = fair.look(REPORTS[key].make)
    assert facts.key == key
    assert facts.figures
    for table in facts.tables:
        assert table.rows
        assert {len(row) for row in table.rows} | {len(table.total or table.columns)} == {len(table.columns)}


def test_the_overview_adds_up_in_every_table(fair: Desk) -> None:
    for table in fair.look(overview.report).tables:
        assert table.total is not None
        heads = [column.head for column in table.columns]
        for place, head in enumerate(heads[1:], start=1):
            if head != _("Organisations that signed"):
                assert sum(int(str(row[place])) for row in table.rows) == table.total[place], (table.title, head)
        assert table.total[-7:] == (40, 40, 599_500_000, 420_700_000, 1_020_200_000, 10878, 36628)


def test_the_ledger_has_a_line_for_each_letter_and_its_follow_up(fair: Desk) -> None:
    (table,) = fair.look(REPORTS["ledger"].make).tables
    assert len(table.rows) == 40
    first = dict(zip([column.head for column in table.columns], table.rows[0], strict=True))
    assert "京社扶意〔2018〕001号" in first.values()
    assert {"武川县", "北京市芷兰社会工作事务所", "京社扶协〔2018〕01号", "芷兰服理字〔2018〕4号"} <= set(first.values())
    assert table.total is not None
    paid = [column.head for column in table.columns].index(_("Cash in place (yuan)"))
    assert table.total[paid] == 117_900_000


def test_today_of_the_demo_fair(fair: Desk) -> None:
    found = fair.look(today, date(2018, 7, 19))
    assert (found.due, found.present, found.talks, found.letters) == (520, 502, 160, 40)
    assert dict(found.negotiations)[Outcome.INTENT] == 40
    assert found.amount_fen == 1_020_200_000
    assert len(found.last_arrivals) == 10
    assert [one.at for one in found.last_arrivals] == sorted((one.at for one in found.last_arrivals), reverse=True)
    assert found.waiting.intents_without_letter == 0
    assert [one.label for one in found.last_acts] == ["Import rosters"]


def test_another_day_has_none_of_it(fair: Desk) -> None:
    found = fair.look(today, date(2018, 7, 20))
    assert (found.due, found.present, found.talks, found.letters, found.amount_fen) == (520, 0, 0, 0, 0)
    assert found.last_arrivals == ()
