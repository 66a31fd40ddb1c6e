"""How long a letter takes from the key to the finished PDF, beside reportlab drawing the same words with nothing around them."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from benchmarks.rows import Row, median

TITLE = "Drawing letters"
RUNS = 15
Stroke = tuple[int, str, float, float, float, str]
"""Page, face, size, x, y and the words drawn there in one go."""


def run() -> list[Row]:
    """Warm medians in this process."""
    from fairdesk.exchange.keys import new_keys
    from fairdesk.exchange.paper_signature import sign_paper, warm
    from fairdesk.printing import press
    from fairdesk.printing.documents import letter_of_intent
    from fairdesk.records.signatures import PaperSigner

    paper, keys = letter_of_intent.specimen(), new_keys()
    fair = paper.facts.fair
    desk = PaperSigner(desk=paper.facts.desk, fair=fair.name, host=fair.hosts[0], place=fair.venue, day=fair.day)
    noon = datetime(2018, 7, 19, 4, 0, tzinfo=UTC)
    strokes = recorded(lambda: letter_of_intent.set_letter(paper.facts, paper.qr))
    bare(strokes, paper.qr)
    warm()
    drawing, plain, finished = [], [], []
    for _ in range(RUNS):
        plain.append(_seconds(lambda: bare(strokes, paper.qr)))
        drawing.append(_seconds(lambda: letter_of_intent.set_letter(paper.facts, paper.qr)))
        finished.append(_seconds(lambda: sign_paper(press.letter(paper.facts, paper.qr), keys, desk, noon)))
    ratio = median(drawing) / median(plain)
    return [
        Row("letter drawn beside bare reportlab", f"{ratio:.2f} x ({median(drawing) * 1000:.0f} ms)", "1.3 x", ratio <= 1.3),
        Row("finished letter, signed", f"{median(finished) * 1000:.0f} ms", "150 ms", median(finished) < 0.150),
    ]


def recorded(draw: Callable[[], object]) -> list[Stroke]:
    """Every stretch of words a drawing sets, with its place on its page."""
    from reportlab.pdfgen.textobject import PDFTextObject

    strokes: list[Stroke] = []
    genuine = PDFTextObject.textOut

    def text_out(pen: Any, words: str) -> None:
        canvas, face, size = pen._canvas, pen._fontname, pen._fontsize  # noqa: SLF001  # reportlab tells them in no other way
        x, y = canvas.absolutePosition(pen.getX(), pen.getY())
        strokes.append((canvas.getPageNumber(), face, size, x, y, words))
        genuine(pen, words)

    PDFTextObject.textOut = text_out
    try:
        draw()
    finally:
        PDFTextObject.textOut = genuine
    return sorted(strokes, key=lambda one: one[0])


def bare(strokes: list[Stroke], qr: str) -> bytes:
    """The same words at the same places, and the codes, drawn by reportlab alone."""
    from fairdesk.printing.paper import A4, MM, new_canvas
    from fairdesk.printing.qr import draw_qr

    target = BytesIO()
    canvas = new_canvas(target, A4)
    pages = strokes[-1][0]
    for page in range(1, pages + 1):
        for _page, face, size, x, y, words in (one for one in strokes if one[0] == page):
            canvas.setFont(face, size)
            canvas.drawString(x, y, words)
        draw_qr(canvas, f"FD1S0123456789AB{page:02}{pages:02}", 28 * MM, 15 * MM, 9 * MM)
        if page == pages:
            draw_qr(canvas, qr, 140 * MM, 100 * MM, 35 * MM)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _seconds(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return time.perf_counter() - started
