"""Tables on paper: heads on every page, fen as yuan, totals, and cells that are never cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from fairdesk.printing import press
from fairdesk.printing.documents import report
from fairdesk.printing.table_page import cell_text
from fairdesk.records.papers import TableColumn, TableFacts
from tests.printing.readers import run, saved, text_of

FACTS = report.specimen()


def test_heads_stand_on_every_page_and_pages_are_counted(tmp_path: Path) -> None:
    pdf = report.draw(FACTS)
    text = text_of(tmp_path, pdf)
    assert text.count("金额（元）") == press.page_count(pdf) == 2
    assert "1/2" in text
    assert "2/2" in text


def test_every_row_and_the_total_are_there(tmp_path: Path) -> None:
    told = run("pdftotext", "-layout", saved(tmp_path, report.draw(FACTS)), "-").split()
    assert all(f"领域{place}" in told for place in range(1, 60))
    assert "21,850,650.00" in told


def test_cells_are_shown_by_kind() -> None:
    assert cell_text(123_456, TableColumn(head="", kind="yuan")) == "1,234.56"
    assert cell_text(1_234, TableColumn(head="", kind="number")) == "1,234"
    assert cell_text(date(2018, 7, 9), TableColumn(head="")) == "2018-07-09"
    assert cell_text(None, TableColumn(head="", kind="yuan")) == ""


def test_a_wide_table_lies_across_the_sheet_and_an_empty_one_says_so(tmp_path: Path) -> None:
    columns = tuple(TableColumn(head=f"列{place}") for place in range(12))
    rows = (tuple(f"很长的单元格内容{place}" * 3 for place in range(12)),)
    pdf = report.draw(replace(FACTS, tables=(TableFacts(title="宽表", columns=columns, rows=rows),)))
    width, height, _pixels = press.render_page(pdf, 0, 36)
    assert width > height
    assert text_of(tmp_path, pdf).count("元格内容11") >= 1
    assert press.page_count(report.draw(replace(FACTS, tables=(), figures=()))) == 1
