"""Rosters: the demo fair reads perfectly from CSV and from the workbook, and bureaus' real files as the reference says."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from fairdesk.base.assets import asset
from fairdesk.base.progress import silent
from fairdesk.workbook.roster.clean import CLEANERS
from fairdesk.workbook.roster.entities import entities
from fairdesk.workbook.roster.results import FileResult, SheetResult
from fairdesk.workbook.roster.take import letter, read_rosters

DEMO = asset("demo")
MESSY = Path(__file__).parents[1] / "reference" / "messy"
SCHEMA: dict[str, list[dict[str, str]]] = json.loads((DEMO / "schema.json").read_text(encoding="utf-8"))
EXPECTED: dict[str, Any] = json.loads((MESSY / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def demo() -> list[FileResult]:
    return read_rosters([*(DEMO / f"{entity}.csv" for entity in SCHEMA), DEMO / "demo_fair.xlsx"], silent(), fair_year=2018)


@pytest.fixture(scope="module")
def messy() -> dict[str, dict[str, Any]]:
    files = [MESSY / one["file"] for one in EXPECTED["files"]]
    return {one.file: one.to_json() for one in read_rosters(files, silent())}


def sheets(demo: list[FileResult]) -> Iterator[tuple[str, SheetResult]]:
    """Every sheet with the kind of record it must be: each kind twice, from its CSV and from the workbook."""
    for one in demo[:-1]:
        yield one.file.removesuffix(".csv"), one.sheets[0]
    for sheet in demo[-1].sheets:
        yield sheet.sheet, sheet


def test_the_demo_fair_reads_perfectly(demo: list[FileResult]) -> None:
    seen = 0
    for entity, sheet in sheets(demo):
        with (DEMO / f"{entity}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        heads = {column["key"]: column["header"] for column in SCHEMA[entity]}
        assert (sheet.entity, list(sheet.columns)) == (entity, list(heads))
        assert (sheet.skipped_rows, sheet.dropped, len(sheet.records)) == ([], [], len(rows))
        for row, record in zip(rows, sheet.records, strict=True):
            assert record.issues == []
            assert {key: str(value) for key, value in record.values.items()} == {key: row[head] for key, head in heads.items()}
        seen += 1
    assert seen == 2 * len(SCHEMA)


def test_typed_values_are_what_services_expect(demo: list[FileResult]) -> None:
    found = {entity: sheet.records[0].typed for entity, sheet in sheets(demo)}
    assert found["organisations"]["charity"] is False
    assert found["organisations"]["landline"] is None
    assert found["organisations"]["founded"] == date(1997, 5, 27)
    assert found["letters_of_intent"]["cash_yuan"] == 7_500_000
    assert found["negotiations"]["time"] == datetime(2018, 7, 19, 10, 30)  # noqa: DTZ001
    assert found["authorisations"]["functions"] == ["联络协调", "咨询服务", "协同管理", "事务工作"]
    assert found["pitches"]["time"] == "10:00"
    assert found["demands"]["people"] == 73


@pytest.mark.parametrize("place", range(len(EXPECTED["files"])), ids=lambda place: EXPECTED["files"][place]["file"])
def test_bureaus_files_read_as_the_reference_says(messy: dict[str, dict[str, Any]], place: int) -> None:
    expected = EXPECTED["files"][place]
    found = messy[expected["file"]]["sheets"]
    assert len(found) == len(expected["sheets"])
    for wanted, got in zip(expected["sheets"], found, strict=True):
        for key in {"sheet", "entity", "header_rows", "data_first_row", "columns", "amount_unit", "skipped_rows"} & wanted.keys():
            assert got[key] == wanted[key], key
        assert [told(one) for one in got["records"]] == [told(one) for one in wanted["records"]]


def told(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the reference's own key, its issues in one order."""
    issues = sorted((str(one["field"]), one["code"]) for one in record["issues"])
    return {"row": record["row"], "values": record["values"], "issues": issues, "twice": record.get("duplicate_of_row")}


def roster(path: Path, *rows: Sequence[Any]) -> SheetResult:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return read_rosters([path], silent(), fair_year=2018)[0].sheets[0]


def test_columns_nobody_asked_for_are_dropped_and_named(tmp_path: Path) -> None:
    sheet = roster(
        tmp_path / "人员.xlsx",
        ["序号", "姓名", "单位", "身份证号", "家庭住址"],
        [1, "张伟", "某局", "11010119800101001X", "某路"],
    )
    assert sheet.entity == "participants"
    assert [(one.column, one.head, one.cells, one.identity) for one in sheet.dropped] == [
        ("D", "身份证号", 1, True),
        ("E", "家庭住址", 1, False),
    ]
    assert "11010119800101001X" not in json.dumps(sheet.to_json(), ensure_ascii=False)
    assert [one["code"] for one in sheet.to_json()["dropped"]] == ["COLUMN_NOT_COLLECTED"] * 2


def test_units_titles_sections_and_sums(tmp_path: Path) -> None:
    sheet = roster(
        tmp_path / "需求.xlsx",
        ["需求汇总表"],
        ["填报单位：某局   单位：万元"],
        ["县（市、区、旗）", "需求名称", "资金", "联系人"],
        ["一、河北省"],
        ["张北县", "学校", 13, "张 伟"],
        ["县（市、区、旗）", "需求名称", "资金", "联系人"],
        ["康保县", "诊所", "5000元", "李四"],
        ["合计", None, 13.5],
        ["注：数据截至七月"],
    )
    assert (sheet.entity, sheet.header_rows, sheet.amount_unit) == ("demands", [3], "万元")
    assert [record.typed["cash_yuan"] for record in sheet.records] == [13_000_000, 500_000]
    reasons = [reason for _row, reason in sheet.skipped_rows]
    assert reasons == ["title", "title", "section heading", "repeated header", "subtotal", "footnote"]


def test_a_head_shared_by_a_code_and_a_name_is_told_by_what_is_below(tmp_path: Path) -> None:
    names = roster(tmp_path / "一.xlsx", ["机构名称", "所属联合党委"], ["某会", "第一联合党委"])
    codes = roster(tmp_path / "二.xlsx", ["机构名称", "所属联合党委"], ["某会", "PC01"])
    assert (set(names.columns), set(codes.columns)) == ({"name", "pc_name"}, {"name", "pc_id"})


def test_the_same_again_and_nearly_the_same(tmp_path: Path) -> None:
    row = ["某会", "51110000FD0001093H", "张伟"]
    sheet = roster(tmp_path / "一.xlsx", ["机构名称", "信用代码", "联系人"], row, row, [*row[:2], "李四"], ["别的会", "", "李四"])
    assert [record.duplicate_of_row for record in sheet.records] == [None, 2, 2, None]
    codes = [[issue.code for issue in record.issues if issue.field is None] for record in sheet.records]
    assert codes == [[], ["ROW_DUPLICATE"], ["ROW_NEAR_DUPLICATE"], []]


def test_places_are_found_by_other_words_and_doubt_is_left_open(tmp_path: Path) -> None:
    head = ["市（州、盟）", "县（市、区、旗）", "需求名称"]
    rows: list[list[str | None]] = [
        ["兴安盟", "前旗", "一"],
        [None, "前旗", "二"],
        [None, "张北", "三"],
        [None, "河北省张家口市康保县", "四"],
        [None, "某县", "五"],
    ]
    sheet = roster(tmp_path / "需求.xlsx", head, *rows)
    assert [record.typed["county"] for record in sheet.records] == ["科尔沁右翼前旗", None, "张北县", "康保县", "某县"]
    codes = [[issue.code for issue in record.issues] for record in sheet.records]
    assert codes == [["AREA_ALIAS"], ["AREA_AMBIGUOUS"], ["AREA_SUFFIX_ADDED"], ["AREA_PATH"], []]


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"%PDF-1.7")
    answer = read_rosters([bad], silent())[0].to_json()
    assert bad.name in answer["refused"]
    assert answer["sheets"] == []


def test_the_table_of_columns_is_sound() -> None:
    assert [one.key for one in entities()] == list(SCHEMA)
    for entity in entities():
        assert entity.required, entity.key
        assert {column["key"] for column in SCHEMA[entity.key]} <= {column.key for column in entity.columns}
        assert {column.type.partition(":")[0] for column in entity.columns} <= {*CLEANERS, "enum"}


def test_letters_of_columns() -> None:
    assert [letter(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
