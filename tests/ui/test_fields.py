"""Fields: yuan in and fen out, dates as people type them, errors beside their cause."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.date_field import DateField, parse_date
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.money_field import MoneyField, parse_yuan, show_yuan
from fairdesk.ui.widgets.search_field import SearchField

FAIR = date(2020, 11, 7)


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("200000", 20_000_000),
        ("200,000.50", 20_000_050),
        ("２００，０００", 20_000_000),
        (" ¥1 000 元", 100_000),
        ("0", 0),
        ("", None),
        ("1.234", None),
        ("1.2.3", None),
        ("-5", None),
        ("五百", None),
        ("1e9", None),
        ("99999999999999999999", None),
    ],
)
def test_yuan_as_typed(typed: str, fen: int | None) -> None:
    assert parse_yuan(typed) == fen


@pytest.mark.parametrize(("fen", "shown"), [(0, "0"), (100, "1"), (20_000_050, "200,000.50"), (5, "0.05")])
def test_yuan_as_shown_can_be_typed(fen: int, shown: str) -> None:
    assert show_yuan(fen) == shown
    assert parse_yuan(shown) == fen


def test_the_amount_is_told_while_it_is_typed(qtbot: QtBot) -> None:
    field = MoneyField()
    qtbot.addWidget(field)
    told: list[int | None] = []
    field.amount_changed.connect(told.append)
    QTest.keyClicks(field, "12x")
    assert told == [100, 1200, None]
    assert field.wrong
    field.set_amount(500_000)
    assert (field.text(), field.wrong) == ("5,000", False)
    field.set_amount(None)
    assert field.text() == ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2020-11-08", date(2020, 11, 8)),
        ("2020年12月1日", date(2020, 12, 1)),
        ("12/1", date(2020, 12, 1)),
        ("9", date(2020, 11, 9)),
        ("１２．３１", date(2020, 12, 31)),
        ("2020-02-30", None),
        ("soon", None),
        ("", None),
        ("1 2 3 4", None),
    ],
)
def test_dates_as_typed(typed: str, found: date | None) -> None:
    assert parse_date(typed, FAIR) == found


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_date_is_typed_or_picked(qtbot: QtBot) -> None:
    field = DateField(FAIR)
    qtbot.addWidget(field)
    field.show()
    told: list[date | None] = []
    field.date_changed.connect(told.append)
    QTest.keyClicks(field.line, "12-1")
    assert told[-1] == date(2020, 12, 1)
    field.line.editingFinished.emit()
    assert field.line.text() == "2020-12-01"
    field._open()
    field._picked(QDate(2020, 12, 24))
    assert told[-1] == field.value() == date(2020, 12, 24)


def test_an_error_stands_under_its_field(qtbot: QtBot) -> None:
    line = QLineEdit()
    field = FormField(line)
    qtbot.addWidget(field)
    field.show()
    field.set_words("Name", "as on the badge")
    assert (line.accessibleName(), line.accessibleDescription()) == ("Name", "as on the badge")
    field.set_error("No such name.")
    assert line.property("wrong")
    assert field._error.isVisible()
    field.set_error("")
    assert not field._error.isVisible()


def test_searching_waits_for_a_rest_but_not_for_enter(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    said: list[str] = []
    field.searched.connect(said.append)
    QTest.keyClicks(field, " luo ")
    assert said == []
    qtbot.waitUntil(lambda: said == ["luo"])
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == ["luo", "luo"]
    with qtbot.waitSignal(field.went_down):
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_undo_in_an_empty_search_is_the_window_s(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.setText("x")
    assert asks_for_undo(field)
    field.clear()
    assert not asks_for_undo(field)


def asks_for_undo(field: SearchField) -> bool:
    """Whether the field wants Ctrl+Z for itself."""
    press = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press.ignore()
    QApplication.sendEvent(field, press)
    return press.isAccepted()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(qtbot: QtBot, key: Qt.Key) -> None:
    button, pressed = Button(), list[bool]()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(button, key)
    assert pressed == [True]
