"""Finds the sheet of paper on a photo: bright, four-cornered, on something darker."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Point = tuple[float, float]

_SEEN_AT: Final = 400
"""Dots of the longer side at which a sheet is looked for: print vanishes, edges stay."""
_SMALLEST: Final = 0.25
"""Share of the picture that a sheet must have."""
_FILLED: Final = 0.96
"""Share of the four-cornered shape that must be sheet, and of the sheet that must be in the shape: otherwise it is no sheet."""
_MARK: Final = 128


def sheet_in(picture: Picture, within: Point) -> tuple[Point, Point, Point, Point] | None:
    """The corners of the sheet (top left, top right, bottom right, bottom left) that this point lies on.

    None where the paper is not clearly brighter than what lies around it, reaches beyond the picture, or is not four-cornered.
    """
    from PIL import Image, ImageDraw, ImageFilter

    by = _SEEN_AT / max(picture.size)
    small = picture.convert("L").resize((round(picture.width * by), round(picture.height * by)), Image.Resampling.BOX)
    small = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.MinFilter(9))
    bright = small.point([_MARK if level > _threshold(small) else 0 for level in range(256)])
    start = (min(small.width - 1, int(within[0] * by)), min(small.height - 1, int(within[1] * by)))
    if not bright.getpixel(start):
        return None
    ImageDraw.floodfill(bright, start, 255)
    sheet = bright.point([0] * 255 + [255])
    corners = _corners(sheet)
    if corners is None:
        return None
    return tuple(((x + 0.5) / by, (y + 0.5) / by) for x, y in corners)  # type: ignore[return-value]


def _threshold(grey: Picture) -> int:
    """The level that parts the bright from the dark best (Otsu 1979)."""
    counts = grey.histogram()
    total, every = sum(counts), sum(level * count for level, count in enumerate(counts))
    below = weight = 0
    best, found = -1.0, 127
    for level, count in enumerate(counts):
        below, weight = below + count, weight + level * count
        if 0 < below < total:
            apart = (every * below / total - weight) ** 2 / (below * (total - below))
            if apart > best:
                best, found = apart, level
    return found


def _corners(sheet: Picture) -> tuple[Point, Point, Point, Point] | None:
    """The outermost points of the shape along both diagonals, where they enclose the shape and nothing else."""
    from PIL import Image, ImageChops, ImageDraw

    width, height = sheet.size
    box = sheet.getbbox()
    if box is None or box[0] == 0 or box[1] == 0 or box[2] == width or box[3] == height:
        return None
    rows = [(y, row) for y in range(box[1], box[3]) if (row := sheet.crop((0, y, width, y + 1)).getbbox()) is not None]
    ends = [point for y, (left, _top, right, _bottom) in rows for point in ((left, y), (right - 1, y))]
    found = (
        min(ends, key=lambda at: at[0] + at[1]),
        max(ends, key=lambda at: at[0] - at[1]),
        max(ends, key=lambda at: at[0] + at[1]),
        min(ends, key=lambda at: at[0] - at[1]),
    )
    shape = Image.new("L", sheet.size)
    ImageDraw.Draw(shape).polygon(found, fill=255)
    both = ImageChops.darker(shape, sheet)
    in_shape, in_sheet, shared = (one.histogram()[255] for one in (shape, sheet, both))
    whole = in_sheet >= _SMALLEST * width * height and shared >= _FILLED * in_shape and shared >= _FILLED * in_sheet
    sharp = all(dist(found[at], found[at - 1]) > min(width, height) / 4 for at in range(4))
    return found if whole and sharp else None
