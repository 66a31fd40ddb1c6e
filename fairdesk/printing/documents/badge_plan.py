"""Where everything of a badge stands: planned once for each size, so that all badges of a batch look alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fairdesk.printing.paper import MM
from fairdesk.printing.stamping import BLACK, Ink
from fairdesk.records.choices import ParticipantCategory
from fairdesk.rules.badge_layouts import upright

LEAST_CODE = 15 * MM
"""No code of a badge is smaller: its modules of 0.5 mm still read at arm's length."""
GOOD_CODE = 20 * MM
"""Where there is room, the code is at least this wide."""
QUIET_PART = 4 / 29
"""The quiet zone of a badge's code on each side, as a part of the code's width."""
LOW = 48 * MM
"""A badge lower than this has no bands."""

COLOURS: dict[ParticipantCategory, Ink] = {
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
class Place:
    """A rectangle on the badge, in points from its lower left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of a badge of one size, in points."""

    width: float
    height: float
    margin: float
    upright: bool
    low: bool
    black: bool
    head: Place
    foot: Place
    notice: Place
    words: Place
    code: Place
    number: Place
    name_size: float
    text_size: float

    def ink(self, kind: ParticipantCategory) -> Ink:
        """The colour of a kind; black where there is one ink."""
        return BLACK if self.black else COLOURS[kind]


@lru_cache(maxsize=64)
def plan(width: float, height: float, black: bool, notice: bool) -> Plan:
    """The plan of a badge of this size in points; with a strip for the notice of a fair that has one."""
    if upright(width, height):
        return _upright(width, height, black, notice)
    if height < LOW:
        return _low(width, height, black, notice)
    return _across(width, height, black, notice)


def _between(least: float, value: float, most: float) -> float:
    return max(least, min(value, most))


def _strip(width: float, above: float, size: float, notice: bool) -> Place:
    return Place(0, above, width, size if notice else 0)


def _upright(width: float, height: float, black: bool, notice: bool) -> Plan:
    margin = _between(2.5 * MM, width * 0.075, 12 * MM)
    head = Place(0, height * 0.77, width, height * 0.23)
    foot = Place(0, 0, width, _between(6 * MM, height * 0.105, 22 * MM))
    strip = _strip(width, foot.height, _between(2.6 * MM, height * 0.034, 6 * MM), notice)
    bottom = strip.y + strip.height
    number_size = _between(7.5, height * 0.034, 18)
    free = head.y - bottom - number_size * 1.9
    good = GOOD_CODE if free - GOOD_CODE * (1 + QUIET_PART) > height * 0.2 else LEAST_CODE
    side = max(good, min(width * 0.29, free * 0.42))
    quiet = side * QUIET_PART
    number = Place(0, bottom + number_size * 0.75, width, number_size)
    code = Place((width - side) / 2, number.y + number_size * 0.8 + quiet * 0.75, side, side)
    low = code.y + side + quiet * 0.9
    words = Place(margin, low, width - 2 * margin, head.y - low - height * 0.02)
    size = _between(15, width * 0.175, 80)
    return Plan(
        width, height, margin, True, False, black, head, foot, strip, words, code, number, size, _between(6.5, width * 0.049, 22)
    )


def _across(width: float, height: float, black: bool, notice: bool) -> Plan:
    margin = _between(3.5 * MM, width * 0.055, 9 * MM)
    head_height, foot_height = height * 0.2, _between(6.5 * MM, height * 0.135, 14 * MM)
    strip = _strip(width, foot_height, _between(2.5 * MM, height * 0.045, 4.5 * MM), notice)
    bottom = strip.y + strip.height
    number_size = _between(7.5, height * 0.052, 15)
    free = height - head_height - bottom - number_size * 1.5
    side = _between(LEAST_CODE, free / (1 + 2 * QUIET_PART), max(22 * MM, min(width * 0.26, height * 0.4)))
    quiet = side * QUIET_PART
    spare = free - side - 2 * quiet
    number = Place(width - margin - side, bottom + spare * 0.4 + number_size * 0.5, side, number_size)
    code = Place(number.x, number.y + number_size + quiet * 0.8, side, side)
    words = Place(margin, bottom + height * 0.02, code.x - quiet - margin - 1 * MM, height - head_height - bottom - height * 0.04)
    return Plan(
        width,
        height,
        margin,
        False,
        False,
        black,
        Place(0, height - head_height, width, head_height),
        Place(0, 0, width, foot_height),
        strip,
        words,
        code,
        number,
        _between(18, width * 0.115, 60),
        _between(7.5, width * 0.039, 16),
    )


def _low(width: float, height: float, black: bool, notice: bool) -> Plan:
    """No bands: a coloured edge on the left, the fair in one line above, the kind in one line below."""
    edge = 2 * MM
    margin = edge + 2 * MM
    strip = _strip(width, 0, 2.4 * MM, notice)
    bottom = strip.height
    number_size = _between(6, height * 0.075, 9)
    free = height - bottom - number_size * 1.3 - 1 * MM
    side = _between(LEAST_CODE, free / (1 + 1.7 * QUIET_PART), max(GOOD_CODE, min(22 * MM, width * 0.31)))
    quiet = side * QUIET_PART
    spare = max(0.0, free - side - 1.7 * quiet)
    number = Place(width - quiet - 0.6 * MM - side, bottom + spare / 2 + number_size * 0.45, side, number_size)
    code = Place(number.x, number.y + number_size * 0.85 + quiet * 0.75, side, side)
    room = code.x - quiet - margin
    foot = Place(margin, bottom + 1.2 * MM, room, _between(3.2 * MM, height * 0.13, 5.5 * MM))
    head = Place(margin, height - height * 0.16, room, height * 0.1)
    low = foot.y + foot.height
    words = Place(margin, low + 0.6 * MM, room, head.y - low - 1.2 * MM)
    size, text = _between(13, width * 0.105, 30), _between(6, height * 0.072, 10)
    return Plan(width, height, margin, False, True, black, head, foot, strip, words, code, number, size, text)
