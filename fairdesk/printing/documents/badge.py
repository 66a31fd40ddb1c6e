"""The badge: one to a page or eight on a sheet, coloured by kind, the name as large as fits, the code over its number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from fairdesk.base.errors import LayoutUnknown
from fairdesk.base.i18n import N_, _, listed
from fairdesk.base.progress import Progress, silent
from fairdesk.printing import specimens
from fairdesk.printing.archive import archive
from fairdesk.printing.document import Document
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import A4, MM, new_canvas
from fairdesk.printing.qr import draw_qr
from fairdesk.printing.text import draw_text, fit
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.papers import BadgeFacts

QR_SIDE = 22 * MM
COLOURS: dict[ParticipantCategory, tuple[float, float, float]] = {
    ParticipantCategory.GUEST: (0.70, 0.13, 0.15),
    ParticipantCategory.DELEGATE: (0.04, 0.43, 0.46),
    ParticipantCategory.ORGANISATION: (0.12, 0.31, 0.55),
    ParticipantCategory.COMMITTEE: (0.42, 0.22, 0.51),
    ParticipantCategory.DISTRICT: (0.16, 0.45, 0.24),
    ParticipantCategory.MEDIA: (0.66, 0.33, 0.03),
    ParticipantCategory.STAFF: (0.29, 0.31, 0.33),
    ParticipantCategory.VOLUNTEER: (0.47, 0.38, 0.04),
    ParticipantCategory.WALK_IN: (0.45, 0.29, 0.18),
}
"""The band of each kind; white text on every one of them passes 4.5:1."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How badges stand on a page: the page, columns and rows, and the rim printers cannot reach, all in points."""

    page: tuple[float, float]
    columns: int
    rows: int
    rim: float = 0

    @property
    def box(self) -> tuple[float, float]:
        """Width and height of one badge."""
        return (self.page[0] - 2 * self.rim) / self.columns, (self.page[1] - 2 * self.rim) / self.rows


LAYOUTS = {
    "single": Layout((90 * MM, 130 * MM), 1, 1),
    "a4-8": Layout(A4, 2, 4, 8 * MM),
}


def draw(badges: Iterable[BadgeFacts], layout: str, progress: Progress | None = None) -> bytes:
    """The badges in their order as PDF/A. Refused: an unknown layout, and a name with a sign no face holds."""
    if layout not in LAYOUTS:
        raise LayoutUnknown(layout=layout, known=listed(LAYOUTS))
    chosen, told = LAYOUTS[layout], list(badges)
    target = BytesIO()
    canvas = new_canvas(target, chosen.page)
    per_page = chosen.columns * chosen.rows
    for place, badge in enumerate((progress or silent()).track(_("Drawing badges"), told, len(told))):
        if place and place % per_page == 0:
            canvas.showPage()
        draw_in_box(canvas, badge, chosen, place % per_page)
    canvas.showPage()
    canvas.save()
    title = f"{told[0].fair.name} {_('badges')}" if told else _("badges")
    return archive(target.getvalue(), title=title, day=told[0].fair.day if told else specimens.fair().day)


def draw_in_box(canvas: Any, badge: BadgeFacts, layout: Layout, place: int) -> None:
    """The badge in its place on the page, with cut marks as hairlines where several share one."""
    width, height = layout.box
    canvas.saveState()
    row, column = divmod(place, layout.columns)
    canvas.translate(layout.rim + column * width, layout.page[1] - layout.rim - (row + 1) * height)
    band(canvas, badge, width, height)
    if layout.columns > 1:
        canvas.setLineWidth(0.3)
        canvas.setStrokeGray(0.75)
        canvas.rect(0, 0, width, height)
    if width > height:
        wide(canvas, badge, width, height)
    else:
        tall(canvas, badge, width, height)
    canvas.restoreState()


def band(canvas: Any, badge: BadgeFacts, width: float, height: float) -> None:
    """The head with the fair's name and the foot with the kind, both in the colour of the kind."""
    head, foot = height * 0.2, height * 0.13
    canvas.setFillColorRGB(*COLOURS[badge.category])
    canvas.rect(0, height - head, width, head, stroke=0, fill=1)
    canvas.rect(0, 0, width, foot, stroke=0, fill=1)
    canvas.setFillGray(1)
    named = fit(badge.fair.name, SANS_BOLD, 14, width - 12 * MM, 11, most=2)
    y = height - head / 2 + (len(named.lines) - 1) * named.size * 0.65 - named.size * 0.35
    for line in named.lines:
        draw_text(canvas, line, SANS_BOLD, named.size, width / 2, y, "center", ink=1)
        y -= named.size * 1.3
    draw_text(canvas, badge.category.label, SANS_BOLD, 15, width / 2, foot / 2 - 5, "center")
    if badge.fair.notice:
        canvas.setFillGray(0.35)
        notice = fit(badge.fair.notice, SANS, 5.5, width - 8 * MM, 4, most=1)
        draw_text(canvas, notice.lines[0], SANS, notice.size, width / 2, foot + 1.6 * MM, "center")
    canvas.setFillGray(0)


def lines(canvas: Any, told: list[tuple[str, str, float, float, int]], x: float, y: float, room: float, align: str) -> None:
    """Lines under one another: (text, face, size, smallest size, most lines); each shrinks, then wraps, and is never cut."""
    for text, face, size, floor, most in told:
        if not text:
            continue
        fitted = fit(text, face, size, room, floor, most=most)
        for line in fitted.lines:
            y -= fitted.size * 1.25
            draw_text(canvas, line, face, fitted.size, x, y, align)
        y -= fitted.size * 0.35


def told(badge: BadgeFacts, large: float) -> list[tuple[str, str, float, float, int]]:
    """Name, unit, title and booth as lines."""
    booth = _("Booth {booth}", booth=badge.booth) if badge.booth else ""
    return [
        (badge.name, SANS_BOLD, large, 15, 2),
        (badge.unit, SANS, 12, 8, 2),
        (badge.title, SANS, 11, 8, 1),
        (booth, SANS_BOLD, 12, 9, 1),
    ]


def code(canvas: Any, badge: BadgeFacts, x: float, y: float) -> None:
    """The code with the number beneath: a stain on the code leaves the number."""
    draw_qr(canvas, badge.qr, x, y, QR_SIDE)
    draw_text(canvas, badge.badge_no, SANS_BOLD, 11, x + QR_SIDE / 2, y - 5.5 * MM, "center")


def wide(canvas: Any, badge: BadgeFacts, width: float, height: float) -> None:
    """Name and unit on the left, the code on the right."""
    room = width - QR_SIDE - 16 * MM
    lines(canvas, told(badge, 30), 6 * MM, height * 0.76, room, "left")
    code(canvas, badge, width - QR_SIDE - 5 * MM, height * 0.34)


def tall(canvas: Any, badge: BadgeFacts, width: float, height: float) -> None:
    """Name and unit above, the code below."""
    lines(canvas, told(badge, 34), width / 2, height * 0.755, width - 10 * MM, "center")
    code(canvas, badge, (width - QR_SIDE) / 2, height * 0.22)


def specimen() -> list[BadgeFacts]:
    """One badge of every kind, among them a name of eighteen signs with two dots and one beyond the BMP."""
    names = ["孛儿只斤·阿拉坦敖其尔·巴特尔夫", "𮧵生", "单砺舟"]
    return [
        BadgeFacts(
            person_id=f"0197f000-0000-7000-8000-{place:012d}",
            name=names[place % len(names)],
            unit="北京市示例社会组织服务中心",
            title="秘书长",
            category=kind,
            badge_no=f"Z{place:03d}",
            qr=f"FD1P0000{place:027d}",
            fair=specimens.fair(),
            booth="A03",
        )
        for place, kind in enumerate(ParticipantCategory)
    ]


BADGE = Document("badge", N_("Badge"), specimen, lambda facts: draw(facts, "a4-8"))
