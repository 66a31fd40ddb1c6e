"""The panel says how the backups stand, in each language, and a stick that is pulled out is no fault."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from fairdesk.records.backups import BackupCard
from fairdesk.ui.settings.backup_panel import BackupPanel

NINE = datetime(2018, 11, 22, 1, tzinfo=UTC)
NONE = BackupCard(made_at=None, made="", second="", second_there=False, copied_at=None, failed="")
BOTH = replace(NONE, made_at=NINE, made="/desk/backups/a.fairdesk", second="/stick", second_there=True, copied_at=NINE)


@pytest.fixture
def panel(qtbot: QtBot, light: None) -> BackupPanel:
    """The panel, seen."""
    made = BackupPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_before_the_first_it_asks_for_one(panel: BackupPanel) -> None:
    panel.show_card(NONE, "")
    assert panel.last.property("tone") == "amber"
    assert panel.second.property("tone") == "grey"
    assert not panel.place.isVisible()
    assert not panel.failed.isVisible()


def test_it_names_time_and_place_by_the_clock_of_the_hall(panel: BackupPanel) -> None:
    panel.show_card(BOTH, "")
    assert "2018-11-22 09:00" in panel.last.accessibleName()
    assert panel.place.text() == "/desk/backups/a.fairdesk"
    assert [panel.last.property("tone"), panel.second.property("tone")] == ["green", "green"]


@pytest.mark.parametrize(
    "card",
    [
        replace(BOTH, second_there=False),
        replace(BOTH, second_there=False, copied_at=None),
        replace(BOTH, copied_at=None),
        replace(BOTH, copied_at=NINE - timedelta(minutes=10)),
    ],
    ids=["pulled out", "never plugged in", "new", "behind"],
)
def test_a_second_place_that_lacks_the_newest_is_said_quietly(panel: BackupPanel, card: BackupCard) -> None:
    panel.show_card(card, "")
    assert panel.second.property("tone") == "grey"
    said = panel.second.accessibleName()
    panel.show_card(BOTH, "")
    assert said != panel.second.accessibleName()


def test_what_failed_stands_there_unless_a_field_says_it_already(panel: BackupPanel) -> None:
    card = replace(BOTH, failed="The disk is full.")
    panel.show_card(card, "")
    assert panel.failed.text() == "The disk is full."
    assert panel.failed.isVisible()
    panel.show_card(card, "The disk is full.")
    assert not panel.failed.isVisible()
