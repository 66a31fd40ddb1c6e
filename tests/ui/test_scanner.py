"""The scanner: a burst is a code wherever the cursor stands; a person's keys arrive as typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from fairdesk.ui.scanner import Scanner, plain

CODE = "FD1P-TEST-0001-X"
LETTER = "FD1:6BFOXN*TS0BI$ZD.P9 X%"


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    """Where the cursor stands."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    qtbot.waitActive(made).__enter__()
    return made


@pytest.fixture
def heard(field: QLineEdit) -> Iterator[list[str]]:
    """What the scanner said."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    scanner, codes = Scanner(), list[str]()
    scanner.scanned.connect(codes.append)
    scanner.listen(app)
    yield codes
    scanner.rest(app)


def typed(field: QLineEdit, text: str, key: int = 0) -> None:
    """Keys come as from a keyboard: to the window, which gives them to the field with the cursor."""
    for sign in text:
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(field.window().windowHandle(), press)


def entered(field: QLineEdit) -> None:
    """The Enter key."""
    typed(field, "\r", Qt.Key.Key_Return)


@pytest.mark.parametrize("code", [CODE, LETTER])
def test_a_burst_is_a_code_and_leaves_the_field_alone(field: QLineEdit, heard: list[str], code: str) -> None:
    field.setText("before")
    typed(field, code)
    entered(field)
    assert heard == [code]
    assert field.text() == "before"


def test_a_burst_without_an_end_is_a_code_too(qtbot: QtBot, field: QLineEdit, heard: list[str]) -> None:
    typed(field, CODE)
    qtbot.waitUntil(lambda: heard == [CODE])
    assert field.text() == ""


def test_full_width_keys_are_tolerated(field: QLineEdit, heard: list[str]) -> None:
    typed(field, "ＦＤ１Ｐ－００１")
    entered(field)
    assert heard == ["FD1P-001"]
    assert plain("ｆｄ1P") == "FD1P"


def test_two_codes_in_a_row_are_two(field: QLineEdit, heard: list[str]) -> None:
    for code in (CODE, LETTER):
        typed(field, code)
        entered(field)
    assert heard == [CODE, LETTER]


@pytest.mark.parametrize("words", ["hello", "Fuji", "fish", "D1", "F", "FD", "FD1"])
def test_a_persons_words_arrive(qtbot: QtBot, field: QLineEdit, heard: list[str], words: str) -> None:
    typed(field, words)
    qtbot.waitUntil(lambda: field.text() == words)
    assert heard == []


def test_enter_after_a_short_word_still_works(qtbot: QtBot, field: QLineEdit, heard: list[str]) -> None:
    with qtbot.waitSignal(field.returnPressed):
        typed(field, "FD1")
        entered(field)
    assert field.text() == "FD1"
    assert heard == []


def test_a_code_inside_a_word_is_a_word(qtbot: QtBot, field: QLineEdit, heard: list[str]) -> None:
    typed(field, "F1")
    typed(field, "\b", Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: field.text() == "F")
    assert heard == []


def test_another_window_is_heard_when_it_has_the_keyboard(qtbot: QtBot, field: QLineEdit, heard: list[str]) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    with qtbot.waitActive(other):
        other.activateWindow()
    typed(other, CODE)
    entered(other)
    assert heard == [CODE]
    typed(field, CODE)
    assert field.text() == CODE
    assert heard == [CODE]
