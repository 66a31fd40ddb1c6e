"""A paper of fixed places drawn sheet by sheet: words fitted into boxes, rules to write on, boxes to tick, codes, the foot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO

from fairdesk.printing import tags
from fairdesk.printing.archive import archive
from fairdesk.printing.document import facts_json
from fairdesk.printing.fonts import SANS, signs
from fairdesk.printing.paper import MM, new_canvas
from fairdesk.printing.qr import draw_qr
from fairdesk.printing.text import Fitted, draw_signs, draw_text, fit, text_width
from fairdesk.records.choices import Track

GREY, PALE, HAIRLINE = 0.4, 0.55, 0.7
"""Greys of second words, of English beside the Chinese, and of lines."""
LEADING = 1.32
SHADE = 0.955
"""The grey of a head in a table."""
COLOURS = {Track.COUNTERPART: (0.04, 0.43, 0.46), Track.RELIEF: (0.16, 0.45, 0.24)}
NEUTRAL = (0.29, 0.31, 0.33)
"""The bands of the two tracks and of every other zone; white words on each pass 4.5:1."""
WRITING = 9 * MM
"""From one line to write on to the next: a pen needs 8 mm."""
TICKS = 7 * MM
"""From one line of boxes to tick to the next."""


def height_of(fitted: Fitted) -> float:
    """The height in points that the lines take."""
    return len(fitted.lines) * fitted.size * LEADING


class Drawing:
    """A paper under way. Lengths in points, y upwards; words hang from the y they are given."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.size = size
        self._target = BytesIO()
        self.canvas = new_canvas(self._target, size)
        self._tags = tags.start(self.canvas)
        self._pages = 0

    def sheet(self) -> None:
        """What follows stands on a fresh sheet; the first call begins the first."""
        if self._pages:
            self._end()
        self._pages += 1

    def _end(self) -> None:
        tags.turn(self.canvas)
        self.canvas.showPage()

    def kept(self, *, title: str, day: date, facts: object = None) -> bytes:
        """The paper as PDF/A with its structure, its facts attached where they are given."""
        self._end()
        self.canvas.save()
        attached = facts_json(facts) if facts is not None else None
        return archive(self._target.getvalue(), title=title, day=day, facts=attached, tags=self._tags)

    def words(
        self,
        text: str,
        face: str,
        size: float,
        x: float,
        y: float,
        room: float,
        *,
        floor: float = 0,
        most: int = 1,
        align: str = "left",
        grey: float = 0,
        role: str = "P",
        lang: str = "",
    ) -> float:
        """The words hang from y, shrunk to the floor, then on up to `most` lines, never cut; answers with their lower edge."""
        if not text:
            return y
        fitted = fit(text, face, size, room, floor or size * 0.7, most=most)
        with tags.tagged(self.canvas, role, lang=lang):
            self.canvas.setFillGray(grey)
            for line in fitted.lines:
                draw_text(self.canvas, line, face, fitted.size, x, y - fitted.size * 0.98, align, ink=grey)
                y -= fitted.size * LEADING
            self.canvas.setFillGray(0)
        return y

    def name(self, text: str, face: str, size: float, x: float, y: float, room: float, tall: float, *, floor: float) -> None:
        """A name around the height y, as large as fits on two lines of this room, no taller than `tall` together.

        One of two signs is set wide, as on every name card.
        """
        fitted = fit(text, face, size, room, floor, most=2)
        fitted = Fitted(min(fitted.size, tall / (LEADING * len(fitted.lines))), fitted.lines)
        spread = fitted.size * 0.6 if len(fitted.lines) == 1 and len(signs(text, face)) == 2 else 0.0
        base = y + height_of(fitted) / 2
        with tags.tagged(self.canvas, "H1"):
            for line in fitted.lines:
                found = signs(line, face)
                width = sum(one.advance for one in found) * fitted.size / 1000 + spread * (len(found) - 1)
                draw_signs(self.canvas, found, x - width / 2, base - fitted.size * 1.02, fitted.size, spread)
                base -= fitted.size * LEADING

    def line(self, x: float, y: float, to: float, *, grey: float = HAIRLINE, width: float = 0.4) -> None:
        """A rule across."""
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(width)
        self.canvas.line(x, y, to, y)

    def dashed(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Where the sheet is folded or cut."""
        self.canvas.saveState()
        self.canvas.setStrokeGray(HAIRLINE)
        self.canvas.setLineWidth(0.4)
        self.canvas.setDash(3, 3)
        self.canvas.line(x, y, to_x, to_y)
        self.canvas.restoreState()

    def box(self, x: float, y: float, width: float, height: float, *, grey: float = GREY, line: float = 0.6) -> None:
        """An empty box with its lower left corner at x, y."""
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(line)
        self.canvas.rect(x, y, width, height, stroke=1, fill=0)

    def field(self, label: str, x: float, y: float, to: float, *, english: str = "", size: float = 10) -> None:
        """A label and a rule to write on up to `to`, both on the baseline y; the English stands small under the label."""
        with tags.tagged(self.canvas, "P"):
            draw_text(self.canvas, label, SANS, size, x, y + 1.2 * MM)
        self.line(x + text_width(label, SANS, size) + 2 * MM, y, to, grey=GREY)
        if english:
            self.words(english, SANS, 6, x, y - 0.4 * MM, to - x, grey=PALE, lang="en")

    def choices(self, names: list[str], x: float, y: float, to: float, *, columns: int, size: float = 9.5) -> float:
        """Boxes to tick with their words, so many to a line in equal columns; the first baseline is y, answers with the last."""
        pitch, side = (to - x) / columns, size * 0.95
        for place, name in enumerate(names):
            row, column = divmod(place, columns)
            left, base = x + column * pitch, y - row * TICKS
            self.box(left, base - 0.12 * size, side, side)
            fitted = fit(name, SANS, size, pitch - side - 2.4 * MM, 5, most=1)
            with tags.tagged(self.canvas, "P"):
                draw_text(self.canvas, fitted.lines[0], SANS, fitted.size, left + side + 1.6 * MM, base)
        return y - (len(names) - 1) // columns * TICKS

    def code(self, text: str, x: float, y: float, side: float, alt: str) -> None:
        """The code with its lower left module at x, y."""
        with tags.tagged(self.canvas, "Figure", alt=alt, box=(x, y, side, side)):
            draw_qr(self.canvas, text, x, y, side)

    def notice(self, text: str, x: float, y: float, room: float, *, size: float = 6.5) -> None:
        """The line that says the data are invented, centred around x on the baseline y."""
        if text:
            fitted = fit(text, SANS, size, room, 4.5, most=1)
            with tags.tagged(self.canvas, "P"):
                self.canvas.setFillGray(GREY)
                draw_text(self.canvas, fitted.lines[0], SANS, fitted.size, x, y, "center")
                self.canvas.setFillGray(0)

    def band(self, x: float, y: float, width: float, height: float, colour: tuple[float, float, float]) -> None:
        """A filled band."""
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    @contextmanager
    def moved(self, x: float, y: float, *, turned: float = 0, scaled: float = 1) -> Iterator[None]:
        """Inside, the origin lies at x, y, turned by so many degrees, and lengths are scaled."""
        self.canvas.saveState()
        self.canvas.translate(x, y)
        if turned:
            self.canvas.rotate(turned)
        if scaled != 1:
            self.canvas.scale(scaled, scaled)
        yield
        self.canvas.restoreState()
