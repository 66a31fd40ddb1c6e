"""A scanned or photographed page made upright: turned by its codes, its slant taken out where the sheet's own edges are seen.

A code on our papers stands as the page stands, so its corners tell which way is up and how far the page leans. One small
square tells nothing honest about the slant of a whole sheet; the four edges of the sheet do, where it lies on something darker.
What they say is only believed where the codes come out no less square by it than they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees, dist, hypot
from typing import TYPE_CHECKING, Final

from fairdesk.printing.sheet_edges import sheet_in

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Point = tuple[float, float]
Corners = Sequence[Point]
"""Top left, top right, bottom right, bottom left, as the thing itself stands."""

LONGEST: Final = 2000
"""Dots of the longer side afterwards: an A4 sheet at 170 dots an inch, where small print is read with ease."""
LEAST_LEAN: Final = 0.2
"""Degrees; below that a turn would cost sharpness and be seen by nobody."""
INK: Final = 40
"""Levels below white from which a dot is more than paper."""
SLANTED: Final = 0.02
"""How far from square (a share of its side) a code or a sheet must be before more than turning is tried."""


def straightened(picture: Picture, codes: Sequence[Corners]) -> Picture:
    """The page upright and no longer than LONGEST; as it came, only smaller, where no code says which way is up."""
    picture, codes = _smaller(picture, codes)
    lean = _lean(codes)
    quarter = round(lean / 90) % 4
    picture, codes = _quarter_turned(picture, codes, quarter)
    flat = _flattened(picture, codes) if codes else None
    return _smaller(flat or _turned(picture, _lean(codes)), ())[0]


def _smaller(picture: Picture, codes: Sequence[Corners]) -> tuple[Picture, Sequence[Corners]]:
    from PIL import Image

    by = LONGEST / max(picture.size)
    if by >= 1:
        return picture, codes
    size = (max(1, round(picture.width * by)), max(1, round(picture.height * by)))
    small = picture.resize(size, Image.Resampling.HAMMING, reducing_gap=2.0)
    return small, [[(x * by, y * by) for x, y in corners] for corners in codes]


def _lean(codes: Sequence[Corners]) -> float:
    """Degrees by which the page is turned clockwise; its long edges count more than its short ones."""
    along = down = 0.0
    for left_top, right_top, right_bottom, left_bottom in codes:
        for one, other in ((left_top, right_top), (left_bottom, right_bottom)):
            along, down = along + other[0] - one[0], down + other[1] - one[1]
        for one, other in ((left_top, left_bottom), (right_top, right_bottom)):
            along, down = along + other[1] - one[1], down - (other[0] - one[0])
    return degrees(atan2(down, along)) if codes else 0.0


def _quarter_turned(picture: Picture, codes: Sequence[Corners], quarters: int) -> tuple[Picture, Sequence[Corners]]:
    """Turned back by so many quarters; nothing of a dot is lost."""
    from PIL import Image

    width, height = picture.size
    if quarters == 1:
        return picture.transpose(Image.Transpose.ROTATE_90), [[(y, width - x) for x, y in corners] for corners in codes]
    if quarters == 2:
        return picture.transpose(Image.Transpose.ROTATE_180), [[(width - x, height - y) for x, y in corners] for corners in codes]
    if quarters == 3:
        return picture.transpose(Image.Transpose.ROTATE_270), [[(height - y, x) for x, y in corners] for corners in codes]
    return picture, codes


def _turned(picture: Picture, lean: float) -> Picture:
    """Turned back by a small angle, nothing cut off; what comes in from outside is white."""
    from PIL import Image

    if abs(lean) < LEAST_LEAN:
        return picture
    return _trimmed(picture.rotate(lean, Image.Resampling.BILINEAR, expand=True, fillcolor="white"), picture.size)


def _trimmed(turned: Picture, size: tuple[int, int]) -> Picture:
    """The white rim that turning made is gone, as far as nothing stands on it."""
    from PIL import ImageOps

    written = ImageOps.invert(turned.convert("L")).point([255 if level > INK else 0 for level in range(256)]).getbbox()
    rim_x, rim_y = (turned.width - size[0]) // 2, (turned.height - size[1]) // 2
    box = (rim_x, rim_y, turned.width - rim_x, turned.height - rim_y)
    if rim_x < 0 or rim_y < 0 or written is None:
        return turned
    return turned.crop((min(box[0], written[0]), min(box[1], written[1]), max(box[2], written[2]), max(box[3], written[3])))


# ---- the slant of a photographed sheet ---------------------------------------------------------------------------------


def _flattened(picture: Picture, codes: Sequence[Corners]) -> Picture | None:
    """The sheet alone, filling the picture; None where its edges are not seen all around, or the codes do not agree with them."""
    from PIL import Image

    sheet = sheet_in(picture, _beside(codes[0]))
    if sheet is None:
        return None
    width = round((dist(sheet[0], sheet[1]) + dist(sheet[3], sheet[2])) / 2)
    height = round((dist(sheet[0], sheet[3]) + dist(sheet[1], sheet[2])) / 2)
    width, height = _of_a_sheet(width, height)
    target = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    onto_sheet = projection(sheet, target)
    before = max(_crookedness(corners) for corners in codes)
    after = max(_crookedness([project(onto_sheet, point) for point in corners]) for corners in codes)
    if after > max(before, SLANTED):
        return None
    back = projection(target, sheet)
    return picture.transform((width, height), Image.Transform.PERSPECTIVE, back, Image.Resampling.BILINEAR)


def _beside(code: Corners) -> Sequence[Point]:
    """Four points just outside a code, where its white border is."""
    middle = (sum(x for x, _y in code) / 4, sum(y for _x, y in code) / 4)
    return [(middle[0] + 1.15 * (x - middle[0]), middle[1] + 1.15 * (y - middle[1])) for x, y in code]


def _of_a_sheet(width: int, height: int) -> tuple[int, int]:
    """Sides in the shape of A4 where they are nearly that: a slant shortens one of them."""
    a4 = 297 / 210
    if 0.85 < height / width / a4 < 1.18:
        return (width, round(width * a4)) if height < width * a4 else (round(height / a4), height)
    if 0.85 < width / height / a4 < 1.18:
        return (width, round(width / a4)) if height < width / a4 else (round(height * a4), height)
    return width, height


def _crookedness(corners: Corners) -> float:
    """How far a quadrilateral is from an upright square: the largest way of a corner from its place, as a share of the side."""
    middle = (sum(x for x, _y in corners) / 4, sum(y for _x, y in corners) / 4)
    half = sum(dist(corners[at], corners[at - 1]) for at in range(4)) / 8
    if not half:
        return 1.0
    square = ((-half, -half), (half, -half), (half, half), (-half, half))
    ways = (hypot(x - middle[0] - to[0], y - middle[1] - to[1]) for (x, y), to in zip(corners, square, strict=True))
    return max(ways) / (2 * half)


def projection(source: Corners, target: Corners) -> tuple[float, ...]:
    """The eight figures of the projective map that takes four points to four others (the ninth is one)."""
    rows = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    for at in range(8):
        best = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for row in range(8):
            if row != at:
                by = rows[row][at] / rows[at][at]
                rows[row] = [one - by * other for one, other in zip(rows[row], rows[at], strict=True)]
    return tuple(rows[at][8] / rows[at][at] for at in range(8))


def project(by: Sequence[float], point: Point) -> Point:
    """Where the map takes the point."""
    x, y = point
    below = by[6] * x + by[7] * y + 1
    return (by[0] * x + by[1] * y + by[2]) / below, (by[3] * x + by[4] * y + by[5]) / below
