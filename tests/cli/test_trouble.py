"""Trouble from outside: wrong keys, newer programs, forged and foreign files, full and locked places. Nothing changes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text

from fairdesk.store import desks
from tests.cli.test_refusals import held_by, judge, prints, refuses
from tests.commands import Said, ask, fairdesk, outside
from tests.factory import PASSPHRASE
from tests.halls import Hall, issue, make_hall, negotiate

NO_TERMINAL = {"FAIRDESK_PASSPHRASE": ""}


def unchanged_but_for_opening(hall: Hall) -> Callable[[], None]:
    """A check, to be made afterwards, that every file of the hall is as it was and every desk holds the same rows."""
    files = {name: value for name, value in prints(hall.folder).items() if ".fairdesk" not in name}
    rows = {path: held_by(path) for path in (hall.bureau, hall.booth, hall.other)}

    def check() -> None:
        assert {name: value for name, value in prints(hall.folder).items() if ".fairdesk" not in name} == files
        assert {path: held_by(path) for path in rows} == rows

    return check


# ---- keys and files of desks -------------------------------------------------------------------------------------------


def test_a_wrong_pass_phrase_opens_nothing_and_touches_nothing(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    before = prints(hall.folder)
    monkeypatch.setenv("FAIRDESK_PASSPHRASE", "another")
    for words in (
        ["stats", hall.bureau],
        ["arrive", hall.bureau, "S001"],
        ["restore", hall.bureau, "--to", hall.path("no.fairdesk")],
    ):
        refuses(words, "WrongPassphrase")
    refuses(["enrol", hall.path("no.fairdesk"), "--kit", hall.path("kit-A03.xlsx")], "KitPassphraseWrong")
    assert prints(hall.folder) == before


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_pass_phrase_and_no_terminal(hall: Hall, language: str) -> None:
    before = prints(hall.folder)
    judge(outside("--lang", language, "stats", hall.bureau, environment=NO_TERMINAL), "PassphraseMissing", language)
    assert prints(hall.folder) == before


def test_a_pass_phrase_comes_from_a_file(hall: Hall, tmp_path: Path) -> None:
    (tmp_path / "phrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    outside("stats", hall.bureau, "--passphrase-file", tmp_path / "phrase", environment=NO_TERMINAL, expect=0)


@pytest.mark.parametrize("page", [0, 1, 40], ids="page {}".format)
def test_a_damaged_desk_is_told_in_one_sentence_and_left_as_it_is(hall: Hall, page: int) -> None:
    raw = bytearray(hall.bureau.read_bytes())
    raw[page * 4096 + 100] ^= 1
    hall.bureau.write_bytes(raw)
    content = bytes(raw)[4096:]
    refuses(["check", hall.bureau], "DeskDamaged", outside)  # a process of its own: the cipher writes to the terminal past Python
    assert hall.bureau.read_bytes()[4096 : len(raw) - 4096] == content[: len(raw) - 2 * 4096]


def test_an_emptied_desk_file_is_told_as_empty(hall: Hall) -> None:
    hall.bureau.write_bytes(b"")  # its key still lies beside it
    before = prints(hall.folder)
    refuses(["check", hall.bureau], "DeskEmpty")
    assert prints(hall.folder) == before


def test_half_a_desk_file_is_damaged(hall: Hall) -> None:
    raw = hall.bureau.read_bytes()
    hall.bureau.write_bytes(raw[: len(raw) // 2 + 77])
    refuses(["check", hall.bureau], "DeskDamaged")
    assert hall.bureau.stat().st_size == len(raw) // 2 + 77


def test_a_newer_schema_is_left_to_the_newer_program(hall: Hall) -> None:
    engine, _key = desks.unlock(str(hall.bureau), PASSPHRASE)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    before = prints(hall.folder)
    refuses(["stats", hall.bureau], "DeskTooNew")
    refuses(["arrive", hall.bureau, "S001"], "DeskTooNew")
    assert prints(hall.folder) == before


# ---- files of others ---------------------------------------------------------------------------------------------------


def wholly_refused(words: list[object], *sentences: str) -> Said:
    """Exit code 1, each sentence on stderr and in the JSON."""
    said = fairdesk("--lang", "en", *words, "--json", expect=1)
    for part in sentences:
        assert part in said.err
        assert part in json.dumps(said.data, ensure_ascii=False)
    return said


def test_rosters_that_are_none_are_refused_by_name(hall: Hall) -> None:
    hall.path("noise.xlsx").write_bytes(os.urandom(3000))
    hall.path("cut.xlsx").write_bytes(hall.bundle.read_bytes()[:2000])
    check = unchanged_but_for_opening(hall)
    said = wholly_refused(
        ["import", hall.bureau, hall.path("noise.xlsx"), hall.path("cut.xlsx"), hall.path("nowhere.csv")],
        "noise.xlsx is not a workbook",
        "cut.xlsx is damaged",
        "There is no file at nowhere.csv",
    )
    assert [bool(one["refused"]) for one in said.data["files"]] == [True, True, True]
    assert len(said.err.splitlines()) == 3
    check()


def test_a_bundle_of_another_fair_is_refused(hall: Hall, tmp_path: Path) -> None:
    foreign = make_hall(tmp_path, fair_id="OTHER")
    check = unchanged_but_for_opening(hall)
    (result,) = wholly_refused(["merge", hall.bureau, foreign.bundle]).data["bundles"]
    assert result["status"] == "refused"
    assert result["reason"]
    check()


def test_a_bundle_changed_on_the_way_is_refused_and_its_neighbour_is_taken(hall: Hall) -> None:
    forged = hall.path("forged.xlsx")
    forge(hall.bundle, forged)
    check = unchanged_but_for_opening(hall)
    wholly_refused(["merge", hall.bureau, forged], "nothing was taken")
    check()
    found = ask("merge", hall.bureau, forged, hall.bundle, expect=3)
    assert [one["status"] for one in found["bundles"]] == ["refused", "merged"]


def forge(source: Path, out: Path) -> None:
    """A copy in which one sign of the longest sealed cell is another."""
    book = openpyxl.load_workbook(source)
    cells = [
        cell
        for sheet in book.worksheets
        if sheet.sheet_state == "veryHidden"
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    longest = max(cells, key=lambda cell: len(str(cell.value)))
    content = str(longest.value)
    at = len(content) // 2
    longest.value = content[:at] + ("A" if content[at] != "A" else "B") + content[at + 1 :]
    book.save(out)


def test_a_bundle_twice_is_known_already(hall: Hall) -> None:
    first = ask("merge", hall.bureau, hall.bundle)
    again = ask("merge", hall.bureau, hall.bundle)
    assert [one["status"] for one in again["bundles"]] == ["already"]
    assert again["digest"] == first["digest"]


def test_forged_and_foreign_receipts_acknowledge_nothing(hall: Hall, tmp_path: Path) -> None:
    (receipt,) = ask("merge", hall.bureau, hall.bundle, "--receipts", tmp_path)["receipts"]
    forge(Path(receipt), hall.path("forged.xlsx"))
    check = unchanged_but_for_opening(hall)
    refuses(["acknowledge", hall.booth, hall.path("forged.xlsx")], "BundleChanged")
    refuses(["acknowledge", hall.other, receipt], "NotForUs")
    check()
    assert ask("acknowledge", hall.booth, receipt)["acknowledged"] > 0


# ---- places that cannot be written -------------------------------------------------------------------------------------

FULL = """
mount -t tmpfs -o size=12m none "$1" && cp "$2"/* "$1" || exit 77
dd if=/dev/zero of="$1/filler" bs=1k 2>/dev/null
place="$1"; out="$3"; shift 3
"$@"; code=$?
rm -f "$place/filler"; cp -r "$place"/. "$out"; exit $code
"""
"""Runs a command where the disk is full, and shows afterwards what lies there."""

LIMIT = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
"""

LEFT_OPEN = """
import os
from fairdesk.cli.console import Console
Console.close = lambda console: os._exit(0)
"""
"""Ends a command before it closes its desks."""

WRITING = (
    "negotiate {place}/S02.fairdesk --organisation ORG001 --area A001",
    "letter {place}/S02.fairdesk {talk} --cash 1 --out {place}/no.pdf",
    "export {place}/A03.fairdesk --out {place}/no.xlsx",
    "merge {place}/bureau.fairdesk {place}/bundle.xlsx --receipts {place}",
    "backup {place}/bureau.fairdesk --to {place}",
    "restore {place}/bureau.fairdesk --to {place}/no.fairdesk",
    "new {place}/no.fairdesk --fair {place}/fair.json",
    "enrol {place}/no.fairdesk --kit {place}/kit-A03.xlsx",
    "report {place}/bureau.fairdesk overview --out {place}/no.pdf",
)
SOME = tuple(line for line in WRITING if line.split()[0] in {"negotiate", "export", "restore", "new"})


@pytest.fixture
def disk(tmp_path: Path) -> tuple[Path, Path]:
    """A folder to mount a small disk on, and one that shows afterwards what lay there."""
    place, seen = tmp_path / "disk", tmp_path / "seen"
    place.mkdir()
    seen.mkdir()
    tried = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", str(place)]
    if shutil.which("unshare") is None or subprocess.run(tried, capture_output=True, check=False).returncode:
        pytest.skip("this account may not mount a small disk of its own")
    return place, seen


@pytest.mark.parametrize("line", WRITING, ids=lambda line: line.split()[0])
def test_on_a_full_disk_nothing_changes_and_nothing_is_left_half_made(hall: Hall, disk: tuple[Path, Path], line: str) -> None:
    place, seen = disk
    talk = negotiate(hall.other)
    rows = {path.name: held_by(path) for path in (hall.bureau, hall.booth, hall.other)}
    words = [word.format(place=place, talk=talk) for word in line.split()]
    wrapped = ["unshare", "-rm", "sh", "-c", FULL, "sh", str(place), str(hall.folder), str(seen)]
    said = outside("--lang", "en", *words, wrapped=wrapped)
    judge(said, "DiskFull", "en")
    there = {name for name in prints(seen) if not name.endswith(("-wal", "-shm"))}
    assert there == set(prints(hall.folder))
    assert {name: held_by(seen / name) for name in rows} == rows


@pytest.mark.parametrize("line", SOME, ids=lambda line: line.split()[0])
def test_where_files_may_not_grow_nothing_changes(hall: Hall, line: str) -> None:
    talk = negotiate(hall.other)
    check = unchanged_but_for_opening(hall)
    names = set(prints(hall.folder))
    words = [word.format(place=hall.folder, talk=talk) for word in line.split()]
    said = outside("--lang", "zh_CN", *words, before=LIMIT)
    judge(said, "DiskFull" if line.startswith("restore") else "CannotWrite", "zh_CN")
    check()
    assert set(prints(hall.folder)) == names


READ_ONLY = """
mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 77
shift; exec "$@"
"""
"""Runs a command where a folder or a file may only be read."""
LOOKING = tuple(f"{line} {{place}}/bureau.fairdesk" for line in ("check", "stats", "digest", "journal"))


@pytest.mark.parametrize("line", [*SOME, *LOOKING], ids=lambda line: line.split()[0])
@pytest.mark.parametrize("sudden", [False, True], ids=["closed", "left open"])
def test_in_a_folder_that_may_only_be_read_nothing_is_written(
    hall: Hall, disk: tuple[Path, Path], line: str, sudden: bool
) -> None:
    if sudden:
        outside("arrive", hall.bureau, "Z001", before=LEFT_OPEN, expect=0)
        assert hall.path("bureau.fairdesk-wal").exists()
    before = prints(hall.folder)
    words = [word.format(place=hall.folder, talk=hall.talk) for word in line.split()]
    said = outside("--lang", "en", *words, wrapped=["unshare", "-rm", "sh", "-c", READ_ONLY, "sh", str(hall.folder)])
    making = line.startswith("new") or (line.startswith("restore") and not sudden)
    judge(said, "CannotWrite" if making else "DeskReadOnly", "en")
    assert prints(hall.folder) == before


@pytest.mark.parametrize("line", ["find {place}/bureau.fairdesk S001", "arrive {place}/bureau.fairdesk Z001"])
def test_a_file_that_may_only_be_read_is_told_so_and_left_as_it_is(hall: Hall, disk: tuple[Path, Path], line: str) -> None:
    before = prints(hall.folder)
    words = line.format(place=hall.folder).split()
    said = outside("--lang", "zh_CN", *words, wrapped=["unshare", "-rm", "sh", "-c", READ_ONLY, "sh", str(hall.bureau)])
    judge(said, "DeskReadOnly", "zh_CN")
    assert prints(hall.folder) == before


def test_a_copy_on_a_stick_that_may_only_be_read_is_restored(hall: Hall, disk: tuple[Path, Path], tmp_path: Path) -> None:
    place, _seen = disk
    shutil.copyfile(hall.bureau, place / "copy.fairdesk")  # without its key beside it, as `backup` writes it
    words = ["restore", place / "copy.fairdesk", "--to", tmp_path / "again.fairdesk"]
    outside(*words, wrapped=["unshare", "-rm", "sh", "-c", READ_ONLY, "sh", str(place)], expect=0)
    assert ask("digest", tmp_path / "again.fairdesk") == ask("digest", hall.bureau)
    assert list(prints(place)) == ["copy.fairdesk"]


def test_a_letter_that_cannot_be_written_uses_up_no_number(hall: Hall) -> None:
    talk = negotiate(hall.other)
    said = fairdesk("--lang", "en", "letter", hall.other, talk, "--cash", "1", "--out", hall.path("nowhere", "no.pdf"))
    judge(said, "CannotWrite", "en")
    assert [one for one in json_lines("journal", hall.other) if one["record_table"] == "letter_of_intent"] == []
    assert issue(hall.other, talk, hall.path("yes.pdf"))["number"].split("-")[1] == "0001"


def json_lines(*words: object) -> list[dict[str, object]]:
    """What a command prints, line by line."""
    return [json.loads(line) for line in fairdesk(*words, expect=0).out.splitlines()]
