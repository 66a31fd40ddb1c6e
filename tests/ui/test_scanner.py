"""The scanner: a burst is a code wherever the cursor stands; a person's keys arrive as typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
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
    return made


@pytest.fixture
def heard(qtbot: QtBot) -> Iterator[list[str]]:
    """What the scanner said."""
    app = QApplication.instance()
    assert app is not None
    scanner, codes = Scanner(), list[str]()
    scanner.scanned.connect(codes.append)
    app.installEventFilter(scanner)
    yield codes
    app.removeEventFilter(scanner)


@pytest.mark.parametrize("code", [CODE, LETTER])
def test_a_burst_is_a_code_and_leaves_the_field_alone(field: QLineEdit, heard: list[str], code: str) -> None:
    field.setText("before")
    QTest.keyClicks(field, code)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == [code]
    assert field.text() == "before"


def test_a_burst_without_an_end_is_a_code_too(qtbot: QtBot, field: QLineEdit, heard: list[str]) -> None:
    QTest.keyClicks(field, CODE)
    qtbot.waitUntil(lambda: heard == [CODE])
    assert field.text() == ""


def test_full_width_keys_are_tolerated(field: QLineEdit, heard: list[str]) -> None:
    for sign in "ＦＤ１Ｐ－００１":
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["FD1P-001"]
    assert plain("ｆｄ1P") == "FD1P"


def test_two_codes_in_a_row_are_two(field: QLineEdit, heard: list[str]) -> None:
    for code in (CODE, LETTER):
        QTest.keyClicks(field, code)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == [CODE, LETTER]


@pytest.mark.parametrize("words", ["hello", "Fuji", "fish", "D1", "F", "FD", "FD1"])
def test_a_persons_words_arrive(qtbot: QtBot, field: QLineEdit, heard: list[str], words: str) -> None:
    QTest.keyClicks(field, words)
    qtbot.waitUntil(lambda: field.text() == words)
    assert heard == []


def test_enter_after_a_short_word_still_works(qtbot: QtBot, field: QLineEdit, heard: list[str]) -> None:
    with qtbot.waitSignal(field.returnPressed):
        QTest.keyClicks(field, "FD1")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "FD1"
    assert heard == []


def test_a_code_inside_a_word_is_a_word(qtbot: QtBot, field: QLineEdit, heard: list[str]) -> None:
    QTest.keyClicks(field, "F1")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: field.text() == "F")
    assert heard == []
