"""The rounds of backups: nobody waits for them, a failure is told once, and an export or the close is no reason to lose one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fairdesk import app as builder
from fairdesk.services import arrivals, enrolment, exchange, preferences, safekeeping
from fairdesk.services.desk import Outcome
from fairdesk.ui import application
from fairdesk.ui.backup_clock import EVERY, OWN, BackupClock
from fairdesk.ui.runner import Task
from tests.factory import PASSPHRASE
from tests.ui.talking import Place, place, talking_desk


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path, light: None) -> Iterator[Place]:
    """A real desk."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def clock(here: Place) -> Iterator[BackupClock]:
    """A clock that goes."""
    made = BackupClock(here.context)
    made.start()
    yield made
    made.stop()


def backups_of(folder: Path) -> list[Path]:
    """The backups in the folder, oldest first."""
    return sorted(folder.glob("*.fairdesk"))


def test_ten_minutes_make_a_backup_where_something_was_written(here: Place, clock: BackupClock, tmp_path: Path) -> None:
    assert EVERY * OWN == 10 * 60 * 1000
    for _round in range(OWN - 1):
        clock.beat()
        here.settled()
    assert backups_of(tmp_path / "backups") == []
    clock.beat()
    here.settled()
    assert len(backups_of(tmp_path / "backups")) == 1
    for _round in range(2 * OWN):
        clock.beat()
        here.settled()
    assert len(backups_of(tmp_path / "backups")) == 1


def test_the_stick_gets_a_copy_with_every_beat_after_which_something_was_written(
    here: Place, clock: BackupClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    here.desk.do(preferences.put, key=safekeeping.SECOND, value=str(stick))
    clock.beat()
    here.settled()
    (first,) = backups_of(stick)
    here.desk.do(arrivals.check_in, badge="S001")
    clock.beat()
    here.settled()
    (second,) = backups_of(stick)  # the newest of this hour
    assert second.name > first.name
    assert here.desk.look(safekeeping.card).second_has_it


def test_acts_go_on_while_a_backup_is_made_and_the_strip_of_waiting_stays_away(
    here: Place, clock: BackupClock, qtbot: QtBot
) -> None:
    shown: list[Task] = []
    here.context.runner.started.connect(shown.append)
    done: list[object] = []
    clock.round(own_turn=True)
    task = here.context.runner.do(arrivals.check_in, done.append, badge="S001")
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    assert not here.context.runner.idle  # the backup is still under way
    assert shown == [task]
    here.settled()
    assert here.refused == []


def test_a_failure_is_told_once_and_again_only_after_a_round_that_worked(here: Place, clock: BackupClock, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for expected in (1, 1):
        folder.write_text("a file in its place", encoding="utf-8")
        clock.round(own_turn=True)
        here.settled()
        assert [notice.kind for notice in here.told] == ["warn"] * expected
    assert str(folder) in here.told[0].text
    assert here.refused == []
    folder.unlink()
    clock.round(own_turn=True)
    here.settled()
    assert len(backups_of(folder)) == 1
    here.desk.do(arrivals.check_in, badge="S001")
    for one in folder.iterdir():
        one.unlink()
    folder.rmdir()
    folder.write_text("a file in its place", encoding="utf-8")
    clock.round(own_turn=True)
    here.settled()
    assert len(here.told) == 2


def test_what_failed_at_the_last_close_is_told_at_the_next_opening(
    here: Place, clock: BackupClock, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "backups").write_text("a file in its place", encoding="utf-8")
    safekeeping.at_close(here.desk)
    qtbot.waitUntil(lambda: bool(here.told), timeout=10_000)
    here.settled()
    assert [notice.kind for notice in here.told] == ["warn"]


def test_an_export_is_followed_by_a_backup(qtbot: QtBot, tmp_path: Path, light: None) -> None:
    kit, folder = tmp_path / "kit.xlsx", tmp_path / "booth"
    with talking_desk(tmp_path / "bureau.fairdesk") as bureau:
        enrolment.make_kit(bureau, booth="A03", out=kit, passphrase=PASSPHRASE)
    booth = enrolment.enrol(str(folder / "A03.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE)
    with booth, place(booth, qtbot, tmp_path) as here:
        clock = BackupClock(here.context)
        clock.start()
        desk = here.context.desk
        here.context.runner.make_and_write("", lambda _progress: exchange.export(desk, out=tmp_path / "out.xlsx"))
        here.settled()
        clock.stop()
        assert len(backups_of(folder / "backups")) == 1


def test_rounds_that_meet_are_one_and_other_acts_begin_none(here: Place, clock: BackupClock, tmp_path: Path) -> None:
    handed = Outcome(None, frozenset({"delivery"}))
    here.context.runner.done.emit(Outcome(None, frozenset({"participant"})))
    here.settled()
    assert backups_of(tmp_path / "backups") == []
    for _time in range(3):
        here.context.runner.done.emit(handed)
    here.settled()
    assert len(backups_of(tmp_path / "backups")) == 1
    clock.stop()
    here.desk.do(arrivals.check_in, badge="S001")
    here.context.runner.done.emit(handed)
    here.settled()
    assert len(backups_of(tmp_path / "backups")) == 1


def test_a_window_that_closes_stops_the_round_and_the_close_makes_the_backup(qtbot: QtBot, tmp_path: Path, light: None) -> None:
    with talking_desk(tmp_path / "desk.fairdesk") as desk:
        window = application.build_window(desk, builder.words_of(desk), application.open_preferences(tmp_path))
        qtbot.addWidget(window)
        application.show_window(window)
        qtbot.waitUntil(lambda: window.context.runner.idle, timeout=10_000)
        window.backups.round(own_turn=True)
        window.close()
        application.close_window(window)
        assert list((tmp_path / "backups").glob("*")) == []
        safekeeping.at_close(desk)
        assert len(backups_of(tmp_path / "backups")) == 1
