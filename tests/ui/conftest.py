"""A runner on a desk in memory, whose threads are gone afterwards, and a look that no test leaves behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from fairdesk.ui.changes import ChangeBus
from fairdesk.ui.runner import Runner
from fairdesk.ui.theme import theme
from tests.ui.memory import MemoryDesk


@pytest.fixture
def memory() -> MemoryDesk:
    """An empty desk in memory, its gate closed."""
    return MemoryDesk()


@pytest.fixture
def runner(qtbot: QtBot, memory: MemoryDesk) -> Iterator[Runner]:
    """A runner on that desk."""
    made = Runner(memory, ChangeBus())
    yield made
    memory.gate.set()
    made.close()


@pytest.fixture
def light(qtbot: QtBot) -> Iterator[None]:
    """The light look at 100 %, before and after."""
    theme.use("light", 1.0)
    yield
    theme.use("light", 1.0)
