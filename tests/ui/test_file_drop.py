"""Files let fall on a page: those it reads are taken, its drop place lights up meanwhile, strangers are not accepted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

from fairdesk.ui.widgets.file_drop import FileDrop
from tests.ui.dropping import carried, hover, let_fall


def books(paths: Sequence[Path]) -> list[Path]:
    """The workbooks."""
    return [path for path in paths if path.suffix == ".xlsx"]


def test_files_are_taken_and_the_place_is_lit_while_they_hover(qtbot: QtBot, tmp_path: Path) -> None:
    page, taken = QWidget(), list[list[Path]]()
    place = QFrame(page)
    qtbot.addWidget(page)
    FileDrop(page, books, taken.append, place)
    book, other = tmp_path / "a.xlsx", tmp_path / "b.txt"
    data = carried(book, other)
    assert hover(page, data)
    assert place.property("over") is True
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert place.property("over") is False
    assert let_fall(page, book, other)
    assert (taken, place.property("over")) == ([[book]], False)
    assert not let_fall(page, other)
    assert (taken, place.property("over")) == ([[book]], False)
