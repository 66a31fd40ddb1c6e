"""How a table fits its sheet: the size of its type, the width of its columns, and into how many sheets side by side it falls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil

from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.text import may_break, text_width
from fairdesk.records.papers import TableColumn

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Points, the largest that fits is taken; 6.5 is the smallest Chinese that is read without a glass (小六号)."""
LARGE = (11.0, 10.5, 10.0)
"""The sizes of a table that is held in the hand and written on."""
EASY, CROWDED = 1.05, 1.7
"""By how much the columns together may wish to be wider than the sheet: at the larger sizes, and at the smallest."""
LEADS = 2
"""So many columns stand again on each sheet of a table that falls into several side by side."""
SHORT = 3.2
"""Words of so many ems are not broken: a name of three signs stands on one line."""
TORN = 4.0
"""Points a line loses because words do not end at its end."""
UNIT = 0.55
"""A column's width is told in characters; one is this many ems wide."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The columns that stand on one sheet, by their places, and their edges in points."""

    columns: tuple[int, ...]
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's type size in points and its panels: one, or several to be laid side by side."""

    size: float
    panels: tuple[Panel, ...]

    @property
    def pad(self) -> float:
        """From the rule of a cell to its words."""
        return self.size * 0.42


@dataclass(frozen=True, slots=True)
class Measure:
    """A column's widths in ems: without breaking a number, as it would like to be, its longest cell on a line; its share."""

    least: float
    wish: float
    longest: float
    share: float


def lay_out(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[str]], left: float, width: float, *, written: bool = False
) -> Grid:
    """The largest size at which the columns fit the width; where none does, the columns fall into several panels.

    A table that is `written` on by pen is set larger, and its empty columns have the width they are told.
    """
    measures = [measure(column, [row[place] for row in rows], written) for place, column in enumerate(columns)]
    for size in (*LARGE, *SIZES) if written else SIZES:
        allowed = EASY if SIZES[-2] < size <= SIZES[0] else CROWDED
        if fits(measures, size, width, allowed):
            return Grid(size, (_panel(tuple(range(len(columns))), measures, size, left, width),))
    return _side_by_side(columns, measures, left, width)


def measure(column: TableColumn, cells: Iterable[str], written: bool = False) -> Measure:
    """The widths of a column with these cells."""
    told, head = set(cells), text_width(column.head, SANS_BOLD, 1)
    pieces = [text_width(piece, SANS_BOLD, 1) for text in (column.head, *told) for piece in _pieces(text)]
    whole = [text_width(text, SANS_BOLD if column.kind != "text" else SANS, 1) for text in told]
    least = max([min(head, 2.2), *pieces, *(whole if column.kind != "text" else [min(one, SHORT) for one in whole])])
    cap = max(column.width * UNIT, least)
    if written and not any(told):
        return Measure(column.width * UNIT, column.width * UNIT, 0, column.width)
    longest = max([head, *whole])
    return Measure(least, max(least, min(cap, longest)), longest, column.width)


def _pieces(text: str) -> list[str]:
    """The stretches of the text that no line may break."""
    cuts = [place for place, pair in enumerate(pairwise(text), start=1) if may_break(*pair)]
    return [text[first:last] for first, last in pairwise([0, *cuts, len(text)])]


def fits(measures: Sequence[Measure], size: float, width: float, allowed: float) -> bool:
    """Whether the columns fit at this size: nothing broken that is whole, and not more crowded than allowed."""
    pads = 2 * 0.42 * size * len(measures)
    least, wish = sum(one.least for one in measures), sum(one.wish for one in measures)
    return least * size + pads <= width and wish * size + pads <= width * allowed


def _panel(places: tuple[int, ...], measures: Sequence[Measure], size: float, left: float, width: float) -> Panel:
    """The width shared out: each column has its least, then the rows are made as low as they get, and the rest goes by share."""
    told = [measures[place] for place in places]
    pad = 2 * 0.42 * size
    widths = _lowered([one.least * size + pad for one in told], [one.longest * size for one in told], pad, width)
    spare, shares = width - sum(widths), sum(one.share for one in told)
    widths = [one + spare * each.share / shares for one, each in zip(widths, told, strict=True)]
    return Panel(places, (left, *(left + edge for edge in accumulate(widths))))


def _lowered(widths: list[float], longest: Sequence[float], pad: float, width: float) -> list[float]:
    """The widths with what is left of the whole given, step by step, to the column whose longest cell takes the most lines."""
    spare = width - sum(widths)
    while spare > 0:
        lines = [ceil(long / (one - pad)) for one, long in zip(widths, longest, strict=True)]
        most = max(lines)
        if most <= 1:
            break
        wanted = {at: long / (most - 1) + pad + TORN - widths[at] for at, long in enumerate(longest) if lines[at] == most}
        at = min(wanted, key=lambda one: wanted[one])
        given = max(1.0, wanted[at])
        if given > spare:
            break
        widths[at] += given
        spare -= given
    return widths


def _side_by_side(columns: Sequence[TableColumn], measures: Sequence[Measure], left: float, width: float) -> Grid:
    """As few panels as hold every column at a size that reads easily, cut where a group of heads ends if it can be."""
    leads, rest = tuple(range(LEADS)), list(range(LEADS, len(columns)))
    for count in range(2, len(rest) + 1):
        parts = [(*leads, *part) for part in _cut(columns, measures, rest, count)]
        for size in SIZES[3:]:
            if all(fits([measures[place] for place in part], size, width, CROWDED) for part in parts):
                return Grid(size, tuple(_panel(part, measures, size, left, width) for part in parts))
    size = SIZES[-1]
    return Grid(size, (_panel(tuple(range(len(columns))), measures, size, left, width),))


def _cut(columns: Sequence[TableColumn], measures: Sequence[Measure], rest: list[int], count: int) -> list[list[int]]:
    """The places in so many runs of about the same width."""
    sums = list(accumulate(measures[place].wish for place in rest))
    ends: list[int] = []
    for part in range(1, count):
        goal = sums[-1] * part / count
        torn = [bool(columns[a].group) and columns[a].group == columns[b].group for a, b in pairwise(rest)]
        ends.append(min(range(len(torn)), key=lambda at: abs(sums[at] - goal) + torn[at] * sums[-1] * 0.15) + 1)
    cuts = sorted({0, *ends, len(rest)})
    return [rest[first:last] for first, last in pairwise(cuts)]
