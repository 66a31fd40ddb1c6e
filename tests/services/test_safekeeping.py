"""Backups nobody thinks of: only where something was written, checked, brought to the second place, the old ones tidied."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from fairdesk.base.errors import (
    CannotWrite,
    FolderMissing,
    NoSecondPlace,
    WrittenDiffers,
)
from fairdesk.records.backups import Kept
from fairdesk.rules.backup_rotation import backup_name
from fairdesk.services import arrivals, backups, history, preferences, safekeeping
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import backup_folder, desks
from fairdesk.store.unit_of_work import Work
from tests.commands import ROOT
from tests.factory import MORNING, PASSPHRASE, fair_desk


class Watch:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.time = MORNING

    def __call__(self) -> object:
        return self.time

    def later(self, **span: float) -> None:
        """So much time passes."""
        self.time += timedelta(**span)


@pytest.fixture
def watch(desk: Desk) -> Watch:
    """The clock of the desk."""
    made = Watch()
    desk.clock = made  # type: ignore[assignment]
    return made


@pytest.fixture
def places(desk: Desk, tmp_path: Path) -> tuple[Path, Path]:
    """The folder of backups and a stick that is plugged in."""
    folder, stick = tmp_path / "backups", tmp_path / "stick"
    for key, place in (("backups_folder", folder), ("second_folder", stick)):
        place.mkdir()
        desk.do(preferences.put, key=key, value=str(place))
    return folder, stick


def names(folder: Path) -> list[str]:
    """What lies in the folder."""
    return sorted(one.name for one in folder.iterdir())


def test_where_nothing_was_written_nothing_is_made(desk: Desk, watch: Watch, places: tuple[Path, Path]) -> None:
    first = safekeeping.keep(desk)
    assert names(places[0]) == names(places[1]) == [Path(first.made).name]
    watch.later(minutes=10)
    for _round in range(3):
        assert safekeeping.keep(desk) == Kept()
    desk.do(arrivals.check_in, badge="S001")
    watch.later(minutes=10)
    second = safekeeping.keep(desk)
    assert Path(second.made).name > Path(first.made).name
    assert Path(second.copied).read_bytes() == Path(second.made).read_bytes()


def test_a_setting_a_print_or_a_draft_is_something_written(desk: Desk, watch: Watch, places: tuple[Path, Path]) -> None:
    safekeeping.keep(desk)
    watch.later(hours=1)
    desk.do(preferences.put, key="station", value="北门")
    assert safekeeping.keep(desk).made


def test_the_folder_waits_for_its_turn_and_the_stick_does_not(desk: Desk, watch: Watch, places: tuple[Path, Path]) -> None:
    folder, stick = places
    stick.rmdir()
    assert safekeeping.keep(desk, own_turn=False) == Kept()
    assert names(folder) == []
    stick.mkdir()
    assert safekeeping.keep(desk, own_turn=False).copied
    assert names(folder) == names(stick)


def test_a_stick_that_was_pulled_out_is_no_fault_and_is_made_up_for(desk: Desk, watch: Watch, places: tuple[Path, Path]) -> None:
    _folder, stick = places
    stick.rmdir()
    made = safekeeping.keep(desk)
    assert (bool(made.made), made.copied) == (True, "")
    card = desk.look(safekeeping.card)
    assert (card.second_there, card.second_has_it, card.failed) == (False, False, "")
    assert not stick.exists()
    stick.mkdir()
    later = safekeeping.keep(desk, own_turn=False)
    assert (later.made, Path(later.copied).name) == ("", Path(made.made).name)
    assert desk.look(safekeeping.card).second_has_it


def test_asked_for_anew_it_is_made_though_nothing_was_written(desk: Desk, watch: Watch, places: tuple[Path, Path]) -> None:
    first = safekeeping.keep(desk)
    watch.later(hours=1)
    second = safekeeping.keep(desk, anew=True)
    assert second.made != first.made
    assert Path(second.copied).is_file()
    assert safekeeping.keep(desk) == Kept()


def test_a_backup_that_was_taken_away_is_made_again(desk: Desk, watch: Watch, places: tuple[Path, Path]) -> None:
    Path(safekeeping.keep(desk).made).unlink()
    watch.later(minutes=10)
    again = Path(safekeeping.keep(desk).made).name
    assert names(places[0]) == [again]


def test_a_day_of_ten_minutes_leaves_the_newest_of_each_hour_and_what_is_not_ours(
    desk: Desk, watch: Watch, places: tuple[Path, Path]
) -> None:
    folder, stick = places
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    stem = desk.look(backups.named)
    for back in range(1, 300):
        (folder / backup_name(stem, MORNING - timedelta(minutes=10 * back))).write_bytes(b"an older one")
        (folder / backup_name("OTHER-A03", MORNING - timedelta(minutes=10 * back))).write_bytes(b"another desk's")
    opened = folder / backup_name(stem, MORNING - timedelta(minutes=20))
    opened.with_name(opened.name + "-key").write_bytes(b"somebody worked in it")
    kept = safekeeping.keep(desk)
    left = names(folder)
    assert len([name for name in left if name.startswith("OTHER")]) == 299
    assert {"notes.txt", opened.name, opened.name + "-key", Path(kept.made).name} <= set(left)
    own = [name for name in left if name.startswith(stem) and name.endswith(".fairdesk")]
    assert len(own) == 24 + 1 + 1  # hours (today and yesterday among them), the day before, the one that was opened
    assert names(stick) == [Path(kept.made).name]


def test_what_a_killed_backup_left_goes_an_hour_later(desk: Desk, watch: Watch, places: tuple[Path, Path]) -> None:
    stem = desk.look(backups.named)
    old, fresh = (places[0] / (backup_name(stem, MORNING - timedelta(hours=hours)) + ".part") for hours in (2, 1))
    for one, ago in ((old, 7200), (fresh, 60)):
        one.write_bytes(b"half")
        stamp = one.stat().st_mtime - ago
        os.utime(one, (stamp, stamp))
    safekeeping.keep(desk)
    assert (old.exists(), fresh.exists()) == (False, True)


def test_a_folder_that_cannot_be_written_is_told_and_the_stick_still_gets_its_copy(
    desk: Desk, watch: Watch, places: tuple[Path, Path]
) -> None:
    folder, stick = places
    folder.rmdir()
    folder.write_text("a file in its place", encoding="utf-8")
    with pytest.raises(CannotWrite) as told:
        safekeeping.keep(desk)
    card = desk.look(safekeeping.card)
    assert card.failed == told.value.message
    assert len(names(stick)) == 1
    folder.unlink()
    folder.mkdir()
    watch.later(minutes=10)
    safekeeping.keep(desk)
    assert desk.look(safekeeping.card).failed == ""
    assert len(names(folder)) == 1


def test_at_close_a_refusal_is_kept_for_the_next_opening(desk: Desk, places: tuple[Path, Path]) -> None:
    places[0].rmdir()
    places[0].write_text("a file in its place", encoding="utf-8")
    safekeeping.at_close(desk)
    assert str(places[0]) in desk.look(safekeeping.card).failed


def test_the_second_place_must_be_there_when_it_is_chosen(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        desk.do(preferences.put, key="second_folder", value=str(tmp_path / "nowhere"))
    assert desk.look(safekeeping.card).second == ""


def test_the_second_place_is_another_than_the_first(desk: Desk, places: tuple[Path, Path]) -> None:
    for key, place in (("second_folder", places[0]), ("backups_folder", places[1])):
        with pytest.raises(NoSecondPlace):
            desk.do(preferences.put, key=key, value=str(place / ".." / place.name))


def test_the_empty_place_where_a_stick_was_is_not_written_to(desk: Desk, watch: Watch, places: tuple[Path, Path]) -> None:
    stick = places[1]
    safekeeping.keep(desk)
    assert desk.look(safekeeping.card).second_there
    note = desk.look(desks.preference, safekeeping.COPY)
    assert note["apart"] is False
    desk.do(noted, value=note | {"apart": True})  # as where it lay on a volume of its own, which is gone now
    desk.do(arrivals.check_in, badge="S001")
    watch.later(minutes=10)
    before = names(stick)
    assert safekeeping.keep(desk).copied == ""
    assert names(stick) == before
    assert not desk.look(safekeeping.card).second_there
    desk.do(preferences.put, key="second_folder", value="")
    desk.do(preferences.put, key="second_folder", value=str(stick))  # a person says that it is meant
    assert safekeeping.keep(desk).copied


@act("Note")
def noted(work: Work, *, value: dict[str, object]) -> Outcome[None]:
    """The desk remembers this of the second place."""
    desks.set_preference(work, safekeeping.COPY, value)
    return Outcome(None)


def test_a_round_that_did_nothing_does_not_say_that_all_is_well(desk: Desk, watch: Watch, places: tuple[Path, Path]) -> None:
    folder, stick = places
    desk.do(preferences.put, key="second_folder", value="")
    folder.rmdir()
    folder.write_text("a file in its place", encoding="utf-8")
    safekeeping.at_close(desk)
    assert safekeeping.keep(desk, own_turn=False) == Kept()
    assert desk.look(safekeeping.card).failed
    assert names(stick) == []


def test_a_backup_of_the_folder_opens_and_is_whole(desk: Desk, places: tuple[Path, Path], tmp_path: Path) -> None:
    copied = safekeeping.keep(desk).copied
    again, _epoch = backups.restore(Path(copied), target=str(tmp_path / "again.fairdesk"), passphrase=PASSPHRASE)
    with again:
        assert again.look(history.check).clean
        assert again.look(history.state_digest) == desk.look(history.state_digest)


def test_carried_bytes_are_read_again_and_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = tmp_path / "a.fairdesk", tmp_path / "b.fairdesk"
    source.write_bytes(b"one" * 1000)
    backup_folder.carry(source, out)
    assert out.read_bytes() == source.read_bytes()
    read = iter((b"written", b"read back"))
    monkeypatch.setattr(backup_folder, "_sum", lambda *_files: next(read))
    with pytest.raises(WrittenDiffers):
        backup_folder.carry(source, out)
    assert names(tmp_path) == ["a.fairdesk", "b.fairdesk"]


FULL = """
mount -t tmpfs -o size=12m none "$1" || exit 77
dd if=/dev/zero of="$1/filler" bs=1k count=11800 2>/dev/null
"$2" -c "$3" "$1" "$4"
"""
ON_A_FULL_STICK = """
import sys
from pathlib import Path
from fairdesk.base.errors import DiskFull
from fairdesk.services import preferences, safekeeping
from fairdesk.services.desk import Desk
from tests.factory import PASSPHRASE
place, desk = Path(sys.argv[1]), Desk.open(sys.argv[2], PASSPHRASE)
desk.do(preferences.put, key="second_folder", value=str(place))
(place / "photo.jpg").write_bytes(b"of somebody")
try:
    safekeeping.keep(desk)
except DiskFull as full:
    assert sorted(one.name for one in place.iterdir()) == ["filler", "photo.jpg"], list(place.iterdir())
    assert desk.look(safekeeping.card).failed == full.message
else:
    sys.exit("it was not refused")
(place / "filler").unlink()
kept = safekeeping.keep(desk)
assert Path(kept.copied).is_file() and not desk.look(safekeeping.card).failed
desk.close()
"""


def test_a_full_stick_is_told_and_the_next_round_works_when_there_is_room(tmp_path: Path) -> None:
    place, desk = tmp_path / "stick", tmp_path / "big.fairdesk"
    fair_desk(desk).close()
    place.mkdir()
    tried = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", str(place)]
    if shutil.which("unshare") is None or subprocess.run(tried, capture_output=True, check=False).returncode:
        pytest.skip("this account may not mount a small disk of its own")
    words = ["unshare", "-rm", "sh", "-c", FULL, "sh", str(place), sys.executable, ON_A_FULL_STICK, str(desk)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
