"""Copies of a desk as a person meets them: made, damaged, restored, opened by the recovery key; and a booth taken over."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from fairdesk.services import preferences, safekeeping, takeover
from fairdesk.services.desk import Desk
from tests.cli.test_refusals import judge, prints, refuses
from tests.cli.test_trouble import json_lines
from tests.commands import ask, fairdesk
from tests.factory import PASSPHRASE
from tests.halls import Hall, issue, negotiate


def spoil(copy: str | Path) -> None:
    """One bit in the middle of the copy is another."""
    raw = bytearray(Path(copy).read_bytes())
    raw[len(raw) // 2] ^= 1
    Path(copy).write_bytes(raw)


@pytest.fixture
def copies(hall: Hall) -> list[str]:
    """Three copies of the booth's desk, oldest first, with one more negotiation in each."""
    made = []
    for _time in range(3):
        made.append(ask("backup", hall.booth, "--to", hall.path("copies"))["backup"])
        negotiate(hall.booth)
    return made


def test_a_damaged_copy_is_refused_by_name_and_the_next_older_whole_one_is_offered(
    hall: Hall, copies: list[str], tmp_path: Path
) -> None:
    again = tmp_path / "again.fairdesk"
    spoil(copies[2])
    Path(copies[1]).write_bytes(Path(copies[1]).read_bytes()[:9999])
    before = prints(hall.path("copies"))
    said = fairdesk("--lang", "en", "restore", copies[2], "--to", again, "--json", expect=1)
    assert said.data == {"refused": "BackupDamaged", "message": said.err.splitlines()[0], "older": copies[0]}
    assert copies[2] in said.data["message"]
    assert copies[0] in said.data["message"]
    assert prints(hall.path("copies")) == before
    assert [one.name for one in tmp_path.iterdir()] == ["hall"]
    command = said.err.splitlines()[1].partition(": ")[2]
    words = shlex.split(command)
    assert words[0] == "fairdesk"
    fairdesk(*words[1:], expect=0)
    assert ask("check", again)["clean"]


def test_a_cut_copy_is_told_as_cut_and_without_an_older_one_none_is_offered(copies: list[str], tmp_path: Path) -> None:
    Path(copies[0]).write_bytes(Path(copies[0]).read_bytes()[:-4096])
    refuses(["restore", copies[0], "--to", tmp_path / "no.fairdesk"], "BackupCut")
    assert [one.name for one in tmp_path.iterdir()] == ["hall"]


def test_a_wrong_pass_phrase_is_told_as_that_though_the_copy_is_whole(
    copies: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAIRDESK_PASSPHRASE", "another")
    refuses(["restore", copies[0], "--to", tmp_path / "no.fairdesk"], "WrongPassphrase")
    refuses(["takeover", Path(copies[0]).parent, "--to", tmp_path / "no.fairdesk"], "WrongPassphrase")


def test_nothing_that_is_there_is_restored_over(hall: Hall, copies: list[str]) -> None:
    before = prints(hall.folder)
    for words in (["restore", copies[0]], ["takeover", hall.path("copies")]):
        refuses([*words, "--to", hall.other], "DeskExists")
    assert prints(hall.folder) == before


def test_the_recovery_key_opens_a_copy_and_the_desk_gets_a_new_pass_phrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fair.json").write_text('{"fair_id": "X", "name": "X", "date": "2018-07-19"}', encoding="utf-8")
    desk, again, kept = tmp_path / "desk.fairdesk", tmp_path / "again.fairdesk", tmp_path / "recovery.txt"
    recovery = ask("new", desk, "--fair", tmp_path / "fair.json")["recovery_key"]
    kept.write_text(f"# written down at the opening\n{recovery}\n", encoding="utf-8")
    copy = ask("backup", desk, "--to", tmp_path / "copies")["backup"]
    monkeypatch.setenv("FAIRDESK_PASSPHRASE", "the new one")
    refuses(["restore", copy, "--to", again], "WrongPassphrase")
    ask("restore", copy, "--to", again, "--recovery-key", kept)
    assert ask("check", again)["clean"]
    second = ask("backup", again, "--to", tmp_path / "copies")["backup"]
    ask("restore", second, "--to", tmp_path / "third.fairdesk")
    monkeypatch.setenv("FAIRDESK_PASSPHRASE", PASSPHRASE)
    refuses(["check", again], "WrongPassphrase")


def test_a_spare_laptop_is_the_booth_from_its_newest_whole_copy_on(hall: Hall, copies: list[str], tmp_path: Path) -> None:
    spare = tmp_path / "spare.fairdesk"
    spoil(copies[2])
    said = fairdesk("--lang", "en", "takeover", hall.path("copies"), "--to", spare, "--json", expect=0)
    assert said.data["snapshot"] == copies[1]
    assert [one["file"] for one in said.data["passed_over"]] == [Path(copies[2]).name]
    assert Path(copies[2]).name in said.err
    epoch, seq = said.data["taken_over_from"]
    old = [one for one in json_lines("journal", spare) if one["epoch"] == epoch and one["device"] == device(hall)]
    assert max(one["seq"] for one in old) == seq  # type: ignore[type-var]
    with Desk.open(str(spare), PASSPHRASE) as desk:
        assert desk.look(takeover.taken_over_from) == (epoch, seq)
        assert desk.identity.epoch == said.data["epoch"] != epoch
    numbers = [issue(path, negotiate(path), tmp_path / "l.pdf")["number"] for path in (hall.booth, spare)]
    assert len(set(numbers)) == 2


def test_the_spare_laptop_goes_on_with_the_stick_and_without_folders_it_has_not(hall: Hall, tmp_path: Path) -> None:
    gone, stick = tmp_path / "gone", tmp_path / "stick"
    for folder in (gone, stick):
        folder.mkdir()
    with Desk.open(str(hall.booth), PASSPHRASE) as desk:
        for key in ("backups_folder", "papers_folder"):
            desk.do(preferences.put, key=key, value=str(gone))
        desk.do(preferences.put, key=safekeeping.SECOND, value=str(stick))
        safekeeping.keep(desk)
    shutil.rmtree(gone)
    stick.rename(tmp_path / "the same stick")
    ask("takeover", tmp_path / "the same stick", "--to", tmp_path / "spare.fairdesk")
    with Desk.open(str(tmp_path / "spare.fairdesk"), PASSPHRASE) as desk:
        found = desk.look(preferences.settings).values
        assert (found["backups_folder"], found["papers_folder"]) == ("", "")
        assert found[safekeeping.SECOND] == str(tmp_path / "the same stick")
        assert desk.look(safekeeping.card).made_at is None
        assert Path(safekeeping.keep(desk).copied).parent == tmp_path / "the same stick"


def device(hall: Hall) -> str:
    """The booth's device."""
    with Desk.open(str(hall.booth), PASSPHRASE) as desk:
        return desk.identity.device


def test_a_desk_taken_over_twice_says_the_last_time(hall: Hall, copies: list[str], tmp_path: Path) -> None:
    first = ask("takeover", copies[0], "--to", tmp_path / "one.fairdesk")
    negotiate(tmp_path / "one.fairdesk")
    copy = ask("backup", tmp_path / "one.fairdesk", "--to", tmp_path / "copies")["backup"]
    second = ask("takeover", copy, "--to", tmp_path / "two.fairdesk")
    assert second["taken_over_from"][0] == first["epoch"]
    assert second["taken_over_from"][1] > 0
    with Desk.open(str(hall.booth), PASSPHRASE) as desk:
        assert desk.look(takeover.taken_over_from) is None


def test_a_stick_with_several_booths_asks_which(hall: Hall, copies: list[str], tmp_path: Path) -> None:
    other = ask("backup", hall.other, "--to", hall.path("copies"))["backup"]
    refuses(["takeover", hall.path("copies"), "--to", tmp_path / "no.fairdesk"], "SeveralDesks")
    refuses(["takeover", hall.path("copies"), "--to", tmp_path / "no.fairdesk", "--letters", "X9"], "SeveralDesks")
    found = ask("takeover", hall.path("copies"), "--to", tmp_path / "spare.fairdesk", "--letters", "s02")
    assert found["snapshot"] == other


def test_where_no_copy_is_whole_each_is_named(hall: Hall, copies: list[str], tmp_path: Path) -> None:
    for copy in copies:
        spoil(copy)
    said = fairdesk("--lang", "en", "takeover", hall.path("copies"), "--to", tmp_path / "no.fairdesk")
    judge(said, "NoSnapshot", "en")
    assert all(Path(copy).name in said.err for copy in copies)
    assert [one.name for one in tmp_path.iterdir()] == ["hall"]


def test_a_copy_tells_a_finder_nothing(hall: Hall, copies: list[str]) -> None:
    raw = Path(copies[2]).read_bytes()
    for word in ("测试", "罗嘉骁", "张北", "木铎", "SQLite format", "organisation", PASSPHRASE):
        assert word.encode() not in raw
    assert b'"recovery": "' in raw[-4096:]  # the one page that can be read holds keys, each under another key


def test_a_copy_that_was_renamed_comes_back_too(copies: list[str], tmp_path: Path) -> None:
    shutil.copyfile(copies[1], tmp_path / "my copy.fairdesk")
    ask("restore", tmp_path / "my copy.fairdesk", "--to", tmp_path / "again.fairdesk")
    assert ask("check", tmp_path / "again.fairdesk")["clean"]
