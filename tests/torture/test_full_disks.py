"""Some of the places at which the long run lets the disk be full, and what its eyes see."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.torture import figures

pytestmark = pytest.mark.slow


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a limit to the size of files needs a system that has one")
def test_a_full_disk_leaves_what_was_there_whole(tmp_path: Path) -> None:
    said = figures.ask("full_disks", tmp_path, 3).splitlines()
    assert [line.partition(",")[0] for line in said[:3]] == [f"full_disks: {act}" for act in ("export", "merge", "backup")]
    assert all(": 0 faults" in line for line in said[:3])
    assert "2 faults" in said[3]


def test_a_merge_whose_write_fails_takes_each_bundle_whole_or_not_at_all(tmp_path: Path) -> None:
    said = figures.ask("failing_writes", tmp_path, 2).splitlines()
    assert len(said) == 3
    assert all(": 0 faults" in line for line in said)
