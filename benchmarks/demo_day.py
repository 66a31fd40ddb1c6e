"""How long the whole demo day takes without a window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

from benchmarks.rows import Row

TITLE = "Playing the demo day"


def run() -> list[Row]:
    """One run of the real command."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        words = [sys.executable, "-m", "fairdesk", "demo", f"{folder}/day", "--no-window"]
        environment = {name: value for name, value in os.environ.items() if name != "FAIRDESK_PASSPHRASE"}
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        seconds = time.perf_counter() - started
    return [Row("demo day without the window", f"{seconds:.1f} s", "60 s", seconds < 60)]
