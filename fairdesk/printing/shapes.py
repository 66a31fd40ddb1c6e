"""Words drawn as shapes: ink that looks like text and is none, for what must not mix with the text of a paper."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from fairdesk.base.assets import asset
from fairdesk.printing.fonts import FILES

Point = tuple[float, float]


class Outline:
    """Follows the outline of a sign and draws it into a path, from x on the baseline y."""

    def __init__(self, path: Any, x: float, y: float, unit: float) -> None:
        self.path, self.x, self.y, self.unit = path, x, y, unit
        self.last: Point = (0, 0)

    def place(self, point: Point) -> Point:
        """A point of the face on the page."""
        return self.x + point[0] * self.unit, self.y + point[1] * self.unit

    def moveTo(self, point: Point) -> None:  # noqa: N802  # the names of the pens of fonts
        """A new line begins."""
        self.path.moveTo(*self.place(point))
        self.last = point

    def lineTo(self, point: Point) -> None:  # noqa: N802
        """A straight line."""
        self.path.lineTo(*self.place(point))
        self.last = point

    def qCurveTo(self, bend: Point, point: Point) -> None:  # noqa: N802
        """A curve with one bend, which PDF draws as one with two: each two thirds of the way to it."""
        bends = [(one[0] + 2 / 3 * (bend[0] - one[0]), one[1] + 2 / 3 * (bend[1] - one[1])) for one in (self.last, point)]
        self.curveTo(bends[0], bends[1], point)

    def curveTo(self, first: Point, second: Point, point: Point) -> None:  # noqa: N802
        """A curve with two bends."""
        self.path.curveTo(*self.place(first), *self.place(second), *self.place(point))
        self.last = point

    def closePath(self) -> None:  # noqa: N802
        """The line is closed."""
        self.path.close()


@lru_cache(maxsize=2)
def _face(name: str) -> Any:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(asset("fonts", FILES[name])))))


def draw_shapes(canvas: Any, text: str, face: str, size: float, x: float, y: float) -> None:
    """The shapes of the words stand on the baseline, their middle at x, filled with the colour in force.

    The face holds every sign of the text: only the few words of the marks are drawn so.
    """
    font = _face(face)
    unit = size / font.face.upem
    glyphs = [font.get_nominal_glyph(ord(sign)) for sign in text]
    x -= sum(font.get_glyph_h_advance(glyph) for glyph in glyphs) * unit / 2
    path = canvas.beginPath()
    for glyph in glyphs:
        font.draw_glyph_with_pen(glyph, Outline(path, x, y, unit))
        x += font.get_glyph_h_advance(glyph) * unit
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
