"""A figure as it is printed: what was counted, what came of it, and whether that is what was promised."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the print."""

    what: str
    said: str
    reached: bool

    @property
    def line(self) -> str:
        """The figure in one line."""
        return f"{self.what}: {self.said} [{'reached' if self.reached else 'MISSED'}]"


def first(faults: Sequence[str]) -> str:
    """The first fault, where there is one."""
    return f" (the first: {faults[0][-400:]})" if faults else ""


def ask(name: str, folder: Path, count: int) -> str:
    """What the harness of this name prints in a process of its own; it fails where a figure is missed."""
    command = [sys.executable, "-m", "tests.torture", name, "--count", str(count), "--folder", str(folder)]
    state = {"FAIRDESK_STATE": str(folder / "state")}
    done = subprocess.run(command, cwd=HOME, env=os.environ | state, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
