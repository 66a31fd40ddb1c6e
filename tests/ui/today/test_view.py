"""Today: what is done shows at once, everything leads somewhere, and an act can be taken back from here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fairdesk.records.choices import Outcome
from fairdesk.records.overview import WaitingFacts
from fairdesk.services import arrivals
from fairdesk.ui.theme import ROW, theme
from fairdesk.ui.today.lines import Act, Came, Waits
from fairdesk.ui.today.view import TodayView, view, waiting_lines
from tests.factory import bare_desk
from tests.ui.talking import Place, place, talking_desk


def opened(here: Place, qtbot: QtBot) -> TodayView:
    """The page, seen and at rest."""
    page = view(here.context)
    qtbot.addWidget(page)
    page.resize(1060, 620)
    page.show()
    here.settled()
    return page


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    """A desk at which two may talk."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as made:
        yield made


def test_an_intent_waits_for_its_letter_and_can_be_taken_back(qtbot: QtBot, here: Place) -> None:
    page = opened(here, qtbot)
    here.recorded(outcome=Outcome.INTENT, project="x")
    facts = page.model.state.facts
    assert facts is not None
    assert facts.talks == 1
    (waits,) = page.waiting.findChildren(Waits)
    QTest.keyClick(waits, Qt.Key.Key_Space)
    assert here.opened == [("letters", "")]
    qtbot.waitUntil(lambda: len(acts(page)) == 3)
    acts(page)[0].undo.click()
    here.settled()
    assert page.model.state.facts is not None
    assert page.model.state.facts.talks == 0
    assert [notice.kind for notice in here.told] == ["ok"]
    assert not page.model.state.facts.waiting.anything


def test_who_came_is_there_by_name_and_leads_to_the_person(qtbot: QtBot, here: Place) -> None:
    page = opened(here, qtbot)
    assert not page.arrivals.findChildren(Came)
    answer = here.desk.do(arrivals.check_in, badge="S001").result
    page.model.refresh()
    here.settled()
    qtbot.waitUntil(lambda: any(line.isVisible() for line in page.arrivals.findChildren(Came)))
    (line,) = page.arrivals.findChildren(Came)
    assert "罗嘉骁" in line.accessibleName()
    line.click()
    assert here.opened == [("directory", answer.person_id)]


def test_every_figure_leads_to_its_page(qtbot: QtBot, here: Place) -> None:
    page = opened(here, qtbot)
    for figure in page.figures.values():
        figure.click()
    page.start.click()
    assert here.opened == [
        ("arrivals", ""),
        ("negotiations", "outcome:"),
        ("negotiations", "outcome:INTENT"),
        ("letters", ""),
        ("statistics", "amount"),
        ("negotiations", "new:"),
    ]


def test_a_bar_leads_to_the_negotiations_of_its_outcome(qtbot: QtBot, here: Place) -> None:
    here.recorded(outcome=Outcome.CONTACTS)
    page = opened(here, qtbot)
    at = list(Outcome).index(Outcome.CONTACTS)
    place = QPoint(page.chart.width() // 2, theme.length(ROW) * at + theme.length(ROW) // 2)
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=place)
    assert here.opened == [("negotiations", "outcome:CONTACTS")]


def test_without_anything_today_the_day_of_the_fair_is_shown(qtbot: QtBot, here: Place) -> None:
    page = opened(here, qtbot)
    assert not page.model.state.is_today
    assert page.model.state.facts is not None
    assert page.model.state.facts.day.isoformat() == "2018-07-19"
    here.recorded()
    assert page.model.state.is_today


def test_whatever_waits_has_its_line_and_its_page() -> None:
    waiting = WaitingFacts(intents_without_letter=1, letters_not_printed=2, steps_due=3, conflicts=4, held=5, unexchanged=6)
    lines = waiting_lines(waiting)
    assert [(count, page) for count, page, _icon, _words in lines] == [
        (1, "letters"),
        (2, "letters"),
        (3, "negotiations"),
        (4, "exchange"),
        (5, "exchange"),
        (6, "exchange"),
    ]
    assert all(str(count) in words for count, _page, _icon, words in lines)


def test_a_desk_that_knows_nobody_says_where_people_come_from(qtbot: QtBot, tmp_path: Path) -> None:
    with bare_desk(tmp_path / "bare.fairdesk") as desk, place(desk, qtbot, tmp_path) as here:
        page = opened(here, qtbot)
        assert page.empty.isVisible()
        assert not page.whole.isVisible()
        page.empty.findChildren(QPushButton)[0].click()
        assert here.opened == [("rosters", "")]


def test_a_taller_window_shows_more_lines(qtbot: QtBot, here: Place) -> None:
    page = opened(here, qtbot)
    for _time in range(5):
        here.recorded()
    qtbot.waitUntil(lambda: len(acts(page)) == 3)
    page.resize(1060, 1000)
    qtbot.waitUntil(lambda: len(acts(page)) > 3)


def acts(page: TodayView) -> list[Act]:
    """The lines of acts that are seen."""
    return [line for line in page.acts.findChildren(Act) if line.isVisible()]


def test_the_head_stands_on_top_before_the_desk_has_answered(here: Place) -> None:
    page = view(here.context)
    here.qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    assert page.whole.isHidden()
    assert page.head.geometry().bottom() < 100
