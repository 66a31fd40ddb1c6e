"""The habit of a page: it hears what it shows, reads again only while it is seen, and believes the newest answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fairdesk.base.i18n import language, use_language
from fairdesk.ui.notices import Notices
from fairdesk.ui.page import Context, View, ViewModel
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.runner import Runner
from fairdesk.ui.scanner import Scanner
from tests.ui.memory import MemoryDesk, lines_through_the_gate, put


@dataclass(frozen=True)
class State:
    """What the sample page shows."""

    asked: int = 0
    found: tuple[str, ...] = ()


class Sample(ViewModel[State]):
    """Shows lines."""

    topics = frozenset({"line"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())

    def refresh(self) -> None:
        """Asked once more."""
        self.settle(asked=self.state.asked + 1)

    def ask(self, like: str) -> None:
        """The lines that hold this."""
        self.look(lines_through_the_gate, lambda found: self.settle(found=tuple(found)), like=like)


class SampleView(View[State]):
    """Shows the state in one label."""

    def __init__(self, context: Context, model: Sample) -> None:
        super().__init__(context, model)
        self.words, self.count = QLabel(), QLabel()
        self.body.addWidget(self.words)
        self.body.addWidget(self.count)
        self.begin()

    def retranslate(self) -> None:
        """In the language in force."""
        self.words.setText(language())
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        """The state, in words."""
        self.count.setText(str(state.asked))


@pytest.fixture
def context(runner: Runner, tmp_path: Path) -> Context:
    """A context on the desk in memory."""
    preferences = Preferences(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    return Context(runner, runner.bus, Notices(), preferences, Scanner(), lambda page, thing: None)


def test_a_page_reads_when_seen_and_when_its_things_change(qtbot: QtBot, context: Context) -> None:
    model = Sample(context)
    page = SampleView(context, model)
    qtbot.addWidget(page)
    assert model.state.asked == 0
    page.show()
    assert page.count.text() == "1"
    context.bus.tell(frozenset({"other"}))
    assert page.count.text() == "1"
    context.bus.tell(frozenset({"line", "other"}))
    assert page.count.text() == "2"
    page.hide()
    for _change in range(3):
        context.bus.tell(frozenset({"line"}))
    assert page.count.text() == "2"
    page.show()
    assert page.count.text() == "3"
    page.hide()
    page.show()
    assert page.count.text() == "3"


def test_an_act_makes_the_page_read_again(qtbot: QtBot, context: Context) -> None:
    page = SampleView(context, Sample(context))
    qtbot.addWidget(page)
    page.show()
    context.runner.do(put, line="x")
    qtbot.waitUntil(lambda: page.count.text() == "2")


def test_the_newest_answer_wins_whatever_comes_last(qtbot: QtBot, context: Context, memory: MemoryDesk) -> None:
    model = Sample(context)
    model.ask("slow")
    model.ask("quick")
    qtbot.waitUntil(lambda: model.state.found == ("quick",))
    memory.gate.set()
    qtbot.waitUntil(lambda: context.runner.idle)
    assert model.state.found == ("quick",)


def test_the_view_hears_only_of_differences(context: Context) -> None:
    model = Sample(context)
    told: list[State] = []
    model.changed.connect(lambda: told.append(model.state))
    model.settle(found=())
    model.settle(found=("a",))
    model.settle(found=("a",))
    assert told == [State(0, ("a",))]


def test_every_word_is_said_anew(qtbot: QtBot, context: Context) -> None:
    page = SampleView(context, Sample(context))
    qtbot.addWidget(page)
    assert page.words.text() == "zh_CN"
    use_language("en")
    page.retranslate()
    assert page.words.text() == "en"
