"""Tables on paper: heads on every page, figures at the right, a total row, page n of m, and the lines a bureau fills in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any

from fairdesk.base.i18n import _
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import MM, TABLE, TABLE_LANDSCAPE, Sheet, new_canvas
from fairdesk.printing.text import draw_text, fit, wrap
from fairdesk.records.papers import ReportFacts, TableColumn, TableFacts
from fairdesk.rules.amounts import yuan

SIZE, LINE, PAD = 8.5, 11.5, 3.5
WIDE = 110
"""A table with more characters than this is set across the sheet."""

Stroke = Callable[[Any], None]


def cell_text(value: object, column: TableColumn) -> str:
    """A cell as the paper shows it: fen as yuan, whole numbers in groups of three, days as ISO dates."""
    if value is None:
        return ""
    if column.kind == "yuan" and isinstance(value, int):
        return yuan(value)
    if column.kind == "number" and isinstance(value, int):
        return f"{value:,}"
    return value.isoformat() if isinstance(value, date) else str(value)


@dataclass(slots=True)
class Pages:
    """Fills pages from the top; what does not fit goes to the next one."""

    sheet: Sheet
    strokes: list[list[Stroke]] = field(default_factory=lambda: [[]])
    y: float = 0

    def __post_init__(self) -> None:
        self.y = self.sheet.size[1] - self.sheet.top

    def turn(self) -> None:
        """What follows stands on a new page."""
        self.strokes.append([])
        self.y = self.sheet.size[1] - self.sheet.top

    def room(self, height: float) -> bool:
        """Whether this height still fits on the page."""
        return self.y - height >= self.sheet.bottom

    def text(self, text: str, face: str, size: float, align: str = "left", grey: float = 0.0) -> None:
        """Lines of text over the whole width."""
        for line in wrap(text, face, size, self.sheet.width):
            self.y -= size * 1.45
            x = {"left": self.sheet.left, "center": self.sheet.size[0] / 2}[align]
            self.strokes[-1].append(_words(line, face, size, x, self.y, align, grey))


def _words(line: str, face: str, size: float, x: float, y: float, align: str, grey: float = 0.0) -> Stroke:
    def stroke(canvas: Any) -> None:
        canvas.setFillGray(grey)
        draw_text(canvas, line, face, size, x, y, align)
        canvas.setFillGray(0)

    return stroke


def draw_report(facts: ReportFacts) -> bytes:
    """The report as bare PDF: title, fair, figures, tables, and the lines for who filled it in and who checked it."""
    widest = max((sum(column.width for column in table.columns) for table in facts.tables), default=0)
    pages = Pages(TABLE_LANDSCAPE if widest > WIDE else TABLE)
    pages.text(facts.title, SANS_BOLD, 18, "center")
    pages.text(facts.fair.name, SANS, 10, "center", 0.3)
    pages.y -= 4
    hosts = "、".join(facts.fair.hosts)
    pages.text(
        _("Filled in by (seal): {hosts}    Date: {day}    Unit: yuan", hosts=hosts, day=facts.fair.day.isoformat()), SANS, 9
    )
    figures(pages, facts.figures)
    for table in facts.tables:
        draw_table(pages, table)
    if not pages.room(24):
        pages.turn()
    pages.y -= 10
    pages.text(_("Filled in by:              Checked by:              Telephone:"), SANS, 9)
    return _drawn(pages, facts.fair.notice)


def _drawn(pages: Pages, notice: str) -> bytes:
    target = BytesIO()
    canvas = new_canvas(target, pages.sheet.size)
    for number, strokes in enumerate(pages.strokes, start=1):
        for stroke in strokes:
            stroke(canvas)
        foot = f"{number} / {len(pages.strokes)}"
        draw_text(canvas, foot, SANS, 9, pages.sheet.size[0] / 2, 10 * MM, "center")
        if notice:
            line = fit(notice, SANS, 7, pages.sheet.width, 5, most=1)
            _words(line.lines[0], SANS, line.size, pages.sheet.size[0] / 2, 5.5 * MM, "center", 0.35)(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


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
            pages.strokes[-1].append(_words(number.lines[0], SANS_BOLD, number.size, x, pages.y + 12, "left"))
            pages.strokes[-1].append(_words(name.lines[0], SANS, name.size, x, pages.y, "left", 0.35))
        pages.y -= 4


def draw_table(pages: Pages, table: TableFacts) -> None:
    """The table under its title; the head stands again on every page it goes on to."""
    if not pages.room(70):
        pages.turn()
    pages.y -= 8
    pages.text(table.title, SANS_BOLD, 11)
    pages.y -= 4
    edges = column_edges(pages.sheet, table.columns)
    _head(pages, edges, table.columns)
    for row in table.rows:
        _row(pages, edges, table.columns, row, SANS)
    if table.total:
        _row(pages, edges, table.columns, table.total, SANS_BOLD)
    if not table.rows:
        pages.text(_("No entries."), SANS, 9, "left", 0.35)
    if table.note:
        pages.text(table.note, SANS, 8, "left", 0.35)


def column_edges(sheet: Sheet, columns: Sequence[TableColumn]) -> list[float]:
    """Where the columns begin and the last one ends: the sheet's width in the shares of their widths."""
    total = sum(column.width for column in columns) or 1
    edges = [sheet.left]
    for column in columns:
        edges.append(edges[-1] + sheet.width * column.width / total)
    return edges


def _head(pages: Pages, edges: Sequence[float], columns: Sequence[TableColumn]) -> None:
    cells = [
        wrap(column.head, SANS_BOLD, SIZE, edges[place + 1] - edges[place] - 2 * PAD) for place, column in enumerate(columns)
    ]
    _box(pages, edges, cells, SANS_BOLD, _aligns(columns), shade=0.93)


def _row(pages: Pages, edges: Sequence[float], columns: Sequence[TableColumn], row: Sequence[object], face: str) -> None:
    texts = [cell_text(value, column) for value, column in zip(row, columns, strict=True)]
    cells = [wrap(text, face, SIZE, edges[place + 1] - edges[place] - 2 * PAD) for place, text in enumerate(texts)]
    if not pages.room(_height(cells)):
        pages.turn()
        _head(pages, edges, columns)
    _box(pages, edges, cells, face, _aligns(columns))


def _aligns(columns: Sequence[TableColumn]) -> list[str]:
    return ["left" if column.kind == "text" else "right" for column in columns]


def _height(cells: Sequence[Sequence[str]]) -> float:
    return max(1, *(len(lines) for lines in cells)) * LINE + PAD


def _box(
    pages: Pages, edges: Sequence[float], cells: Sequence[Sequence[str]], face: str, aligns: Sequence[str], shade: float = 1
) -> None:
    height, top = _height(cells), pages.y
    pages.y -= height

    def stroke(canvas: Any) -> None:
        canvas.setFillGray(shade)
        canvas.setStrokeGray(0.6)
        canvas.setLineWidth(0.3)
        for left, right in pairwise(edges):
            canvas.rect(left, top - height, right - left, height, stroke=1, fill=int(shade < 1))
        canvas.setFillGray(0)
        for place, lines in enumerate(cells):
            x = edges[place + 1] - PAD if aligns[place] == "right" else edges[place] + PAD
            for number, line in enumerate(lines):
                draw_text(canvas, line, face, SIZE, x, top - LINE * (number + 1) + 0.6, aligns[place])

    pages.strokes[-1].append(stroke)
