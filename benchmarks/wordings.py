"""How long after the last keystroke the first page of a letter stands beside its wording."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.rows import Row, median, percentile

if TYPE_CHECKING:
    from fairdesk.ui.main_window import MainWindow
    from fairdesk.ui.wordings.view import WordingsView

TITLE = "Previewing a wording"
RUNS = 25


def run() -> list[Row]:
    """Warm medians in this process, with the window as a person has it: the rest after the last key is in the figure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks.window import _demo_desk
    from fairdesk import app as builder
    from fairdesk.ui import application

    application.start_application()
    with tempfile.TemporaryDirectory() as folder:
        path = _demo_desk(Path(folder))
        with builder.open_desk(str(path), "bench") as desk:
            preferences = application.open_preferences(Path(folder))
            window = application.build_window(desk, builder.words_of(desk), preferences, builder.PressViewer())
            window.show()
            plain, beside, blocked = measured(window)
            window.close()
            application.close_window(window)
    worst = max(percentile(plain, 0.95), percentile(beside, 0.95))
    return [
        _row("letter stands after the last key", median(plain), 200),
        _row("the same with English beside it", median(beside), 200),
        _row("the slowest twentieth of both", worst, 250),
        _row("window's thread held up meanwhile", blocked, 50),
    ]


def _row(what: str, seconds: float, most: int) -> Row:
    return Row(what, f"{seconds * 1000:.0f} ms", f"{most} ms", seconds * 1000 <= most)


def measured(window: MainWindow) -> tuple[list[float], list[float], float]:
    """Seconds from the key to the first page, Chinese alone and with English, and the longest turn of the window's loop."""
    from fairdesk.ui.wordings.view import WordingsView

    window.open_page("wordings")
    page = window.current
    assert isinstance(page, WordingsView)
    settle(window)
    page.model.open("letter_of_intent")
    settle(window)
    turns = [0.0]
    plain = [typed(window, page, turns) for _run in range(RUNS)]
    page.english.click()
    settle(window)
    return plain, [typed(window, page, turns) for _run in range(RUNS)], max(turns)


def typed(window: MainWindow, page: WordingsView, turns: list[float]) -> float:
    """Seconds from one key to the first page that shows it; the longest turn of the loop is added to `turns`."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    stands: list[float] = []
    there = page.preview.first_shown.connect(lambda: stands.append(time.perf_counter()))
    page.editor.go_to(2)
    began = time.perf_counter()
    QTest.keyClick(page.editor, Qt.Key.Key_X)
    while not stands:
        turn = time.perf_counter()
        QApplication.processEvents()
        turns.append(time.perf_counter() - turn)
        time.sleep(0.001)
    page.preview.first_shown.disconnect(there)
    QApplication.processEvents()
    settle(window)
    return stands[0] - began


def settle(window: MainWindow) -> None:
    """Nothing is under way."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    while not window.context.runner.idle:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
