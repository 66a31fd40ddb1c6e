"""The other small parts: they say what a person did, stay silent when the program did it, and grow with the words."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import ROW, contrast, theme
from fairdesk.ui.widgets.badge import SIGNS, Badge
from fairdesk.ui.widgets.bar_chart import Bar, BarChart
from fairdesk.ui.widgets.big_choice import BigChoice, Choice
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.figure import Figure
from fairdesk.ui.widgets.foot_bar import FootBar, FootFact
from fairdesk.ui.widgets.life_line import LifeLine
from fairdesk.ui.widgets.rail import Rail
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.tick_list import Tick, TickList
from fairdesk.ui.widgets.top_bar import TopBar
from tests.gallery import Gallery

CHOICES = [Choice("yes", "Yes", "check"), Choice("no", "No", "x"), Choice("later", "Later")]
BARS = [Bar("a", "Hebei", 42, 60, "42 / 60"), Bar("b", "Hubei", 3, 40), Bar("c", "Nobody", 0, 0)]


def test_a_choice_is_made_by_click_or_number(qtbot: QtBot) -> None:
    choice = BigChoice()
    qtbot.addWidget(choice)
    choice.set_choices(CHOICES)
    told: list[str] = []
    choice.chosen.connect(told.append)
    assert choice.choice() == ""
    choice.set_choice("no")
    assert (choice.choice(), told) == ("no", [])
    QTest.keyClicks(choice, "39")
    assert (choice.choice(), told) == ("later", ["later"])
    choice.set_choices([Choice("yes", "Ja"), Choice("no", "Nein"), Choice("later", "Später")])
    assert choice.choice() == "later"
    choice.set_choices(CHOICES[:2])
    assert choice.choice() == ""


def test_bars_open_by_click_and_by_key(qtbot: QtBot, light: None) -> None:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.set_bars(BARS, "present")
    chart.resize(chart.sizeHint())
    chart.show()
    opened: list[str] = []
    chart.opened.connect(opened.append)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(20, ROW + 5))
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert opened == ["b", "c"]
    assert "42 / 60" in chart.accessibleDescription()
    chart.set_bars([], "present")
    chart.grab()


def test_a_bar_is_as_long_as_it_counts(qtbot: QtBot, light: None) -> None:
    chart = BarChart("green")
    qtbot.addWidget(chart)
    chart.set_bars([Bar("a", "x", 30, 60, "n"), Bar("b", "x", 60, 60, "n")])
    chart.resize(400, 2 * ROW)
    image = chart.grab().toImage()
    green = theme.colour("green")
    lengths = [sum(image.pixelColor(x, y) == green for x in range(image.width())) for y in (ROW // 2, ROW + ROW // 2)]
    assert lengths[1] > 200
    assert abs(lengths[0] - lengths[1] / 2) <= 3


def test_a_missing_line_jumps(qtbot: QtBot) -> None:
    ticks = TickList()
    qtbot.addWidget(ticks)
    ticks.set_ticks([Tick("a", "Parties", True), Tick("b", "Amount", False)])
    jumped: list[str] = []
    ticks.jumped.connect(jumped.append)
    missing = next(line for line in ticks.findChildren(QPushButton) if line.text() == "Amount")
    QTest.mouseClick(missing, Qt.MouseButton.LeftButton)
    assert jumped == ["b"]


def test_the_rail_tells_what_a_person_picked_only(qtbot: QtBot) -> None:
    rail = Rail([("one", "check"), ("two", "x")])
    qtbot.addWidget(rail)
    rail.show()
    told: list[str] = []
    rail.chosen.connect(told.append)
    rail.set_current("two")
    rail.set_count("two", "3")
    rail.set_words("two", "Two", "Ctrl+2")
    assert told == []
    item = rail._items["two"]
    assert (item.text(), item.accessibleDescription()) == ("Two", "3")
    QTest.keyClick(rail._items["one"], Qt.Key.Key_Space)
    assert told == ["one"]


def test_a_rail_in_a_low_window_scrolls_and_keeps_the_page_in_front_in_sight(qtbot: QtBot) -> None:
    rail = Rail([(f"page{at}", "check") for at in range(14)])
    qtbot.addWidget(rail)
    rail.show()
    rail.resize(rail.width(), 300)
    items = list(rail._items.values())
    for upper, lower in pairwise(items):
        assert upper.geometry().bottom() < lower.geometry().top()
        assert lower.height() >= lower.sizeHint().height()
    for key in ("page13", "page0"):
        rail.set_current(key)
        item = rail._items[key]
        place = item.mapTo(rail.viewport(), item.rect().topLeft())
        assert rail.viewport().rect().contains(item.rect().translated(place))
    rail.resize(rail.width(), 1200)
    qtbot.waitUntil(lambda: not rail.verticalScrollBar().isVisible())


def test_a_narrow_rail_shows_signs_and_says_the_words_as_tips(qtbot: QtBot) -> None:
    rail = Rail([("one", "check")])
    qtbot.addWidget(rail)
    rail.set_words("one", "One", "Ctrl+1")
    wide, item = rail.width(), rail._items["one"]
    rail.set_compact(True)
    assert (item.text(), item.toolTip(), item.accessibleName()) == ("", "One Ctrl+1", "One")
    assert rail.width() < wide / 2
    rail.set_words("one", "Eins", "Ctrl+1")
    assert (item.text(), item.toolTip()) == ("", "Eins Ctrl+1")
    rail.set_compact(False)
    assert (item.text(), item.toolTip(), rail.width()) == ("Eins", "Ctrl+1", wide)


def test_the_foot_answers_and_takes_back(qtbot: QtBot) -> None:
    foot = FootBar()
    qtbot.addWidget(foot)
    foot.show()
    assert not foot.undo.isVisible()
    foot.set_facts([FootFact("check", "Saved 10:42:07", "green")])
    foot.set_undo("Undo: arrival")
    with qtbot.waitSignal(foot.undo_pressed):
        QTest.mouseClick(foot.undo, Qt.MouseButton.LeftButton)
    assert [words.isVisible() for _mark, words in foot._facts] == [True, False, False]


def test_a_life_line_names_where_it_stands(qtbot: QtBot, light: None) -> None:
    line = LifeLine()
    qtbot.addWidget(line)
    for now, name in ((0, "draft"), (1, "signed"), (2, "signed")):
        line.set_steps(("draft", "signed"), now)
        assert line.accessibleName() == name
        line.grab()


def test_every_tone_has_a_sign_of_its_own(qtbot: QtBot) -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
    badge = Badge("here", "green")
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "here"


def test_a_figure_grows_with_its_words(qtbot: QtBot, light: None) -> None:
    figure = Figure()
    qtbot.addWidget(figure)
    figure.set_words("Present", "1,204", "of 1,377")
    small = figure.minimumSizeHint()
    theme.use("light", 2.0)
    figure.ensurePolished()
    large = figure.minimumSizeHint()
    assert large.height() > 1.5 * small.height()
    assert figure.accessibleName() == "Present 1,204 of 1,377"


def test_the_gallery_shows_everything_in_both_looks(qtbot: QtBot, light: None) -> None:
    pictures = []
    for look in ("light", "dark"):
        theme.use(look, 1.0)
        gallery = Gallery()
        qtbot.addWidget(gallery)
        pictures.append(gallery.grab().toImage().pixelColor(2, 2))
    assert pictures[0].lightness() > 200
    assert pictures[1].lightness() < 60


def test_the_search_on_top_says_less_where_room_is_short(qtbot: QtBot, light: None) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.set_search_words("Search people, units, papers, acts", "Ctrl+K")
    bar.show()
    bar.resize(1280, bar.height())
    qtbot.waitUntil(lambda: bar.search.text() == "Search people, units, papers, acts" and bar.search.shortcut_words.isVisible())
    bar.resize(480, bar.height())
    qtbot.waitUntil(lambda: bar.search.text().endswith("…"))
    assert (bar.search.accessibleName(), bar.search.shortcut_words.isVisible()) == ("Search people, units, papers, acts", False)


def test_the_main_button_paints_the_arrow_of_its_menu_in_its_own_colour(qtbot: QtBot, light: None) -> None:
    pictures = []
    for menu in (False, True):
        button = Button("main")
        qtbot.addWidget(button)
        button.set_words("Export")
        if menu:
            button.setMenu(QMenu(button))
        button.resize(160, 36)
        pictures.append(button.grab().toImage())
    edge = [{picture.pixelColor(x, y).name() for x in range(138, 156) for y in range(8, 28)} for picture in pictures]
    assert theme.palette.on_accent.lower() not in edge[0]
    assert max(contrast(colour, theme.palette.accent) for colour in edge[1]) >= 4.5


def test_heads_stand_over_their_cells(qtbot: QtBot, light: None) -> None:
    table = RowsTable(RowsModel((Column("HH", lambda _one: "HH", width=30), Column("HH", lambda _one: "HH", right=True)), str))
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    table.rows.show_rows(["1"])
    head, rows = table.horizontalHeader().grab().toImage(), table.viewport().grab().toImage()

    def ends(picture: QImage, across: range) -> tuple[int, int]:
        tall = range(8, 28)
        inked = [x for x in across if min(picture.pixelColor(x, y).lightness() for y in tall) < 160]
        return inked[0], inked[-1]

    assert abs(ends(head, range(110))[0] - ends(rows, range(110))[0]) <= 1
    assert abs(ends(head, range(125, 235))[1] - ends(rows, range(125, 235))[1]) <= 1
