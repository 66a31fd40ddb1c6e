"""How long a backup takes, what staff feel of it, and how soon a spare laptop is the booth."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.rows import Row, percentile

TITLE = "Backups and take-over"
LARGE = 50_000
PASSPHRASE = "bench"


def run() -> list[Row]:
    """A backup by another process, an act meanwhile, and a take-over by the command: on the demo fair's desk and a large one."""
    from benchmarks.window import _demo_desk
    from fairdesk.services.desk import Desk

    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        demo = _demo_desk(folder)
        for size in (0, LARGE):
            with Desk.open(str(demo), PASSPHRASE) as desk:
                if size:
                    _fill(desk, size)
                rows += _backup(desk, folder)
            rows.append(_takeover(folder, size))
    return rows


def _fill(desk: Any, size: int) -> None:
    from benchmarks.saving import THERE, fill

    for _time in range(size // THERE):
        desk.do(fill)


def _backup(desk: Any, folder: Path) -> list[Row]:
    from fairdesk.services import preferences, safekeeping
    from fairdesk.store import check

    operations = desk.look(check.count)
    stick = folder / "stick"
    stick.mkdir(exist_ok=True)
    desk.do(preferences.put, key="second_folder", value=str(stick))
    calm = _acts(desk, lambda done: done < 200)
    started = time.perf_counter()
    keeper = threading.Thread(target=lambda: safekeeping.keep(desk, anew=True))
    keeper.start()
    busy = _acts(desk, lambda _done: keeper.is_alive())
    keeper.join()
    took = time.perf_counter() - started
    felt = f"{busy * 1000:.0f} ms ({calm * 1000:.0f} ms)"
    return [
        Row(f"backup and sealed copy of {operations:,} operations, checked", f"{took:.1f} s", "under 120 s", took < 120),
        Row("a setting saved meanwhile, 99th percentile (and without)", felt, "under 100 ms", busy < 0.1),
    ]


def _acts(desk: Any, goes_on: Callable[[int], bool]) -> float:
    """The 99th percentile of one small act, done over and over as long as this holds, given how often it was done."""
    from fairdesk.services import preferences

    seconds: list[float] = []
    while goes_on(len(seconds)):
        started = time.perf_counter()
        desk.do(preferences.put, key="station", value=f"gate {len(seconds)}")
        seconds.append(time.perf_counter() - started)
        time.sleep(0.02)
    return percentile(seconds, 0.99)


def _takeover(folder: Path, size: int) -> Row:
    target = folder / f"spare-{size}.fairdesk"
    words = [sys.executable, "-m", "fairdesk", "takeover", str(folder / "stick"), "--to", str(target), "--json"]
    started = time.perf_counter()
    done = subprocess.run(words, env=os.environ | {"FAIRDESK_PASSPHRASE": PASSPHRASE}, capture_output=True, check=True)
    took = time.perf_counter() - started
    last = json.loads(done.stdout)["taken_over_from"][1]
    mib = target.stat().st_size / 2**20
    return Row(f"take-over from a stick, operation {last:,}, {mib:.0f} MiB", f"{took:.1f} s", "under 120 s", took < 120)
