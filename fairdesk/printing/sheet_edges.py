"""Finds the sheet of paper on a photo: bright, four-cornered, on something darker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import dist
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Point = tuple[float, float]

_SEEN_AT: Final = 300
"""Dots of the longer side at which a sheet is looked for: print vanishes, edges stay."""
_SMALLEST: Final = 0.25
"""Share of the picture that a sheet must have."""
_FILLED: Final = 0.96
"""Share of the four-cornered shape that must be sheet, and of the sheet that must be in the shape: otherwise it is no sheet."""


def sheet_in(picture: Picture, on_it: Sequence[Point]) -> tuple[Point, Point, Point, Point] | None:
    """The corners of the sheet (top left, top right, bottom right, bottom left) on which these points lie.

    None where the paper is not clearly brighter than what lies around it, reaches beyond the picture, or is not four-cornered.
    """
    from PIL import Image, ImageFilter

    by = _SEEN_AT / max(picture.size)
    small = picture.convert("L").resize((round(picture.width * by), round(picture.height * by)), Image.Resampling.BOX)
    for _closing in range(2):
        small = small.filter(ImageFilter.MaxFilter(3))
    for _closing in range(2):
        small = small.filter(ImageFilter.MinFilter(3))
    least = _threshold(small)
    bright = small.point([255 if level > least else 0 for level in range(256)])
    corners = _corners(_around(bright, [(int(x * by), int(y * by)) for x, y in on_it]))
    if corners is None:
        return None
    return tuple(((x + 0.5) / by, (y + 0.5) / by) for x, y in corners)  # type: ignore[return-value]


def _around(bright: Picture, on_it: Sequence[tuple[int, int]]) -> Picture:
    """The bright shape on which one of these points lies, alone and without holes.

    It is followed run by run: a dot at a time would take long.
    """
    from PIL import Image, ImageDraw

    width, height = bright.size
    dots = bright.tobytes()
    runs = [[match.span() for match in re.finditer(b"\xff+", dots[y * width : (y + 1) * width])] for y in range(height)]
    shape = Image.new("L", bright.size)
    draw = ImageDraw.Draw(shape)
    reached = {(y, run) for x, y in on_it if 0 <= y < height for run in runs[y] if run[0] <= x < run[1]}
    waiting = list(reached)
    ends: dict[int, tuple[int, int]] = {}
    while waiting:
        y, (left, right) = waiting.pop()
        ends[y] = (min(left, ends.get(y, (left, right))[0]), max(right, ends.get(y, (left, right))[1]))
        for beside in {max(0, y - 1), min(height - 1, y + 1)}:
            fresh = {(beside, run) for run in runs[beside] if run[0] < right and left < run[1]} - reached
            reached |= fresh
            waiting += fresh
    for y, (left, right) in ends.items():
        draw.line([(left, y), (right - 1, y)], fill=255)
    return shape


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
