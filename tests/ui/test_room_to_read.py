"""Figures and cards find room: beside each other where words fit, under each other where they do not, never squeezed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from fairdesk.ui.theme import theme
from fairdesk.ui.widgets.figure import Figure
from fairdesk.ui.widgets.figure_row import FigureRow
from fairdesk.ui.widgets.halves import Halves

pytestmark = pytest.mark.usefixtures("light")


def row(qtbot: QtBot) -> tuple[FigureRow, QScrollArea]:
    """Five figures, the last a long one, and the page they stand on."""
    figures = [Figure() for _one in range(5)]
    for at, figure in enumerate(figures):
        figure.set_words(f"意向金额（元）{at}", "10,202,000" if at == 4 else str(at))
    made, page = FigureRow(figures), QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(made)
    qtbot.addWidget(page)
    page.show()
    return made, page


def test_figures_stand_in_as_many_lines_as_they_need(qtbot: QtBot) -> None:
    figures, page = row(qtbot)
    found = []
    for width in (1100, 520, 250):
        page.resize(width, 600)
        qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in figures.figures))
        found.append(figures.across)
    assert found == [5, 2, 1]


def test_larger_words_take_more_lines(qtbot: QtBot) -> None:
    figures, page = row(qtbot)
    page.resize(1000, 600)
    qtbot.waitUntil(lambda: figures.across == 5)
    theme.use("light", 2.0)
    qtbot.waitUntil(lambda: figures.across < 5)


def test_columns_stand_under_each_other_where_room_is_short(qtbot: QtBot) -> None:
    halves = Halves()
    qtbot.addWidget(halves)
    for column in (halves.left, halves.right):
        figure = Figure()
        figure.set_words("洽谈", "160")
        column.addWidget(figure)
    halves.show()
    halves.resize(1000, 300)
    beside = halves.minimumHeight()
    found = [halves.side_by_side]
    halves.resize(500, 300)
    assert [*found, halves.side_by_side] == [True, False]
    assert halves.minimumHeight() > beside
