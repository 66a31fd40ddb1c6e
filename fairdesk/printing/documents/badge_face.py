"""The front of a badge: the fair above, the person in the middle as large as fits, the code over its number, the kind below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fairdesk.base.i18n import _
from fairdesk.printing.documents.badge_plan import Place, Plan
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.qr import draw_qr
from fairdesk.printing.stamping import BLACK, DARK, GREY, WHITE, Ink, Stamper
from fairdesk.printing.text import fit, text_width
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.papers import BadgeFacts, FairFacts

NOTICE_PAPER: Ink = (1.0, 0.91, 0.66)
NOTICE_INK: Ink = (0.35, 0.22, 0.0)
LEADING = 1.22
OTHERS = (1.0, 0.9, 0.8)
"""To what parts of their size the other texts of a block shrink before its first one does."""
LEAST_LEAD = 0.45
"""Where the first text would become smaller than this part of its size, all shrink together."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a block: how it is set, how small it may become on one line before it takes more, and the blank after it."""

    text: str
    face: str
    size: float
    floor: float
    most: int
    ink: Ink = DARK
    after: float = 0.35
    once: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a block: its baseline lies `y` points below the upper edge of the block."""

    text: str
    part: Part
    size: float
    y: float


@lru_cache(maxsize=4096)
def block(parts: tuple[Part, ...], width: float, height: float) -> tuple[tuple[Row, ...], float]:
    """The parts under one another; where they do not fit, the others give way a little, then the first, then all.

    Answers with the rows and the height they take. Nothing is cut.
    """
    lead = 1.0
    while True:
        for rest in OTHERS if lead > LEAST_LEAD else (lead,):
            rows, taken = _rows(parts, width, lead, rest)
            if taken <= height:
                return rows, taken
        lead *= 0.95


def _rows(parts: tuple[Part, ...], width: float, lead: float, rest: float) -> tuple[tuple[Row, ...], float]:
    rows: list[Row] = []
    y = after = 0.0
    for part in parts:
        own = lead if part is parts[0] else rest
        fitted = _fit(part.text, part.face, part.size * own, width, part.floor * own, part.most)
        y += after
        for line in fitted.lines:
            y += fitted.size * LEADING
            rows.append(Row(line, part, fitted.size, y - fitted.size * (LEADING - 1) / 2 - fitted.size * 0.12))
        after = fitted.size * part.after
    return tuple(rows), y


_fit = lru_cache(maxsize=8192)(fit)
"""The same unit stands on many badges."""


def set_block(
    stamper: Stamper, parts: tuple[Part, ...], room: Place, align: str = "left", middle: float = 0.5, ink: Ink | None = None
) -> None:
    """The block stands in its place; of the height it leaves free, `middle` is above it (0 to 1)."""
    rows, height = block(tuple(part for part in parts if part.text), room.width, room.height)
    top = room.y + room.height - (room.height - height) * middle
    x = room.x if align == "left" else room.x + room.width / 2
    for row in rows:
        stamper.text(row.text, row.part.face, row.size, x, top - row.y, align, ink or row.part.ink, once=row.part.once)


def one_line(stamper: Stamper, text: str, face: str, size: float, room: Place, align: str, ink: Ink) -> None:
    """The text in the middle of its place, smaller where it is too long."""
    fitted = fit(text, face, size, room.width, 0.1, most=1)
    x = {"left": room.x, "center": room.x + room.width / 2, "right": room.x + room.width}[align]
    stamper.text(fitted.lines[0], face, fitted.size, x, room.y + room.height / 2 - fitted.size * 0.36, align, ink)


# ---- what all badges of a kind share ------------------------------------------------------------------------------------


def frame_name(side: str, kind: ParticipantCategory, more: str = "") -> str:
    """The name of the form that bears what all badges of a kind share."""
    return f"{side}{kind.name}{more}".replace("_", "")


def frame(stamper: Stamper, plan: Plan, fair: FairFacts, kind: ParticipantCategory) -> None:
    """The fair, the kind by colour and by word, and the notice of a fair that has one."""
    if plan.low:
        _low_frame(stamper, plan, fair, kind)
    else:
        _banded(stamper, plan, fair, kind)
    if plan.notice.height:
        notice(stamper, plan, fair)


def notice(stamper: Stamper, plan: Plan, fair: FairFacts) -> None:
    """The line that says what kind of fair this is, on a strip of its own."""
    strip = plan.notice
    inner = Place(plan.margin, strip.y, plan.width - 2 * plan.margin, strip.height)
    if plan.black:
        stamper.strokes([(plan.margin, strip.y + strip.height, plan.width - plan.margin, strip.y + strip.height)], BLACK, 0.4)
    else:
        stamper.area(strip.x, strip.y, strip.width, strip.height, NOTICE_PAPER)
    one_line(stamper, fair.notice, SANS_BOLD, strip.height * 0.62, inner, "center", BLACK if plan.black else NOTICE_INK)


def lighter(ink: Ink, part: float) -> Ink:
    """The colour mixed with white."""
    red, green, blue = (one + (1 - one) * part for one in ink)
    return red, green, blue


def ornament(stamper: Stamper, room: Place, ink: Ink) -> None:
    """Rings in a lighter shade, cut off by the band."""
    stamper.saveState()
    path = stamper.beginPath()
    path.rect(room.x, room.y + 0.4, room.width, room.height - 0.4)
    stamper.clipPath(path, stroke=0, fill=0)
    for radius, part in ((1.55, 0.07), (1.05, 0.13), (0.58, 0.2)):
        stamper.setFillColorRGB(*lighter(ink, part))
        stamper.circle(room.x + room.width * 0.96, room.y + room.height * 1.02, room.height * radius, stroke=0, fill=1)
    stamper.restoreState()


def _banded(stamper: Stamper, plan: Plan, fair: FairFacts, kind: ParticipantCategory) -> None:
    ink, head, foot = plan.ink(kind), plan.head, plan.foot
    if plan.black:
        stamper.strokes([(plan.margin, head.y, plan.width - plan.margin, head.y)], BLACK, 0.8)
    else:
        stamper.area(head.x, head.y, head.width, head.height, ink)
        ornament(stamper, head, ink)
    stamper.area(foot.x, foot.y, foot.width, foot.height, ink)
    words = BLACK if plan.black else WHITE
    inner = Place(plan.margin, head.y + head.height * 0.1, plan.width - 2 * plan.margin, head.height * 0.8)
    set_block(stamper, _fair_words(plan, fair), inner, "center" if plan.upright else "left", ink=words)
    size = foot.height * 0.5
    room = Place(plan.margin, foot.y, (plan.width - 2 * plan.margin) * 0.62, foot.height)
    one_line(stamper, kind.label, SANS_BOLD, size, room, "left", WHITE)


def _fair_words(plan: Plan, fair: FairFacts) -> tuple[Part, ...]:
    size = plan.head.height * (0.24 if plan.upright else 0.3)
    parts = [Part(fair.name, SANS_BOLD, size, size * 0.72, 2, after=0.5)]
    if plan.upright or plan.head.height > 36:
        when = "  ".join(part for part in (fair.day.isoformat(), fair.venue) if part)
        parts.append(Part(when, SANS, size * 0.58, size * 0.42, 1))
    return tuple(parts)


def _low_frame(stamper: Stamper, plan: Plan, fair: FairFacts, kind: ParticipantCategory) -> None:
    ink, foot = plan.ink(kind), plan.foot
    stamper.area(0, 0, plan.margin * 0.42, plan.height, ink)
    one_line(stamper, fair.name, SANS, plan.head.height * 0.62, plan.head, "left", BLACK if plan.black else GREY)
    size = foot.height * 0.64
    wide = min(foot.width * 0.62, text_width(kind.label, SANS_BOLD, size) + foot.height * 0.9)
    stamper.area(foot.x, foot.y, wide, foot.height, ink, foot.height * 0.22)
    inner = Place(foot.x + foot.height * 0.3, foot.y, wide - foot.height * 0.6, foot.height)
    one_line(stamper, kind.label, SANS_BOLD, size, inner, "center", WHITE)


# ---- what is the person's own ---------------------------------------------------------------------------------------------


def person(stamper: Stamper, plan: Plan, badge: BadgeFacts) -> None:
    """Name, unit, title, booth, the code, and the number beneath it: a stain on the code leaves the number."""
    set_block(stamper, _person_words(plan, badge), plan.words, "center" if plan.upright else "left")
    draw_qr(stamper, badge.qr, plan.code.x, plan.code.y, plan.code.width)
    number = plan.number
    x = number.x + number.width / 2
    told = badge.badge_no if badge.copy < 2 else _("{number}  copy {copy}", number=badge.badge_no, copy=badge.copy)
    fitted = fit(told, SANS_BOLD, number.height, number.width * 1.2, 4, most=1)
    stamper.text(fitted.lines[0], SANS_BOLD, fitted.size, x, number.y - fitted.size * 0.1, "center", once=True)
    if badge.booth:
        _booth(stamper, plan, badge.booth)


def _person_words(plan: Plan, badge: BadgeFacts) -> tuple[Part, ...]:
    name, text = plan.name_size, plan.text_size
    soft = BLACK if plan.black else GREY
    return (
        Part(badge.name, SANS_BOLD, name, name * 0.75, 3, after=0.24, once=True),
        Part(badge.unit, SANS, text, text * 0.8, 3, after=0.2),
        Part(badge.title, SANS, text * 0.92, text * 0.75, 2, ink=soft),
    )


def _booth(stamper: Stamper, plan: Plan, booth: str) -> None:
    foot, told = plan.foot, _("Booth {booth}", booth=booth)
    if plan.low:
        room = Place(foot.x + foot.width * 0.65, foot.y, foot.width * 0.35, foot.height)
        one_line(stamper, told, SANS_BOLD, foot.height * 0.6, room, "right", DARK)
        return
    room = Place(plan.margin + (plan.width - 2 * plan.margin) * 0.64, foot.y, (plan.width - 2 * plan.margin) * 0.36, foot.height)
    one_line(stamper, told, SANS_BOLD, foot.height * 0.42, room, "right", WHITE)
