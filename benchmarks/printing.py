"""What printing costs: the window's thread while pages print, and a label as dots for its printer."""

from __future__ import annotations

import os
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from benchmarks.rows import Row, median

TITLE = "Printing"
PAGES, ROUNDS = 20, 9
HELD, LABEL = 0.050, 0.050


def run() -> list[Row]:
    """The longest the window was held up while twenty pages print over Qt, pages a second, and a label in both tongues."""
    return [*_window(), *_labels()]


def _window() -> list[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer

    from fairdesk.app import PressViewer
    from fairdesk.printing.documents.printer_test import PRINTER_TEST
    from fairdesk.records.printing import Order, PrintOptions
    from fairdesk.ui.application import start_application
    from fairdesk.ui.changes import ChangeBus
    from fairdesk.ui.printing.outlet import QtOutlet
    from fairdesk.ui.runner import Runner

    start_application()
    pdf = _repeated(PRINTER_TEST.draw(PRINTER_TEST.specimen()), PAGES)
    pages = tuple(range(1, PAGES + 1))
    order = Order(pdf=pdf, title="bench", printer="", copies=1, pages=pages, whole=True, options=PrintOptions())
    beats: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        outlet = QtOutlet(PressViewer(), to=Path(folder) / "out.pdf")
        runner, loop, timer = Runner(_Nothing(), ChangeBus()), QEventLoop(), QTimer()
        timer.setInterval(1)
        timer.timeout.connect(lambda: beats.append(time.perf_counter()))
        timer.start()
        started = time.perf_counter()
        runner.send("", lambda _p: outlet.send(order, lambda: False, lambda _t, _s: None), lambda _done: loop.quit())
        loop.exec()
        took = time.perf_counter() - started
        timer.stop()
        runner.close()
    gap = max(after - before for before, after in pairwise(beats))
    return [
        Row(f"window held up at most while {PAGES} pages print", f"{gap * 1000:.0f} ms", "under 50 ms", gap < HELD),
        Row("pages printed over Qt at 300 dpi", f"{PAGES / took:.1f} a second", "1 a second", took < PAGES),
    ]


class _Nothing:
    """A door nobody goes through."""

    def do(self, *_given: object, **_form: object) -> None:
        """Nothing."""

    do_long = look = do


def _repeated(pdf: bytes, times: int) -> bytes:
    from io import BytesIO

    import pikepdf

    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as one, pikepdf.new() as many:
        for _page in range(times):
            many.pages.extend(one.pages)
        many.save(target)
    return target.getvalue()


def _labels() -> list[Row]:
    from datetime import date

    from fairdesk.printing.documents.printer_test import PRINTER_TEST
    from fairdesk.printing.raster import raster
    from fairdesk.records.printing import PrintOptions, TrialFacts
    from fairdesk.spool import languages

    pdf = PRINTER_TEST.draw(TrialFacts(printer="label", day=date(2018, 7, 19), width=6_000, height=4_000))
    rows = []
    for name, wrap in (("TSPL", languages.tspl), ("ZPL", languages.zpl)):
        seconds = []
        for _round in range(ROUNDS):
            started = time.perf_counter()
            job = wrap(raster(pdf, 0, 203, 6_000, 4_000), PrintOptions(), 1)
            seconds.append(time.perf_counter() - started)
        took = median(seconds)
        rows.append(
            Row(
                f"label 60 x 40 mm, PDF to {name}", f"{took * 1000:.1f} ms, {len(job) / 1000:.1f} kB", "under 50 ms", took < LABEL
            )
        )
    return rows
