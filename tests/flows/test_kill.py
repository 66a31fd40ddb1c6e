"""Killed at any moment, no acknowledged operation is lost and the check is clean."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process can be forked and killed on POSIX systems only")
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.flows.killing", str(tmp_path), "200", "2018"],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.strip().splitlines()[-1])
    assert found["kills"] == 200
    assert found["acknowledged"] > 150
    assert found["lost"] == 0
    assert found["faults"] == []
