"""The sides of one sheet of paper, whole and as large as there is room: beside each other where there are two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairdesk.ui.theme import HAIR, steps, theme


class SheetView(QWidget):
    """Shows pictures of pages; none stand until `show_sides` is called."""

    def __init__(self) -> None:
        super().__init__()
        self._sides: Sequence[QImage] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def side_count(self) -> int:
        """How many sides are seen."""
        return len(self._sides)

    def set_words(self, name: str) -> None:
        """The accessible name: which sheet this is."""
        self.setAccessibleName(name)

    def show_sides(self, sides: Sequence[QImage]) -> None:
        """These sides of the sheet are seen, or nothing where there are none."""
        self._sides = tuple(sides)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(steps(120), steps(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(steps(50), steps(50))

    def places(self) -> list[QRectF]:
        """Where each side stands: all of one scale, in the middle, and never larger than its picture."""
        if not self._sides:
            return []
        gap = steps(4)
        wide = sum(side.width() for side in self._sides)
        high = max(side.height() for side in self._sides)
        room = self.width() - gap * (len(self._sides) - 1) - 2
        scale = min(room / wide, (self.height() - 2) / high, 1.0)
        x = (self.width() - wide * scale - gap * (len(self._sides) - 1)) / 2
        found = []
        for side in self._sides:
            width, height = side.width() * scale, side.height() * scale
            found.append(QRectF(x, (self.height() - height) / 2, width, height))
            x += width + gap
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        for side, place in zip(self._sides, self.places(), strict=True):
            size = (place.size() * ratio).toSize()
            small = side.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(place, small)
            painter.setPen(QPen(theme.colour("line"), HAIR))
            painter.drawRect(place)
        painter.end()
