"""Settings of a desk are kept, refused in words, and change what the next acts say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fairdesk.base.errors import FolderMissing, NotFound, ValueOutOfRange
from fairdesk.base.settings import LONGEST, SETTINGS
from fairdesk.services import arrivals, history, preferences, reporting, safekeeping, today
from fairdesk.services.desk import Desk
from tests.factory import MORNING


def test_a_desk_begins_with_the_defaults(desk: Desk) -> None:
    found = desk.look(preferences.settings)
    assert found.values == {one.key: one.default for one in SETTINGS if one.home == "desk"}
    assert set(found.told.values()) == {""}
    assert found.folders["backups_folder"].name == "backups"
    assert "second_folder" not in found.folders
    assert desk.look(preferences.last_backup) is None


def test_a_setting_is_kept_and_trimmed_and_not_journaled(desk: Desk) -> None:
    before = len(desk.look(history.operations))
    outcome = desk.do(preferences.put, key="station", value=" 北门一号 ")
    assert outcome.changed == frozenset({preferences.TABLE})
    assert desk.look(preferences.settings).values["station"] == "北门一号"
    assert len(desk.look(history.operations)) == before


def test_the_name_of_the_place_stands_beside_an_arrival(desk: Desk) -> None:
    assert desk.do(arrivals.check_in, badge="S001").result.station == "ZX"
    desk.do(preferences.put, key="station", value="北门一号")
    assert desk.do(arrivals.check_in, badge="Z001").result.station == "北门一号"


def test_the_journal_names_who_signed_in(desk: Desk) -> None:
    preferences.sign_in(desk, name=" 罗某 ")
    desk.do(arrivals.check_in, badge="S001")
    assert desk.look(history.recent, limit=1)[0].actor == "罗某"
    assert desk.look(preferences.settings).values["operator"] == "罗某"


def test_a_folder_that_is_not_there_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        desk.do(preferences.put, key="backups_folder", value=str(tmp_path / "pulled out"))
    with pytest.raises(ValueOutOfRange):
        desk.do(preferences.put, key="operator", value="长" * (LONGEST + 1))
    assert desk.look(preferences.settings).values["backups_folder"] == ""


def test_a_backup_lies_in_its_folder_and_is_remembered(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.do(preferences.put, key="backups_folder", value=str(stick))
    made = preferences.back_up(desk)
    found = desk.look(safekeeping.card)
    assert made.parent == stick
    assert made.is_file()
    assert (found.made_at, found.made) == (MORNING, str(made))
    elsewhere = preferences.back_up(desk, to=tmp_path / "elsewhere")
    assert desk.look(safekeeping.card).made == str(elsewhere)


def test_the_day_in_hand_is_the_fair_s_until_something_happens_today(desk: Desk) -> None:
    assert desk.look(today.day_in_hand, today=date(2030, 1, 1)).day == date(2018, 7, 19)
    desk.do(arrivals.check_in, badge="S001")
    assert desk.look(today.day_in_hand, today=MORNING.date()).day == MORNING.date()


def test_letters_of_a_line_no_report_has_are_refused(desk: Desk) -> None:
    for grouping, label in (("field", "nowhere"), ("colour", "red")):
        with pytest.raises(NotFound):
            desk.look(reporting.letters_of, grouping=grouping, label=label)
    assert desk.look(reporting.letters_of, grouping="province", label="河北省").rows == ()


def test_a_switch_is_on_and_off_again(desk: Desk) -> None:
    for wanted in (True, False):
        desk.do(preferences.put, key="training", value=wanted)
        assert desk.look(preferences.value, key="training") is wanted
        assert desk.look(preferences.settings).values["training"] is wanted
