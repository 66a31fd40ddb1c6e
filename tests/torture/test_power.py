"""Some of the power cuts of the long run, and the two settings with which the same cuts do lose."""

from __future__ import annotations

import random
from pathlib import Path

from tests.torture import figures
from tests.torture.cut_disk import DELETE, SYNC, WRITE, Event, Platter


def test_what_was_acknowledged_outlives_a_power_cut(tmp_path: Path) -> None:
    said = figures.ask("power", tmp_path, 60)
    assert "60 power cuts" in said
    assert "0 lost, 0 corrupt" in said.splitlines()[0]
    assert "synchronous=NORMAL" in said


def _after(folder: Path, events: list[Event]) -> set[bytes]:
    """What a hundred cuts after these events leave of the file `a`."""
    platter, found = Platter(), set()
    platter.advance(events)
    for seed in range(100):
        place = folder / str(seed)
        place.mkdir()
        platter.cut(place, random.Random(seed))
        found.add((place / "a").read_bytes() if (place / "a").exists() else b"gone")
    return found


def test_the_disk_keeps_what_was_forced_and_anything_of_the_rest(tmp_path: Path) -> None:
    first = [Event(WRITE, "a", 0, b"x" * 512), Event(SYNC, "a")]
    (tmp_path / "one").mkdir()
    assert _after(tmp_path / "one", first) == {b"x" * 512}
    left = _after(tmp_path, [*first, Event(WRITE, "a", 0, b"y" * 512), Event(WRITE, "a", 512, b"z" * 512)])
    assert {b"x" * 512, b"y" * 512 + b"z" * 512, b"x" * 512 + b"z" * 512} <= left
    assert any(len(set(one[:512])) == 2 for one in left), "no sector was torn"


def test_a_deleted_file_may_come_back_until_its_folder_was_forced(tmp_path: Path) -> None:
    first = [Event(WRITE, "a", 0, b"x"), Event(SYNC, "a"), Event(DELETE, "a")]
    (tmp_path / "one").mkdir()
    assert _after(tmp_path, first) == {b"x", b"gone"}
    forced = [*first, Event(WRITE, "b", 0, b"y"), Event(SYNC, "b")]
    assert _after(tmp_path / "one", forced) == {b"gone"}
