"""Horizontal bars: a label, a bar against the whole, a figure; a bar opens what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairdesk.ui.theme import ROW, STEP, steps, theme

SHORTEST = steps(16)
"""A bar keeps this much room beside a long label."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its key, its label, how much, of how much (0: against the longest), and the figure in words."""

    key: str
    label: str
    value: float
    total: float = 0
    figure: str = ""


class BarChart(QWidget):
    """`opened` says the key of the bar a person clicked, or walked to and pressed Enter on."""

    opened = Signal(str)

    def __init__(self, tone: str = "accent") -> None:
        super().__init__()
        self._tone = tone
        self._bars: tuple[Bar, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def set_bars(self, bars: Sequence[Bar], name: str = "") -> None:
        """These bars are shown, in this order; `name` says what they count."""
        self._bars = tuple(bars)
        self._at = min(self._at, max(0, len(bars) - 1))
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{bar.label} {bar.figure or bar.value:}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(steps(80), theme.length(ROW) * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("body"))
        metrics = painter.fontMetrics()
        figures = max((metrics.horizontalAdvance(self._figure(bar)) for bar in self._bars), default=0)
        room = max(self.width() // 2, self.width() - figures - steps(6) - SHORTEST)
        names = min(max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0) + STEP, room)
        longest = max((bar.value for bar in self._bars), default=0) or 1
        track = QRectF(names + steps(3), 0, max(1, self.width() - names - figures - steps(6)), steps(3))
        for at, bar in enumerate(self._bars):
            line = QRectF(0, at * theme.length(ROW), self.width(), theme.length(ROW))
            self._bar(painter, bar, line, track, min(1.0, bar.value / (bar.total or longest)))
            if at == self._at and self.hasFocus():
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(line.adjusted(1, 2, -1, -2), steps(1), steps(1))
        painter.end()

    def _bar(self, painter: QPainter, bar: Bar, line: QRectF, track: QRectF, part: float) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("text"))
        label = painter.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, int(track.left() - steps(3)))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, label)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, self._figure(bar))
        painter.setPen(Qt.PenStyle.NoPen)
        whole = track.translated(0, line.center().y() - track.height() / 2)
        painter.setBrush(theme.colour("grey_soft"))
        painter.drawRoundedRect(whole, steps(1), steps(1))
        if part > 0:
            whole.setWidth(max(float(steps(1)), whole.width() * part))
            painter.setBrush(theme.colour(self._tone))
            painter.drawRoundedRect(whole, steps(1), steps(1))

    @staticmethod
    def _figure(bar: Bar) -> str:
        return bar.figure or f"{bar.value:g}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // theme.length(ROW)
        if 0 <= at < len(self._bars):
            self._at = at
            self.opened.emit(self._bars[at].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if move is not None and 0 <= self._at + move < len(self._bars):
            self._at += move
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._bars:
            self.opened.emit(self._bars[self._at].key)
        else:
            super().keyPressEvent(event)
