"""How long a letter takes from the key to the finished PDF, and a batch of badges."""

from __future__ import annotations

import time

from benchmarks.rows import Row, median

TITLE = "Drawing papers"
RUNS = 15


def run() -> list[Row]:
    """Warm medians in this process."""
    from fairdesk.printing import press
    from fairdesk.printing.documents import badge, letter_of_intent

    paper, people = letter_of_intent.specimen(), badge.specimen() * 63
    letters = [_seconds(lambda: press.letter(paper.facts, paper.qr)) for _ in range(RUNS)]
    sheets = [_seconds(lambda: press.badges(people[:500], "a4-8")) for _ in range(3)]
    return [
        Row("finished letter, warm", f"{median(letters) * 1000:.0f} ms", "150 ms", median(letters) < 0.150),
        Row("500 badges, eight on a sheet", f"{median(sheets):.2f} s", "1 s", median(sheets) < 1),
    ]


def _seconds(job: object) -> float:
    started = time.perf_counter()
    job()  # type: ignore[operator]
    return time.perf_counter() - started
