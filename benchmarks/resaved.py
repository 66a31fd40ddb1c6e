"""Clean bundles saved again by openpyxl: no false alarm, and the control that a planted edit is found."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.rows import Row, median

TITLE = "Bundles saved again by another program"
BUNDLES, ROUNDS, TALKED = 1_000, 7, 300


def run() -> list[Row]:
    """False alarms over a thousand bundles, planted edits found, and what reading one bundle of 300 negotiations takes."""
    from tests.booths import demo_hall
    from tests.exchange.resaving import resaved

    with tempfile.TemporaryDirectory() as folder, demo_hall(Path(folder), talked=12) as hall:
        tally = resaved(hall, BUNDLES)
    return [
        Row("bundles saved again, false alarms", f"{tally.alarms} of {tally.bundles:,}", "0", tally.alarms + tally.broken == 0),
        Row("  planted edits found as what they are", f"{tally.found} of {tally.planted}", "all", tally.found == tally.planted),
        Row("  kinds of edits planted", str(len(tally.kinds)), "more than 10", len(tally.kinds) > 10),
        *_reading(),
    ]


def _reading() -> list[Row]:
    from fairdesk.exchange.container import read_container
    from fairdesk.workbook.sealed_cells import sheets_of
    from tests.booths import demo_hall

    with tempfile.TemporaryDirectory() as folder, demo_hall(Path(folder), talked=TALKED) as hall:
        path = hall.bundle("one.xlsx")
        raw = path.read_bytes()
        here = [_seconds(lambda: sheets_of(raw)) for _round in range(ROUNDS)]
        child = [_seconds(lambda: read_container(path)) for _round in range(ROUNDS)]
    return [
        Row("a bundle of 300 negotiations read in a child", f"{median(child) * 1000:.0f} ms", "400 ms", median(child) < 0.4),
        Row("  the reading alone", f"{median(here) * 1000:.0f} ms", "-", True),
    ]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
