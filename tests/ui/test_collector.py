"""Lost objects are freed on the window's thread, whoever made them."""

from __future__ import annotations

import gc
from threading import current_thread, main_thread
from typing import Any

from pytestqt.qtbot import QtBot

from fairdesk.ui.changes import ChangeBus
from fairdesk.ui.collector import Collector
from fairdesk.ui.runner import Runner
from tests.ui.memory import MemoryDesk


class Lost:
    """Holds itself, so that only the search for lost objects frees it; says on which thread that was."""

    freed_on: list[str]

    def __init__(self, freed_on: list[str]) -> None:
        self.freed_on = freed_on
        self.itself = self

    def __del__(self) -> None:
        self.freed_on.append(current_thread().name)


def lose_many(_desk: MemoryDesk, *, freed_on: list[str]) -> int:
    """Enough lost objects that Python would search for them on this thread."""
    for _ in range(5 * gc.get_threshold()[0]):
        Lost(freed_on)
    return len(freed_on)


def test_what_a_worker_loses_is_freed_on_the_window_s_thread(runner: Runner, qtbot: QtBot) -> None:
    freed_on: list[str] = []
    early: list[Any] = []
    runner.look(lose_many, early.append, freed_on=freed_on)
    qtbot.waitUntil(lambda: bool(early))
    assert early == [0]
    qtbot.waitUntil(lambda: bool(freed_on), timeout=5_000)
    assert set(freed_on) == {main_thread().name}


def test_without_a_collector_a_worker_frees_them_itself() -> None:
    freed_on: list[str] = []
    assert gc.isenabled()
    assert lose_many(MemoryDesk(), freed_on=freed_on) > 0


def test_python_searches_again_when_the_last_window_is_closed(qtbot: QtBot) -> None:
    first, second = Runner(MemoryDesk(), ChangeBus()), Runner(MemoryDesk(), ChangeBus())
    first.close()
    assert not gc.isenabled()
    second.close()
    second.close()
    assert gc.isenabled()
    assert Collector._at_work == 0
