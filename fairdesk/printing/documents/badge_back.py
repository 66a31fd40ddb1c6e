"""The back of a badge, and the divider that stands before a group: neither bears anything of a person."""

from __future__ import annotations

from dataclasses import replace

from fairdesk.base.i18n import _, listed, ngettext
from fairdesk.printing.documents.badge_face import Part, notice, one_line, ornament, set_block
from fairdesk.printing.documents.badge_plan import Place, Plan
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import MM
from fairdesk.printing.stamping import BLACK, DARK, GREY, WHITE, Ink, Stamper
from fairdesk.records.badges import DividerFacts
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.papers import FairFacts

RULE: Ink = (0.78, 0.78, 0.79)
PANEL: Ink = (0.955, 0.953, 0.945)


def back(stamper: Stamper, plan: Plan, fair: FairFacts, kind: ParticipantCategory, signed: bool) -> None:
    """What the fair is, what the code is for and what it does not hold, where to turn to, and a place to write."""
    head = plan.height * (0.11 if plan.upright else 0.15)
    foot = plan.notice.height
    if plan.low:
        stamper.area(plan.width - plan.margin * 0.42, 0, plan.margin * 0.42, plan.height, plan.ink(kind))
    else:
        stamper.area(0, plan.height - head, plan.width, head, plan.ink(kind))
    if plan.notice.height:
        moved = Place(0, 0, plan.width, foot)
        notice(stamper, _with_notice(plan, moved), fair)
    side = plan.margin
    top = plan.height - (side * 0.5 if plan.low else head)
    if not plan.low:
        room = Place(side, plan.height - head, plan.width - 2 * side, head)
        one_line(stamper, kind.label, SANS_BOLD, head * 0.42, room, "left", WHITE)
    lines = 0.0 if plan.low else (top - foot) * (0.3 if plan.upright else 0.24)
    inner = Place(side, foot + lines + side * 0.4, plan.width - 2 * side, top - foot - lines - side * (0.4 if plan.low else 0.9))
    set_block(stamper, _told(plan, fair, signed), inner, middle=0.0)
    if lines:
        under = side * (0.8 if plan.black else 0.45)
        _place_to_write(stamper, plan, Place(side, foot + under, plan.width - 2 * side, lines - under))


def _with_notice(plan: Plan, strip: Place) -> Plan:
    return replace(plan, notice=strip)


def _told(plan: Plan, fair: FairFacts, signed: bool) -> tuple[Part, ...]:
    size = plan.text_size * (0.74 if plan.low else 0.86)
    soft = BLACK if plan.black else GREY
    code = (
        _("The code on the front bears name, organisation and kind, signed by the desk that registered the wearer. No phone.")
        if signed
        else _("The code on the front is for signing in and for minutes. It bears a number only: no name and no phone.")
    )
    lost = _("Lost it? The sign-in desk makes a new one, and the old one is void.")
    found = _("Found it? Please hand it in at the sign-in desk.")
    hosts = _("Hosts: {hosts}", hosts=listed(fair.hosts)) if fair.hosts else ""
    return (
        Part(fair.name, SANS_BOLD, size * 1.12, size * 0.9, 2, after=0.3),
        Part(fair.theme, SANS, size, size * 0.8, 2, after=0.3),
        Part("  ".join(one for one in (fair.day.isoformat(), fair.venue) if one), SANS, size, size * 0.8, 2, soft, after=0.1),
        Part(hosts, SANS, size, size * 0.8, 2, soft, after=0.9),
        Part(code, SANS, size * 0.94, size * 0.94, 5, after=0.5),
        Part(lost, SANS, size * 0.94, size * 0.94, 5, after=0.25),
        Part(found, SANS, size * 0.94, size * 0.94, 5),
    )


def _place_to_write(stamper: Stamper, plan: Plan, room: Place) -> None:
    """Lines 7 mm apart or a little closer, with a word above that says what they are for."""
    size = plan.text_size * 0.74
    stamper.text(_("Notes"), SANS_BOLD, size, room.x, room.y + room.height - size, ink=GREY)
    free = room.height - size * 1.4
    count = max(1, int(free // (7 * MM)))
    step = free / count
    rows = [(room.x, room.y + step * at, room.x + room.width, room.y + step * at) for at in range(count)]
    stamper.strokes(rows, BLACK if plan.black else RULE, 0.5)


def divider(stamper: Stamper, plan: Plan, facts: DividerFacts) -> None:
    """By what the badges after it are grouped, which group, how many, from which number to which; found by its dark edges."""
    edge = plan.height * 0.12
    ink = BLACK if plan.black else DARK
    if not plan.black:
        stamper.area(0, 0, plan.width, plan.height, PANEL)
    for y in (0.0, plan.height - edge):
        stamper.area(0, y, plan.width, edge, ink)
    if not plan.black:
        ornament(stamper, Place(0, plan.height - edge, plan.width, edge), ink)
    side = plan.margin
    room = Place(side, plan.height - edge, plan.width - 2 * side, edge)
    one_line(stamper, _("Divider"), SANS_BOLD, edge * 0.42, room, "left", WHITE)
    one_line(stamper, facts.by, SANS, edge * 0.42, room, "right", WHITE)
    counted = ngettext("{count} badge", "{count} badges", facts.count)
    span = facts.first_no if facts.first_no == facts.last_no else f"{facts.first_no} – {facts.last_no}"
    soft = BLACK if plan.black else GREY
    parts = (
        Part(facts.name, SANS_BOLD, plan.name_size * 0.9, plan.name_size * 0.4, 3, after=0.45, once=True),
        Part(counted, SANS_BOLD, plan.text_size * 1.15, plan.text_size, 1, after=0.25),
        Part(span, SANS, plan.text_size, plan.text_size * 0.7, 1, soft, once=True),
    )
    inner = Place(side, edge + side * 0.3, plan.width - 2 * side, plan.height - 2 * edge - side * 0.6)
    set_block(stamper, parts, inner, "center")


def blank_back(stamper: Stamper, plan: Plan) -> None:
    """The back of a divider: its dark edges, so that it is found from both sides."""
    edge = plan.height * 0.12
    for y in (0.0, plan.height - edge):
        stamper.area(0, y, plan.width, edge, BLACK if plan.black else DARK)
