"""The calibration page: a cross of 100 mm with its millimetres, measured with a ruler so that a printer can be set right."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from fairdesk.base.i18n import N_, _
from fairdesk.printing.archive import archive
from fairdesk.printing.document import Document
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import MM, new_canvas
from fairdesk.printing.text import draw_text, fit
from fairdesk.records.printing import TrialFacts

ARM = 50
"""Millimetres from the middle of the cross to each end."""
TICKS = ((10, 4.0, 0.5), (5, 2.8, 0.35), (1, 1.6, 0.2))
"""Every so many millimetres a tick of this length in millimetres and this width in points; the first that fits counts."""


def draw(facts: TrialFacts) -> bytes:
    """The page as PDF/A; its cross stands in the middle of the sheet, so that stretching does not move it."""
    target = BytesIO()
    width, height = facts.width / 100 * MM, facts.height / 100 * MM
    canvas = new_canvas(target, (width, height))
    x, y = width / 2, height / 2
    _line(canvas, x, y, 0)
    _line(canvas, x, y, 90)
    _words(canvas, facts, width, height)
    canvas.showPage()
    canvas.save()
    return archive(target.getvalue(), title=_("Calibration page"), day=facts.day)


def _line(canvas: Any, x: float, y: float, turned: int) -> None:
    """One arm of the cross with its ticks, and the millimetres from its left or upper end."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(-turned)
    canvas.setLineWidth(0.4)
    canvas.line(-ARM * MM, 0, ARM * MM, 0)
    for place in range(2 * ARM + 1):
        _every, length, wide = next(one for one in TICKS if place % one[0] == 0)
        canvas.setLineWidth(wide)
        at = (place - ARM) * MM
        canvas.line(at, 0, at, length * MM)
        if place % 10 == 0 and place != ARM:
            draw_text(canvas, str(place), SANS, 7, at, 5 * MM, "center")
    for end in (-ARM, ARM):
        canvas.setLineWidth(0.5)
        canvas.line(end * MM, -6 * MM, end * MM, 4 * MM)
    canvas.restoreState()


def _words(canvas: Any, facts: TrialFacts, width: float, height: float) -> None:
    """What to measure, numbered as the fields of the window; the printer, the day and how it is set."""
    left, y = 20 * MM, height - 20 * MM
    draw_text(canvas, _("Calibration page"), SANS_BOLD, 16, left, y, "left")
    told = _("{printer} · {day} · scale {scale} % · moved {x} / {y} mm", **_places(facts))
    lines = [
        told,
        _("Print it at its actual size, without fitting it to the page. Then measure with a ruler, to a tenth of a millimetre:"),
        _("1  the line across, from end to end (it should be 100 mm)"),
        _("2  the line down, from end to end (it should be 100 mm)"),
        _("3  from the left edge of the sheet to the left end of the line across (it should be 55 mm)"),
        _("4  from the upper edge of the sheet to the upper end of the line down (it should be 98.5 mm)"),
    ]
    y -= 3 * MM
    for line in lines:
        fitted = fit(line, SANS, 10, width - 40 * MM, 8, most=2)
        for part in fitted.lines:
            y -= 6 * MM
            draw_text(canvas, part, SANS, fitted.size, left, y, "left")
    for number, place_x, place_y in (
        ("1", width / 2 + 30 * MM, height / 2 - 6 * MM),
        ("2", width / 2 - 8 * MM, height / 2 - 30 * MM),
        ("3", (width / 2 - ARM * MM) / 2, height / 2 + 2 * MM),
        ("4", width / 2 + 4 * MM, height / 2 + ARM * MM + 8 * MM),
    ):
        draw_text(canvas, number, SANS_BOLD, 12, place_x, place_y, "center")
    canvas.setLineWidth(0.3)
    canvas.setDash(2, 2)
    canvas.line(0, height / 2, width / 2 - ARM * MM, height / 2)
    canvas.line(width / 2, height / 2 + ARM * MM, width / 2, height / 2 + ARM * MM + 14 * MM)


def _places(facts: TrialFacts) -> dict[str, str]:
    hundredths = {"scale": facts.scale, "x": facts.shift_x, "y": facts.shift_y}
    return {"printer": facts.printer or "–", "day": facts.day.isoformat()} | {
        name: f"{value / 100:g}" for name, value in hundredths.items()
    }


def specimen() -> TrialFacts:
    """A page for a printer that stretches a little."""
    return TrialFacts(printer="HP LaserJet M404dn", day=date(2018, 7, 19), scale=10_081)


CALIBRATION = Document("calibration", N_("Calibration page"), specimen, draw)
