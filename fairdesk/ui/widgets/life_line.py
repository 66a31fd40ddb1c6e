"""The life of a thing as a line of steps: done, now, to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairdesk.ui import icons
from fairdesk.ui.theme import ICON, STEP, steps, theme


class LifeLine(QWidget):
    """Painted: a dot for each step with its word under it; the steps done are ticked, the present one is filled."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[str, ...] = ()
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_steps(self, words: Sequence[str], now: int) -> None:
        """These are the steps; those before `now` are done, `now` is where it stands; `len(words)` where all is done."""
        self._steps, self._now = tuple(words), now
        here = words[now] if now < len(words) else (words[-1] if words else "")
        self.setAccessibleName(here)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = self.fontMetrics()
        widest = max((font.horizontalAdvance(word) for word in self._steps), default=0) + steps(2)
        return QSize(widest * max(1, len(self._steps)), 2 * theme.length(ICON) + steps(2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(self._steps)
        for at, word in enumerate(self._steps):
            middle = QPointF(width * (at + 0.5), _dot_size() / 2 + 1)
            if at:
                self._join(painter, QPointF(middle.x() - width, middle.y()), middle, at <= self._now)
            self._dot(painter, at, middle)
            painter.setPen(theme.colour("text" if at == self._now else "muted"))
            painter.setFont(theme.font("note", bold=at == self._now))
            box = QRectF(width * at, _dot_size() + steps(1), width, self.height() - _dot_size() - steps(1))
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, word)
        painter.end()

    def _join(self, painter: QPainter, start: QPointF, end: QPointF, done: bool) -> None:
        painter.setPen(QPen(theme.colour("green" if done else "line"), 2))
        gap = QPointF(_dot_size() / 2 + STEP, 0)
        painter.drawLine(start + gap, end - gap)

    def _dot(self, painter: QPainter, at: int, middle: QPointF) -> None:
        corner = QPointF(middle.x() - _dot_size() / 2, middle.y() - _dot_size() / 2)
        if at < self._now:
            painter.drawPixmap(corner, icons.pixmap("circle-check", theme.palette.green, _dot_size(), self.devicePixelRatioF()))
            return
        name, tone = ("circle-dot", "accent") if at == self._now else ("circle", "line_strong")
        painter.drawPixmap(corner, icons.pixmap(name, getattr(theme.palette, tone), _dot_size(), self.devicePixelRatioF()))


def _dot_size() -> int:
    return theme.length(ICON)
