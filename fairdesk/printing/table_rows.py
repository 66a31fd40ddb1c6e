"""A table on its way onto the pages: its heads in two levels on each, its rows, and the total under a heavier rule."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

from fairdesk.printing import tags
from fairdesk.printing.drawing import HAIRLINE, SHADE
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.pages import Pages, rule
from fairdesk.printing.table_layout import Grid, Panel
from fairdesk.printing.text import draw_text, fit, wrap
from fairdesk.records.papers import TableColumn, TableFacts

LINE = 1.36
"""The leading of a cell's words."""


@dataclass(slots=True)
class TableRows:
    """One table on its way onto the pages."""

    pages: Pages
    facts: TableFacts
    columns: list[TableColumn]
    texts: list[list[str]]
    grid: Grid
    least: float
    keep: float
    cells: list[list[tuple[str, ...]]] = field(default_factory=list)

    def draw(self) -> None:
        """Each stretch of rows that fits a page is drawn panel by panel, so that the sheets lie side by side."""
        self.cells = [self.wrapped(row, SANS) for row in self.texts]
        if self.facts.total:
            self.cells[-1] = self.wrapped(self.texts[-1], SANS_BOLD)
        for number, (first, last) in enumerate(self.stretches()):
            start = self.pages.y if number == 0 else self.pages.top
            for place, panel in enumerate(self.grid.panels):
                if number or place:
                    self.pages.turn(start)
                self.head(panel, again=number > 0)
                for row in range(first, last):
                    self.row(panel, row)

    def wrapped(self, row: Sequence[str], face: str) -> list[tuple[str, ...]]:
        """The lines of each cell in the narrowest width its column has on any panel."""
        return [wrap(text, face, self.grid.size, self.room(place)) for place, text in enumerate(row)]

    def room(self, place: int) -> float:
        """The width for the words of a column."""
        found = [
            pair
            for panel in self.grid.panels
            for at, pair in zip(panel.columns, pairwise(panel.edges), strict=True)
            if at == place
        ]
        return min(right - left for left, right in found) - 2 * self.grid.pad + 0.01

    def height(self, cells: Sequence[Sequence[str]]) -> float:
        """The height of a row with these lines."""
        return max(self.least, max(1, *(len(one) for one in cells)) * self.grid.size * LINE + 1.1 * self.grid.pad)

    def heads(self) -> list[tuple[str, ...]]:
        """The lines of each column's head."""
        return self.wrapped([column.head for column in self.columns], SANS_BOLD)

    @property
    def head_height(self) -> float:
        """The height of the head with its groups."""
        lines = max(1, *(len(one) for one in self.heads())) * self.grid.size * LINE + 1.6 * self.grid.pad
        return lines + self.group_height

    @property
    def group_height(self) -> float:
        """The height of the row of groups; 0 where no column has one."""
        return self.grid.size * LINE + 1.2 * self.grid.pad if any(column.group for column in self.columns) else 0.0

    def stretches(self) -> list[tuple[int, int]]:
        """The rows page by page; the last row takes the total and what must be kept with them to its page."""
        found: list[tuple[int, int]] = []
        first, y = 0, self.pages.y - self.head_height
        heights = [self.height(cells) for cells in self.cells]
        last = len(self.cells) - (2 if self.facts.total else 1)
        for row, height in enumerate(heights):
            needed = sum(heights[row:]) + self.keep if row == last else height
            if first < row <= last and y - needed < self.pages.sheet.bottom:
                found.append((first, row))
                first, y = row, self.pages.top - self.head_height
            y -= height
        return [*found, (first, len(heights))]

    def head(self, panel: Panel, *, again: bool) -> None:
        """The heads of a panel, those of a group under the group's; on later pages no part of the text."""
        top, group = self.pages.y, self.group_height
        height = self.head_height
        self.pages.y -= height
        heads, size = self.heads(), self.grid.size

        def stroke(canvas: Any) -> None:
            spans = list(_spans([self.columns[place].group for place in panel.columns]))
            with tags.artifact(canvas, "Layout"):
                for name, first, last in spans:
                    if name:
                        x, to = panel.edges[first], panel.edges[last]
                        _cell(canvas, x, top - group, to - x, group, shade=True)
                        told = fit(name, SANS_BOLD, size, to - x - 2, 4, most=1)
                        draw_text(
                            canvas,
                            told.lines[0],
                            SANS_BOLD,
                            told.size,
                            (x + to) / 2,
                            top - group / 2 - told.size * 0.36,
                            "center",
                        )
            with _aside_if(canvas, again), tags.tagged(canvas, "Table", key=panel), tags.tagged(canvas, "TR"):
                for place, (x, to) in zip(panel.columns, pairwise(panel.edges), strict=True):
                    column = self.columns[place]
                    lower = height - group if column.group else height
                    with tags.artifact(canvas, "Layout"):
                        _cell(canvas, x, top - height, to - x, lower, shade=True)
                    with tags.tagged(canvas, "TH", alt=f"{column.group} {column.head}" if column.group else ""):
                        _lines(canvas, heads[place], SANS_BOLD, size, (x + to) / 2, top - height, lower, "center")

        self.pages.strokes[-1].append(stroke)

    def row(self, panel: Panel, row: int) -> None:
        """One row of a panel; the total is bold under a heavier rule."""
        cells, top = self.cells[row], self.pages.y
        height = self.height(cells)
        self.pages.y -= height
        total = bool(self.facts.total) and row == len(self.cells) - 1
        face, size, pad = SANS_BOLD if total else SANS, self.grid.size, self.grid.pad

        def stroke(canvas: Any) -> None:
            with tags.tagged(canvas, "Table", key=panel), tags.tagged(canvas, "TR"):
                for place, (x, to) in zip(panel.columns, pairwise(panel.edges), strict=True):
                    with tags.artifact(canvas, "Layout"):
                        _cell(canvas, x, top - height, to - x, height, shade=total)
                    right = self.columns[place].kind != "text"
                    with tags.tagged(canvas, "TD"):
                        at, align = (to - pad, "right") if right else (x + pad, "left")
                        _lines(canvas, cells[place], face, size, at, top - height, height, align)
            if total:
                rule(panel.edges[0], panel.edges[-1], top, width=0.9, grey=0.25)(canvas)

        self.pages.strokes[-1].append(stroke)


def _aside_if(canvas: Any, aside: bool) -> AbstractContextManager[None]:
    return tags.artifact(canvas, "Pagination") if aside else nullcontext()


def _spans(names: Sequence[str]) -> list[tuple[str, int, int]]:
    """Stretches of columns with one group: (name, first, after the last)."""
    found, at = [], 0
    for name, run in groupby(names):
        count = len(list(run))
        found.append((name, at, at + count))
        at += count
    return found


def _cell(canvas: Any, x: float, y: float, width: float, height: float, *, shade: bool) -> None:
    canvas.setFillGray(SHADE if shade else 1)
    canvas.setStrokeGray(HAIRLINE)
    canvas.setLineWidth(0.3)
    canvas.rect(x, y, width, height, stroke=1, fill=int(shade))
    canvas.setFillGray(0)


def _lines(canvas: Any, lines: Sequence[str], face: str, size: float, x: float, y: float, height: float, align: str) -> None:
    """The lines around the middle of a cell whose lower edge is y."""
    base = y + height / 2 + (len(lines) / 2 - 1) * size * LINE + size * (LINE / 2 - 0.36)
    for line in lines:
        draw_text(canvas, line, face, size, x, base, align)
        base -= size * LINE
