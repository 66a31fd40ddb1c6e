"""A canvas for many pages that look alike: what repeats is set once, and a page that is done is kept in its packed form only."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from fairdesk.printing.fonts import SANS, ready
from fairdesk.printing.text import draw_text, text_width

Ink = tuple[float, float, float]
BLACK: Ink = (0.0, 0.0, 0.0)
DARK: Ink = (0.13, 0.13, 0.14)
GREY: Ink = (0.36, 0.36, 0.38)
WHITE: Ink = (1.0, 1.0, 1.0)
KEPT = 4000
"""Texts kept as strokes; then they are forgotten and set again, so that a batch of any length needs the same memory."""

_FONT = re.compile(r"(/\S+) \S+ Tf")


class Stamper(Canvas):  # type: ignore[misc]  # reportlab carries no types
    """Draws one page after the other. Forms and texts that repeat are made once; `fonts` are those in use."""

    def __init__(self, size: tuple[float, float]) -> None:
        ready()
        self._target = BytesIO()
        super().__init__(self._target, pagesize=size, invariant=1, initialFontName=SANS, initialFontSize=10, pageCompression=0)
        self.fonts: set[str] = set()
        self._texts_set: dict[tuple[str, str, float, Ink], tuple[str, float]] = {}
        self._forms_made: set[str] = set()

    # ---- what repeats --------------------------------------------------------------------------------------------------

    def form(self, name: str, size: tuple[float, float], draw: Callable[[], None], at: tuple[float, float] = (0, 0)) -> None:
        """What `draw` draws stands at this place, drawn only the first time this name is asked for."""
        if name not in self._forms_made:
            self._forms_made.add(name)
            self.beginForm(name, 0, 0, *size)
            draw()
            self._note_fonts(self._code)
            self.endForm()
        self.saveState()
        self.translate(*at)
        self.doForm(name)
        self.restoreState()

    def text(
        self, text: str, face: str, size: float, x: float, y: float, align: str = "left", ink: Ink = DARK, once: bool = False
    ) -> None:
        """The text stands on the baseline, beginning, centred or ending at x. `once` where it will hardly come again."""
        size = round(size, 2)
        strokes, width = self._texts_set.get((text, face, size, ink)) or self._set(text, face, size, ink, once)
        x -= {"left": 0.0, "center": width / 2, "right": width}[align]
        self._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {strokes} Q")

    def _set(self, text: str, face: str, size: float, ink: Ink, once: bool) -> tuple[str, float]:
        start = len(self._code)
        self.setFillColorRGB(*ink)
        draw_text(self, text, face, size, 0, 0, ink=ink[0])
        made = " ".join(self._code[start:]), text_width(text, face, size)
        del self._code[start:]
        if not once:
            if len(self._texts_set) >= KEPT:
                self._texts_set.clear()
            self._texts_set[text, face, size, ink] = made
        return made

    # ---- areas and lines -----------------------------------------------------------------------------------------------

    def area(self, x: float, y: float, width: float, height: float, ink: Ink, round_by: float = 0) -> None:
        """A rectangle full of ink, its corners rounded by so many points."""
        self.setFillColorRGB(*ink)
        if round_by:
            self.roundRect(x, y, width, height, round_by, stroke=0, fill=1)
        else:
            self.rect(x, y, width, height, stroke=0, fill=1)

    def strokes(self, lines: Sequence[tuple[float, float, float, float]], ink: Ink, width: float) -> None:
        """Straight lines, each from point to point."""
        self.setLineWidth(width)
        self.setStrokeColorRGB(*ink)
        self.lines(list(lines))

    # ---- pages ---------------------------------------------------------------------------------------------------------

    def end_page(self) -> None:
        """The page is packed; what it was drawn from is let go."""
        self.showPage()
        page = self._doc.Pages.pages[-1]
        self._note_fonts([page.stream])
        packed = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFArray([pdfdoc.PDFName("FlateDecode")])})
        page.Contents = pdfdoc.PDFStream(packed, zlib.compress(page.stream.encode("latin-1"), 6))
        page.stream = None

    def finish(self) -> bytes:
        """The whole file."""
        self.save()
        return self._target.getvalue()

    def _note_fonts(self, strokes: Sequence[str]) -> None:
        for part in strokes:
            self.fonts.update(_FONT.findall(part))
