"""Layouts of badges: those that have a name, and any grid a person writes, refused in words where it cannot be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from fairdesk.base.errors import BadgeTooSmall, GridOffSheet, GridOfNothing, GridTooFull, LayoutUnknown, SheetOutOfRange
from fairdesk.base.i18n import N_, listed
from fairdesk.records.badges import BadgeLayout
from fairdesk.rules.widths import without_blanks

GRID_FORM: Final = "[SHEET:]COLUMNSxROWS@WIDTHxHEIGHT[+LEFT,TOP][/GAP,GAP]"
"""How a grid is written; all measures in millimetres. Without margins the grid stands in the middle of the sheet."""
SHEETS: Final[Mapping[str, tuple[float, float]]] = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "A6": (105, 148),
    "LETTER": (215.9, 279.4),
}
ACROSS: Final = (50.0, 25.0)
"""The least badge, name beside the code: a code of 15 mm with its quiet zone leaves 28 mm for the name."""
UPRIGHT: Final = (38.0, 56.0)
"""The least badge that is taller than wide, name above the code."""
TALLER: Final = 1.2
"""From this height to a width on, the name stands above the code."""
MOST: Final = 100
SHORTEST, LONGEST = 20.0, 1000.0
HAIR: Final = 0.01

_NUMBER = r"(-?\d{1,5}(?:\.\d{1,2})?)"
_GRID = re.compile(
    rf"(?:(?:(?P<name>[A-Z]+\d?)(?P<wide>-WIDE)?|{_NUMBER}X{_NUMBER}):)?"
    rf"(-?\d{{1,4}})X(-?\d{{1,4}})@{_NUMBER}X{_NUMBER}(?:\+{_NUMBER},{_NUMBER})?(?:/{_NUMBER},{_NUMBER})?"
)


def _alone(key: str, width: float, height: float, black: bool = False) -> BadgeLayout:
    return BadgeLayout(key=key, sheet=(width, height), badge=(width, height), black=black)


PRESETS: Final[Mapping[str, tuple[BadgeLayout, str]]] = {
    one.key: (one, told)
    for one, told in (
        (BadgeLayout(key="a4-8", sheet=(210, 297), columns=2, rows=4, badge=(97, 70.25), left=8, top=8), N_("Eight on A4")),
        (
            BadgeLayout(key="a4-10", sheet=(210, 297), columns=2, rows=5, badge=(90, 54), left=15, top=13.5),
            N_("Ten cards on A4, 90 × 54 mm"),
        ),
        (BadgeLayout(key="a4-4", sheet=(210, 297), columns=2, rows=2, badge=(105, 148.5)), N_("Four upright on A4, A6 each")),
        (BadgeLayout(key="a4-2", sheet=(297, 210), columns=2, badge=(148.5, 210)), N_("Two upright on A4, A5 each")),
        (_alone("single", 90, 130), N_("One upright, 90 × 130 mm")),
        (_alone("single-wide", 124, 86), N_("One across, 124 × 86 mm")),
        (_alone("card", 90, 54), N_("One card, 90 × 54 mm")),
        (_alone("label-60x40", 60, 40, black=True), N_("Label, 60 × 40 mm")),
        (_alone("label-80x50", 80, 50, black=True), N_("Label, 80 × 50 mm")),
        (_alone("label-100x70", 100, 70, black=True), N_("Label, 100 × 70 mm")),
    )
}
"""The layouts that have a name, each with what it is called (an English message id)."""


def layout_of(text: str) -> BadgeLayout:
    """The layout of this name or grid.

    Refused: a name that is none, and a grid of nothing, of too many, beyond its sheet, or with badges too small to read.
    """
    plain = without_blanks(text).replace("×", "x")
    if plain.lower() in PRESETS:
        return PRESETS[plain.lower()][0]
    found = _GRID.fullmatch(plain.upper())
    if found is None or (found["name"] and found["name"] not in SHEETS):
        raise LayoutUnknown(layout=text, known=listed([*PRESETS, GRID_FORM]))
    return _grid(text, found)


def _grid(text: str, found: re.Match[str]) -> BadgeLayout:
    numbers = [None if one is None else float(one) for one in found.groups()[2:]]
    sheet = _sheet(found["name"] or "A4", bool(found["wide"]), numbers[0], numbers[1])
    columns, rows, width, height = (one or 0.0 for one in numbers[2:6])
    gap = (numbers[8] or 0.0, numbers[9] or 0.0)
    _refuse_nothing(text, (columns, rows, width, height, *sheet), (*gap, numbers[6] or 0.0, numbers[7] or 0.0))
    _refuse_odd_sheet(sheet)
    if columns * rows > MOST:
        raise GridTooFull(layout=text, count=int(columns * rows), most=MOST)
    whole = (columns * width + (columns - 1) * gap[0], rows * height + (rows - 1) * gap[1])
    left, top = (
        numbers[6] if numbers[6] is not None else max(0.0, (sheet[0] - whole[0]) / 2),
        numbers[7] if numbers[7] is not None else max(0.0, (sheet[1] - whole[1]) / 2),
    )
    for needed, given in ((left + whole[0], sheet[0]), (top + whole[1], sheet[1])):
        if needed > given + HAIR:
            raise GridOffSheet(layout=text, needed=f"{needed:g}", given=f"{given:g}")
    refuse_too_small(width, height)
    return BadgeLayout(
        key=text, sheet=sheet, columns=int(columns), rows=int(rows), badge=(width, height), left=left, top=top, gap=gap
    )


def _sheet(name: str, wide: bool, width: float | None, height: float | None) -> tuple[float, float]:
    if width is not None and height is not None:
        return width, height
    short, long = SHEETS[name]
    return (long, short) if wide else (short, long)


def _refuse_nothing(text: str, sizes: tuple[float, ...], distances: tuple[float, ...]) -> None:
    if min(sizes) <= 0 or min(distances) < 0:
        raise GridOfNothing(layout=text)


def _refuse_odd_sheet(sheet: tuple[float, float]) -> None:
    if min(sheet) < SHORTEST or max(sheet) > LONGEST:
        size = {"width": f"{sheet[0]:g}", "height": f"{sheet[1]:g}"}
        raise SheetOutOfRange(**size, least=f"{SHORTEST:g}", most=f"{LONGEST:g}")


def upright(width: float, height: float) -> bool:
    """Whether the name stands above the code rather than beside it."""
    return height >= TALLER * width


def refuse_too_small(width: float, height: float) -> None:
    """Nothing happens; refused where a name and a readable code have no room on a badge of this size."""
    least = UPRIGHT if upright(width, height) else ACROSS
    if width < least[0] - HAIR or height < least[1] - HAIR:
        raise BadgeTooSmall(width=f"{width:g}", height=f"{height:g}", wide=_size(ACROSS), tall=_size(UPRIGHT))


def _size(pair: tuple[float, float]) -> str:
    return f"{pair[0]:g} × {pair[1]:g}"
