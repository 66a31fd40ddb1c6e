"""The signs of the window: one set, tinted with a colour of the theme, and tinted again when the look changes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from fairdesk.base.assets import asset
from fairdesk.ui.theme import ICON, STEP, Palette, theme

_NAME, _TONE, _SIZE = "icon_name", "icon_tone", "icon_size"


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int = ICON, ratio: float = 1.0) -> QPixmap:
    """The sign in this colour, `size` pixels square on the screen; FileNotFoundError where the set has no such sign."""
    image = QImage(_shape(name, round(size * ratio)))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(colour))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


@lru_cache(maxsize=256)
def _shape(name: str, pixels: int) -> QImage:
    """The sign drawn once, without a colour: each colour is laid over a copy."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = QByteArray(asset("icons", f"{name}.svg").read_bytes())
    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(drawing).render(painter)
    painter.end()
    return image


def put(widget: QWidget, name: str, tone: str = "text", size: int = ICON) -> None:
    """The button or label shows this sign in a colour of the theme, and keeps its colour right when the look changes."""
    widget.setProperty(_NAME, name)
    widget.setProperty(_TONE, tone)
    widget.setProperty(_SIZE, size)
    _dress(widget, theme.palette)


def redress() -> None:
    """Every sign on every window has the colours in force."""
    palette = theme.palette
    for widget in QApplication.allWidgets():
        if widget.property(_NAME) is not None:
            _dress(widget, palette)


def _dress(widget: QWidget, palette: Palette) -> None:
    name, tone, size = widget.property(_NAME), widget.property(_TONE), theme.length(widget.property(_SIZE))
    ratio = widget.devicePixelRatioF()
    if isinstance(widget, QLabel):
        widget.setFixedSize(size, size)
        widget.setPixmap(pixmap(name, getattr(palette, tone), size, ratio) if name else QPixmap())
    elif isinstance(widget, QAbstractButton):
        gap = STEP if isinstance(widget, QPushButton) else 0
        widget.setIcon(_icon(name, tone, size, gap, palette, ratio) if name else QIcon())
        widget.setIconSize(QSize(size + gap, size))


def _icon(name: str, tone: str, size: int, gap: int, palette: Palette, ratio: float) -> QIcon:
    icon = QIcon(_with_gap(pixmap(name, getattr(palette, tone), size, ratio), gap))
    icon.addPixmap(_with_gap(pixmap(name, palette.line_strong, size, ratio), gap), QIcon.Mode.Disabled)
    if tone != "on_accent":
        icon.addPixmap(_with_gap(pixmap(name, palette.accent, size, ratio), gap), QIcon.Mode.Normal, QIcon.State.On)
    return icon


def _with_gap(sign: QPixmap, gap: int) -> QPixmap:
    """Qt sets words of a button too close to its sign; the sign brings its distance with it."""
    if not gap:
        return sign
    ratio = sign.devicePixelRatio()
    wide = QPixmap(sign.width() + round(gap * ratio), sign.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, sign)
    painter.end()
    return wide


theme.changed.connect(redress)
