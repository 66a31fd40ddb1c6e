"""The scanned page in the middle: decoded off the window's thread, as wide as there is room, or as large as it was scanned."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from fairdesk.ui.runner import Runner
from fairdesk.ui.theme import steps


class PagePicture(QScrollArea):
    """`shown` says that the picture stands. A press, or space, turns between the whole width and every dot."""

    shown = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._content = b""
        self._image = QImage()
        self._every_dot = False
        self._page = QLabel()
        self._page.setObjectName("paper")
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._page)

    def set_words(self, name: str, tip: str) -> None:
        """The accessible name, and what a press does."""
        self.setAccessibleName(name)
        self._page.setToolTip(tip)

    def show_picture(self, content: bytes) -> None:
        """This picture (PNG or JPEG) is seen as soon as it is decoded; none for empty bytes."""
        if content == self._content:
            return
        self._content = content
        if not content:
            self._stand(QImage())
            return
        self._runner.make("", lambda _progress: QImage.fromData(content), lambda image: self._decoded(content, image))

    @property
    def stands(self) -> bool:
        """Whether a picture is seen."""
        return not self._image.isNull()

    def turn_size(self) -> None:
        """The whole width, or every dot."""
        self._every_dot = not self._every_dot
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.turn_size()
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _decoded(self, content: bytes, image: QImage) -> None:
        if content == self._content:
            self._stand(image)

    def _stand(self, image: QImage) -> None:
        self._image, self._every_dot = image, False
        self._fit()
        self.shown.emit()

    def _fit(self) -> None:
        if self._image.isNull():
            self._page.setPixmap(QPixmap())
            self._page.resize(0, 0)
            return
        ratio = self.devicePixelRatioF()
        bar = self.verticalScrollBar().sizeHint().width()  # its room is kept: a width that hung on it would come and go with it
        width = max(steps(20), self.width() - bar - steps(2))
        wanted = self._image.width() if self._every_dot else round(width * ratio)
        scaled = self._image.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self._page.setPixmap(QPixmap.fromImage(scaled))
        self._page.adjustSize()
