"""The way over Qt: a millimetre stays a millimetre, the window is never held up, and a printer that is gone is told."""

from __future__ import annotations

import time
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from fairdesk.base.errors import Cancelled, PrinterGaveUp, PrinterMissing
from fairdesk.base.progress import Progress
from fairdesk.printing import placing, press
from fairdesk.printing.paper import A4, MM, new_canvas
from fairdesk.printing.qr import draw_qr
from fairdesk.records.printing import Order, PrintOptions
from fairdesk.ui.printing.outlet import QtOutlet, known_printers, outlet_of
from fairdesk.ui.runner import Runner
from tests.ui.talking import PaperViewer

DPI = 200
SIDE, LEFT, TOP = 40, 30, 50
"""Millimetres: the side of the code on the page, and where its upper left corner lies."""
BOUND = 0.05
"""Seconds after which a person feels that the window is held up."""


def paper(pages: int = 1, size: tuple[float, float] = A4) -> bytes:
    """Pages with one code each."""
    target = BytesIO()
    canvas = new_canvas(target, size)
    for page in range(pages):
        draw_qr(canvas, f"PAGE {page + 1:03}", LEFT * MM, size[1] - (TOP + SIDE) * MM, SIDE * MM)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def order(pdf: bytes, **options: int) -> Order:
    """The whole paper, once, placed as its options say."""
    chosen = PrintOptions(**options)  # type: ignore[arg-type]
    moved = placing.placed(pdf, chosen.shift_x, chosen.shift_y, chosen.scale)
    pages = tuple(range(1, press.page_count(pdf) + 1))
    return Order(pdf=moved, title="意向书", printer="p", copies=1, pages=pages, whole=True, options=chosen)


def printed(pdf: bytes, folder: Path, **options: int) -> bytes:
    """What the printer (a PDF file) was given."""
    out = folder / "printed.pdf"
    QtOutlet(PaperViewer(), 300, out).send(order(pdf, **options), lambda: False, lambda _ticket, _said: None)
    return out.read_bytes()


def code_of(pdf: bytes, page: int = 0) -> tuple[str, float, float, float]:
    """The code on a page: its text, and its left edge, upper edge and side in millimetres."""
    width, height, rgb = press.render_page(pdf, page, DPI)
    (read,) = zxingcpp.read_barcodes(Image.frombytes("RGB", (width, height), rgb).convert("L"))
    place = read.position
    mm = 25.4 / DPI
    return read.text, place.top_left.x * mm, place.top_left.y * mm, (place.top_right.x - place.top_left.x) * mm


def test_a_millimetre_stays_a_millimetre(qtbot: QtBot, tmp_path: Path) -> None:
    made = printed(paper(), tmp_path)
    width, height, _rgb = press.render_page(made, 0, 254)
    assert (round(width / 10), round(height / 10)) == (210, 297)
    text, left, top, side = code_of(made)
    assert text == "PAGE 001"
    assert (left, top, side) == pytest.approx((LEFT, TOP, SIDE), abs=0.3)


def test_the_size_of_a_label_is_the_size_of_its_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    made = printed(paper(size=(90 * MM, 130 * MM)), tmp_path)
    width, height, _rgb = press.render_page(made, 0, 254)
    assert (width / 10, height / 10) == pytest.approx((90, 130), abs=0.5)
    assert code_of(made)[3] == pytest.approx(SIDE, abs=0.3)


def test_what_was_set_right_is_on_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    _text, left, top, side = code_of(printed(paper(), tmp_path, shift_x=500, shift_y=-300))
    assert (left, top, side) == pytest.approx((LEFT + 5, TOP - 3, SIDE), abs=0.3)
    _text, left, top, side = code_of(printed(paper(), tmp_path, scale=11_000))
    assert side == pytest.approx(SIDE * 1.1, abs=0.3)
    assert left == pytest.approx(105 - (105 - LEFT) * 1.1, abs=0.3)
    assert top == pytest.approx(148.5 - (148.5 - TOP) * 1.1, abs=0.3)


def test_only_the_pages_asked_for_are_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    asked = replace(order(paper(5)), pages=(2, 4), whole=False)
    QtOutlet(PaperViewer(), 150, out).send(asked, lambda: False, lambda _ticket, _said: None)
    assert [code_of(out.read_bytes(), page)[0] for page in range(2)] == ["PAGE 002", "PAGE 004"]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_gone_or_stops_is_told_and_a_person_can_stop_it(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(PrinterMissing, match="no-such-printer"):
        QtOutlet(PaperViewer()).send(
            replace(order(paper()), printer="no-such-printer"), lambda: False, lambda _ticket, _said: None
        )
    with pytest.raises(PrinterGaveUp):
        QtOutlet(PaperViewer(), to=tmp_path / "nowhere" / "a.pdf").send(
            order(paper()), lambda: False, lambda _ticket, _said: None
        )
    with pytest.raises(Cancelled):
        QtOutlet(PaperViewer(), to=tmp_path / "b.pdf").send(order(paper(3)), lambda: True, lambda _ticket, _said: None)


def test_the_way_over_qt_is_for_windows_alone() -> None:
    from tests.ui.printing.rows import row

    assert outlet_of(PaperViewer(), row(), "linux") is None
    assert outlet_of(PaperViewer(), row(printer="tcp://a"), "win32") is None
    assert outlet_of(None, row(), "win32") is None
    assert isinstance(outlet_of(PaperViewer(), row(), "win32"), QtOutlet)
    assert isinstance(known_printers("win32"), list)


def test_the_window_goes_on_while_twenty_pages_print(qtbot: QtBot, runner: Runner, tmp_path: Path) -> None:
    asked, beats = order(paper(20)), [time.perf_counter()]
    outlet = QtOutlet(PaperViewer(), 300, tmp_path / "long.pdf")

    def job(_progress: Progress) -> None:
        outlet.send(asked, lambda: False, lambda _ticket, _said: None)

    timer = QTimer()
    timer.setInterval(2)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    runner.send("", job)
    qtbot.waitUntil(lambda: runner.idle, timeout=60_000)
    timer.stop()
    assert press.page_count((tmp_path / "long.pdf").read_bytes()) == 20
    gaps = [after - before for before, after in pairwise(beats)]
    assert sum(gap < BOUND for gap in gaps) > 100  # how long it is held up at most, the bench measures on a machine at rest
