"""The way to a printer over Qt: pages drawn one at a time and laid on sheets as they are, where no service takes a PDF."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageSize

from fairdesk.base.errors import Cancelled, PrinterGaveUp, PrinterMissing
from fairdesk.base.i18n import N_, _
from fairdesk.records.printing import Order, Outlet, PaperKind, PrinterRow, PrinterState, PrintRow, Sides, Told, paper_kind
from fairdesk.services import printers
from fairdesk.ui.page import Viewer
from fairdesk.ui.printer import PAPER_DPI, pages_for_paper, put_on_paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

LABEL_DPI = 600
STOPPED = N_("the printer stopped")
MM = 25.4


class QtOutlet:
    """Prints over Qt, on the thread it is called on. `to` names a PDF file to print into instead of a printer."""

    def __init__(self, viewer: Viewer, dpi: int = PAPER_DPI, to: Path | None = None) -> None:
        self._viewer, self._dpi, self._to = viewer, dpi, to

    def send(self, order: Order, stopped: Callable[[], bool], told: Told) -> None:
        """The spooler took every page. Refused where the printer is gone, or stopped on the way; a job is then taken back."""
        printer = self._printer(order)

        def drawn() -> Iterator[QImage]:
            for image in pages_for_paper(self._viewer, order.pdf, order.pages, self._dpi):
                if stopped():
                    printer.abort()
                    raise Cancelled
                yield image

        told("", "")
        if not put_on_paper(drawn(), printer, self._dpi):
            raise PrinterGaveUp(name=order.printer, detail=_(STOPPED))

    def _printer(self, order: Order) -> QPrinter:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._to is not None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self._to))
        elif QPrinterInfo.printerInfo(order.printer).isNull():
            raise PrinterMissing(name=order.printer)
        else:
            printer.setPrinterName(order.printer)
        page = self._viewer.picture(order.pdf, order.pages[0] - 1, self._dpi)
        size = QSizeF(page.width * MM / self._dpi, page.height * MM / self._dpi)
        printer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyOrientationMatch))
        printer.setFullPage(True)
        printer.setResolution(self._dpi)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        printer.setDocName(order.title)
        printer.setCopyCount(order.copies)
        printer.setCollateCopies(True)
        printer.setColorMode(QPrinter.ColorMode.Color if order.options.colour else QPrinter.ColorMode.GrayScale)
        sides = {Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide, Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide}
        printer.setDuplex(sides.get(order.options.sides, QPrinter.DuplexMode.DuplexNone))
        return printer


def outlet_of(viewer: Viewer | None, job: PrintRow, system: str = sys.platform) -> Outlet | None:
    """The window's own way for this job; None where the print service or an address is the way."""
    if system != "win32" or viewer is None or printers.is_address(job.printer):
        return None
    fine = paper_kind(job.kind) in {PaperKind.LABEL, PaperKind.BADGE}
    return QtOutlet(viewer, LABEL_DPI if fine else PAPER_DPI)


def known_printers(system: str = sys.platform) -> list[PrinterRow]:
    """The printers of this computer, as its print service tells them, or Qt where that is the one to ask."""
    if system != "win32":
        return printers.printers()
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    return [
        PrinterRow(name=name, state=PrinterState.UNKNOWN, default=name == usual) for name in QPrinterInfo.availablePrinterNames()
    ]
