"""Tables on paper: heads on every page, figures at the right, a total row, page n of m, and the lines a bureau fills in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fairdesk.base.i18n import _
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.pages import Pages, drawn, rule, words
from fairdesk.printing.paper import A3_LANDSCAPE, MM, TABLE, TABLE_LANDSCAPE, Sheet
from fairdesk.printing.table_layout import lay_out
from fairdesk.printing.table_rows import TableRows
from fairdesk.printing.text import fit, text_width, wrap
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.sheets import FormFacts, PaperSize
from fairdesk.rules.amounts import wan, yuan

WIDE = 110
"""A table with more characters than this is set across the sheet."""
NOTE = 8
"""Points of the note under a table."""
SIGNING = 16 * MM
"""The height of the lines for the signatures."""
TABLE_A3 = Sheet(A3_LANDSCAPE, top=18 * MM, bottom=18 * MM, left=15 * MM, right=15 * MM)


def cell_text(value: object, column: TableColumn, *, in_wan: bool = False) -> str:
    """A cell as the paper shows it: fen as yuan or ten thousands, whole numbers in groups of three, days as ISO dates."""
    if value is None:
        return ""
    if column.kind == "yuan" and isinstance(value, int):
        return wan(value) if in_wan else yuan(value)
    if column.kind == "number" and isinstance(value, int):
        return f"{value:,}"
    return value.isoformat() if isinstance(value, date) else str(value)


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
        pages.strokes[-1].append(rule(x + text_width(label, SANS, 9.5) + 2, x + part * 0.86, y - 2))


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
    TableRows(pages, table, columns, texts, grid, least, keep + len(note) * NOTE * 1.45 + 2).draw()
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
