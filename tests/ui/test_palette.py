"""The one box for everything: acts and finds in one list, walked and opened by key, and the hand goes back where it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fairdesk.ui.palette import Entry, Palette


class Stage(QWidget):
    """A window with a field, over which the palette lies; answers come when a test gives them."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, Callable[[Sequence[Entry]], None]]] = []
        self.ran: list[str] = []
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.palette_box = Palette(self, lambda words, then: self.asked.append((words, then)))

    def entry(self, text: str) -> Entry:
        """A line that says that it was run."""
        return Entry(text, "", "check", lambda: self.ran.append(text))

    def begin(self) -> None:
        """The palette is open with three acts."""
        self.palette_box.begin([self.entry(text) for text in ("Undo", "Print", "Settings")])

    def type(self, words: str) -> None:
        """A person types and rests."""
        self.palette_box.field.setText(words)
        self.palette_box.field.searched.emit(words)

    def press(self, key: Qt.Key) -> None:
        """A person presses a key in the palette."""
        QTest.keyClick(self.palette_box.field, key)

    @property
    def lines(self) -> list[str]:
        """What the list says."""
        shown = self.palette_box.list
        return [shown.item(at).text() for at in range(shown.count())]


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """A window that is seen, the hand in its field."""
    made = Stage()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    made.begin()
    return made


def test_it_opens_on_the_acts_and_closes_where_it_came_from(qtbot: QtBot, stage: Stage) -> None:
    assert stage.lines == ["Undo", "Print", "Settings"]
    assert stage.palette_box.field.hasFocus()
    stage.press(Qt.Key.Key_Escape)
    assert not stage.palette_box.isVisible()
    assert stage.field.hasFocus()


def test_acts_are_walked_and_run_by_key(stage: Stage) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        stage.press(key)
    assert stage.ran == ["Print"]
    assert not stage.palette_box.isVisible()


def test_finds_stand_before_acts(stage: Stage) -> None:
    stage.type("in")
    assert stage.lines == ["Print", "Settings"]
    words, then = stage.asked[-1]
    assert words == "in"
    then([stage.entry("Ines")])
    assert stage.lines == ["Ines", "Print", "Settings"]
    stage.press(Qt.Key.Key_Return)
    assert stage.ran == ["Ines"]


def test_enter_waits_for_the_answer_under_way(stage: Stage) -> None:
    stage.type("in")
    stage.press(Qt.Key.Key_Return)
    assert stage.ran == []
    stage.asked[-1][1]([stage.entry("Ines")])
    assert stage.ran == ["Ines"]


def test_an_old_answer_is_not_shown(stage: Stage) -> None:
    stage.type("in")
    stage.type("un")
    stage.asked[0][1]([stage.entry("Ines")])
    assert stage.lines == ["Undo"]
    stage.asked[1][1]([])
    assert stage.lines == ["Undo"]


def test_nothing_found_is_said_and_cannot_be_run(stage: Stage) -> None:
    stage.type("xyz")
    stage.asked[-1][1]([])
    assert len(stage.lines) == 1
    assert "xyz" in stage.lines[0]
    stage.press(Qt.Key.Key_Return)
    assert stage.ran == []
    assert stage.palette_box.isVisible()
