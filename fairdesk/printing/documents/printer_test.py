"""The test page of a printer: its edges, its greys, thin lines, the faces with rare signs, and a code to be scanned."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from fairdesk.base.i18n import N_, _
from fairdesk.printing.archive import archive
from fairdesk.printing.document import Document
from fairdesk.printing.fonts import SANS, SANS_BOLD, SERIF
from fairdesk.printing.paper import MM, new_canvas
from fairdesk.printing.qr import draw_qr
from fairdesk.printing.text import draw_text, fit
from fairdesk.records.printing import TrialFacts

EDGES = (3, 5, 10)
"""Millimetres from the edge at which a frame stands: the outermost one that is whole is what the printer reaches."""
GREYS = 11
RARE = "䶮 㛃 𬭎 𮧵 𬍡 𬱖 · 买买提·吐尔逊 〔2018〕 ￥1,234.50"
SIZES = (6, 8, 10, 12, 16)
LEAST = 100 * MM
"""A sheet narrower than this is a label: it gets its frame, its printer and its code alone."""
CODE = "FAIRDESK PRINTER TEST"


def draw(facts: TrialFacts) -> bytes:
    """The page as PDF/A, on a sheet of the size stated."""
    target = BytesIO()
    width, height = facts.width / 100 * MM, facts.height / 100 * MM
    canvas = new_canvas(target, (width, height))
    if width < LEAST:
        _label(canvas, facts, width, height)
    else:
        _sheet(canvas, facts, width, height)
    canvas.showPage()
    canvas.save()
    return archive(target.getvalue(), title=_("Test page"), day=facts.day)


def _label(canvas: Any, facts: TrialFacts, width: float, height: float) -> None:
    canvas.setLineWidth(0.6)
    canvas.rect(1 * MM, 1 * MM, width - 2 * MM, height - 2 * MM)
    side = min(width, height) * 0.45
    draw_qr(canvas, CODE, width - side - 5 * MM, (height - side) / 2, side)
    room = width - side - 12 * MM
    y = height - 5 * MM
    for text, face, size, floor in (
        (facts.printer or "–", SANS_BOLD, 11, 6),
        (facts.day.isoformat(), SANS, 8, 6),
        (RARE, SANS, 8, 6),
    ):
        for line in (fitted := fit(text, face, size, room, floor, most=3)).lines:
            y -= fitted.size * 1.3
            draw_text(canvas, line, face, fitted.size, 3 * MM, y, "left")


def _sheet(canvas: Any, facts: TrialFacts, width: float, height: float) -> None:
    for edge in EDGES:
        canvas.setLineWidth(0.4)
        canvas.rect(edge * MM, edge * MM, width - 2 * edge * MM, height - 2 * edge * MM)
        draw_text(canvas, f"{edge} mm", SANS, 5, width / 2, height - edge * MM - 1.7 * MM, "center")
    left, y = 22 * MM, height - 34 * MM
    draw_text(canvas, _("Test page"), SANS_BOLD, 20, left, y, "left")
    y -= 9 * MM
    draw_text(canvas, f"{facts.printer or '–'} · {facts.day.isoformat()}", SANS, 11, left, y, "left")
    y = _greys(canvas, left, y - 10 * MM, width - 2 * left)
    y = _lines(canvas, left, y - 8 * MM, width - 2 * left)
    said = _("A letter of intent is a promise on paper.")
    for face in (SERIF, SANS, SANS_BOLD):
        y -= 4 * MM
        for size in SIZES:
            y -= size * 1.45
            text = fit(f"{size}  {said} {RARE}", face, size, width - 2 * left, 4, most=1)
            draw_text(canvas, text.lines[0], face, text.size, left, y, "left")
    draw_qr(canvas, CODE, left + 4 * MM, 24 * MM, 35 * MM)
    draw_qr(canvas, CODE, left + 52 * MM, 24 * MM, 20 * MM)
    told = [
        _("The frames stand 3, 5 and 10 mm from the edge: the outermost one that is whole is what this printer reaches."),
        _("The larger code is 35 mm wide, the smaller one 20 mm: both should read with a scanner."),
    ]
    at = 58 * MM
    for sentence in told:
        fitted = fit(sentence, SANS, 9, width - left - 84 * MM - 22 * MM, 7, most=5)
        for line in fitted.lines:
            at -= fitted.size * 1.4
            draw_text(canvas, line, SANS, fitted.size, left + 84 * MM, at, "left")
        at -= 3 * MM


def _greys(canvas: Any, left: float, y: float, room: float) -> float:
    """Patches from black to white with their share of black; answers with the lower edge."""
    side = room / GREYS
    for step in range(GREYS):
        black = 1 - step / (GREYS - 1)
        canvas.setFillGray(1 - black)
        canvas.rect(left + step * side, y - 12 * MM, side, 12 * MM, stroke=0, fill=1)
        canvas.setFillGray(0)
        draw_text(canvas, f"{round(black * 100)} %", SANS, 7, left + (step + 0.5) * side, y - 16 * MM, "center")
    return y - 18 * MM


def _lines(canvas: Any, left: float, y: float, room: float) -> float:
    """Lines from thin to thick with their width in points; answers with the lower edge."""
    widths = (0.1, 0.25, 0.5, 1.0, 2.0)
    part = room / len(widths)
    for place, wide in enumerate(widths):
        canvas.setLineWidth(wide)
        canvas.line(left + place * part, y, left + (place + 0.9) * part, y)
        draw_text(canvas, f"{wide:g} pt", SANS, 7, left + place * part, y - 4 * MM, "left")
    return y - 6 * MM


def specimen() -> TrialFacts:
    """The page of an office printer."""
    return TrialFacts(printer="HP LaserJet M404dn", day=date(2018, 7, 19))


PRINTER_TEST = Document("printer_test", N_("Test page"), specimen, draw)
