"""Finding tables: groups of people in heads, numbers before heads, what a person said, identity numbers, and odd rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from fairdesk.base.progress import silent
from fairdesk.workbook.roster.recognise import Given
from fairdesk.workbook.roster.results import FileResult, SheetResult
from fairdesk.workbook.roster.take import Settled, interpreted, read_rosters

SECRET = "11010119800101001X"


def read(path: Path, *rows: Sequence[Any], merges: Sequence[str] = (), settled: Settled | None = None) -> FileResult:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    book.save(path)
    return read_rosters([path], silent(), settled=settled or Settled(2018))[0]


def first(found: FileResult) -> SheetResult:
    return found.sheets[0]


def test_a_group_says_whose_telephone_it_is(tmp_path: Path) -> None:
    heads: list[list[Any]] = [
        ["单位名称", "法定代表人", None, "联系人", None, None],
        [None, "姓名", "电话", "姓名", "手机", "邮箱"],
        ["某会", "张三", "13800000001", "李四", "13800000002", "a@example.org"],
    ]
    sheet = first(read(tmp_path / "名册.xlsx", *heads, merges=("A1:A2", "B1:C1", "D1:F1")))
    assert (sheet.entity, sheet.header_rows) == ("organisations", [1, 2])
    assert sheet.columns == {"name": "A", "legal_rep": "B", "contact": "D", "mobile": "E", "email": "F"}
    assert [(one.column, one.head) for one in sheet.dropped] == [("C", "电话")]


@pytest.mark.parametrize("head", ["1.姓名", "（1）姓名", "*姓 名", "姓名（必填）", "①姓名", "姓\n名："])
def test_heads_in_other_dress(tmp_path: Path, head: str) -> None:
    sheet = first(read(tmp_path / "名单.xlsx", [head, "工作单位"], ["张三", "某局"]))
    assert sheet.columns == {"name": "A", "unit": "B"}


def test_identity_numbers_are_stopped_at_the_door(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["姓名", "单位", "证件号", "备注", "证号"],
        ["张三", "某局", SECRET, f"身份证{SECRET}", 110101198001010000],
        ["李四", "某局", SECRET, "", 110101198001010000],
    ]
    found = read(tmp_path / "名单.xlsx", *rows)
    sheet = first(found)
    assert "badge_no" not in sheet.columns
    assert [(one.column, one.identity, one.precision_lost, one.cells) for one in sheet.dropped] == [
        ("C", True, False, 2),
        ("E", True, True, 2),
    ]
    answer = str(found.to_json())
    assert SECRET not in answer
    assert "11010119800101" not in answer
    assert "COLUMN_NOT_COLLECTED" in answer
    assert "ID_PRECISION_LOST" in answer
    assert [issue.code for issue in sheet.records[0].issues] == ["COLUMN_NOT_COLLECTED"]
    assert all(SECRET not in str(record.raw) for record in sheet.records)


def test_a_credit_code_and_a_badge_number_are_no_identity_numbers(tmp_path: Path) -> None:
    sheet = first(read(tmp_path / "一.xlsx", ["姓名", "单位", "证件号"], ["张三", "某局", "A001"]))
    assert (
        sheet.values_of("badge_no") == ["A001"] if hasattr(sheet, "values_of") else sheet.records[0].values["badge_no"] == "A001"
    )
    codes = first(read(tmp_path / "二.xlsx", ["机构名称", "信用代码"], ["某会", "51110000FD0001093H"]))
    assert codes.records[0].values["uscc"] == "51110000FD0001093H"


def test_every_column_of_amounts_has_its_own_unit(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["县", "需求名称", "资金（万元）", "物资折价（元）"], ["张北县", "一", 13, 5000]]
    sheet = first(read(tmp_path / "需求.xlsx", *rows))
    assert sheet.amount_unit == "万元"
    assert (sheet.records[0].values["cash_yuan"], sheet.records[0].values["in_kind_yuan"]) == (130_000, 5000)
    assert [(one.field, one.code) for one in sheet.issues] == [("cash_yuan", "AMOUNT_UNIT_HEADER")]
    assert first(read(tmp_path / "元.xlsx", ["县", "需求名称", "资金（元）"], ["张北县", "一", 13])).issues == []


def test_what_was_said_of_a_sender_is_known_and_of_nobody_else(tmp_path: Path) -> None:
    rows = (["填报单位：甲县民政局"], ["姓名", "单位", "手机", "对接号"], ["张三", "某局", "13800000001", "13800000002"])
    said = Settled(2018, {"甲县民政局": [Given("participants", {"对接号": "mobile", "手机": ""})]})
    known, stranger = (
        read(tmp_path / "一.xlsx", *rows, settled=said),
        read(tmp_path / "二.xlsx", ["填报单位：乙县"], *rows[1:], settled=said),
    )
    assert (known.sender, first(known).columns["mobile"]) == ("甲县民政局", "D")
    assert (stranger.sender, first(stranger).columns["mobile"]) == ("乙县", "C")
    assert known.book is not None
    again = interpreted("一.xlsx", known.book, silent(), settled=said, given={"Sheet": Given("")})
    assert (again.sheets[0].entity, bool(again.refused)) == (None, True)


def test_rows_that_are_no_records(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["姓名", "单位", "手机"],
        ["示例", "某局", "13800000000"],
        ["张三", "某局", "13800000001"],
        ["姓名", "单位", "手机"],
        ["共2人"],
        ["李四", "某局", "13800000002"],
        ["注："],
        ["1.本表一式两份。"],
    ]
    sheet = first(read(tmp_path / "名单.xlsx", *rows))
    assert [record.row for record in sheet.records] == [3, 6]
    assert sheet.skipped_rows == [(2, "example"), (4, "repeated header"), (5, "subtotal"), (7, "footnote"), (8, "footnote")]


def test_formulas_strokes_and_merges_are_told_where_they_are_and_nowhere_else(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    rows = [["县", "需求名称", "资金（元）", "物资折价（元）"]] + [
        ["张北县", f"需求{at}", 10 * at, f"=C{at + 1}*2"] for at in range(1, 7)
    ]
    for row in rows:
        sheet.append(row)
    for column in "ABCD":
        sheet[f"{column}4"].font = Font(strike=True)
    sheet["B5"].font = Font(strike=True)
    sheet.merge_cells("A6:A7")
    book.save(tmp_path / "需求.xlsx")
    found = first(read_rosters([tmp_path / "需求.xlsx"], silent(), settled=Settled(2018))[0])
    told = {record.row: [(one.field, one.code) for one in record.issues] for record in found.records}
    formula = ("in_kind_yuan", "FORMULA_DERIVED")
    assert told[2] == [formula]
    assert told[4] == [formula, (None, "ROW_STRUCK_OUT")]
    assert told[5] == [formula], "one word struck out does not cancel a row"
    assert told[6] == [formula]
    assert told[7] == [("county", "MERGED_FILL"), formula]
    assert all(field != "cash_yuan" for issues in told.values() for field, _code in issues)


def first_of(path: Path, *rows: Sequence[Any]) -> list[str]:
    """The codes of the last row as a whole."""
    return [one.code for one in first(read(path, *rows)).records[-1].issues if one.field is None]


def test_doubles_are_told_and_namesakes_are_not(tmp_path: Path) -> None:
    head = ["姓名", "单位", "手机"]
    one = ["张伟", "甲局", "13800000001"]
    assert first_of(tmp_path / "一.xlsx", head, one, one) == ["ROW_DUPLICATE"]
    assert first_of(tmp_path / "二.xlsx", [*head, "职务"], [*one, "科长"], [*one, "处长"]) == ["ROW_NEAR_DUPLICATE"]
    assert first_of(tmp_path / "三.xlsx", head, one, ["张伟", "乙局", "13800000002"]) == []
