"""A desk with an offer and a demand, and a context on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.talking import Place, place, talking_desk


@pytest.fixture
def here(tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    """A context on a desk where one organisation and one area may meet."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as made:
        yield made
