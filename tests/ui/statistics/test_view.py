"""Statistics: figures, bars and lines open the rows they count, and a report goes out as PDF and as workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fairdesk.records.choices import Field, Outcome
from fairdesk.records.letters import LetterForm
from fairdesk.services import letters, reporting
from fairdesk.ui.statistics.tables import ReportTable, cell
from fairdesk.ui.statistics.view import StatisticsView
from fairdesk.ui.statistics.view_model import GROUPINGS, MEASURES, Opened, Statistics
from tests.ui.talking import Place, place, talking_desk

CASH = 2_000_000


class Chosen:
    """Answers the question where a file goes, and remembers what was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, str, str]] = []

    def __call__(self, _parent: QWidget, title: str, name: str, kinds: str, then: Callable[[Path], None]) -> None:
        self.asked.append((title, name, kinds))
        then(self.folder / Path(name).name)


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    """A desk with one letter of 20,000 yuan for education between Hebei and an association."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as made:
        talk = made.recorded(outcome=Outcome.INTENT, offer_id="X001", demand_id="Y001", households=8, people=30)
        desk.do(letters.issue, form=LetterForm(negotiation_id=talk, cash_fen=CASH))
        yield made


@pytest.fixture
def chosen(tmp_path: Path) -> Chosen:
    """Where files go."""
    return Chosen(tmp_path)


@pytest.fixture
def page(here: Place, qtbot: QtBot, chosen: Chosen) -> StatisticsView:
    """The page, seen and at rest."""
    made = StatisticsView(here.context, Statistics(here.context), chosen)
    qtbot.addWidget(made)
    made.resize(1060, 620)
    made.show()
    here.settled()
    return made


def shown(table: ReportTable) -> list[list[str]]:
    """The words of a table on the screen."""
    assert table.table is not None
    model = table.table.rows
    return [[str(model.data(model.index(row, at))) for at in range(model.columnCount())] for row in range(model.rowCount())]


def test_every_large_figure_opens_as_many_rows_as_it_counts(page: StatisticsView, here: Place) -> None:
    figures = page.model.state.figures
    assert figures is not None
    for at, figure in enumerate(page.figures):
        figure.click()
        here.settled()
        rows = page.model.state.rows
        assert rows is not None
        assert page.rows.isVisible()
        assert len(rows.rows) == (1 if figures[at].key == "amount" else figures[at].value), figures[at].key
    assert figures[4].value == CASH


def test_a_bar_opens_its_letters_by_key_and_escape_closes_them(page: StatisticsView, here: Place) -> None:
    bars = page.charts["field"].bars
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Return)
    here.settled()
    assert page.model.state.opened == Opened(grouping="field", label=Field.EDUCATION.label)
    (letter,) = shown(page.rows.table)
    assert Field.EDUCATION.label in letter
    assert "20,000" in letter
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.rows.isVisible()


def test_bars_measure_what_is_chosen(page: StatisticsView) -> None:
    for measure, figure in zip(MEASURES, ("1", "20,000", "8", "30"), strict=True):
        page.model.show_measure(measure)
        assert f"河北省 {figure}" in page.charts["province"].bars.accessibleDescription()


def test_the_table_holds_every_line_and_the_total_and_a_line_opens(page: StatisticsView, here: Place) -> None:
    for grouping in GROUPINGS:
        page.model.show_grouping(grouping)
        facts = page.model.state.table(grouping)
        assert facts is not None
        assert facts.total is not None
        words = shown(page.table)
        assert len(words) == len(facts.rows) + 1
        assert words[-1][-3:] == ["20,000", "8", "30"]
    page.model.show_grouping("province")
    table = page.table.table
    assert table is not None
    table.focus_rows()
    QTest.keyClick(table, Qt.Key.Key_Return)
    here.settled()
    assert page.model.state.opened == Opened(grouping="province", label="河北省")


def test_the_page_speaks_another_language_at_once(page: StatisticsView, here: Place) -> None:
    page.model.open_bar("field", Field.EDUCATION.label)
    here.settled()
    here.context.preferences.use_language("en")
    page.retranslate()
    here.settled()
    assert page.model.state.opened is None
    assert page.charts["province"].title.text() == "By province"
    assert page.figures[0].accessibleName().startswith("Organisations")


def test_what_is_done_elsewhere_shows_in_open_rows(page: StatisticsView, here: Place) -> None:
    page.model.open_figure("negotiations")
    here.settled()
    here.recorded()
    assert page.model.state.rows is not None
    assert len(page.model.state.rows.rows) == 2


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_a_report_goes_out(page: StatisticsView, here: Place, chosen: Chosen, kind: str) -> None:
    offered = page.menu.actions()
    assert len(offered) == 2 * len(reporting.catalogue())
    offered[("pdf", "xlsx").index(kind)].trigger()
    here.settled()
    (written,) = chosen.folder.glob(f"*.{kind}")
    assert written.stat().st_size > 1000
    assert chosen.asked[0][2].endswith(f"(*.{kind})")
    assert [notice.kind for notice in here.told] == ["ok"]


def test_an_empty_desk_says_what_to_do(here: Place, page: StatisticsView) -> None:
    page.model.settle(figures=(), tables=())
    assert page.empty.isVisible()
    page.empty.pressed.emit()
    assert here.opened == [("arrivals", "")]


def test_cells_are_worded_as_on_paper() -> None:
    assert [cell(*one) for one in ((None, "text"), (1234567, "number"), (123456, "yuan"), ("x", "text"))] == [
        "",
        "1,234,567",
        "1,234.56",
        "x",
    ]


def test_the_rows_are_a_sound_model(page: StatisticsView, here: Place, qtmodeltester: ModelTester) -> None:
    page.model.open_figure("letters")
    here.settled()
    table = page.rows.table.table
    assert table is not None
    qtmodeltester.check(table.rows)  # type: ignore[no-untyped-call]
