"""Today: what is done shows at once, and the last act can be taken back from here."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from fairdesk.records.choices import Outcome
from fairdesk.ui.today.view import view, waiting_lines
from tests.ui.talking import place, talking_desk


def test_an_intent_waits_for_its_letter_and_can_be_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as here:
        page = view(here.context)
        qtbot.addWidget(page)
        page.show()
        here.settled()
        here.recorded(outcome=Outcome.INTENT, project="x")
        here.settled()
        facts = page.model.state.facts
        assert facts is not None
        assert facts.talks == 1
        assert facts.waiting.intents_without_letter == 1
        assert [page_key for count, page_key, _words in waiting_lines(facts.waiting) if count] == ["letters"]
        page.model.take_back(facts.last_acts[0].act)
        here.settled()
        assert page.model.state.facts is not None
        assert page.model.state.facts.talks == 0
