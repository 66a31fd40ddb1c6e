"""The directory: found by pinyin, in hand, and led on to a negotiation, an arrival or a badge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fairdesk.printing import press
from fairdesk.services import arrivals, rosters
from fairdesk.ui.badge_dialog import BadgeDialog
from fairdesk.ui.directory.view import DirectoryView, view
from fairdesk.ui.widgets.buttons import Button
from tests.demo_rosters import File, Issue, Line, Sheet
from tests.factory import bare_desk
from tests.ui.talking import Place, place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def page(here: Place) -> Iterator[DirectoryView]:
    """The page on the screen."""
    made = view(here.context)
    made.resize(1060, 620)
    made.show()
    made.activateWindow()
    here.settled()
    yield made
    made.close()
    here.settled()
    made.deleteLater()


def said(page: DirectoryView) -> str:
    """Everything the card says."""
    labels = [label.text() for label in page.card.findChildren(QLabel) if label.isVisible()]
    return " ".join([*labels, *(link.text() for link in page.card.findChildren(Button) if link.isVisible())])


def of_kind(page: DirectoryView, here: Place, kind: str) -> None:
    """The list of this kind is in front, its first row in hand."""
    page.model.show_kind(kind)
    here.settled()
    page.tables[kind].focus_rows()
    here.settled()


def test_an_organisation_is_found_by_its_initials_and_asked_to_the_table_by_keys(page: DirectoryView, here: Place) -> None:
    page.model.show_kind("organisation")
    assert page.focusWidget() is page.search
    QTest.keyClicks(page.search, "bjmd")
    here.qtbot.waitUntil(lambda: page.model.state.found is not None)
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    here.settled()
    QTest.keyClick(page.tables["organisation"], Qt.Key.Key_Return)
    assert here.opened == [("negotiations", f"new:organisation={here.organisation().row.id}")]


def test_the_card_of_an_organisation_says_all_there_is(page: DirectoryView, here: Place) -> None:
    of_kind(page, here, "organisation")
    parts = {"北京木铎返乡创业联盟", "返乡创业培训", "¥120,000", "山村图书角", "单砺舟"}
    here.qtbot.waitUntil(lambda: not {part for part in parts if part not in said(page)})


def test_a_person_of_an_organisation_is_one_press_away_and_leads_back(page: DirectoryView, here: Place) -> None:
    of_kind(page, here, "organisation")
    page.card.opened.emit(here.organisation().people[0].id)
    here.settled()
    assert page.model.state.kind == "participant"
    assert page.tables["participant"].current_id() == here.organisation().people[0].id
    page.card.opened.emit(here.organisation().row.id)
    here.settled()
    assert page.model.state.kind == "organisation"


def test_the_card_of_an_area_says_what_it_needs(page: DirectoryView, here: Place) -> None:
    of_kind(page, here, "area")
    parts = {"张北县", "致富带头人培训", "¥200,000", "30"}
    here.qtbot.waitUntil(lambda: not {part for part in parts if part not in said(page)})
    page.card.negotiate.click()
    assert here.opened == [("negotiations", f"new:area={here.area().row.id}")]


def test_a_person_in_hand_is_checked_in_and_the_card_says_since_when(page: DirectoryView, here: Place) -> None:
    of_kind(page, here, "participant")
    page.card.check_in.click()
    here.settled()
    here.settled()
    assert page.model.state.person is not None
    assert page.model.state.person.arrived_at is not None
    assert not page.card.check_in.isVisible()


def test_a_badge_is_made_of_the_person_in_hand(page: DirectoryView, here: Place, tmp_path: Path) -> None:
    of_kind(page, here, "participant")
    page.card.badge.click()
    here.settled()
    asked = page.findChild(BadgeDialog)
    assert isinstance(asked, BadgeDialog)
    asked.file.click()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(tmp_path / "badge.pdf")])
    dialog.close()
    here.settled()
    assert press.page_count((tmp_path / "badge.pdf").read_bytes()) == 1


def test_words_nobody_has_say_so_and_show_all_again(page: DirectoryView, here: Place) -> None:
    QTest.keyClicks(page.search, "zzzz")
    here.qtbot.waitUntil(lambda: page.model.state.found == ())
    assert page.not_found.isVisible()
    page.not_found.pressed.emit()
    here.qtbot.waitUntil(lambda: page.model.state.found is None)
    assert page.tables["participant"].isVisible()


def test_another_page_leads_here_before_the_lists_have_been_read(here: Place) -> None:
    made = view(here.context)
    made.open(here.area().row.id)
    made.show()
    here.settled()
    assert made.model.state.kind == "area"
    assert made.model.state.hand == here.area().row.id
    made.close()
    made.deleteLater()


def test_the_row_in_hand_stays_while_its_card_is_asked_for(page: DirectoryView, here: Place) -> None:
    rows = page.model.state.shown("participant")
    page.model.select(rows[0].id)
    page.model.select(rows[1].id)
    page.model.refresh()
    here.settled()
    assert page.tables["participant"].current_id() == rows[1].id


def names(page: DirectoryView) -> list[str]:
    """Who is on the list of people."""
    return [row.name for row in page.model.state.shown("participant")]


def test_a_bar_of_the_attendance_opens_who_is_missing_of_its_group(page: DirectoryView, here: Place) -> None:
    page.model.show_kind("area")
    page.open("group:missing:province=河北省")
    here.settled()
    assert names(page) == ["罗嘉骁"]
    assert (page.group.isVisible(), page.group.text(), page.presence.value()) == (True, "河北省", "missing")
    page.open("group:missing:category=ORGANISATION")
    here.settled()
    assert names(page) == ["单砺舟"]
    page.group.click()
    assert names(page) == ["罗嘉骁", "单砺舟"]
    assert not page.group.isVisible()


def test_who_comes_leaves_the_list_of_the_missing_until_nobody_is(page: DirectoryView, here: Place) -> None:
    page.presence.setCurrentIndex(2)
    assert names(page) == ["罗嘉骁", "单砺舟"]
    for badge in ("S001", "Z001"):
        here.context.runner.do(arrivals.check_in, badge=badge)
        here.settled()
    here.qtbot.waitUntil(lambda: names(page) == [])
    assert page.not_found.isVisible()
    page.not_found.pressed.emit()
    assert len(names(page)) == 2
    page.open("group:here:category=DELEGATE")
    here.settled()
    assert names(page) == [], "a delegate of a province stands in the bar of the province alone"
    assert page.not_found.isVisible()


def test_another_page_s_person_is_shown_whoever_was_sought(page: DirectoryView, here: Place) -> None:
    page.open("group:here:province=河北省")
    here.settled()
    page.open(here.area().people[0].id)
    here.settled()
    assert page.tables["participant"].current_id() == here.area().people[0].id


@pytest.mark.parametrize("kind", ["participant", "organisation", "area", "booth"])
def test_the_tables_are_sound_models(page: DirectoryView, kind: str, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.tables[kind].rows)  # type: ignore[no-untyped-call]


def test_an_empty_desk_leads_to_the_rosters(qtbot: QtBot, tmp_path: Path) -> None:
    with bare_desk(tmp_path / "empty.fairdesk") as desk, place(desk, qtbot, tmp_path) as here:
        made = view(here.context)
        made.show()
        here.settled()
        assert not here.refused
        qtbot.waitUntil(made.nothing.isVisible)
        made.nothing.pressed.emit()
        assert here.opened == [("rosters", "")]
        made.close()
        made.deleteLater()


def test_what_a_roster_said_and_no_field_could_hold_is_on_the_card(page: DirectoryView, here: Place) -> None:
    typed = {"org_id": "ORG001", "name": "北京木铎返乡创业联盟"}
    line = Line(7, typed, [Issue("mobile", "PHONE_INVALID", "138-0000")], values=typed)
    here.context.runner.do(rosters.take_in, files=[File("名册.xlsx", [Sheet("社会团体", "organisations", [line])])])
    here.settled()
    of_kind(page, here, "organisation")
    parts = {"138-0000", "手机", "名册.xlsx · 社会团体 · 7"}
    here.qtbot.waitUntil(lambda: not {part for part in parts if part not in said(page)})
