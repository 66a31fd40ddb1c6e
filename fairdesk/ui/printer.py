"""Papers on the screen and on the printer: pages are drawn elsewhere and come here as pictures."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from fairdesk.ui.page import Picture, Viewer
from fairdesk.ui.runner import Runner
from fairdesk.ui.theme import steps

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
FIRST = 12
"""So many pages of a long paper are shown: what is wrong with it is seen on them, and each takes ten megabytes and its time."""
WIDEST = 900
"""A page on the screen is no wider than it reads well."""


def image_of(picture: Picture) -> QImage:
    """The picture for Qt; it keeps its own copy of the bytes."""
    return QImage(picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888).copy()


Pair = tuple[QImage, QImage]
"""A page as it was drawn, and as wide as it stands."""


class PdfPreview(QScrollArea):
    """Shows the pages of a paper under each other, as wide as there is room.

    `first_shown` says that the first page stands, `shown` that all do. A paper that takes the place of another is laid over it,
    so that nothing flashes and a person who has scrolled stays there.
    """

    shown = Signal()
    first_shown = Signal()

    def __init__(self, runner: Runner, viewer: Viewer | None) -> None:
        super().__init__()
        self._runner, self._viewer = runner, viewer
        self._pdf = b""
        self._images: list[QImage] = []
        self._fitted: dict[int, QImage] = {}
        """Pages as wide as they stand, by the key of the image they were made of: made where the page was drawn."""
        self.setWidgetResizable(True)
        self.setObjectName("preview")  # a frame of its own says where the keyboard is
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setSpacing(steps(3))
        self._column.setContentsMargins(steps(2), 0, steps(2), 0)
        self._column.addStretch(1)
        self.setWidget(self._sheet)

    def set_words(self, name: str) -> None:
        """The accessible name: which paper this is."""
        self.setAccessibleName(name)

    def show_pdf(self, pdf: bytes, what: str = "") -> None:
        """The pages of this paper are seen as soon as they are drawn, the first before the rest; none for empty bytes.

        `what` names the drawing.
        """
        if pdf == self._pdf:
            return
        self._pdf = pdf
        viewer = self._viewer
        if not pdf or viewer is None:
            self._stand(0, [], 0)
            return

        width = self._width()

        def first(_progress: object) -> tuple[int, list[Pair]]:
            count = viewer.pages(pdf)
            return count, [_drawn(viewer, pdf, 0, width)] if count else []

        self._runner.make(what, first, lambda drawn: self._first(pdf, viewer, *drawn))

    def _first(self, pdf: bytes, viewer: Viewer, count: int, images: list[Pair]) -> None:
        if pdf != self._pdf:
            return
        self._stand(0, images, count)
        self.first_shown.emit()
        if count < 2:
            self.shown.emit()
            return

        width = self._width()

        def rest(_progress: object) -> list[Pair]:
            return [_drawn(viewer, pdf, page, width) for page in range(1, count) if pdf == self._pdf]

        self._runner.make("", rest, lambda drawn: self._others(pdf, drawn, count))

    def _others(self, pdf: bytes, images: list[Pair], count: int) -> None:
        if pdf == self._pdf:
            self._stand(1, images, count)
            self.shown.emit()

    @property
    def page_count(self) -> int:
        """How many pages stand."""
        return len(self._images)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(0, len(self._images))

    def _stand(self, start: int, images: list[Pair], count: int) -> None:
        """These pages stand from this place on; what stood beyond the last of `count` pages is gone."""
        self._images[start : start + len(images)] = [image for image, _fitted in images]
        self._fitted = {image.cacheKey(): fitted for image, fitted in images}
        while len(self._images) > count:
            self._images.pop()
        while self._column.count() - 1 > len(self._images):
            item = self._column.takeAt(self._column.count() - 2)
            if (page := item.widget() if item is not None else None) is not None:
                page.hide()
                page.deleteLater()
        while self._column.count() - 1 < len(self._images):
            label = QLabel()
            label.setObjectName("paper")
            self._column.insertWidget(
                self._column.count() - 1, label, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            )
        self._fit(start, start + len(images))

    def _width(self) -> int:
        """How many dots of the screen a page is wide; the room of the bar is kept, or it would come and go with the width."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - steps(4)
        width = max(steps(20), min(WIDEST, room))
        return round(width * self.devicePixelRatioF())

    def _fit(self, first: int, last: int) -> None:
        width = self._width()
        for at, image in enumerate(self._images[first:last], start=first):
            item = self._column.itemAt(at)
            page = item.widget() if item is not None else None
            if isinstance(page, QLabel):
                fitted = self._fitted.get(image.cacheKey())
                if fitted is None or fitted.width() != width:
                    fitted = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
                fitted.setDevicePixelRatio(self.devicePixelRatioF())
                page.setPixmap(QPixmap.fromImage(fitted))


class FirstPages:
    """A viewer that shows the first pages of a long paper: several hundred pictures of pages would not find room in memory."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer

    def pages(self, pdf: bytes, /) -> int:
        """How many pages are shown."""
        return min(FIRST, self._viewer.pages(pdf))

    def picture(self, pdf: bytes, page: int, dpi: int, /) -> Picture:
        """One of them."""
        return self._viewer.picture(pdf, page, dpi)


def _drawn(viewer: Viewer, pdf: bytes, page: int, width: int) -> Pair:
    """The page as it was drawn, and as wide as it will stand: the window's thread has nothing left to do but show it."""
    image = image_of(viewer.picture(pdf, page, SCREEN_DPI))
    fitted = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return image, fitted.convertToFormat(QImage.Format.Format_RGB32)


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
