"""Any report on paper: A4, upright or across by its widest table."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.table_page import draw_form
from fairdesk.records.papers import ReportFacts, TableColumn, TableFacts
from fairdesk.records.sheets import FormFacts, PaperSize


def draw(facts: ReportFacts, size: PaperSize = PaperSize.A4) -> bytes:
    """The report as PDF/A with its facts attached."""
    return draw_form(FormFacts(report=facts, size=size), facts=facts)


def specimen() -> ReportFacts:
    """A report of two pages."""
    columns = (
        TableColumn(head="领域", width=24),
        TableColumn(head="份数", kind="number"),
        TableColumn(head="金额（元）", width=18, kind="yuan"),
    )
    rows = tuple((f"领域{place}", place, place * 1_234_500) for place in range(1, 60))
    table = TableFacts(
        title="按领域", columns=columns, rows=rows, total=("合计", sum(range(1, 60)), sum(range(1, 60)) * 1_234_500)
    )
    figures = (("意向书（份）", "40"), ("意向总额（元）", "10,202,000.00"))
    return ReportFacts(key="specimen", title="统计表", fair=specimens.fair(), figures=figures, tables=(table,))


REPORT = Document("report", N_("Report"), specimen, draw)
