"""The ledger of letters (台账) as a bureau hands it in: one line for each, on A3 across or on sheets of A4 side by side."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.table_page import draw_form
from fairdesk.records.papers import ReportFacts, TableColumn, TableFacts
from fairdesk.records.sheets import FormFacts

COLUMNS = (
    ("序号", 5, "number", ""), ("意向书编号", 22, "text", ""), ("项目名称", 24, "text", "项目"), ("领域", 12, "text", "项目"),
    ("类型", 10, "text", "项目"), ("省", 14, "text", "受援方"), ("市", 14, "text", "受援方"), ("县", 14, "text", "受援方"),
    ("受援单位", 22, "text", "受援方"), ("社会组织", 24, "text", "社会组织"), ("信用代码", 20, "text", "社会组织"),
    ("类别", 12, "text", "社会组织"), ("联合党委", 20, "text", "社会组织"), ("支持型、枢纽型", 10, "text", "社会组织"),
    ("受托单位", 22, "text", "社会组织"), ("帮扶方式", 12, "text", ""), ("资金（元）", 14, "yuan", "意向金额"),
    ("物资折价（元）", 14, "yuan", "意向金额"), ("合计（元）", 14, "yuan", "意向金额"), ("户", 8, "number", "受益"),
    ("人", 8, "number", "受益"), ("起止时间", 24, "text", ""), ("理事会决议", 20, "text", ""), ("签订日期", 12, "text", ""),
    ("受援方", 12, "text", "联系人"), ("社会组织", 12, "text", "联系人"), ("状态", 12, "text", "落实情况"),
    ("正式协议", 20, "text", "落实情况"), ("到位资金（元）", 14, "yuan", "落实情况"), ("到位物资（元）", 14, "yuan", "落实情况"),
    ("到位率", 10, "text", "落实情况"), ("实际受益", 8, "number", "落实情况"), ("培育当地组织", 10, "text", "落实情况"),
    ("存在问题", 20, "text", "落实情况"), ("下一步", 20, "text", "落实情况"), ("更新日期", 12, "text", "落实情况"),
)  # fmt: skip


def draw(facts: FormFacts) -> bytes:
    """The ledger as PDF/A with its facts attached."""
    return draw_form(facts, facts=facts)


def specimen() -> FormFacts:
    """Thirty letters in all columns."""
    columns = tuple(TableColumn(head=head, width=width, kind=kind, group=group) for head, width, kind, group in COLUMNS)
    rows = tuple(_row(place) for place in range(1, 31))
    sums = [sum(row[at] for row in rows) if one.kind != "text" and at else None for at, one in enumerate(columns)]  # type: ignore[misc]
    table = TableFacts(
        title="帮扶项目意向书台账",
        columns=columns,
        rows=rows,
        total=(None, "合计", *sums[2:]),
        note="填表说明：无凭据物资计数量、不计金额；到位率为到位资金与意向资金之比。",
    )
    report = ReportFacts(key="ledger", title="帮扶项目意向书台账", fair=specimens.fair(), figures=(), tables=(table,))
    return FormFacts(report=report, annex="附件1", in_wan=True)


def _row(place: int) -> tuple[object, ...]:
    giving, receiving, trusted = specimens.giving_side(), specimens.receiving_side(), specimens.trustee()
    cash, goods = place * 1_500_000, place % 4 * 2_500_000
    return (
        place, f"京社扶意〔2018〕A03-{place:04d}-K号", "果蔬冷链与品牌打造", ("产业帮扶", "易地扶贫搬迁")[place % 2],
        "对口支援", "内蒙古自治区", "呼和浩特市", "武川县", receiving.name, giving.name, giving.code, "社会服务机构",
        "社会组织第十二联合党委", "支持型" if place % 5 == 0 else "", trusted.name if place % 3 == 0 else "", "协同帮扶",
        cash, goods, cash + goods, place * 11, place * 37, "2018-09-01 – 2020-08-31", f"芷兰理字〔2018〕{place}号",
        date(2018, 7, 19), receiving.contact, (trusted.contact, "阿依努尔·吐尔逊")[place % 2], "实施中",
        f"京社扶协〔2018〕A03-{place:04d}-K号", cash // 2, goods, "50.0%", place * 30, "是", "",
        "十月底前到位其余资金" if place % 3 == 0 else "", date(2018, 12, 31),
    )  # fmt: skip


LEDGER = Document("ledger", N_("Ledger for submission"), specimen, draw)
