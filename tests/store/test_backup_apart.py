"""A backup by a process of its own: killed, stopped or without room it leaves the older ones whole and no half of a new one."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest

from fairdesk.base.errors import BackupStopped, Cancelled, CannotWrite, DiskFull, Refusal
from fairdesk.base.progress import Progress
from fairdesk.services import backups
from fairdesk.store import backup_apart, backup_folder
from tests.factory import PASSPHRASE, fair_desk


def names(folder: Path) -> list[str]:
    """What lies in the folder."""
    return sorted(one.name for one in folder.iterdir())


@pytest.fixture
def big(tmp_path: Path) -> Iterator[tuple[Path, bytes]]:
    """A desk file and its key."""
    with fair_desk(tmp_path / "big.fairdesk") as made:
        yield tmp_path / "big.fairdesk", made.look(lambda look: look.secret)


POPEN = subprocess.Popen


def started(monkeypatch: pytest.MonkeyPatch, then: Callable[[subprocess.Popen[str]], None]) -> None:
    """`then` hears of the process that makes the backup."""

    class Heard(POPEN):  # type: ignore[type-arg]
        def __init__(self, *words: object, **named: object) -> None:
            super().__init__(*words, **named)  # type: ignore[call-overload]
            then(self)

    monkeypatch.setattr(subprocess, "Popen", Heard)


def killed_after(seconds: float) -> Callable[[subprocess.Popen[str]], None]:
    """The process is killed so many seconds after it began."""

    def kill(process: subprocess.Popen[str]) -> None:
        Timer(seconds, lambda: process.send_signal(signal.SIGKILL)).start()

    return kill


KILLS = [pytest.param(6, id="short"), pytest.param(200, id="long", marks=pytest.mark.torture)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process is killed so on POSIX systems only")
@pytest.mark.parametrize("times", KILLS)
def test_killed_at_any_moment_it_leaves_the_older_whole_and_the_new_one_whole_or_not_there(
    big: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    folder = big[0].parent / "copies"
    folder.mkdir()
    started_at = time.perf_counter()
    backup_apart.copy_apart(str(big[0]), big[1], folder / "older.fairdesk", Progress())
    whole = time.perf_counter() - started_at
    before = (folder / "older.fairdesk").read_bytes()
    done = 0
    for turn in range(times):
        started(monkeypatch, killed_after(whole * (turn + 0.5) / times))
        new = folder / f"{turn}.fairdesk"
        try:
            backup_apart.copy_apart(str(big[0]), big[1], new, Progress())
        except BackupStopped:
            assert not new.exists() or backups.is_whole(new, PASSPHRASE)
        else:
            assert backups.is_whole(new, PASSPHRASE)
            done += 1
        assert (folder / "older.fairdesk").read_bytes() == before
    assert done < times
    monkeypatch.undo()
    backup_apart.copy_apart(str(big[0]), big[1], folder / "last.fairdesk", Progress())
    assert backups.is_whole(folder / "last.fairdesk", PASSPHRASE)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process is killed so on POSIX systems only")
def test_a_killed_process_leaves_nothing_and_is_told(big: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = big[0].parent / "copies"
    folder.mkdir()
    started(monkeypatch, lambda process: process.send_signal(signal.SIGKILL))
    with pytest.raises(BackupStopped):
        backup_apart.copy_apart(str(big[0]), big[1], folder / "out.fairdesk", Progress())
    assert names(folder) == []


def test_a_wish_to_stop_ends_the_process_and_leaves_nothing(big: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = big[0].parent / "copies"
    folder.mkdir()
    progress = Progress()
    seen: list[subprocess.Popen[str]] = []
    started(monkeypatch, seen.append)
    progress.listener = lambda _step: progress.stop.set() if seen else None
    with pytest.raises(Cancelled):
        backup_apart.copy_apart(str(big[0]), big[1], folder / "out.fairdesk", progress)
    assert names(folder) == []
    assert seen[0].returncode not in {None, 0}


def test_what_the_other_process_refuses_is_refused_here(big: tuple[Path, bytes]) -> None:
    folder = big[0].parent / "file in its way"
    folder.write_bytes(b"")
    with pytest.raises(Refusal) as told:
        backup_apart.copy_apart(str(big[0]), big[1], folder / "out.fairdesk", Progress())
    assert isinstance(told.value, CannotWrite)
    assert "out.fairdesk" in told.value.message


@pytest.mark.skipif(sys.platform == "win32", reason="files are bounded so on POSIX systems only")
@pytest.mark.parametrize("share", [0.003, 0.2, 0.6, 0.95, 0.9985])
def test_where_files_may_not_grow_the_older_backup_stays_whole(big: tuple[Path, bytes], share: float) -> None:
    folder = big[0].parent / "copies"
    folder.mkdir()
    backup_apart.copy_apart(str(big[0]), big[1], folder / "older.fairdesk", Progress())
    before = (folder / "older.fairdesk").read_bytes()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(len(before) * share), hard))
    try:
        with pytest.raises((DiskFull, CannotWrite)):
            backup_apart.copy_apart(str(big[0]), big[1], folder / "newer.fairdesk", Progress())
        with pytest.raises((DiskFull, CannotWrite)):
            backup_folder.carry(folder / "older.fairdesk", folder / "newer.fairdesk")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert names(folder) == ["older.fairdesk"]
    assert (folder / "older.fairdesk").read_bytes() == before
    backup_apart.copy_apart(str(big[0]), big[1], folder / "newer.fairdesk", Progress())
    assert backups.is_whole(folder / "newer.fairdesk", PASSPHRASE)
