"""A page as black dots for the head of a label printer: one bit a dot, from the same picture the screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.base.errors import LabelTooSmall

THRESHOLD = 140
"""Grey under this is black: thin strokes of Chinese stay whole, soft edges do not grow."""
SLACK = 50
"""Hundredths of a millimetre a page may be larger than its label: PDF counts in points, labels in millimetres."""


@dataclass(frozen=True, slots=True)
class Raster:
    """Dots, rows from the top, eight to a byte from the left, 1 for black; `width` counts dots and may end inside a byte."""

    width: int
    height: int
    rows: bytes

    @property
    def row_bytes(self) -> int:
        """Bytes of one row."""
        return (self.width + 7) // 8


def dots(hundredths: int, dpi: int) -> int:
    """How many dots a length in hundredths of a millimetre has at this resolution."""
    return round(hundredths * dpi / 2540)


def raster(pdf: bytes, page: int, dpi: int, width: int, height: int) -> Raster:
    """The page (from 0) in the upper left of a label of this width and height in hundredths of a millimetre.

    Refused where the page is larger than the label: what is cut off could be the code.
    """
    from PIL import Image

    from fairdesk.printing import press

    wide, high = page_size(pdf, page)
    if wide > width + SLACK or high > height + SLACK:
        raise LabelTooSmall(page=_words(wide, high), label=_words(width, height))
    seen_wide, seen_high, rgb = press.render_page(pdf, page, dpi)
    picture = Image.frombytes("RGB", (seen_wide, seen_high), rgb).convert("L")
    label = Image.new("L", (dots(width, dpi), dots(height, dpi)), 255)
    label.paste(picture, (0, 0))
    black = label.point(lambda grey: 255 if grey < THRESHOLD else 0).convert("1", dither=Image.Dither.NONE)
    return Raster(label.width, label.height, black.tobytes())


def page_size(pdf: bytes, page: int) -> tuple[int, int]:
    """Width and height of a page (from 0) in hundredths of a millimetre."""
    from fairdesk.printing import press

    with press.opened(pdf) as document:
        wide, high = document[page].get_size()
    return round(wide * 2540 / 72), round(high * 2540 / 72)


def _words(width: int, height: int) -> str:
    return f"{width / 100:g} × {height / 100:g} mm"
