"""Papers on the screen and on the printer: pages are drawn elsewhere and come here as pictures."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from fairdesk.ui.page import Picture, Viewer
from fairdesk.ui.runner import Runner
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.words import clear_layout

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SCREEN_DPI = 144
PAPER_DPI = 300
LINUX = (("system-config-printer",), ("gnome-control-center", "printers"), ("kcmshell6", "kcm_printer_manager"))
PROGRAMS = {
    "win32": (("explorer", "ms-settings:printers"),),
    "darwin": (("open", "x-apple.systempreferences:com.apple.preference.printfax"),),
}
"""The programs that show the printers of a computer, by its system."""
BAND = 500_000
"""Dots of a page that are laid on a sheet at once."""
WIDEST = 900
"""A page on the screen is no wider than it reads well."""


def image_of(picture: Picture) -> QImage:
    """The picture for Qt; it keeps its own copy of the bytes."""
    return QImage(picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888).copy()


class PdfPreview(QScrollArea):
    """Shows the pages of a paper under each other, as wide as there is room. `shown` says that they stand."""

    shown = Signal()

    def __init__(self, runner: Runner, viewer: Viewer | None) -> None:
        super().__init__()
        self._runner, self._viewer = runner, viewer
        self._pdf = b""
        self._images: list[QImage] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setSpacing(steps(3))
        self._column.setContentsMargins(steps(2), 0, steps(2), 0)
        self.setWidget(self._sheet)

    def set_words(self, name: str) -> None:
        """The accessible name: which paper this is."""
        self.setAccessibleName(name)

    def show_pdf(self, pdf: bytes, what: str = "") -> None:
        """The pages of this paper are seen as soon as they are drawn; none for empty bytes. `what` names the drawing."""
        if pdf == self._pdf:
            return
        self._pdf = pdf
        viewer = self._viewer
        if not pdf or viewer is None:
            self._stand([])
            return

        def drawn(images: list[QImage]) -> None:
            if pdf == self._pdf:
                self._stand(images)

        def draw(progress: object) -> list[QImage]:
            return [image_of(viewer.picture(pdf, page, SCREEN_DPI)) for page in range(viewer.pages(pdf))]

        self._runner.make(what, draw, drawn)

    @property
    def page_count(self) -> int:
        """How many pages stand."""
        return len(self._images)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _stand(self, images: list[QImage]) -> None:
        clear_layout(self._sheet)
        self._images = images
        for _image in images:
            page = QLabel()
            page.setObjectName("paper")
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        if images:
            self._column.addStretch(1)
        self._fit()
        self.shown.emit()

    def _fit(self) -> None:
        width = max(steps(20), min(WIDEST, self.viewport().width() - steps(4)))
        for at, image in enumerate(self._images):
            item = self._column.itemAt(at)
            page = item.widget() if item is not None else None
            if isinstance(page, QLabel):
                ratio = self.devicePixelRatioF()
                scaled = image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
                scaled.setDevicePixelRatio(ratio)
                page.setPixmap(QPixmap.fromImage(scaled))


def pages_for_paper(viewer: Viewer, pdf: bytes, pages: Sequence[int], dpi: int = PAPER_DPI) -> Iterator[QImage]:
    """These pages (from 1) as the printer takes them, each drawn when it is its turn: only one is held at a time."""
    for page in pages:
        yield image_of(viewer.picture(pdf, page - 1, dpi))


def put_on_paper(images: Iterable[QImage], printer: QPrinter, dpi: int = PAPER_DPI) -> bool:
    """Each image lies on a sheet of its own from its corner, a millimetre as a millimetre; False where the printer stopped.

    It may run on any thread. The printer takes whole sheets (`setFullPage`).
    """
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for at, image in enumerate(images):
            if at and not printer.newPage():
                return False
            _lay(painter, image, printer.resolution() / dpi)
    finally:
        ended = painter.end()
    return ended and printer.printerState() != printer.PrinterState.Error


def _lay(painter: QPainter, image: QImage, ratio: float) -> None:
    """The image lies on the sheet, `ratio` dots of the printer for one of its own.

    In bands, because Qt lets no other thread of the program go on while it packs an image: a whole page would hold the window
    up for a tenth of a second. Bands begin on whole dots, so that none is seen.
    """
    rows = max(1, BAND // max(1, image.width()))
    for top in range(0, image.height(), rows):
        under = min(top + rows, image.height())
        first, after = round(top * ratio), round(under * ratio)
        place = QRect(0, first, round(image.width() * ratio), after - first)
        painter.drawImage(place, image, QRect(0, top, image.width(), under - top))


def printer_ready() -> str:
    """The name of the printer papers of this computer go to; empty where it has none. Only names are asked for: that is quick."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo.defaultPrinterName() or next(iter(QPrinterInfo.availablePrinterNames()), "")


def open_print_settings() -> bool:
    """The settings of this computer's printers are open; False where none of the usual ways is there."""
    for program, *arguments in PROGRAMS.get(sys.platform, LINUX):
        if found := shutil.which(program):
            started: bool = QProcess.startDetached(found, arguments)[0]
            return started
    return False
