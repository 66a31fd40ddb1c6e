"""Taking a whole fair in: once, again, as single tables or one workbook, and back out."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select

from fairdesk.base.errors import Cancelled
from fairdesk.base.progress import Progress, Step
from fairdesk.models.base import Record
from fairdesk.records.journal import CheckResult
from fairdesk.records.rosters import ReadFile
from fairdesk.services import history, rosters
from fairdesk.services.desk import Desk
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import journaled
from tests.demo_rosters import DEMO, File, Sheet, csv_files, roster, workbook
from tests.factory import bare_desk

FAIR = {
    "agenda_item": 14, "area": 107, "arrival": 509, "authorisation": 10, "board_resolution": 187, "body": 53, "booth": 135,
    "delegation": 89, "demand": 300, "district_stand": 16, "entrustment": 34, "follow_up": 40, "framework_agreement": 7,
    "household": 64, "joint_committee": 34, "letter_of_intent": 40, "negotiation": 160, "offer": 350, "organisation": 260,
    "pairing": 30, "participant": 520, "pitch": 16, "zone": 6,
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with bare_desk(tmp_path / "bureau.fairdesk") as one:
        yield one


def counts(desk: Desk) -> dict[str, int]:
    """How many valid records each table has."""

    def query(look: Look) -> dict[str, int]:
        found = {}
        for name, kind in journaled().items():
            valid = select(func.count()).select_from(kind).where(kind.voided.is_(False))
            found[name] = look.session.execute(valid).scalar_one()
        return {name: count for name, count in found.items() if count}

    return desk.look(query)


def operations(desk: Desk) -> int:
    return len(desk.look(history.operations))


@pytest.mark.parametrize("read", [csv_files, workbook], ids=["tables", "workbook"])
def test_the_whole_fair_goes_in(desk: Desk, read: Callable[[], Sequence[ReadFile]]) -> None:
    files = read()
    before = time.perf_counter()
    outcome = desk.do(rosters.take_in, files=files)
    assert time.perf_counter() - before < 10
    assert counts(desk) == FAIR
    assert not outcome.result.waits
    assert outcome.label == "Import rosters"
    assert outcome.changed == set(FAIR)
    found: CheckResult = desk.look(history.check)
    assert found.clean
    assert found.records == sum(FAIR.values())


def test_the_same_fair_again_changes_nothing(desk: Desk) -> None:
    desk.do(rosters.take_in, files=csv_files())
    written, state = operations(desk), desk.look(history.state_digest)
    for files in (csv_files(), workbook()):
        outcome = desk.do(rosters.take_in, files=files)
        assert (outcome.act, outcome.changed) == ("", frozenset())
        assert outcome.result.total().unchanged == outcome.result.total().rows == 2874
    assert (operations(desk), desk.look(history.state_digest)) == (written, state)


def test_a_preview_says_the_same_and_writes_nothing(desk: Desk) -> None:
    foreseen = desk.look(rosters.preview, files=csv_files())
    assert (counts(desk), operations(desk)) == ({}, 0)
    assert desk.do(rosters.take_in, files=csv_files()).result == foreseen


def test_only_what_differs_is_written(desk: Desk) -> None:
    desk.do(rosters.take_in, files=csv_files())
    written = operations(desk)
    corrected = roster("organisations", {"org_id": "ORG001", "name": "北京木铎返乡创业联盟", "mobile": "13900009999"})
    outcome = desk.do(rosters.take_in, files=[corrected])
    newest = desk.look(history.operations)[-1]
    assert (operations(desk), outcome.changed) == (written + 1, frozenset({"organisation"}))
    assert (newest.kind, newest.fields) == ("change", '{"mobile":"13900009999"}')


def test_one_undo_takes_the_whole_import_back_and_it_can_go_in_again(desk: Desk) -> None:
    desk.do(rosters.take_in, files=workbook())
    desk.do(history.take_back)
    assert counts(desk) == {}
    desk.do(rosters.take_in, files=workbook())
    assert counts(desk) == FAIR


def test_a_wish_to_stop_leaves_the_desk_as_it_was(desk: Desk) -> None:
    progress = Progress()

    def after_a_while(step: Step) -> None:
        if step.done > 1000:
            progress.stop.set()

    progress.listener = after_a_while
    with pytest.raises(Cancelled):
        desk.do_long(rosters.take_in, progress, files=csv_files())
    assert counts(desk) == {}


def test_a_refused_file_and_a_sheet_nobody_knows_wait_for_a_person(desk: Desk) -> None:
    unknown = File("menu.xlsx", [Sheet("S", None)])
    files = [File("locked.xlsx", refused="FileUnreadable"), unknown, *csv_files()]
    report = desk.do(rosters.take_in, files=files).result
    assert report.waits
    assert [(one.file, one.refused) for one in report.files if one.refused] == [("locked.xlsx", "FileUnreadable")]
    assert counts(desk) == FAIR


def messy(folder: Path, name: str, *rows: Sequence[Any]) -> Path:
    """A workbook with these rows."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(folder / name)
    return folder / name


PEOPLE = (
    ["某市参会人员名单", None, None, None],
    ["序号", "姓名", "工作单位", "手机号码"],
    [1, "张伟", "甲县民政局", 13800000001],
    [2, "阿依古丽 买买提江", "甲县民政局", "1380000"],
    [3, "李四", "乙县民政局", 13800000003],
)


def test_the_fix_list_has_the_columns_as_received_and_names_what_waits(desk: Desk, tmp_path: Path) -> None:
    locked = tmp_path / "锁.xlsx"
    locked.write_bytes(b"%PDF-1.7")
    found = rosters.read([messy(tmp_path, "名单.xlsx", *PEOPLE), locked])
    report = desk.do(rosters.take_in, files=found).result
    assert rosters.waiting(found, report)
    rosters.write_fix_list(found, tmp_path / "fix.xlsx", report)
    book = load_workbook(tmp_path / "fix.xlsx")
    sheet = book.worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [list(row) for row in (*PEOPLE[:2], PEOPLE[3])]
    coloured = {cell.coordinate: cell.comment is not None for row in sheet["A3:D3"] for cell in row if cell.fill.patternType}
    assert coloured == {"B3": True, "D3": True}
    assert sheet["D3"].fill.fgColor.rgb != sheet["B3"].fill.fgColor.rgb
    listed = [[cell.value for cell in row][:5] for row in book.worksheets[1].iter_rows(min_row=3)]
    assert listed == [
        ["锁.xlsx", None, None, None, None],
        ["名单.xlsx", "Sheet", 4, "姓名", "阿依古丽 买买提江"],
        ["名单.xlsx", "Sheet", 4, "手机", "1380000"],
    ]
    assert book.worksheets[2].sheet_state == "veryHidden"


def test_a_mended_fix_list_changes_what_was_mended_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    found = rosters.read([messy(tmp_path, "名单.xlsx", *PEOPLE)])
    report = desk.do(rosters.take_in, files=found).result
    rosters.write_fix_list(found, tmp_path / "fix.xlsx", report)
    book = load_workbook(tmp_path / "fix.xlsx")
    book.worksheets[0]["B3"], book.worksheets[0]["D3"] = "阿依古丽·买买提江", "13800000002"
    book.worksheets[0].insert_rows(3)
    book.save(tmp_path / "mended.xlsx")
    written = operations(desk)
    again = desk.do(rosters.take_in, files=rosters.read([tmp_path / "mended.xlsx"])).result
    assert rosters.totals(again) == {"new": 0, "changed": 1, "unchanged": 0, "skipped": 0}
    assert [(one.key, one.old, one.new) for one in again.rows[0].changes] == [
        ("name", "阿依古丽 买买提江", "阿依古丽·买买提江"),
        ("mobile", "", "13800000002"),
    ]
    assert counts(desk) == {"participant": 3, "roster_remark": 2}
    assert operations(desk) == written + 3  # the person, and the two remarks that are settled now
    desk.do(history.take_back)
    assert desk.do(rosters.take_in, files=found).act == ""


def test_the_answer_has_the_files_and_the_totals(desk: Desk) -> None:
    found = rosters.read([DEMO / "organisations.csv", DEMO / "missing.csv"])
    report = desk.look(rosters.preview, files=found)
    answer = rosters.to_json(found, report)
    assert json.loads(json.dumps(answer)) == answer
    assert answer["taken"] == {"new": 260, "changed": 0, "unchanged": 0, "skipped": 0}
    assert [len(one["sheets"][0]["records"]) for one in answer["files"] if "refused" not in one] == [260]
    assert {one["code"] for one in answer["waiting"]} == {"REF_UNKNOWN"}


def test_a_clean_fair_waits_for_nobody(desk: Desk) -> None:
    assert not rosters.waiting(csv_files(), desk.look(rosters.preview, files=csv_files()))


def test_every_roster_table_is_in_the_table_of_the_desk() -> None:
    from fairdesk.store.roster_table import TARGETS

    schema = json.loads((DEMO / "schema.json").read_text(encoding="utf-8"))
    assert {target.entity for target in TARGETS} == set(schema)
    assert all(issubclass(target.kind, Record) for target in TARGETS)
