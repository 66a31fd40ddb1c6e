"""Tables as a bureau hands them in: heads in two levels on every page, sheets side by side, figures at the right, a total row."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from fairdesk.base.i18n import use_language
from fairdesk.printing import press
from fairdesk.printing.documents import ledger, report, statistics
from fairdesk.printing.pages import Pages
from fairdesk.printing.paper import TABLE
from fairdesk.printing.table_layout import SIZES, lay_out, measure
from fairdesk.printing.text import text_width
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.sheets import FormFacts, PaperSize
from tests.printing.places import glyphs, told_on
from tests.printing.readers import text_of

LEDGER, STATISTICS = ledger.specimen(), statistics.specimen()


def with_table(form: FormFacts, **changes: Any) -> FormFacts:
    """The form with its one table changed."""
    table = replace(form.report.tables[0], **changes)
    return replace(form, report=replace(form.report, tables=(table,)))


def test_heads_and_groups_stand_on_every_page_and_pages_are_counted() -> None:
    pdf = statistics.draw(STATISTICS)
    assert press.page_count(pdf) == 2
    for page in range(2):
        told = told_on(pdf, page)
        assert all(head in told for head in ("意向书", "意向金额", "受益", "省（区）", "份数"))
        assert f"{page + 1} / 2" in told


def test_a_group_stands_over_its_columns() -> None:
    pdf = statistics.draw(STATISTICS)
    left, bottom, right, _top = glyphs(pdf, 0, "意向金额")[0]
    first, last = glyphs(pdf, 0, "资金")[0], glyphs(pdf, 0, "合计")[0]
    assert first[0] < left < right < last[2]
    assert bottom > first[3]


def test_figures_end_at_one_edge_and_words_begin_at_one() -> None:
    pdf = statistics.draw(STATISTICS)
    ends = [glyphs(pdf, 0, text, loose=True)[0][2] for text in ("1,067", "1,164", "1,649", "2,037")]
    assert max(ends) - min(ends) < 0.1
    starts = [glyphs(pdf, 0, text, loose=True)[0][0] for text in ("青海省", "湖北省", "新疆维吾尔自治区")]
    assert max(starts) - min(starts) < 0.1


@pytest.mark.parametrize("form", [LEDGER, STATISTICS], ids=["ledger", "statistics"])
def test_the_total_is_last_and_right(form: FormFacts) -> None:
    pdf = statistics.draw(form)
    table = form.report.tables[0]
    last = told_on(pdf, press.page_count(pdf) - 1)
    money = next(place for place, column in enumerate(table.columns) if column.kind == "yuan")
    whole = sum(row[money] for row in table.rows if isinstance(row[money], int))  # type: ignore[misc]
    assert f"{whole / 1_000_000:,.2f}" in last
    assert "合计" in last


def test_neither_a_total_nor_the_signatures_are_alone_on_their_page() -> None:
    use_language("en")
    rows = STATISTICS.report.tables[0].rows
    pages = set()
    for count in range(14, 28):
        pdf = statistics.draw(with_table(STATISTICS, rows=(rows * 2)[:count]))
        told = told_on(pdf, press.page_count(pdf) - 1)
        pages.add(press.page_count(pdf))
        assert "合计" in told
        assert "Checked by:" in told
        assert any(str(row[1]) in told for row in rows)
    assert pages == {1, 2}


def test_annex_and_the_lines_of_a_bureau(tmp_path: Path) -> None:
    use_language("en")
    text = text_of(tmp_path, ledger.draw(LEDGER))
    for words in ("附件1", "Filledinby(seal):示例市民政局、示例市扶贫援合办", "Date:2018-07-19", "Unit:10,000yuan", "Checkedby:"):
        assert words in text
    assert "（元）" not in text, "the unit stands above the table, not in the heads"
    assert "Unit:yuan" in text_of(tmp_path, report.draw(STATISTICS.report))


def test_codes_and_days_are_whole_and_nothing_is_lost_on_a3(tmp_path: Path) -> None:
    pdf = ledger.draw(LEDGER)
    page = told_on(pdf, 0)
    assert page.count("52110000MJ0169001X") > 10
    assert page.count("2018-12-31") > 10
    text = text_of(tmp_path, pdf)
    cells = {str(cell) for row in LEDGER.report.tables[0].rows for cell in row if isinstance(cell, str) and len(cell) > 1}
    parts = {cell[:2] for cell in cells} | {cell[-2:] for cell in cells}
    assert not [part for part in parts if part.strip() == part and "〔" not in part and part not in text]


def test_on_a4_the_ledger_falls_into_sheets_that_lie_side_by_side() -> None:
    pdf = ledger.draw(replace(LEDGER, size=PaperSize.A4))
    left, right = told_on(pdf, 0), told_on(pdf, 1)
    assert "统一" not in left
    assert "信用代码" in left
    assert "落实情况" in right
    assert all("意向书编号" in told for told in (left, right))
    rows = [glyphs(pdf, page, "A03-0001-K")[0] for page in (0, 1)]
    assert abs(rows[0][1] - rows[1][1]) < 1, "a row stands at one height on both sheets"
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert all(float(page.mediabox[2]) > float(page.mediabox[3]) for page in paper.pages)


def test_a_report_may_be_asked_for_on_a3() -> None:
    for size, width in ((PaperSize.A4, 595), (PaperSize.A3, 1191)):
        with pikepdf.open(BytesIO(report.draw(report.specimen(), size))) as paper:
            assert round(float(paper.pages[0].mediabox[2])) == width


def test_the_structure_has_one_table_with_its_heads_once() -> None:
    with pikepdf.open(BytesIO(statistics.draw(STATISTICS))) as paper:
        kids = paper.Root.StructTreeRoot.K.K
        tables = [one for one in kids if one.get("/S") == "/Table"]
        assert len(tables) == 1
        rows = list(tables[0].K)
        assert [one.S for one in rows] == ["/TR"] * 42
        assert [one.S for one in rows[0].K] == ["/TH"] * 10
        assert {str(one.S) for row in rows[1:] for one in row.K} == {"/TD"}
        assert str(rows[0].K[3].Alt) == "意向书 份数"


def test_a_number_is_never_broken_and_a_short_name_stands_on_one_line() -> None:
    money, name = TableColumn(head="金额", width=1, kind="yuan"), TableColumn(head="姓名", width=1)
    assert measure(money, ["12,345,678.00"]).least >= text_width("12,345,678.00", "FairSansBold", 1)
    assert measure(name, ["叶云晴"]).least >= text_width("叶云晴", "FairSans", 1)
    columns = [TableColumn(head=f"列{place}", width=14, kind="yuan") for place in range(24)]
    grid = lay_out(columns, [["12,345,678.00"] * 24], TABLE.left, TABLE.width)
    assert len(grid.panels) > 1
    assert {place for panel in grid.panels for place in panel.columns} == set(range(24))
    needed = text_width("12,345,678.00", "FairSansBold", grid.size) + 2 * grid.pad
    for panel in grid.panels:
        assert panel.columns[:2] == (0, 1)
        assert all(b - a >= needed - 0.01 for a, b in pairwise(panel.edges))
        assert panel.edges[-1] == pytest.approx(TABLE.left + TABLE.width)


def test_few_columns_are_set_large_and_fill_the_width() -> None:
    grid = lay_out([TableColumn(head="名称"), TableColumn(head="份数", kind="number")], [["甲", "1"]], 0, 500)
    assert grid.size == SIZES[0]
    assert len(grid.panels) == 1
    assert grid.panels[0].edges[-1] == pytest.approx(500)


def test_the_width_goes_where_it_saves_lines() -> None:
    columns = [TableColumn(head="长", width=12), TableColumn(head="短", width=40), TableColumn(head="空", width=12)]
    grid = lay_out(columns, [["北京市示例社会组织服务促进中心" * 3, "是", ""]], 0, 300)
    widths = [b - a for a, b in pairwise(grid.panels[0].edges)]
    assert widths[0] > 3 * max(widths[1:])
    assert sum(widths) == pytest.approx(300)


def test_an_empty_table_says_so_under_its_heads(tmp_path: Path) -> None:
    use_language("en")
    text = text_of(tmp_path, statistics.draw(with_table(STATISTICS, rows=(), total=None)))
    assert "Noentries." in text
    assert "份数" in text


def test_parts_count_their_own_pages() -> None:
    pages = Pages(TABLE)
    pages.begin()
    for _page in range(2):
        pages.strokes[-1].append(lambda _canvas: None)
        pages.turn()
    pages.strokes[-1].append(lambda _canvas: None)
    pages.begin()
    assert [pages.number(place) for place in range(4)] == [(1, 3), (2, 3), (3, 3), (1, 1)]


def test_a_cell_wider_than_its_column_wraps_and_stays_whole(tmp_path: Path) -> None:
    words = "北京市示例社会组织参与脱贫攻坚与精准救助工作联合服务促进中心" * 4
    table = TableFacts(title="表", columns=(TableColumn(head="名称", width=200),) * 8, rows=((words,) * 8,))
    told = text_of(tmp_path, report.draw(replace(report.specimen(), tables=(table,))))
    assert told.count("促") == 32
