"""Sizes of paper, the type area of GB/T 9704-2012, and the frame every flowing document shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from fairdesk.base.errors import PaperTooLong
from fairdesk.printing import tags
from fairdesk.printing.fonts import SANS, ready

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A4_LANDSCAPE = (297 * MM, 210 * MM)
A3_LANDSCAPE = (420 * MM, 297 * MM)

BODY_SIZE = 15.75
"""三号 of a bureau's page: 28 signs in 156 mm. The nominal 16 pt would need 158 mm (GB/T 9704-2012, 5.2.3)."""
BODY_LEADING = 29.6
"""22 lines in 225 mm: 21 x 29.6 + 15.75 = 637.8 points."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet and its margins, in points."""

    size: tuple[float, float]
    top: float
    bottom: float
    left: float
    right: float

    @property
    def width(self) -> float:
        """The width of the type area."""
        return self.size[0] - self.left - self.right

    @property
    def height(self) -> float:
        """The height of the type area."""
        return self.size[1] - self.top - self.bottom


BUREAU = Sheet(A4, top=37 * MM, bottom=35 * MM, left=28 * MM, right=26 * MM)
"""GB/T 9704-2012, 5.2.1: 37 mm above, 28 mm at the binding, type area 156 x 225 mm."""
TABLE = Sheet(A4, top=20 * MM, bottom=20 * MM, left=18 * MM, right=18 * MM)
TABLE_LANDSCAPE = Sheet(A4_LANDSCAPE, top=18 * MM, bottom=18 * MM, left=18 * MM, right=18 * MM)

Chart = list[tuple[str, str]]
"""Every sign of a paper in the order it was drawn, with the field it belongs to."""
Furnish = Callable[[Any, int, int], None]
"""Draws what stands on each page outside the type area: canvas, page and number of pages."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper as it comes from the canvas: its bytes, its structure, and its signs with their fields."""

    pdf: bytes
    tags: Any
    chart: Chart


def new_canvas(target: BytesIO, size: tuple[float, float]) -> Any:
    """A canvas without a date, a random id or a font that is not embedded: the same strokes give the same bytes."""
    ready()
    return Canvas(target, pagesize=size, invariant=1, initialFontName=SANS, initialFontSize=10, pageCompression=1)


class PagedCanvas(Canvas):  # type: ignore[misc]  # reportlab carries no types
    """Keeps the pages until the last is known, so that each can say how many there are; they are laid out once."""

    def __init__(self, *arguments: Any, furnish: Furnish, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._furnish = furnish
        self._pages: list[dict[str, Any]] = []
        self.field = ""
        self.chart: Chart = []
        self.whole: Chart = []

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """The page is put aside."""
        self._pages.append(dict(self.__dict__))
        self.chart = []
        self._startPage()

    def save(self) -> None:
        """Every page is furnished and written."""
        pages, whole = self._pages, self.whole
        for number, page in enumerate(pages, start=1):
            self.__dict__.update(page)
            self.field = ""
            with tags.artifact(self, "Pagination"):
                self._furnish(self, number, len(pages))
            whole.extend(self.chart)
            super().showPage()
        super().save()


def flow(story: Sequence[Any], sheet: Sheet, furnish: Furnish, air: float = 0) -> Drawn:
    """The story set on as many sheets as it needs, each furnished, with its structure and its chart.

    `air` is the space above and below the signs of a line: at the top and the bottom it lies outside of the type area, so that
    22 lines stand in 225 mm and the first begins at 37 mm. Refused (PaperTooLong): what is higher than a page and cannot be cut.
    """
    from reportlab.platypus.doctemplate import LayoutError

    ready()
    target = BytesIO()
    made: list[Any] = []

    def canvas(*arguments: Any, **options: Any) -> Any:
        made.append(PagedCanvas(*arguments, furnish=furnish, **options))
        tags.start(made[0])
        return made[0]

    paddings = dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0)
    frame = Frame(sheet.left, sheet.bottom - air, sheet.width, sheet.height + 2 * air + 0.1, **paddings)
    page = PageTemplate("page", [frame], pagesize=sheet.size)
    template = BaseDocTemplate(target, pagesize=sheet.size, pageTemplates=[page], invariant=1, initialFontName=SANS)
    try:
        template.build(list(story), canvasmaker=canvas)
    except LayoutError as fault:
        raise PaperTooLong from fault
    return Drawn(target.getvalue(), made[0].tags, made[0].whole)
