"""What the page of negotiations shows, and where the keyboard goes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from fairdesk.base.i18n import use_language
from fairdesk.records.choices import Outcome
from fairdesk.services import talks
from fairdesk.ui.negotiations.view import NegotiationsView, view
from tests.ui.talking import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def page(here: Place) -> Iterator[NegotiationsView]:
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


def offered(page: NegotiationsView) -> bool:
    """Whether an offer is on the table."""
    return page.model.state.offer is not None


def test_an_empty_page_says_what_it_is_for_and_offers_the_first_act(page: NegotiationsView) -> None:
    assert page.parts.currentWidget() is page.empty
    page.empty.pressed.emit()
    assert page.faces.currentWidget() is page.editor


def test_the_table_is_a_sound_model_and_keeps_the_row_in_hand(
    page: NegotiationsView, here: Place, qtmodeltester: ModelTester
) -> None:
    first = here.recorded(project="助学")
    here.settled()
    page.model.select(first)
    here.settled()
    here.recorded(project="修路")
    here.settled()
    qtmodeltester.check(page.rows)  # type: ignore[no-untyped-call]
    assert page.rows.rowCount() == 2
    assert page.table.current_id() == first


def test_the_keyboard_begins_where_the_first_thing_is_missing_and_jumps_where_asked(page: NegotiationsView, here: Place) -> None:
    page.model.new()
    assert QApplication.focusWidget() is page.editor.left_side.field
    page.editor.missing.jumped.emit("cash_fen")
    assert QApplication.focusWidget() is page.editor.middle.cash_fen


def test_what_is_typed_reaches_the_form_and_an_odd_amount_is_named(page: NegotiationsView, here: Place) -> None:
    page.model.new()
    editor = page.editor
    QTest.keyClicks(editor.middle.cash_fen, "120,000")
    QTest.keyClicks(editor.middle.households, "8")
    QTest.keyClicks(editor.middle.project, "village")
    QTest.keyClicks(editor.minutes, "agreed")
    form = page.model.state.form
    assert form is not None
    assert (form.cash_fen, form.households, form.project, form.minutes) == (12_000_000, 8, "village", "agreed")
    QTest.keyClicks(editor.middle.cash_fen, "x")
    assert editor.middle.cash_fen.property("wrong")
    assert editor.middle.cash_fen.text() == "120,000x"


def test_a_line_chosen_twice_by_mouse_is_taken_off_and_delete_does_the_same(page: NegotiationsView, here: Place) -> None:
    page.model.new()
    page.model.choose_organisation("ORG001")
    here.settled()
    lines = page.editor.left_side.lines
    lines.itemClicked.emit(lines.item(0))
    assert offered(page)
    lines.itemClicked.emit(lines.item(0))
    assert not offered(page)
    lines.itemClicked.emit(lines.item(1))
    QTest.keyClick(lines, Qt.Key.Key_Delete)
    assert not offered(page)


def test_what_waits_for_a_letter_is_said_and_voiding_asks_for_a_reason(page: NegotiationsView, here: Place) -> None:
    name = here.recorded(outcome=Outcome.INTENT, project="助学")
    here.settled()
    page.model.select(name)
    here.settled()
    box = page.card.findChildren(type(page.card._void))[0]
    box.ask.click()
    assert not box.confirm.isEnabled()
    QTest.keyClicks(box.line, "twice")
    box.confirm.click()
    here.settled()
    assert here.desk.look(talks.rows) == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_page_speaks_each_language_with_a_name_for_every_field(page: NegotiationsView, language: str) -> None:
    use_language(language)
    page.retranslate()
    page.model.new()
    editor = page.editor
    fields = (editor.left_side.field, editor.right_side.field, editor.next_step, editor.minutes, editor.middle.project)
    assert all(one.accessibleName() for one in fields)
    assert editor.result.accessibleName()


def test_another_page_opens_the_list_of_one_outcome_and_of_all(page: NegotiationsView, here: Place) -> None:
    for outcome in (Outcome.CONTACTS, Outcome.CONTINUE):
        here.recorded(outcome=outcome)
    page.search.setText("nowhere")
    page.model.search("nowhere")
    page.table.setFocus()
    page.open("outcome:CONTACTS")
    here.settled()
    assert [row.outcome for row in page.model.state.shown] == [Outcome.CONTACTS]
    assert (page.outcome.value(), page.search.text()) == (Outcome.CONTACTS, "")
    page.open("outcome:")
    assert len(page.model.state.shown) == 2


def test_an_amount_that_is_none_is_not_saved_as_nothing(page: NegotiationsView, here: Place) -> None:
    page.model.new()
    amount = page.editor.middle.cash_fen
    amount.setFocus()
    QTest.keyClicks(amount, "19x")
    page.editor.minutes.setFocus()
    page.verbs[1].run()
    here.settled()
    assert page.faces.currentWidget() is page.editor
    assert QApplication.focusWidget() is amount
    assert amount.text() == "19x"
    assert not here.told
    page.model.close()
    page.model.new()
    assert page.editor.middle.cash_fen.text() == ""
    assert not page.editor.middle.cash_fen.property("wrong")


def test_what_was_thrown_away_comes_back_by_one_press(page: NegotiationsView, here: Place) -> None:
    page.model.new()
    page.model.close()
    assert not here.told
    page.model.new()
    page.model.change(project="助学", cash_fen=5_00)
    page.model.close()
    here.settled()
    assert page.faces.currentWidget() is not page.editor
    (told,) = here.told
    assert told.press is not None
    told.press()
    here.settled()
    form = page.model.state.form
    assert form is not None
    assert (form.project, form.cash_fen) == ("助学", 5_00)
