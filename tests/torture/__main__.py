"""`python -m tests.torture [NAME ...] [--count N] [--folder DIR]`: runs the named harnesses, or all; a line for each figure."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

HARNESSES = {
    "kills": 1000,
    "merges": 200,
    "power": 5000,
    "full_disks": 1000,
    "failing_writes": 1000,
    "histories": 5000,
    "numbers": 300,
}
"""For each harness, how often it repeats its act unless told."""


def main() -> int:
    """Prints the figures; answers with 1 where one was missed."""
    asked = argparse.ArgumentParser(prog="python -m tests.torture")
    asked.add_argument("names", nargs="*", metavar="NAME", help=", ".join(HARNESSES))
    asked.add_argument("--count", type=int, default=0, help="how often the act is repeated")
    asked.add_argument("--folder", type=Path, default=None, help="where the desks lie; a temporary folder unless named")
    told = asked.parse_args()
    missed = False
    for name in told.names or HARNESSES:
        with tempfile.TemporaryDirectory(prefix="fairdesk-", dir=told.folder) as folder:
            os.environ.setdefault("FAIRDESK_STATE", str(Path(folder) / "state"))
            started = time.monotonic()
            for figure in import_module(f"tests.torture.{name}").run(Path(folder), told.count or HARNESSES[name]):
                missed |= not figure.reached
                print(f"{name}: {figure.line} ({time.monotonic() - started:.0f} s)", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
