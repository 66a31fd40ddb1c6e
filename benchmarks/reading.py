"""How many damaged codes are read back from letters and badges, and how soon a picture without one is given up."""

from __future__ import annotations

import sys
import time
from random import Random
from statistics import mean

from benchmarks.rows import Row, median
from tests.printing.damage import grained
from tests.printing.sampling import BADGE, LETTER, Kind, crop, ladder, rates

TITLE = "Reading damaged codes"
PAPERS = 24
TARGETS = {(LETTER, 150): 0.97, (BADGE, 150): 0.95, (LETTER, 300): 0.97, (BADGE, 300): 0.95}


def run() -> list[Row]:
    """The parts read over all damages, each alike; the rate of every damage goes to the error stream."""
    return [*(rate(kind, dpi, target) for (kind, dpi), target in TARGETS.items()), *times()]


def rate(kind: Kind, dpi: int, target: float) -> Row:
    """One kind at one resolution."""
    told = rates(kind, PAPERS, dpi, ladder)
    for name, part in told.items():
        print(f"  {kind.name} {dpi} dpi  {name:20} {part:6.1%}", file=sys.stderr)
    whole = mean(told.values())
    return Row(f"{kind.name} read at {kind.side:.0f} mm, {dpi} dpi", f"{whole:.1%}", f"{target:.0%}", whole >= target)


def times() -> list[Row]:
    """A clean letter, and a noisy photo of twelve million dots that bears no code."""
    from PIL import Image

    _text, clean = crop(LETTER, 0, 150)
    photo = grained(Image.linear_gradient("L").resize((4000, 3000)).convert("RGB"), 12, Random(1))
    read, given_up = median([_seconds(clean) for _ in range(20)]), median([_seconds(photo) for _ in range(3)])
    return [
        Row("clean code read", f"{read * 1000:.1f} ms", "10 ms", read < 0.010),
        Row("photo of 12 million dots given up", f"{given_up:.2f} s", "2 s", given_up < 2),
    ]


def _seconds(picture: object) -> float:
    started = time.perf_counter()
    ladder(picture)  # type: ignore[arg-type]
    return time.perf_counter() - started
