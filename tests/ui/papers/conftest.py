"""A bureau's desk with a record for every kind of paper, and the page of papers on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fairdesk.ui.papers.view import PapersView, view
from tests.papers import furnish
from tests.ui.talking import Place, place, talking_desk


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path, light: None) -> Iterator[Place]:
    """A real desk of the bureau, furnished."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as made:
        desk.do(furnish)
        yield made


@pytest.fixture
def page(here: Place, qtbot: QtBot) -> PapersView:
    """The page, seen, with the first kind in hand."""
    made = view(here.context)
    qtbot.addWidget(made)
    made.resize(1060, 680)
    made.show()
    drawn(made, here)
    return made


def drawn(page: PapersView, here: Place) -> None:
    """The keys have rested, and the paper in hand stands or was refused."""
    for _turn in range(2):
        here.settled()
        here.qtbot.waitUntil(lambda: not page.model._rest.isActive())
    here.settled()


@pytest.fixture
def chosen(page: PapersView, here: Place) -> Callable[[str], PapersView]:
    """The page with another kind of paper in hand."""

    def choose(kind: str) -> PapersView:
        page.kinds.picked.emit(kind)
        drawn(page, here)
        return page

    return choose
