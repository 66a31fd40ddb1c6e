"""A bureau's desk with the page of wordings on the screen, everything at rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fairdesk.ui.wordings.view import WordingsView, view
from tests.ui.talking import Place, place, talking_desk


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path, light: None) -> Iterator[Place]:
    """A real desk of the bureau."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def page(here: Place, qtbot: QtBot) -> WordingsView:
    """The page, seen, with the letter of intent in hand."""
    made = view(here.context)
    qtbot.addWidget(made)
    made.resize(1060, 620)
    made.show()
    here.settled()
    made.model.open("letter_of_intent")
    here.settled()
    return made
