"""The page of signed papers: files fall on it, what waits is worked off by keys, and a letter leads to its scan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fairdesk.base.i18n import use_language
from fairdesk.records.choices import LetterState
from fairdesk.records.scans import ScanState
from fairdesk.services import history, letters
from fairdesk.services.desk import Desk
from fairdesk.ui.letters import view as letters_page
from fairdesk.ui.scans.view import ScansView, view
from tests.piles import handwritten
from tests.scanned import Signed, as_pdf, as_picture, signed_letter
from tests.ui.dropping import let_fall
from tests.ui.talking import Place, place, talking_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


class Desked(NamedTuple):
    """A desk with one issued letter, and two scans: the signed letter, and a page nobody can read."""

    desk: Desk
    letter: Signed
    signed: Path
    hand: Path


@pytest.fixture
def desked(tmp_path: Path) -> Iterator[Desked]:
    with talking_desk(tmp_path / "desk.fairdesk") as desk:
        letter = signed_letter(desk)
        signed = as_pdf(tmp_path / "signed.pdf", letter.pages)
        yield Desked(desk, letter, signed, as_picture(tmp_path / "hand.jpg", handwritten()))


@pytest.fixture
def here(desked: Desked, qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    with place(desked.desk, qtbot, tmp_path) as found:
        yield found


@pytest.fixture
def page(here: Place) -> Iterator[ScansView]:
    shown = view(here.context)
    shown.resize(1060, 620)
    shown.show()
    here.settled()
    yield shown
    shown.close()
    here.settled()
    shown.deleteLater()


def dropped(page: ScansView, here: Place, *paths: Path) -> None:
    """These files are let fall on the page and have been read."""
    assert let_fall(page, *paths)
    here.settled()


def state_of(desked: Desked) -> LetterState:
    return desked.desk.look(letters.card, letter_id=desked.letter.id).row.state


def in_hand(page: ScansView) -> ScanState:
    """The state of the page in hand."""
    row = page.model.state.row
    assert row is not None
    return row.state


def test_an_empty_page_says_what_it_is_for(page: ScansView) -> None:
    assert page.drop.isVisible()
    assert not page.panes.isVisible()


def test_a_dropped_letter_is_filed_and_seen(page: ScansView, here: Place, desked: Desked) -> None:
    dropped(page, here, desked.signed)
    assert state_of(desked) is LetterState.FILED
    assert {one.state for one in page.model.state.rows or ()} == {ScanState.FILED}
    assert page.picture.stands
    assert page.middle.currentWidget() is page.picture
    assert [notice.kind for notice in here.told] == ["ok"]
    page.side.letter.click()
    assert here.opened == [("letters", desked.letter.id)]


def test_what_waits_comes_first_and_is_filed_by_number_and_key(
    page: ScansView, here: Place, desked: Desked, qtbot: QtBot
) -> None:
    dropped(page, here, desked.hand)
    assert in_hand(page) is ScanState.BENCH
    assert not page.side.signed.isEnabled()
    QTest.keyClicks(page.side.search, desked.letter.number[-6:-1])
    QTest.keyClick(page.side.search, Qt.Key.Key_Return)
    here.settled()
    assert page.side.signed.isEnabled()
    next(verb for verb in page.verbs if verb.key == "confirm").run()
    here.settled()
    assert state_of(desked) is LetterState.FILED
    assert in_hand(page) is ScanState.FILED
    assert not page.side.search.isVisible()


def test_after_filing_the_next_that_waits_is_in_hand(page: ScansView, here: Place, desked: Desked, tmp_path: Path) -> None:
    other = as_picture(tmp_path / "other.png", handwritten())
    dropped(page, here, desked.hand, other)
    first = page.model.state.scan_id
    page.model.put_away("不是我们的纸")
    here.settled()
    row = page.model.state.row
    assert row is not None
    assert row.id != first
    assert row.state is ScanState.BENCH


def test_a_page_is_put_away_with_a_reason_and_brought_back(page: ScansView, here: Place, desked: Desked) -> None:
    dropped(page, here, desked.hand)
    page.side.away.ask.click()
    QTest.keyClicks(page.side.away.line, "blank form")
    QTest.keyClick(page.side.away.line, Qt.Key.Key_Return)
    here.settled()
    row = page.model.state.row
    assert row is not None
    assert (row.state, row.reason) == (ScanState.AWAY, "blank form")
    page.side.back.click()
    here.settled()
    assert in_hand(page) is ScanState.BENCH


def test_an_undo_brings_the_page_back_to_the_bench(page: ScansView, here: Place, desked: Desked) -> None:
    dropped(page, here, desked.signed)
    here.context.runner.do(history.take_back)
    here.settled()
    assert {one.state for one in page.model.state.rows or ()} == {ScanState.BENCH}
    assert state_of(desked) is LetterState.PRINTED


def test_only_what_waits_is_shown(page: ScansView, here: Place, desked: Desked) -> None:
    dropped(page, here, desked.signed, desked.hand)
    page.model.narrow("bench")
    here.settled()
    assert [one.name for one in page.model.state.shown] == ["hand.jpg"]
    assert page.rows.rowCount() == 1
    page.model.narrow("refused")
    assert page.model.state.row is None
    assert not page.side.isVisible()


def test_a_file_that_cannot_be_read_is_named(page: ScansView, here: Place, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing")
    dropped(page, here, broken)
    row = page.model.state.row
    assert row is not None
    assert row.state is ScanState.REFUSED
    assert "broken.pdf" in row.reason
    assert page.middle.currentWidget() is page.nothing
    assert [notice.kind for notice in here.told] == ["warn"]


def test_a_press_shows_every_dot_and_the_whole_width_again(page: ScansView, here: Place, desked: Desked) -> None:
    dropped(page, here, desked.signed)
    narrow = page.picture._page.pixmap().width()
    page.picture.turn_size()
    assert page.picture._page.pixmap().width() > narrow
    page.picture.turn_size()
    assert page.picture._page.pixmap().width() == narrow


def test_a_letter_says_what_came_back_and_leads_there(page: ScansView, here: Place, desked: Desked) -> None:
    dropped(page, here, desked.signed)
    shown = letters_page.view(here.context)
    shown.resize(1060, 620)
    shown.show()
    shown.open(desked.letter.id)
    here.settled()
    assert str(len(desked.letter.pages)) in shown.side._came_back.text()
    assert shown.model.state.life[1] == len(shown.model.state.life[0])
    here.opened.clear()
    shown.side.scan.click()
    ((where, scan),) = here.opened
    assert where == "scans"
    page.open(scan)
    here.settled()
    row = page.model.state.row
    assert row is not None
    assert row.subject_id == desked.letter.id
    shown.close()
    here.settled()
    shown.deleteLater()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_word_is_said_anew(page: ScansView, here: Place, desked: Desked, language: str) -> None:
    dropped(page, here, desked.hand)
    use_language(language)
    page.retranslate()
    here.settled()
    assert page.side._reason.text() == page.side._reason.text().strip() != ""


def test_the_tables_keep_the_rules_of_qt(page: ScansView, here: Place, desked: Desked, qtmodeltester: ModelTester) -> None:
    dropped(page, here, desked.signed, desked.hand)
    page.model.search(desked.letter.number)
    here.settled()
    assert page.side.papers.rows.rowCount()
    qtmodeltester.check(page.rows)  # type: ignore[no-untyped-call]
    qtmodeltester.check(page.side.papers.rows)  # type: ignore[no-untyped-call]
