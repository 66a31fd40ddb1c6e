"""Pages filled from the top and drawn when the last is known, each with its number in its part and the title again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fairdesk.printing import tags
from fairdesk.printing.drawing import GREY, Drawing
from fairdesk.printing.fonts import SANS
from fairdesk.printing.paper import MM, Sheet
from fairdesk.printing.text import draw_text, wrap
from fairdesk.records.papers import FairFacts

Stroke = Callable[[Any], None]


@dataclass(slots=True)
class Pages:
    """Fills pages from the top; what does not fit goes to the next one."""

    sheet: Sheet
    strokes: list[list[Stroke]] = field(default_factory=lambda: [[]])
    starts: list[int] = field(default_factory=lambda: [0])
    """The pages on which a part begins; pages are counted within their part."""
    y: float = 0

    def __post_init__(self) -> None:
        self.y = self.top

    @property
    def top(self) -> float:
        """Where a page begins."""
        return self.sheet.size[1] - self.sheet.top

    @property
    def right(self) -> float:
        """The right edge of the type area."""
        return self.sheet.left + self.sheet.width

    def turn(self, y: float | None = None) -> None:
        """What follows stands on a new page, from its top or from y."""
        self.strokes.append([])
        self.y = self.top if y is None else y

    def begin(self) -> None:
        """What follows is a part of its own, on a page of its own."""
        if self.strokes[-1]:
            self.turn()
            self.starts.append(len(self.strokes) - 1)

    def number(self, page: int) -> tuple[int, int]:
        """Which page of its part the page at this place is, and how many the part has."""
        first = max(start for start in self.starts if start <= page)
        after = min((start for start in self.starts if start > page), default=len(self.strokes))
        return page - first + 1, after - first

    def room(self, height: float) -> bool:
        """Whether this height still fits on the page."""
        return self.y - height >= self.sheet.bottom

    def text(self, text: str, face: str, size: float, align: str = "left", grey: float = 0.0, role: str = "P") -> None:
        """Lines of text over the whole width."""
        for line in wrap(text, face, size, self.sheet.width):
            self.y -= size * 1.45
            x = {"left": self.sheet.left, "center": self.sheet.size[0] / 2}[align]
            self.strokes[-1].append(words(line, face, size, x, self.y, align, grey, role))


def words(
    line: str, face: str, size: float, x: float, y: float, align: str = "left", grey: float = 0.0, role: str = "P"
) -> Stroke:
    """A line of words on the baseline y."""

    def stroke(canvas: Any) -> None:
        with tags.tagged(canvas, role):
            canvas.setFillGray(grey)
            draw_text(canvas, line, face, size, x, y, align, ink=grey)
            canvas.setFillGray(0)

    return stroke


def rule(x: float, to: float, y: float, *, width: float = 0.4, grey: float = GREY) -> Stroke:
    """A line across."""

    def stroke(canvas: Any) -> None:
        canvas.setStrokeGray(grey)
        canvas.setLineWidth(width)
        canvas.line(x, y, to, y)

    return stroke


def drawn(pages: Pages, *, title: str, fair: FairFacts, facts: object) -> bytes:
    """The pages as PDF/A: later ones bear the title again, each its number, all the notice of the fair."""
    paper = Drawing(pages.sheet.size)
    sheet, middle = pages.sheet, pages.sheet.size[0] / 2
    for place, strokes in enumerate(pages.strokes):
        number, count = pages.number(place)
        paper.sheet()
        for stroke in strokes:
            stroke(paper.canvas)
        with tags.artifact(paper.canvas, "Pagination"):
            if number > 1:
                high = sheet.size[1] - 9 * MM
                paper.words(title, SANS, 8, sheet.left, high, sheet.width / 2, floor=5, grey=GREY)
                paper.words(fair.name, SANS, 8, pages.right, high, sheet.width / 2, floor=5, align="right", grey=GREY)
            draw_text(paper.canvas, f"{number} / {count}", SANS, 9, middle, 10 * MM, "center")
            paper.notice(fair.notice, middle, 5.5 * MM, sheet.width, size=7)
    return paper.kept(title=f"{title} {fair.name}", day=fair.day, facts=facts)
