"""Tables as workbooks, read back by another reader than the one that wrote them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.workbook.writer import table_book

TABLE = TableFacts(
    title="意向书：分省/汇总[表]",
    columns=(
        TableColumn(head="省区", width=20),
        TableColumn(head="份数", width=8, kind="number"),
        TableColumn(head="金额（元）", width=16, kind="yuan"),
        TableColumn(head="日期", width=12),
    ),
    rows=(("河北省", 3, 6_000_050, date(2018, 7, 19)), ("=1+1", None, 0, datetime(2018, 7, 19, 2, 30, tzinfo=UTC))),
    total=("合计", 3, 6_000_050, None),
    note="示例数据",
)


def read(content: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_cells_read_back() -> None:
    rows = read(table_book([TABLE]))
    assert rows[0][0] == TABLE.title
    assert rows[1] == ["省区", "份数", "金额（元）", "日期"]
    assert rows[2] == ["河北省", 3.0, 60000.5, date(2018, 7, 19)]
    assert rows[3][0] == "=1+1"
    assert rows[3][3] == datetime(2018, 7, 19, 10, 30)  # noqa: DTZ001
    assert rows[4][:3] == ["合计", 3.0, 60000.5]
    assert rows[6][0] == "示例数据"


def test_no_text_becomes_a_formula() -> None:
    words = ("=1+1", "+86 138", "-联系人暂定", "@x", '=HYPERLINK("x")', "'x")
    table = TableFacts(title="表", columns=(TableColumn(head="=头"),), rows=tuple((word,) for word in words), note="=注")
    content = table_book([table])
    assert [row[0] for row in read(content)[2 : 2 + len(words)]] == list(words)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert all(sheet.cell(3 + place, 1).quotePrefix for place in range(len(words)))


def test_heads_stay_and_pages_fit() -> None:
    sheet = load_workbook(io.BytesIO(table_book([TABLE]))).worksheets[0]
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet["C3"].number_format == "#,##0.00"
    assert sheet["A3"].number_format == "@"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width


def test_names_of_sheets_are_legal_and_unlike() -> None:
    names = CalamineWorkbook.from_filelike(io.BytesIO(table_book([TABLE, TABLE]))).sheet_names
    assert len(set(names)) == 2
    assert not any(set(name) & set("[]:*?/\\") or len(name) > 31 for name in names)


def test_an_empty_report_is_a_workbook_all_the_same() -> None:
    assert CalamineWorkbook.from_filelike(io.BytesIO(table_book([]))).sheet_names == ["FairDesk"]
    assert read(table_book([TableFacts(title="空", columns=(TableColumn(head="甲"),), rows=())]))[1] == ["甲"]


def test_signs_no_workbook_holds_do_not_stop_it() -> None:
    table = TableFacts(title="表", columns=(TableColumn(head="甲"),), rows=(("a\x00b\x0b",), ("x" * 40_000,)))
    rows = read(table_book([table]))
    assert rows[2][0].startswith("a")
    assert len(rows[3][0]) <= 32_767
