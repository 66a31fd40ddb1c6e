"""Papers: every page is seen as it was drawn, the newest paper wins, and each page fills one sheet."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fairdesk.printing import press
from fairdesk.ui import printer
from fairdesk.ui.page import Picture
from fairdesk.ui.printer import PdfPreview, image_of, pages_for_paper, put_on_paper
from fairdesk.ui.runner import Runner


class Stripes:
    """A viewer of papers that are their own description: one byte a page, which is the page's grey."""

    def pages(self, pdf: bytes, /) -> int:
        """As many as there are bytes."""
        return len(pdf)

    def picture(self, pdf: bytes, page: int, dpi: int, /) -> Picture:
        """An A4 page of one grey."""
        width, height = 21 * dpi // 60, 297 * dpi // 600
        return Picture(width, height, bytes([pdf[page]]) * (3 * width * height))


def test_a_picture_keeps_its_colours() -> None:
    image = image_of(Picture(2, 1, bytes([255, 0, 0, 0, 0, 255])))
    assert [image.pixelColor(x, 0).name() for x in (0, 1)] == ["#ff0000", "#0000ff"]


def test_pages_stand_under_each_other(qtbot: QtBot, runner: Runner, light: None) -> None:
    preview = PdfPreview(runner, Stripes())
    qtbot.addWidget(preview)
    preview.resize(400, 600)
    with qtbot.waitSignal(preview.shown):
        preview.show_pdf(bytes([10, 200]), "drawing")
    assert preview.page_count == 2
    pages = preview.findChildren(QLabel, "paper")
    greys = [page.pixmap().toImage().pixelColor(5, 5).red() for page in pages]
    assert greys == [10, 200]
    preview.show_pdf(b"")
    assert preview.page_count == 0


def test_the_newest_paper_wins(qtbot: QtBot, runner: Runner) -> None:
    preview = PdfPreview(runner, Stripes())
    qtbot.addWidget(preview)
    preview.show_pdf(bytes([1]))
    preview.show_pdf(bytes([2, 2, 2]))
    qtbot.waitUntil(lambda: runner.idle)
    assert preview.page_count == 3


def test_each_page_lies_on_a_sheet_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFullPage(True)
    assert put_on_paper(pages_for_paper(Stripes(), bytes([10, 99, 200]), (1, 3)), printer)
    pdf = (tmp_path / "out.pdf").read_bytes()
    assert press.page_count(pdf) == 2
    greys = []
    for page in range(2):
        width, height, rgb = press.render_page(pdf, page, 36)
        greys.append(rgb[3 * (4 * width + 4)])
        assert height > width
    assert [abs(found - wanted) <= 4 for found, wanted in zip(greys, (10, 200), strict=True)] == [True, True]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "out.pdf"))
    assert not put_on_paper(pages_for_paper(Stripes(), bytes([10]), (1,)), printer)


def test_the_settings_of_printers_open_by_the_first_program_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[str, list[str]]] = []

    def start(program: str, told: list[str]) -> tuple[bool, int]:
        begun.append((program, told))
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}" if program.startswith("gnome") else None)
    assert printer.open_print_settings()
    assert begun == [("/usr/bin/gnome-control-center", ["printers"])]
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    assert not printer.open_print_settings()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(shutil, "which", lambda program: program)
    assert printer.open_print_settings()
    assert begun[-1] == ("explorer", ["ms-settings:printers"])
