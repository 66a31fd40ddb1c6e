"""No two desk files that go on from one point ever go on in one life, and no number is given twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fairdesk.base import machine
from fairdesk.rules.slips import SlipKind
from fairdesk.services import backups, enrolment, history, slips
from fairdesk.services.desk import Desk
from fairdesk.store import lives
from fairdesk.store.lives import Why
from tests.factory import PASSPHRASE, fair_desk
from tests.halls import make_hall

KIT_WORDS = "a pass-phrase for tests"


def numbers(desk: Desk, count: int = 3) -> set[str]:
    """As many new numbers of walk-in slips."""
    given = desk.do(slips.allocate, kind=SlipKind.WALK_IN, count=count).result
    return {one.number for one in desk.look(slips.slip_facts, given=given)}


def whys(desk: Desk) -> list[str]:
    """Why each life of the desk began."""
    return [one.why for one in desk.look(lives.lives)]


def opened(path: Path) -> Desk:
    """The desk of this file."""
    return Desk.open(str(path), PASSPHRASE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A desk file in which three numbers were given."""
    path = tmp_path / "desk.fairdesk"
    with fair_desk(path) as desk:
        numbers(desk)
    return path


def copied(file: Path, out: Path) -> Path:
    """A copy of a closed desk, as a person makes one who drags a file."""
    shutil.copyfile(file, out)
    return out


def test_a_desk_that_stays_where_it_is_leads_one_life(file: Path) -> None:
    for _time in range(3):
        with opened(file) as desk:
            numbers(desk)
            assert whys(desk) == [Why.BORN]


def test_a_renamed_or_moved_desk_is_the_one_it_was(file: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    moved = file.rename(tmp_path / "elsewhere" / "renamed.fairdesk")
    with opened(moved) as desk:
        numbers(desk)
        assert whys(desk) == [Why.BORN]


def test_a_copy_and_its_original_never_give_one_number(file: Path, tmp_path: Path) -> None:
    copies = [copied(file, tmp_path / f"copy-{number}.fairdesk") for number in range(3)]
    found: list[set[str]] = []
    for path in (copies[0], file, *copies[1:]):
        with opened(path) as desk:
            found.append(numbers(desk))
            assert whys(desk)[1:] == ([] if path == file else [Why.COPIED])
            assert desk.look(history.check).clean
    assert len(set.union(*found)) == sum(map(len, found)) == 12


def test_looking_at_a_copy_changes_nothing_in_it(file: Path, tmp_path: Path) -> None:
    copy = copied(file, tmp_path / "copy.fairdesk")
    with opened(copy) as desk:
        before = desk.identity
        assert desk.look(history.check).clean
    with opened(copy) as desk:
        assert (desk.identity, whys(desk)) == (before, [Why.BORN])


def test_a_copy_that_was_written_once_goes_on_as_what_it_became(file: Path, tmp_path: Path) -> None:
    copy = copied(file, tmp_path / "copy.fairdesk")
    for _time in range(2):
        with opened(copy) as desk:
            numbers(desk)
            assert whys(desk) == [Why.BORN, Why.COPIED]


def test_an_older_copy_in_the_place_of_the_desk_begins_a_new_life(file: Path, tmp_path: Path) -> None:
    older = copied(file, tmp_path / "older.fairdesk")
    with opened(file) as desk:
        given = numbers(desk)
    place = machine.place_of(file)
    file.write_bytes(older.read_bytes())  # the same file to the system, with older content
    assert machine.place_of(file) == place
    with opened(file) as desk:
        again = numbers(desk)
        assert whys(desk) == [Why.BORN, Why.ROLLED_BACK]
    assert not given & again


def test_a_desk_carried_to_another_computer_begins_a_new_life(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with opened(file) as desk:
        here = numbers(desk)
    monkeypatch.setenv("FAIRDESK_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(machine, "machine", lambda: "another computer")
    with opened(file) as desk:
        there = numbers(desk)
        assert whys(desk) == [Why.BORN, Why.CARRIED]
    assert not here & there


def test_a_computer_has_one_name_in_every_process() -> None:
    code = "from fairdesk.base.machine import machine; print(machine())"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    assert said == machine.machine()
    assert len(said) == 32


def test_where_nothing_can_be_remembered_work_goes_on(file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("FAIRDESK_STATE", str(tmp_path / "file" / "state"))
    with opened(file) as desk:
        numbers(desk)
        assert whys(desk) == [Why.BORN]


def test_what_was_remembered_half_is_nothing(file: Path) -> None:
    with opened(file) as desk:
        numbers(desk)
    for note in (machine.state_folder() / "lives").iterdir():
        note.write_text(note.read_text()[:4])
    with opened(file) as desk:
        numbers(desk)
        assert whys(desk) == [Why.BORN]


def test_two_restores_of_one_copy_never_give_one_number(file: Path, tmp_path: Path) -> None:
    with opened(file) as desk:
        copy = backups.backup(desk, folder=tmp_path / "copies")
        found = [numbers(desk)]
    for number in range(2):
        made, _epoch = backups.restore(copy, target=str(tmp_path / f"again-{number}.fairdesk"), passphrase=PASSPHRASE)
        with made:
            found.append(numbers(made))
            assert whys(made) == [Why.BORN, Why.RESTORED]
    assert len(set.union(*found)) == sum(map(len, found))


# ---- kits --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A kit nobody has used."""
    hall = make_hall(tmp_path)
    with opened(hall.bureau) as bureau:
        enrolment.make_kit(bureau, booth="S02", out=tmp_path / "fresh.xlsx", passphrase=KIT_WORDS)
    return tmp_path / "fresh.xlsx"


def made_of(kit: Path, name: str) -> set[str]:
    """The numbers that a desk made of this kit gives."""
    target = str(kit.with_name(f"{name}.fairdesk"))
    with enrolment.enrol(target, PASSPHRASE, kit=kit, kit_passphrase=KIT_WORDS) as desk:
        return numbers(desk)


def plain(found: set[str]) -> bool:
    """Whether the numbers name no life."""
    return not any("." in one for one in found)


def test_the_first_desk_of_a_kit_has_plain_numbers_and_the_next_a_life_of_its_own(kit: Path) -> None:
    found = [made_of(kit, name) for name in ("one", "two", "three")]
    assert [plain(one) for one in found] == [True, False, False]
    assert len(set.union(*found)) == sum(map(len, found))


def _copy(kit: Path) -> Path:
    return Path(shutil.copyfile(kit, kit.with_name("copy.xlsx")))


def _copy_with_its_time(kit: Path) -> Path:
    return Path(shutil.copy2(kit, kit.with_name("copy.xlsx")))


def _put_back(kit: Path) -> Path:
    """The unused copy lies where the kit did, with its time, after the kit was used."""
    kept = _copy_with_its_time(kit)
    made_of(kit, "used")
    kit.unlink()
    return Path(shutil.copy2(kept, kit))


def _written_over(kit: Path) -> Path:
    """The unused copy was written over the used kit."""
    content, at = kit.read_bytes(), kit.stat().st_mtime
    made_of(kit, "used")
    kit.write_bytes(content)
    os.utime(kit, (at, at))
    return kit


@pytest.mark.parametrize("twin", [_copy, _copy_with_its_time, _put_back, _written_over])
def test_a_copy_of_a_kit_makes_desks_that_lead_lives_of_their_own(kit: Path, twin: Callable[[Path], Path]) -> None:
    assert not plain(made_of(twin(kit), "copied"))


def test_a_kit_that_cannot_be_marked_makes_desks_that_lead_lives_of_their_own(kit: Path, tmp_path: Path) -> None:
    target = tmp_path / "stick"
    target.mkdir()
    locked = kit.rename(target / "kit.xlsx")
    (target / ".kit.xlsx.claim").touch()  # as another laptop leaves it that uses the kit at this moment
    with enrolment.enrol(str(tmp_path / "one.fairdesk"), PASSPHRASE, kit=locked, kit_passphrase=KIT_WORDS) as desk:
        assert not plain(numbers(desk))


def test_a_refused_enrolment_does_not_use_the_kit_up(kit: Path) -> None:
    kit.with_name("taken.fairdesk").touch()
    with pytest.raises(Exception, match="taken"):
        made_of(kit, "taken")
    assert plain(made_of(kit, "free"))
