"""Tables on paper: heads on every page, figures at the right, a total row, page n of m, and the lines a bureau fills in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from fairdesk.base.i18n import _
from fairdesk.printing import tags
from fairdesk.printing.drawing import GREY, HAIRLINE, SHADE, Drawing
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import A3_LANDSCAPE, MM, TABLE, TABLE_LANDSCAPE, Sheet
from fairdesk.printing.table_layout import Grid, Panel, lay_out
from fairdesk.printing.text import draw_text, fit, text_width, wrap
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.sheets import FormFacts, PaperSize
from fairdesk.rules.amounts import wan, yuan

LINE = 1.36
"""The leading of a cell's words."""
WIDE = 110
"""A table with more characters than this is set across the sheet."""
NOTE = 8
"""Points of the note under a table."""
SIGNING = 16 * MM
"""The height of the lines for the signatures."""
TABLE_A3 = Sheet(A3_LANDSCAPE, top=18 * MM, bottom=18 * MM, left=15 * MM, right=15 * MM)

Stroke = Callable[[Any], None]


def cell_text(value: object, column: TableColumn, *, in_wan: bool = False) -> str:
    """A cell as the paper shows it: fen as yuan or ten thousands, whole numbers in groups of three, days as ISO dates."""
    if value is None:
        return ""
    if column.kind == "yuan" and isinstance(value, int):
        return wan(value) if in_wan else yuan(value)
    if column.kind == "number" and isinstance(value, int):
        return f"{value:,}"
    return value.isoformat() if isinstance(value, date) else str(value)


@dataclass(slots=True)
class Pages:
    """Fills pages from the top; what does not fit goes to the next one."""

    sheet: Sheet
    strokes: list[list[Stroke]] = field(default_factory=lambda: [[]])
    starts: list[int] = field(default_factory=lambda: [0])
    """The pages on which a part begins; pages are counted within their part."""
    y: float = 0

    def __post_init__(self) -> None:
        self.y = self.top

    @property
    def top(self) -> float:
        """Where a page begins."""
        return self.sheet.size[1] - self.sheet.top

    @property
    def right(self) -> float:
        """The right edge of the type area."""
        return self.sheet.left + self.sheet.width

    def turn(self, y: float | None = None) -> None:
        """What follows stands on a new page, from its top or from y."""
        self.strokes.append([])
        self.y = self.top if y is None else y

    def begin(self) -> None:
        """What follows is a part of its own, on a page of its own."""
        if self.strokes[-1]:
            self.turn()
            self.starts.append(len(self.strokes) - 1)

    def number(self, page: int) -> tuple[int, int]:
        """Which page of its part the page at this place is, and how many the part has."""
        first = max(start for start in self.starts if start <= page)
        after = min((start for start in self.starts if start > page), default=len(self.strokes))
        return page - first + 1, after - first

    def room(self, height: float) -> bool:
        """Whether this height still fits on the page."""
        return self.y - height >= self.sheet.bottom

    def text(self, text: str, face: str, size: float, align: str = "left", grey: float = 0.0, role: str = "P") -> None:
        """Lines of text over the whole width."""
        for line in wrap(text, face, size, self.sheet.width):
            self.y -= size * 1.45
            x = {"left": self.sheet.left, "center": self.sheet.size[0] / 2}[align]
            self.strokes[-1].append(words(line, face, size, x, self.y, align, grey, role))


def words(
    line: str, face: str, size: float, x: float, y: float, align: str = "left", grey: float = 0.0, role: str = "P"
) -> Stroke:
    """A line of words on the baseline y."""

    def stroke(canvas: Any) -> None:
        with tags.tagged(canvas, role):
            canvas.setFillGray(grey)
            draw_text(canvas, line, face, size, x, y, align, ink=grey)
            canvas.setFillGray(0)

    return stroke


def sheet_of(form: FormFacts) -> Sheet:
    """A3 lies across; A4 stands upright unless a table is wide."""
    if form.size is PaperSize.A3:
        return TABLE_A3
    widest = max((sum(column.width for column in table.columns) for table in form.report.tables), default=0)
    return TABLE_LANDSCAPE if widest > WIDE else TABLE


def draw_form(form: FormFacts, *, facts: object) -> bytes:
    """The report as PDF/A: annex, title, fair, the line of the unit, figures, tables, and who filled it in and checked it."""
    report = form.report
    pages = Pages(sheet_of(form))
    if form.annex:
        pages.strokes[-1].append(words(form.annex, SANS, 10.5, pages.sheet.left, pages.top + 3 * MM))
    pages.text(report.title, SANS_BOLD, 20, "center", role="H1")
    pages.y -= 3
    pages.text(report.fair.name, SANS, 10, "center", 0.3)
    pages.y -= 8
    unit = _("Unit: 10,000 yuan") if form.in_wan else _("Unit: yuan")
    hosts = _("Filled in by (seal): {hosts}", hosts="、".join(report.fair.hosts))
    line_of(pages, hosts, _("Date: {day}", day=report.fair.day.isoformat()), unit)
    figures(pages, report.figures)
    for table in report.tables:
        keep = SIGNING if table is report.tables[-1] else 0
        draw_table(pages, table, in_wan=form.in_wan, titled=table.title != report.title, keep=keep)
    signing_lines(pages)
    return drawn(pages, title=report.title, fair=report.fair, facts=facts)


def line_of(pages: Pages, left: str, middle: str, right: str) -> None:
    """Three texts on one line: at the left edge, in the middle, at the right edge; long ones are set smaller."""
    pages.y -= 13
    first = fit(left, SANS, 9.5, pages.sheet.width * 0.56, 5, most=1)
    strokes = pages.strokes[-1]
    strokes.append(words(first.lines[0], SANS, first.size, pages.sheet.left, pages.y))
    strokes.append(words(middle, SANS, 9.5, pages.sheet.left + pages.sheet.width * 0.68, pages.y, "center"))
    strokes.append(words(right, SANS, 9.5, pages.right, pages.y, "right"))
    pages.y -= 3


def signing_lines(pages: Pages) -> None:
    """Who filled it in, who checked it, and the telephone, each with a line to write on."""
    if not pages.room(SIGNING):
        pages.turn()
    pages.y -= SIGNING - 2 * MM
    part, y = pages.sheet.width / 3, pages.y
    for place, label in enumerate((_("Filled in by:"), _("Checked by:"), _("Telephone:"))):
        x = pages.sheet.left + place * part
        pages.strokes[-1].append(words(label, SANS, 9.5, x, y))
        pages.strokes[-1].append(_rule(x + text_width(label, SANS, 9.5) + 2, x + part * 0.86, y - 2))


def _rule(x: float, to: float, y: float, *, width: float = 0.4, grey: float = GREY) -> Stroke:
    def stroke(canvas: Any) -> None:
        canvas.setStrokeGray(grey)
        canvas.setLineWidth(width)
        canvas.line(x, y, to, y)

    return stroke


def drawn(pages: Pages, *, title: str, fair: Any, facts: object) -> bytes:
    """The pages as PDF/A: later ones bear the title again, each its number, all the notice of the fair."""
    paper = Drawing(pages.sheet.size)
    sheet, middle = pages.sheet, pages.sheet.size[0] / 2
    for place, strokes in enumerate(pages.strokes):
        number, count = pages.number(place)
        paper.sheet()
        for stroke in strokes:
            stroke(paper.canvas)
        with tags.artifact(paper.canvas, "Pagination"):
            if number > 1:
                high = sheet.size[1] - 9 * MM
                paper.words(title, SANS, 8, sheet.left, high, sheet.width / 2, floor=5, grey=GREY)
                paper.words(fair.name, SANS, 8, pages.right, high, sheet.width / 2, floor=5, align="right", grey=GREY)
            draw_text(paper.canvas, f"{number} / {count}", SANS, 9, middle, 10 * MM, "center")
            paper.notice(fair.notice, middle, 5.5 * MM, sheet.width, size=7)
    return paper.kept(title=f"{title} {fair.name}", day=fair.day, facts=facts)


def figures(pages: Pages, told: Sequence[tuple[str, str]], per_row: int = 5) -> None:
    """The figures in large type, five to a row, the label under each."""
    for start in range(0, len(told), per_row):
        row = told[start : start + per_row]
        pages.y -= 34
        step = pages.sheet.width / per_row
        for place, (label, value) in enumerate(row):
            x = pages.sheet.left + place * step
            number = fit(value, SANS_BOLD, 17, step - 6, 8, most=1)
            name = fit(label, SANS, 8.5, step - 6, 6, most=1)
            pages.strokes[-1].append(words(number.lines[0], SANS_BOLD, number.size, x, pages.y + 12))
            pages.strokes[-1].append(words(name.lines[0], SANS, name.size, x, pages.y, "left", 0.35))
        pages.y -= 4


def draw_table(
    pages: Pages, table: TableFacts, *, in_wan: bool = False, least: float = 0, titled: bool = True, keep: float = 0
) -> None:
    """The table under its title, its head again on every page it goes on to.

    `least` is the height of a row to write in, `keep` what follows and must stand on the page of the last row.
    """
    columns = [_without_unit(column) for column in table.columns] if in_wan else list(table.columns)
    lines = [*table.rows, *([table.total] if table.total else [])]
    texts = [[cell_text(cell, column, in_wan=in_wan) for cell, column in zip(row, columns, strict=True)] for row in lines]
    grid = lay_out(columns, texts, pages.sheet.left, pages.sheet.width, written=least > 0)
    note = wrap(table.note, SANS, NOTE, pages.sheet.width) if table.note else ()
    if not pages.room(70):
        pages.turn()
    pages.y -= 8
    if titled:
        pages.text(table.title, SANS_BOLD, 11, role="H2")
        pages.y -= 4
    _Table(pages, table, columns, texts, grid, least, keep + len(note) * NOTE * 1.45 + 2).draw()
    if not table.rows:
        pages.text(_("No entries."), SANS, 9, "left", 0.35)
    if table.note:
        pages.y -= 2
        pages.text(table.note, SANS, NOTE, "left", 0.35)


def _without_unit(column: TableColumn) -> TableColumn:
    """The column without the unit in brackets at the end of its head: it stands above the table."""
    if column.kind != "yuan":
        return column
    head = column.head.partition("（")[0].partition(" (")[0]
    return TableColumn(head=head, width=column.width, kind=column.kind, group=column.group)


@dataclass(slots=True)
class _Table:
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
                _rule(panel.edges[0], panel.edges[-1], top, width=0.9, grey=0.25)(canvas)

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
