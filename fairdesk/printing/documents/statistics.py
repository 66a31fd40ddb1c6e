"""Statistics as a bureau hands them in: an annex in ten thousands of yuan, with two-level heads, on A4 or A3."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.table_page import draw_form
from fairdesk.records.papers import ReportFacts, TableColumn, TableFacts
from fairdesk.records.sheets import FormFacts, PaperSize

PROVINCES = ("河北省", "内蒙古自治区", "西藏自治区", "新疆维吾尔自治区", "青海省", "河南省", "湖北省")


def draw(facts: FormFacts) -> bytes:
    """The table as PDF/A with its facts attached."""
    return draw_form(facts, facts=facts)


def specimen() -> FormFacts:
    """Letters by province and field, more than one page of them."""
    columns = (
        TableColumn(head="序号", width=6, kind="number"),
        TableColumn(head="省（区）", width=18),
        TableColumn(head="领域", width=16),
        TableColumn(head="份数", width=8, kind="number", group="意向书"),
        TableColumn(head="社会组织（家）", width=8, kind="number", group="意向书"),
        TableColumn(head="资金（元）", width=14, kind="yuan", group="意向金额"),
        TableColumn(head="物资（元）", width=14, kind="yuan", group="意向金额"),
        TableColumn(head="合计（元）", width=14, kind="yuan", group="意向金额"),
        TableColumn(head="户", width=8, kind="number", group="受益"),
        TableColumn(head="人", width=8, kind="number", group="受益"),
    )
    rows = tuple(
        (
            place,
            PROVINCES[place % 7],
            ("产业帮扶", "易地扶贫搬迁")[place % 2],
            place,
            place,
            *_money(place),
            place * 31,
            place * 97,
        )
        for place in range(1, 41)
    )
    total = ("", "合计", "", *(sum(row[column] for row in rows if isinstance(row[column], int)) for column in range(3, 10)))  # type: ignore[misc]
    table = TableFacts(
        title="按省（区）和领域",
        columns=columns,
        rows=rows,
        total=total,
        note="填表说明：同一社会组织签订多份意向书的，按一家计。",
    )
    report = ReportFacts(key="statistics", title="意向签约情况统计表", fair=specimens.fair(), figures=(), tables=(table,))
    return FormFacts(report=report, size=PaperSize.A4, annex="附件2", in_wan=True)


def _money(place: int) -> tuple[int, int, int]:
    return place * 1_234_500, place * 200_000, place * 1_434_500


STATISTICS = Document("statistics", N_("Statistics table"), specimen, draw)
