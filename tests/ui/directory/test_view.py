"""The directory: found by pinyin, in hand, and led on to a negotiation."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from fairdesk.ui.directory.view import view
from tests.ui.talking import place, talking_desk


def test_an_organisation_is_found_by_its_initials_and_asked_to_the_table(qtbot: QtBot, tmp_path: Path) -> None:
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as here:
        page = view(here.context)
        qtbot.addWidget(page)
        page.show()
        here.settled()
        assert len(page.model.state.shown("participant")) == 2
        page.model.show_kind("organisation")
        page.model.find("bjmd")
        here.settled()
        (row,) = page.model.state.shown("organisation")
        page.model.select(row.id)
        here.settled()
        page.do_act()
        assert here.opened == [("negotiations", f"new:organisation={row.id}")]
        page.model.find("nobody of this name")
        here.settled()
        assert page.model.state.shown("organisation") == []


def test_a_person_in_hand_is_checked_in(qtbot: QtBot, tmp_path: Path) -> None:
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as here:
        page = view(here.context)
        qtbot.addWidget(page)
        page.show()
        here.settled()
        row = page.model.state.shown("participant")[0]
        page.model.select(row.id)
        page.do_act()
        here.settled()
        assert page.model.state.shown("participant")[0].arrived_at is not None
