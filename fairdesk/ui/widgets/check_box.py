"""A box to tick, with its words: its outline is seen in every look, and it grows with the words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from fairdesk.ui import icons
from fairdesk.ui.theme import HAIR, ICON, TOOL, steps, theme

BOX = ICON - 2
TICK = ICON - 6
RING = 2


class CheckBox(QCheckBox):
    """Paints itself, because the system's box takes its outline from the ground and is lost on a dark one."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font("body")).horizontalAdvance(self.text())
        return QSize(theme.length(BOX) + 2 * steps(2) + words, theme.length(TOOL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos) and pos.x() <= self.sizeHint().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        # Lines lie on whole pixels: one that is spread over two is fainter than its colour.
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.length(BOX)
        width = RING if self.hasFocus() else HAIR
        box = QRectF(1, (self.height() - side) // 2, side, side).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        edge = "accent" if self.isChecked() or self.hasFocus() else "text" if self.underMouse() else "line_strong"
        painter.setPen(QPen(theme.colour(edge if self.isEnabled() else "line"), width))
        painter.setBrush(theme.colour("accent" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box, steps(1), steps(1))
        if self.isChecked():
            tick = icons.pixmap("check", theme.palette.on_accent, theme.length(TICK), self.devicePixelRatioF())
            place = box.center() - QRectF(0, 0, theme.length(TICK), theme.length(TICK)).center()
            painter.drawPixmap(place.toPoint(), tick)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text" if self.isEnabled() else "line_strong"))
        words = self.rect().adjusted(side + steps(2) + 2, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus() and self.isChecked():
            painter.setPen(QPen(theme.colour("text"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, steps(1), steps(1))
        painter.end()
