"""The page of rosters: files fall on it, a person looks, corrects and decides, and nothing changes before the button."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from fairdesk.models.people import Participant
from fairdesk.records.roster_issues import issue_words
from fairdesk.records.rosters import Resolve
from fairdesk.services import history
from fairdesk.services.desk import Desk
from fairdesk.store.unit_of_work import Look
from fairdesk.ui.rosters.doubles import DoublesPanel
from fairdesk.ui.rosters.preview import Preview, twin_key
from fairdesk.ui.rosters.view import RostersView, view
from fairdesk.ui.theme import ROW, theme
from tests.factory import bare_desk
from tests.ui.dropping import let_fall
from tests.ui.talking import Place, place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

PEOPLE = (
    ["填报单位：甲县民政局"],
    ["序号", "姓名", "工作单位", "手机号码", "对接号"],
    [1, "张伟", "甲县民政局", "138 0000 0001", "010-66000001"],
    [2, "张玮", "甲县民政局", "1380000", "010-66000002"],
    [3, "李四", "乙县民政局", 13800000003, None],
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with bare_desk(tmp_path / "bureau.fairdesk") as made:
        yield made


@pytest.fixture
def here(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    with place(desk, qtbot, tmp_path) as found:
        yield found


@pytest.fixture
def page(here: Place) -> Iterator[RostersView]:
    shown = view(here.context)
    shown.resize(1060, 620)
    shown.show()
    here.settled()
    yield shown
    shown.close()
    here.settled()
    shown.deleteLater()


def roster(path: Path, *rows: Sequence[Any]) -> Path:
    """A workbook with these rows."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def people(desk: Desk) -> list[tuple[str, str]]:
    """Every valid person's name and telephone."""

    def query(look: Look) -> list[tuple[str, str]]:
        valid = select(Participant.name, Participant.mobile).where(Participant.voided.is_(False)).order_by(Participant.name)
        return [(one.name, one.mobile) for one in look.session.execute(valid)]

    return desk.look(query)


def settle(here: Place) -> None:
    for _turn in range(4):  # reading, looking through, and looking again after a decision
        here.settled()


def said(page: RostersView) -> str:
    """Everything the panel at the right says."""
    QCoreApplication.processEvents()
    panel = page.panels[page.model.state.tab]
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def seen(page: RostersView) -> Preview:
    """What was read."""
    assert page.model.state.preview is not None
    return page.model.state.preview


def test_dropped_files_are_shown_and_nothing_changes_before_the_button(
    page: RostersView, here: Place, desk: Desk, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04cut")
    assert page.drop.isVisible()
    let_fall(page, roster(tmp_path / "名单.xlsx", *PEOPLE), bad)
    settle(here)
    state = page.model.state
    assert not page.drop.isVisible()
    assert [(line.file, line.rows, line.refused) for line in seen(page).sheets] == [
        ("名单.xlsx", 3, False),
        ("坏.xlsx", 0, True),
    ]
    assert people(desk) == []
    assert page.main.isEnabled()
    page.model.choose_row(state.rows[1].key)
    words = said(page)
    assert "1380000" in words
    assert "010-66000002" not in words, "a column nobody asked for is not shown among the cells"
    page.main.click()
    settle(here)
    assert people(desk) == [("张伟", "13800000001"), ("张玮", ""), ("李四", "13800000003")]
    assert not page.main.isEnabled(), "everything is on the desk"
    desk.do(history.take_back)
    assert people(desk) == []


def test_a_decision_on_a_pair_is_taken_and_taken_back(page: RostersView, here: Place, desk: Desk, tmp_path: Path) -> None:
    page.model.read([roster(tmp_path / "名单.xlsx", *PEOPLE)])
    settle(here)
    (pair,) = page.model.state.twins
    assert (pair.reason, pair.place.row, pair.other and pair.other.row) == ("SAME_SOUND", 4, 3)
    page.tabs.chosen.emit("twins")
    page.model.choose_twin(twin_key(pair))
    panel = page.panels["twins"]
    assert isinstance(panel, DoublesPanel)
    panel.buttons[Resolve.FILL].click()
    settle(here)
    assert seen(page).report.total().new == 2
    assert page.model.state.pair == pair, "a decided pair stays in sight"
    assert panel.back.isVisible()
    panel.back.click()
    settle(here)
    assert seen(page).report.total().new == 3
    panel.buttons[Resolve.LEAVE_OUT].click()
    settle(here)
    page.main.click()
    settle(here)
    assert [name for name, _phone in people(desk)] == ["张伟", "李四"]


def test_a_column_is_corrected_by_hand_and_remembered_for_the_sender(
    page: RostersView, here: Place, desk: Desk, tmp_path: Path
) -> None:
    page.model.read([roster(tmp_path / "名单.xlsx", *PEOPLE)])
    settle(here)
    assert page.model.state.sender == "甲县民政局"
    page.tabs.chosen.emit("columns")
    column = next(one for one in page.model.state.columns if one.head == "对接号")
    assert (column.key, column.cells) == ("", 2)
    page.model.choose_column(column.letter)
    page.model.say_column(column.path, "mobile")
    settle(here)
    assert {one.head: one.key for one in page.model.state.columns if one.key == "mobile"} == {"对接号": "mobile"}
    page.main.click()
    settle(here)
    assert people(desk) == [("张伟", "010-66000001"), ("张玮", "010-66000002"), ("李四", "")]
    later = (PEOPLE[0], PEOPLE[1], [1, "王五", "甲县民政局", 13800000009, "010-66000009"])
    stranger = (["填报单位：丙县民政局"], *later[1:])
    page.model.read([roster(tmp_path / "又一批.xlsx", *later), roster(tmp_path / "别家.xlsx", *stranger)])
    settle(here)
    found = {file.sender: file.sheets[0].columns["mobile"] for file in seen(page).files}
    assert found["甲县民政局"] == "E"
    assert found["丙县民政局"] == "D"


def test_a_sheet_nobody_knew_is_given_a_kind(page: RostersView, here: Place, tmp_path: Path) -> None:
    page.model.read([roster(tmp_path / "怪表.xlsx", ["贵宾", "出身"], ["张三", "某局"])])
    settle(here)
    assert page.model.state.entity == ""
    page.tabs.chosen.emit("columns")
    page.model.say_kind("participants")
    settle(here)
    for column, key in zip(page.model.state.columns, ("name", "unit"), strict=True):
        page.model.say_column(column.path, key)
        settle(here)
    assert seen(page).report.total().new == 1
    page.model.say_kind("")
    settle(here)
    assert seen(page).report.total().rows == 0


def test_what_was_noticed_is_counted_and_leads_to_its_rows(page: RostersView, here: Place, tmp_path: Path) -> None:
    page.model.read([roster(tmp_path / "名单.xlsx", *PEOPLE)])
    settle(here)
    counts = {one.code: (one.severity, one.count) for one in page.model.state.issues}
    assert counts["PHONE_INVALID"] == ("error", 1)
    assert counts["PHONE_FORMAT"] == ("info", 2)
    page.model.narrow("PHONE_INVALID")
    assert [row.name for row in page.model.state.rows] == ["张玮"]
    assert page.only.currentText() == issue_words("PHONE_INVALID"), "what narrows the rows is said"
    page.model.narrow("")
    page.model.step(1)
    first = page.model.state.row
    page.model.step(1)
    page.model.step(-1)
    assert page.model.state.row == first


def test_the_fix_list_and_a_blank_roster_are_written(page: RostersView, here: Place, tmp_path: Path) -> None:
    page.model.read([roster(tmp_path / "名单.xlsx", *PEOPLE)])
    settle(here)
    page.model.write_fix_list(tmp_path / "fix.xlsx")
    page.model.write_template("participants", tmp_path / "blank.xlsx")
    settle(here)
    assert load_workbook(tmp_path / "fix.xlsx").worksheets[0]["D3"].comment is not None
    blank = load_workbook(tmp_path / "blank.xlsx").worksheets[0]
    assert "姓名" in [cell.value for cell in blank[1]]
    assert blank.data_validations.dataValidation
    page.model.read([tmp_path / "blank.xlsx"])
    settle(here)
    blank_sheet = next(one for one in seen(page).files[-1].sheets if one.entity)
    assert (blank_sheet.entity, len(blank_sheet.records)) == ("participants", 0)


def test_every_table_of_the_page_keeps_the_rules_of_qt(page: RostersView, here: Place, tmp_path: Path) -> None:
    testers = [ModelTester(table.rows) for table in (page.sheets, *page.tables.values())]  # type: ignore[no-untyped-call]
    page.model.read([roster(tmp_path / "名单.xlsx", *PEOPLE)])
    settle(here)
    for tab in page.tables:
        page.tabs.chosen.emit(tab)
    assert len(testers) == 5
    assert page.findChildren(QPushButton)


def test_at_twice_the_size_nothing_covers_anything_and_files_are_put_away(page: RostersView, here: Place, tmp_path: Path) -> None:
    page.model.read([roster(tmp_path / f"{at}.xlsx", *PEOPLE) for at in range(6)])
    settle(here)
    try:
        theme.use("light", 2.0)
        page.resize(944, 578)
        page.panes.setSizes([560, 320])
        settle(here)
        QCoreApplication.processEvents()
        parts = (page.sheets, page.tabs, page.stack)
        for upper, lower in pairwise(parts):
            assert upper.geometry().bottom() < lower.geometry().top()
        assert page.tables["rows"].viewport().height() >= theme.length(ROW) // 2, "a row can be seen"
        assert page.main.width() >= page.main.sizeHint().width()
    finally:
        theme.use("light", 1.0)
    page.away.click()
    assert page.drop.isVisible()
    assert not page.main.isVisible()
