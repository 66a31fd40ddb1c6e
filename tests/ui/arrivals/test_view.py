"""The door by keys: typed, scanned, walked in and taken back, from the keyboard to the desk and back to the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.modeltest import ModelTester

from fairdesk.printing import press
from fairdesk.records.people import WalkInForm
from fairdesk.services import arrivals
from fairdesk.ui.arrivals.view import ArrivalsView, view
from fairdesk.ui.badge_dialog import BadgeDialog
from tests.ui.talking import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def page(here: Place) -> Iterator[ArrivalsView]:
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


def typed(page: ArrivalsView, here: Place, words: str) -> None:
    """A person types these words into the field and presses Enter."""
    QTest.keyClicks(page.door.field, words)
    QTest.keyClick(page.door.field, Qt.Key.Key_Return)
    here.settled()


def test_the_field_is_ready_and_the_empty_list_says_what_to_do(page: ArrivalsView) -> None:
    assert page.focusWidget() is page.door.field
    assert page.door.nobody_yet.isVisible()


def test_a_name_typed_and_entered_fills_the_page_and_leaves_the_field_ready(page: ArrivalsView, here: Place) -> None:
    typed(page, here, "ljx")
    assert page.sheet.isVisible()
    assert page.sheet.property("tone") == "green"
    assert "罗嘉骁" in page.sheet.accessibleName()
    assert page.sheet.size() == page.size()
    assert page.door.field.text() == ""
    assert page.focusWidget() is page.door.field
    QTest.keyClick(page.door.field, Qt.Key.Key_Escape)
    assert not page.sheet.isVisible()
    assert page.door.newest.rows.rowCount() == 1


def test_a_scan_does_not_take_away_what_somebody_is_typing(page: ArrivalsView, here: Place) -> None:
    QTest.keyClicks(page.door.field, "dan")
    here.context.scanner.scanned.emit("S001")
    here.settled()
    assert page.door.field.text() == "dan"


def test_a_click_puts_the_answer_away(page: ArrivalsView, here: Place) -> None:
    typed(page, here, "Q999")
    assert page.sheet.property("tone") == "red"
    QTest.mouseClick(page.sheet, Qt.MouseButton.LeftButton)
    assert not page.sheet.isVisible()


def test_nobody_found_offers_a_walk_in(page: ArrivalsView, here: Place) -> None:
    page.model.seek("zzzz")
    here.settled()
    assert page.door.nobody_found.isVisible()
    page.door.nobody_found.pressed.emit()
    assert page.side.currentWidget() is page.walk_in
    assert page.focusWidget() is page.walk_in.name


def test_a_walk_in_is_registered_by_keys_beside_the_list(page: ArrivalsView, here: Place) -> None:
    page.walk_in_button.click()
    page.walk_in.name.insert("司徒明远")
    QTest.keyClick(page.walk_in.name, Qt.Key.Key_Return)
    here.settled()
    assert page.walk_in.print_badge.isVisible()
    assert page.focusWidget() is page.walk_in.print_badge
    assert here.desk.look(arrivals.newest)[0].name == "司徒明远"
    page.walk_in.another.click()
    assert page.walk_in.name.text() == ""
    QTest.keyClick(page.walk_in.name, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.attendance


def test_a_name_that_is_missing_is_said_beside_the_form_until_it_is_typed(page: ArrivalsView, here: Place) -> None:
    page.walk_in_button.click()
    QTest.keyClick(page.walk_in.name, Qt.Key.Key_Return)
    here.settled()
    assert page.model.state.walk_in_refusal
    QTest.keyClicks(page.walk_in.name, "a")
    assert page.model.state.walk_in_refusal == ""


def test_an_arrival_is_taken_back_by_keys(page: ArrivalsView, here: Place) -> None:
    typed(page, here, "S001")
    page.model.wait()
    page.door.newest.focus_rows()
    page.door.take_back.click()
    assert page.focusWidget() is page.door.undo_strip.reason
    QTest.keyClicks(page.door.undo_strip.reason, "wrong person")
    QTest.keyClick(page.door.undo_strip.reason, Qt.Key.Key_Return)
    here.settled()
    assert here.desk.look(arrivals.newest) == []
    assert page.door.nobody_yet.isVisible()


def test_the_walk_in_s_badge_is_offered_as_pdf(page: ArrivalsView, here: Place, tmp_path: Path) -> None:
    page.model.open_walk_in()
    page.model.register(WalkInForm(name="司徒明远"))
    here.settled()
    page.walk_in.print_badge.click()
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
    assert [notice.kind for notice in here.told] == ["ok"]


def test_the_menu_of_badges_names_the_person_in_hand(page: ArrivalsView, here: Place) -> None:
    typed(page, here, "S001")
    page.model.choose((page.model.state.newest or ())[0].id)
    page.badges.menu().aboutToShow.emit()
    first = page.badges.menu().actions()[0].text()
    assert "罗嘉骁" in first


def test_a_bar_leads_to_those_who_are_missing_or_who_came(page: ArrivalsView, here: Place) -> None:
    provinces, categories = page.attendance.charts
    provinces.setFocus()
    QTest.keyClick(provinces, Qt.Key.Key_Return)
    typed(page, here, "Z001")
    here.qtbot.waitUntil(lambda: page.model.state.present == 1)
    page.model.wait()
    QTest.mouseClick(categories, Qt.MouseButton.LeftButton, pos=categories.rect().center())
    assert here.opened == [
        ("directory", "group:missing:province=河北省"),
        ("directory", "group:here:category=ORGANISATION"),
    ]


def test_the_tables_are_sound_models(page: ArrivalsView, here: Place, qtmodeltester: ModelTester) -> None:
    typed(page, here, "S001")
    page.model.seek("l")
    here.settled()
    assert page.door.hits.rows.rowCount() > 0
    qtmodeltester.check(page.door.newest.rows)  # type: ignore[no-untyped-call]
    qtmodeltester.check(page.door.hits.rows)  # type: ignore[no-untyped-call]


def test_every_word_changes_with_the_language(page: ArrivalsView, here: Place) -> None:
    before = page.door.field.accessibleName()
    here.context.preferences.use_language("en")
    page.retranslate()
    assert page.door.field.accessibleName() != before
    QApplication.processEvents()
