"""Long work is shown only when it is long, and then long enough to be read."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fairdesk.base.progress import Progress
from fairdesk.ui.runner import Runner
from fairdesk.ui.waiting import AT_LEAST, PATIENCE, Waiting
from fairdesk.ui.widgets.wait_strip import WaitStrip
from tests.ui.memory import MemoryDesk, put

SLACK = 40
"""Milliseconds by which Qt's coarse timers may be early."""


def stage(qtbot: QtBot, runner: Runner) -> WaitStrip:
    """A strip that watches the runner."""
    strip = WaitStrip()
    Waiting(runner, strip)
    qtbot.addWidget(strip)
    return strip


def test_short_work_shows_nothing(qtbot: QtBot, runner: Runner) -> None:
    strip = stage(qtbot, runner)
    seen: list[bool] = []
    runner.done.connect(lambda _outcome: seen.append(strip.isVisible()))
    runner.do(put, line="x")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False]


def test_long_work_shows_late_and_stays_a_moment(qtbot: QtBot, runner: Runner, memory: MemoryDesk) -> None:
    strip = stage(qtbot, runner)
    clock = QElapsedTimer()
    clock.start()

    def job(progress: Progress) -> None:
        progress.report("drawing", 1, 4)
        assert memory.gate.wait(10)

    task = runner.make("drawing", job)
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    assert clock.elapsed() >= PATIENCE - SLACK
    memory.gate.set()
    clock.restart()
    qtbot.waitUntil(lambda: task.over)
    assert strip.isVisible()
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert clock.elapsed() >= AT_LEAST - 2 * SLACK


def test_the_button_stops_the_work(qtbot: QtBot, runner: Runner) -> None:
    strip = stage(qtbot, runner)
    heard: list[object] = []

    def job(progress: Progress) -> None:
        while not progress.stop.wait(0.01):
            progress.report("counting", 3, 4)
        progress.report("counting")

    task = runner.make("counting", job, heard.append)
    qtbot.waitUntil(strip.isVisible)
    qtbot.waitUntil(lambda: strip.bar.maximum() == 4)
    QTest.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: task.over)
    assert heard == []
