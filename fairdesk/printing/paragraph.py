"""A paragraph of Chinese text for reportlab's page templates: right breaks, true justification, a face for every sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

from fairdesk.printing.fonts import SERIF, Sign, signs
from fairdesk.printing.tags import tagged
from fairdesk.printing.text import WRITING, Line, MayBreak, break_lines, draw_signs, may_break

Piece = tuple[str, str, str]
"""A face, the text set in it, and the field of the paper it belongs to."""

SPREAD_MOST = 0.18
"""A line is justified only while no gap grows by more than this part of an em; looser lines stay ragged."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set; lengths in points, the indents in ems."""

    face: str = SERIF
    size: float = 12
    leading: float = 20
    indent: float = 2
    left: float = 0
    align: str = "justify"
    before: float = 0
    after: float = 0
    grey: float = 0
    allowed: MayBreak = may_break
    stays: bool = False
    """A head: it stays on the page of what follows it."""
    role: str = "P"
    """What it is in the structure of the file."""
    language: str = ""
    """Of the text, where it is another than the paper's."""


class ZhParagraph(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Text in one or several faces, broken by the rules of Chinese setting, splitting over pages with two lines on each side."""

    def __init__(self, pieces: str | Sequence[Piece], style: TextStyle, *, opened: bool = False, goes_on: bool = False) -> None:
        super().__init__()
        self.style = style
        told = [(style.face, pieces, "")] if isinstance(pieces, str) else list(pieces)
        found = [(one, field) for face, text, field in told for one in signs(text, face)]
        self.signs: list[Sign] = [one for one, _field in found]
        self.fields: list[str] = [field for _one, field in found]
        self.whole: ZhParagraph = self
        self.indent = 0.0 if opened else style.indent * style.size
        self.goes_on = goes_on
        self.lines: list[Line] = []
        self.width, self.height = 0.0, 0.0
        self.spaceBefore = 0 if opened else style.before
        self.spaceAfter = 0 if goes_on else style.after
        self.keepWithNext = style.stays

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # reportlab's protocol
        """The lines are set to this width; answers the width and the height used."""
        style, room = self.style, width - self.style.left * self.style.size
        if self.lines and width == self.width:  # asked for more than once where heads stay with what follows
            return width, self.height
        self.width = width
        widths = [one.advance * style.size / 1000 for one in self.signs]
        self.lines = break_lines([one.char for one in self.signs], widths, room, room - self.indent, style.allowed)
        self.height = max(1, len(self.lines)) * style.leading
        return width, self.height

    def split(self, width: float, height: float) -> list[ZhParagraph]:
        """The paragraph in two, so that at least two lines stand on either page; empty where that cannot be."""
        self.wrap(width, height)
        fits = min(int(height / self.style.leading + 1e-6), len(self.lines) - 2)
        if fits < 2:
            return []
        cut = self.lines[fits].first
        return [
            self.part(0, cut, opened=self.indent == 0, goes_on=True),
            self.part(cut, len(self.signs), opened=True, goes_on=self.goes_on),
        ]

    def part(self, first: int, last: int, *, opened: bool, goes_on: bool) -> ZhParagraph:
        """Some of the signs as a paragraph of their own."""
        made = ZhParagraph("", self.style, opened=opened, goes_on=goes_on)
        made.signs, made.fields = self.signs[first:last], self.fields[first:last]
        made.whole = self.whole
        return made

    def draw(self) -> None:
        """The lines are drawn from the top of the place reportlab gave; in the file's structure the parts are one paragraph."""
        with tagged(self.canv, self.style.role, key=self.whole, lang=self.style.language):
            self.draw_lines()

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803  # reportlab's protocol
        """The lines stand where reportlab says, without a state of their own for each paragraph."""
        self.canv, self.place = canvas, (x, y)
        self.draw()
        del self.canv

    def draw_lines(self) -> None:
        """The ink alone."""
        style, (x, bottom) = self.style, self.place
        if style.grey:
            self.canv.setFillGray(style.grey)
        y = bottom + self.height - style.leading + (style.leading - style.size) / 2 + 0.14 * style.size
        for number, line in enumerate(self.lines):
            found = self.signs[line.first : line.last]
            left = style.left * style.size + (self.indent if number == 0 else 0)
            slack = self.width - left - line.width
            shift = {"center": slack / 2, "right": slack}.get(style.align, 0.0)
            fields = self.fields[line.first : line.last]
            draw_signs(self.canv, found, x + left + shift, y, style.size, self.spread(line, slack), fields=fields)
            y -= style.leading
        if style.grey:
            self.canv.setFillGray(0)

    def spread(self, line: Line, slack: float) -> float:
        """The points added after each sign of a full line; 0 where the line ends the paragraph or would tear apart."""
        if any(one.char == WRITING for one in self.signs[line.first : line.last]):
            return 0.0  # a line to write on stays whole
        gaps = line.last - line.first - 1
        full = line.goes_on or self.goes_on
        if self.style.align != "justify" or not full or gaps < 1 or slack / gaps > SPREAD_MOST * self.style.size:
            return 0.0
        return slack / gaps
