"""Twenty mixed scans, from the files to their records: PDFs and photos, turned, leaning, unreadable, strange and damaged ones."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks.rows import Row

TITLE = "Twenty scans come back"
MOST_SECONDS = 10.0


def run() -> list[Row]:
    """The time from the folder to the last record, the child's start among it; all that can be read is read."""
    import tests.factory  # noqa: F401 - keys are cheap, as they are no part of this
    from fairdesk.services import scans
    from tests.piles import make_pile
    from tests.ui.talking import talking_desk

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with talking_desk(folder / "ours.fairdesk") as desk, talking_desk(folder / "theirs.fairdesk", "OTHER") as other:
            pile = make_pile(desk, other, folder / "scans")
            begun = time.perf_counter()
            taken = scans.take(desk, paths=[pile.folder])
            seconds = time.perf_counter() - begun
            again = time.perf_counter()
            scans.take(desk, paths=[pile.folder])
            second = time.perf_counter() - again
    back = {one.number for one in taken if one.status == "filed"}
    read = {one.number for one in pile.back} <= back
    files = len({one.file for one in taken})
    return [
        Row(
            f"{files} scans, {len(taken)} pages, filed",
            f"{seconds:.2f} s",
            f"{MOST_SECONDS:.0f} s",
            read and seconds <= MOST_SECONDS,
        ),
        Row("  the same once more", f"{second:.2f} s", "-", True),
    ]
