"""Tables: a model as Qt wants it, rows a screenful at a time, the row in hand kept when everything is read again."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fairdesk.ui.table_model import ID, SCREENFUL, SORT, Column, RowsModel
from fairdesk.ui.theme import steps, theme
from fairdesk.ui.widgets.rows_table import LEAST, RowsTable


@dataclass(frozen=True)
class Thing:
    """A record."""

    id: str
    name: str
    fen: int


COLUMNS = (
    Column("Name", lambda one: str(one.name), wide=True, icon=lambda one: "check" if one.fen else ""),
    Column("Amount", lambda one: f"{one.fen / 100:.2f}", sort=lambda one: one.fen, right=True, tone=lambda one: "red"),
)
THINGS = [Thing(f"t{at}", f"name {at:03}", at * 7 % 100 * 100) for at in range(200)]


@pytest.fixture
def model() -> RowsModel:
    """A model of things, empty."""
    return RowsModel(COLUMNS, lambda one: str(one.id))


def test_qt_finds_no_fault(qtmodeltester: ModelTester, model: RowsModel) -> None:
    model.show_rows(THINGS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.show_rows(THINGS[:3])
    model.show_rows([])
    model.show_rows(THINGS)


def test_rows_come_a_screenful_at_a_time(model: RowsModel) -> None:
    model.show_rows(THINGS)
    assert model.rowCount() == SCREENFUL
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == len(THINGS)
    assert model.row_of("t199") == 199


def test_a_far_row_is_fetched_when_it_is_asked_for(model: RowsModel) -> None:
    model.show_rows(THINGS)
    assert model.row_of("t150") == 150
    assert model.rowCount() == 151
    assert model.row_of("nobody") == -1
    assert model.id_at(199) == ""


def test_unsorted_is_as_given(model: RowsModel) -> None:
    model.show_rows(THINGS)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.id_at(0) == "t199"
    model.sort(-1)
    assert model.id_at(0) == "t0"


def test_figures_sort_as_figures(model: RowsModel) -> None:
    model.show_rows(THINGS)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    shown = [model.data(model.index(row, 1), SORT) for row in range(10)]
    assert shown == sorted((one.fen for one in THINGS), reverse=True)[:10]
    model.show_rows([*THINGS, Thing("new", "new", 10_000_000)])
    assert model.data(model.index(0, 0), ID) == "new"


def test_what_a_cell_says_of_itself(qtbot: QtBot, model: RowsModel) -> None:
    model.show_rows([Thing("a", "one", 1234)])
    amount = model.index(0, 1)
    assert model.data(amount) == "12.34"
    assert model.data(amount, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.data(amount, Qt.ItemDataRole.ForegroundRole) is not None
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) is not None
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ForegroundRole) is None


def test_the_same_things_again_are_no_reset(qtbot: QtBot, model: RowsModel) -> None:
    model.show_rows(THINGS)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_rows([replace(THINGS[0], fen=5), *THINGS[1:]])
    assert model.data(model.index(0, 1)) == "0.05"


def test_the_row_in_hand_is_kept(qtbot: QtBot, model: RowsModel) -> None:
    model.show_rows(THINGS[:20])
    table = RowsTable(model)
    qtbot.addWidget(table)
    told: list[str] = []
    table.chosen.connect(told.append)
    table.choose("t7")
    assert (table.current_id(), told) == ("t7", [])
    model.show_rows(THINGS[5:15])
    assert table.current_id() == "t7"
    model.show_rows(THINGS[10:])
    assert table.current_id() == ""
    table.choose("t20")
    model.show_rows([*THINGS[100:], *THINGS[:100]])
    assert table.current_id() == "t20"


def test_rows_are_walked_and_opened_by_key(qtbot: QtBot, model: RowsModel) -> None:
    model.show_rows(THINGS[:20])
    table = RowsTable(model)
    qtbot.addWidget(table)
    table.show()
    chosen: list[str] = []
    opened: list[str] = []
    table.chosen.connect(chosen.append)
    table.opened.connect(opened.append)
    table.focus_rows()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen == ["t0", "t1"]
    assert opened == ["t1"]


def shown(qtbot: QtBot, width: int, *words: str) -> RowsTable:
    """A table of two columns, one wide, so wide on the screen, with these words in the narrow one."""
    columns = (Column("Name", lambda one: "北京木铎返乡创业联盟", wide=True), Column("How", str, width=20))
    table = RowsTable(RowsModel(columns, str))
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    table.rows.show_rows(words)
    return table


def test_a_narrow_column_has_the_room_of_its_longest_word(qtbot: QtBot, light: None) -> None:
    table = shown(qtbot, 600, "Scan", "Contacts exchanged")
    needed = table.sizeHintForColumn(1)
    assert needed > theme.length(steps(20))
    assert table.columnWidth(1) >= needed
    table.rows.show_rows(["Scan"])
    assert table.columnWidth(1) >= needed, "a column jumps while rows come and go"


def test_a_head_longer_than_its_words_is_not_cut(qtbot: QtBot, light: None) -> None:
    table = RowsTable(RowsModel((Column("Name", str, wide=True), Column("A head nobody translates", str, width=10)), str))
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show()
    table.rows.show_rows(["1"])
    assert table.columnWidth(1) > QFontMetrics(theme.font("note", bold=True)).horizontalAdvance("A head nobody translates")


def test_a_wide_column_keeps_its_room_and_cut_words_are_said_by_the_tip(qtbot: QtBot, light: None) -> None:
    table = shown(qtbot, 300, "Contacts exchanged and a promise to write")
    assert table.columnWidth(0) >= LEAST
    assert table.columnWidth(1) < table.sizeHintForColumn(1)
    assert "promise to write" in str(table.rows.index(0, 1).data(Qt.ItemDataRole.ToolTipRole))
    table.resize(900, 300)
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)


def test_a_column_somebody_dragged_stays(qtbot: QtBot, light: None) -> None:
    table = shown(qtbot, 600, "Scan")
    table.setColumnWidth(1, 222)
    table.rows.show_rows(["Scan", "Contacts exchanged"])
    assert table.columnWidth(1) == 222
