"""A desk with an issued letter, a context on it, and the print service of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fairdesk.records.choices import Outcome
from fairdesk.records.letters import LetterForm
from fairdesk.services import letters
from tests.ui.talking import Place, place, talking_desk


@pytest.fixture
def here(tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    """A context on a desk that can issue letters."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def letter(here: Place) -> str:
    """The id of a letter that was issued and not printed."""
    talk = here.recorded(outcome=Outcome.INTENT, project="助学", cash_fen=100_00)
    return here.desk.do(letters.issue, form=LetterForm(negotiation_id=talk)).result
