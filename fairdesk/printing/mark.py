"""Marks across a page: draft, copy, void. A marked paper is a paper of its own; the original is kept as it is."""

from __future__ import annotations

from io import BytesIO

from fairdesk.printing.fonts import SANS_BOLD
from fairdesk.printing.paper import A4, new_canvas
from fairdesk.printing.text import draw_text


def mark(pdf: bytes, word: str) -> bytes:
    """The same paper with the word pale and slanting across every page, over its text."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as paper, pikepdf.open(BytesIO(_stamp(word))) as stamp:
        for page in paper.pages:
            page.add_overlay(stamp.pages[0], pikepdf.Rectangle(page.mediabox))
        target = BytesIO()
        paper.save(target, deterministic_id=True)
        return target.getvalue()


def _stamp(word: str) -> bytes:
    target = BytesIO()
    canvas = new_canvas(target, A4)
    canvas.saveState()
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(35)
    canvas.setFillColorRGB(0.75, 0.2, 0.2, alpha=0.13)
    draw_text(canvas, word, SANS_BOLD, 110, 0, -40, "center")
    canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return target.getvalue()
