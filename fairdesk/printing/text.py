"""Setting lines: where a Chinese line may break, how wide it is, and how large a name may stand in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any, NamedTuple

from fairdesk.printing.fonts import Sign, signs

NO_START = frozenset("，。、；：？！”’）》〉】〕」』］｝％‰℃…—–·～!),.:;?]}%々ー-－")
"""Signs that may not begin a line (GB/T 15834-2011, section 5; CLREQ)."""
NO_END = frozenset("“‘（《〈【〔「『［｛￥¥$([{#@№＄")
"""Signs that may not end a line."""

BLANKS = frozenset(" \u3000")
"""Blanks hang over the end of a line and are left out at the beginning of the next."""

HAIR = 1e-6

MayBreak = Callable[[str, str], bool]
"""Whether a line may end between two signs."""


class Line(NamedTuple):
    """The signs from `first` up to `last` (not included), their width in points, and whether the text goes on after them."""

    first: int
    last: int
    width: float
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text made to fit: the font size in points and its lines."""

    size: float
    lines: tuple[str, ...]


def narrow(char: str) -> bool:
    """Letters and digits of the alphabets, which are kept together as words and numbers."""
    return ord(char) < 0x2000 and not char.isspace() and char != "·"


WRITING = "\uff3f"
"""Several of these are a line to write on."""


def may_break(before: str, after: str) -> bool:
    """A line may end between these two signs."""
    return not (after in NO_START or before in NO_END or before == after == WRITING or (narrow(before) and narrow(after)))


def after_dots(before: str, after: str) -> bool:
    """The break of names of several parts: after the dot or the blank, nowhere else."""
    return before in "·• " and after not in NO_START


def after_wide_blank(before: str, after: str) -> bool:
    """The break of lists set in one line: after the wide blank between two items, so that no entry is torn from its label."""
    return before == "\u3000" and after not in BLANKS


def break_lines(
    chars: Sequence[str],
    widths: Sequence[float],
    limit: float,
    first_limit: float | None = None,
    allowed: MayBreak = may_break,
) -> list[Line]:
    """The text in lines no wider than the limit. Where no allowed break fits, the line breaks at its last fitting sign."""
    lines: list[Line] = []
    start, count = 0, len(chars)
    while start < count:
        room = limit if lines or first_limit is None else first_limit
        end, width = start, 0.0
        while end < count and (end == start or width + widths[end] <= room + HAIR or chars[end] in BLANKS):
            width += widths[end]
            end += 1
        if end < count:
            end = last_break(chars, start, end, allowed)
        lines.append(close_line(chars, widths, start, end))
        start = end
        while start < count and chars[start] in BLANKS:
            start += 1
    return lines


def last_break(chars: Sequence[str], start: int, end: int, allowed: MayBreak) -> int:
    """The last allowed break between start and end; the end itself where there is none."""
    for place in range(end, start, -1):
        if allowed(chars[place - 1], chars[place]):
            return place
    return end


def close_line(chars: Sequence[str], widths: Sequence[float], start: int, end: int) -> Line:
    """One line without the blanks at its end."""
    last = end
    while last > start + 1 and chars[last - 1] in BLANKS:
        last -= 1
    return Line(start, last, sum(widths[start:last]), end < len(chars))


def text_width(text: str, face: str, size: float) -> float:
    """The width of the text in points."""
    return sum(one.advance for one in signs(text, face)) * size / 1000


def wrap(text: str, face: str, size: float, limit: float) -> tuple[str, ...]:
    """The lines of the text at this size; at least one, so that an empty text keeps its place."""
    found = signs(text, face)
    chars = [one.char for one in found]
    lines = break_lines(chars, [one.advance * size / 1000 for one in found], limit)
    return tuple("".join(chars[line.first : line.last]) for line in lines) or ("",)


def fit(text: str, face: str, size: float, limit: float, floor: float, most: int = 2) -> Fitted:
    """The text as large as its place allows: shrunk to the floor on one line, then on up to `most` lines, then below the floor.

    Nothing is ever cut: a name on a badge is the person's own. Names of several parts break after their dots.
    """
    found = signs(text, face)
    chars, unit = [one.char for one in found], [one.advance / 1000 for one in found]
    best = Fitted(0, (text,))
    for count in range(1, most + 1):
        lines = balanced(chars, unit, count)
        widest = max((line.width for line in lines), default=0.0)
        here = Fitted(
            min(size, limit / widest if widest else size), tuple("".join(chars[one.first : one.last]) for one in lines) or ("",)
        )
        best = max(best, here, key=lambda one: one.size)
        if here.size >= floor:
            return here
    return best


def balanced(chars: Sequence[str], widths: Sequence[float], count: int) -> list[Line]:
    """The text on at most `count` lines with the widest as narrow as it goes, to a quarter of an em."""
    allowed = after_dots if count > 1 and any(after_dots(a, b) for a, b in pairwise(chars)) else may_break
    whole = sum(widths)
    limit = whole / count
    while True:
        lines = break_lines(chars, widths, limit, allowed=allowed)
        if len(lines) <= count and not any(cuts_word(chars, line, allowed) for line in lines):
            return lines
        if limit > whole:
            return break_lines(chars, widths, whole + 1)
        limit += 0.25


def cuts_word(chars: Sequence[str], line: Line, allowed: MayBreak) -> bool:
    """The line had to break where no break is allowed."""
    after = line.last
    while after < len(chars) and chars[after] in BLANKS:
        after += 1
    return line.goes_on and after == line.last and not allowed(chars[after - 1], chars[after])


THIN_STROKE = 0.035
"""The outline, in ems, that makes a sign of a regular face as dark as its bold neighbours."""


def draw_signs(
    canvas: Any,
    found: Sequence[Sign],
    x: float,
    y: float,
    size: float,
    spread: float = 0.0,
    ink: float = 0.0,
    fields: Sequence[str] = (),
) -> None:
    """The signs stand on the baseline from x; `spread` points are added after each to justify the line.

    A rare sign that only a regular face holds is outlined in `ink` (a grey) where bold was asked, so that no name is half pale.
    A canvas that charts (`chart`) notes each sign with its field: the one in `fields`, or the canvas's own.
    """
    chart: list[tuple[str, str]] | None = getattr(canvas, "chart", None)
    if chart is not None:
        chart.extend(zip((one.char for one in found), fields or repeat(canvas.field), strict=False))
    thin = any(one.thin for one in found)
    if thin:
        canvas.saveState()
        canvas.setStrokeGray(ink)
        canvas.setLineWidth(size * THIN_STROKE)
    pen = canvas.beginText(x, y)
    if spread:
        pen.setCharSpace(spread)
    start = 0
    for place in range(1, len(found) + 1):
        if place == len(found) or (found[place].face, found[place].thin) != (found[start].face, found[start].thin):
            pen.setFont(found[start].face, size)
            if thin:
                pen.setTextRenderMode(2 if found[start].thin else 0)
            pen.textOut("".join(one.char for one in found[start:place]))
            start = place
    if spread:
        pen.setCharSpace(0)
    canvas.drawText(pen)
    if thin:
        canvas.restoreState()


def draw_text(canvas: Any, text: str, face: str, size: float, x: float, y: float, align: str = "left", ink: float = 0.0) -> None:
    """The text stands on the baseline, beginning, centred or ending at x."""
    found = signs(text, face)
    width = sum(one.advance for one in found) * size / 1000
    draw_signs(canvas, found, x - {"left": 0.0, "center": width / 2, "right": width}[align], y, size, ink=ink)
