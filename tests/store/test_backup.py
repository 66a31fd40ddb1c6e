"""A copy bears its name only when it is whole, checked and on the disk; what is not whole never comes back as a desk."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fairdesk.base.errors import BackupCut, BackupDamaged, BackupUnsound, Cancelled, DeskDamaged, Refusal, WrongPassphrase
from fairdesk.base.progress import Progress, Step
from fairdesk.services import history
from fairdesk.services.desk import Desk
from fairdesk.store import backup, upgrade, vault
from fairdesk.store import engine as engines
from tests import acts
from tests.commands import ROOT
from tests.factory import PASSPHRASE, bare_desk, fair_desk

PAGE = vault.PAGE


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of a desk with a small fair, standing alone."""
    with fair_desk(tmp_path / "desk.fairdesk") as desk:
        out = tmp_path / "copies" / "copy.fairdesk"
        out.parent.mkdir()
        desk.copy_to(out)
    return out


def back(copy: Path, opened_by: str = PASSPHRASE) -> None:
    """The copy is brought back into a cradle and checked there."""
    target = copy.parent.parent / "again.fairdesk"
    engine, key = backup.bring_back(copy, str(target), opened_by)
    try:
        backup.refuse_unsound(engine, key, copy)
    finally:
        engine.dispose()
        vault.remove(vault.cradle(target))


def test_a_copy_lies_alone_and_opens(copy: Path) -> None:
    assert [one.name for one in copy.parent.iterdir()] == ["copy.fairdesk"]
    before = copy.read_bytes()
    back(copy)
    assert copy.read_bytes() == before
    assert [one.name for one in copy.parent.iterdir()] == ["copy.fairdesk"]


def test_another_pass_phrase_is_told_as_that(copy: Path) -> None:
    with pytest.raises(WrongPassphrase):
        back(copy, "another")


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.5, 0.9, 0.9999])
def test_a_copy_that_was_cut_is_told_as_cut(copy: Path, share: float) -> None:
    raw = copy.read_bytes()
    copy.write_bytes(raw[: int(len(raw) * share)])
    with pytest.raises(BackupCut):
        back(copy)


@pytest.mark.parametrize("pages", [1, 2, 20])
def test_a_copy_that_was_cut_between_two_pages_is_told_as_cut(copy: Path, pages: int) -> None:
    raw = copy.read_bytes()
    copy.write_bytes(raw[: len(raw) - pages * PAGE])
    with pytest.raises(BackupCut):
        back(copy)


def places(size: int) -> list[int]:
    """Bytes to spoil: in the first page, its salt and its second half, in pages on the way, and all over the lock at the end."""
    lock = size - PAGE
    return [0, 7, 100, 3000, PAGE + 5, size // 3, size // 2, lock - 1, lock, lock + 3, *range(lock + 16, lock + 560, 13)]


def test_a_byte_that_was_changed_is_told_as_damage_wherever_it_is(copy: Path) -> None:
    raw = copy.read_bytes()
    for place in places(len(raw)):
        spoilt = bytearray(raw)
        spoilt[place] ^= 1
        copy.write_bytes(spoilt)
        with pytest.raises(BackupDamaged):
            back(copy)
    copy.write_bytes(raw)
    back(copy)


def test_damage_to_the_desk_itself_makes_no_copy_and_leaves_nothing(tmp_path: Path) -> None:
    path, out = tmp_path / "desk.fairdesk", tmp_path / "copies" / "copy.fairdesk"
    out.parent.mkdir()
    with bare_desk(path) as desk:
        desk.do(acts.add, name="甲")
    engine = engines.file_engine(path, vault.key_of(path, PASSPHRASE))
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("UPDATE organisation SET name = '乙'")
    engine.dispose()
    with Desk.open(str(path), PASSPHRASE) as desk, pytest.raises(BackupUnsound):
        desk.copy_to(out)
    assert list(out.parent.iterdir()) == []


def test_a_copy_is_of_one_moment_while_others_go_on_writing(tmp_path: Path) -> None:
    path, out = tmp_path / "desk.fairdesk", tmp_path / "copy.fairdesk"
    with bare_desk(path) as desk:
        desk.do(acts.add, name="first")
        engine = engines.file_engine(path, key := vault.key_of(path, PASSPHRASE))

        def write(step: Step) -> None:
            if step.what == "copy":
                desk.do(acts.add, name=f"during {step.done}")

        backup.copy_to_file(engine, str(path), key, out, Progress(write))
        engine.dispose()
        assert len(desk.look(acts.names)) > 1
    with Desk.open(str(out), PASSPHRASE) as made:
        assert made.look(acts.names) == ["first"]
        assert made.look(history.check).clean


def test_a_wish_to_stop_leaves_nothing(tmp_path: Path) -> None:
    path, out = tmp_path / "desk.fairdesk", tmp_path / "copies" / "copy.fairdesk"
    out.parent.mkdir()
    with bare_desk(path):
        engine, progress = engines.file_engine(path, key := vault.key_of(path, PASSPHRASE)), Progress()
        progress.stop.set()
        with pytest.raises(Cancelled):
            backup.copy_to_file(engine, str(path), key, out, progress)
        engine.dispose()
    assert list(out.parent.iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
import tests.factory
from fairdesk.services.desk import Desk
from fairdesk.store import backup, upgrade, vault
step = sys.argv[3]
room = {"vault": vault, "backup": backup}[step.partition(".")[0]]
setattr(room, step.partition(".")[2], lambda *given, **named: os.kill(os.getpid(), signal.SIGKILL))
with Desk.open(sys.argv[1], tests.factory.PASSPHRASE) as desk:
    desk.copy_to(Path(sys.argv[2]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process is killed so on POSIX systems only")
@pytest.mark.parametrize("step", ["vault.write_lock", "backup._prove", "backup._finish", "vault.stamp"])
def test_killed_while_it_copies_it_leaves_the_older_copy_whole_and_none_of_the_new_name(copy: Path, step: str) -> None:
    before, desk, new = copy.read_bytes(), copy.parent.parent / "desk.fairdesk", copy.with_name("new.fairdesk")
    for out in (new, copy):
        words = [sys.executable, "-c", KILLED, str(desk), str(out), step]
        done = subprocess.run(words, cwd=ROOT, check=False, timeout=60, capture_output=True)
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert copy.read_bytes() == before
        assert not new.exists()
    with Desk.open(str(desk), PASSPHRASE) as opened:
        opened.copy_to(new)
    back(new)
    back(copy)


def test_a_desk_file_with_work_left_in_its_log_comes_back_with_it(tmp_path: Path) -> None:
    path = tmp_path / "desk.fairdesk"
    with bare_desk(path) as desk:
        desk.do(acts.add, name="甲")
        assert Path(f"{path}-wal").exists()
        engine, key = backup.bring_back(path, str(tmp_path / "again.fairdesk"), PASSPHRASE)
        again = Desk.opened(str(tmp_path / "again.fairdesk"), engine, key)
        assert again.look(acts.names) == ["甲"]
        engine.dispose()


def test_a_new_pass_phrase_is_given_where_the_recovery_key_opened_the_copy(tmp_path: Path) -> None:
    recovery, recipient = vault.new_recovery_pair()
    path, out = tmp_path / "desk.fairdesk", tmp_path / "copy.fairdesk"
    with bare_desk(path) as desk:
        key = vault.key_of(path, PASSPHRASE)
        vault.write_lock(path, vault.new_lock("forgotten", recipient, key)[1])
        desk.copy_to(out)
    with pytest.raises(WrongPassphrase):
        backup.bring_back(out, str(tmp_path / "no.fairdesk"), PASSPHRASE)
    engine, found = backup.bring_back(out, str(tmp_path / "again.fairdesk"), recovery, PASSPHRASE)
    engine.dispose()
    lock = vault.read_lock(vault.cradle(tmp_path / "again.fairdesk"))
    assert found == key == vault.unlock(lock, PASSPHRASE, "again") == vault.unlock(lock, recovery, "again")
    with pytest.raises(Refusal):
        vault.unlock(lock, "forgotten", "again")


def test_a_lock_with_another_sum_is_none(copy: Path) -> None:
    lock = vault.read_lock(copy)
    vault.write_lock(copy, lock)
    beside = vault.lock_path(copy)
    beside.write_text(beside.read_text(encoding="utf-8").replace('"lanes": 1', '"lanes": 2'), encoding="utf-8")
    copy.write_bytes(copy.read_bytes()[:-PAGE])
    with pytest.raises(DeskDamaged):
        vault.read_lock(copy)


def test_a_copy_of_an_earlier_program_comes_back_and_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "desk.fairdesk"
    fair_desk(path).close()
    engine = engines.file_engine(path, key := vault.key_of(path, PASSPHRASE))
    upgrade.migrate(engine, "0003")
    engines.close_file(engine, path, key)
    before = path.read_bytes()
    again, _key = backup.bring_back(path, str(tmp_path / "again.fairdesk"), PASSPHRASE)
    assert backup.fault_of(again, key, "again") == ""
    again.dispose()
    assert path.read_bytes() == before
