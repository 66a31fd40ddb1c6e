"""Twenty kills of the long run, and what its eyes see."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.torture import deeds, figures

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 needs a system that forks processes")


def test_a_desk_at_work_loses_nothing_it_acknowledged_when_it_is_killed(tmp_path: Path) -> None:
    said = figures.ask("kills", tmp_path, 20)
    assert "20 kill -9" in said
    assert "control, told before the commit: 1 of 2 lost" in said


def test_a_merge_that_is_killed_or_done_twice_at_once_takes_each_bundle_once(tmp_path: Path) -> None:
    said = figures.ask("merges", tmp_path, 6)
    assert "two merges at once: 1 pairs" in said
    assert "control, half a bundle: 1 torn" in said


def test_a_number_that_stands_twice_is_seen() -> None:
    assert deeds.twice(["A03-0001", "A03-0002", "A03-0001"]) == ["A03-0001"]
