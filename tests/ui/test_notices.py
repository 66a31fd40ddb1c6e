"""The one catcher: a refusal is worded, a cancel is silent, a fault is shown with details and logged without its data."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fairdesk.base.errors import Cancelled, NotFound
from fairdesk.ui.notices import FaultDialog, Notice, Notices
from fairdesk.ui.widgets.notice_card import MOST, NoticeCard, NoticeShelf

NAME = "罗嘉骁"


def raised() -> BaseException:
    """A fault with a person's name in it, with its trace."""
    try:
        raise ValueError(NAME)
    except ValueError as fault:
        return fault


def test_each_kind_has_its_own_way(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    notices = Notices()
    told: list[Notice] = []
    fell: list[str] = []
    notices.told.connect(told.append)
    notices.fell.connect(fell.append)
    notices.catch(Cancelled())
    notices.catch(NotFound(what="P1"))
    assert [(one.kind, one.text) for one in told] == [("refusal", NotFound(what="P1").message)]
    assert fell == []
    with caplog.at_level(logging.ERROR):
        notices.catch(raised())
    assert len(told) == 1
    assert "ValueError" in fell[0]
    assert "test_notices.py" in fell[0]
    assert "ValueError" in caplog.text
    assert NAME not in caplog.text


def test_the_details_can_be_copied(qtbot: QtBot) -> None:
    dialog = FaultDialog("FairDesk\nKeyError")
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "FairDesk\nKeyError"


@pytest.fixture
def shelf(qtbot: QtBot) -> NoticeShelf:
    """A shelf over a window that is seen."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    made = NoticeShelf(window)
    made.keeps = window  # type: ignore[attr-defined]
    return made


def card(text: str, lasts: int = 60_000, pressed: list[str] | None = None) -> NoticeCard:
    """A notice with one press."""
    return NoticeCard("ok", text, lasts, "close", "undo", None if pressed is None else lambda: pressed.append(text))


def test_notices_stack_and_the_oldest_leaves(shelf: NoticeShelf) -> None:
    for at in range(MOST + 2):
        shelf.show_card(card(str(at)))
    assert [one.accessibleName() for one in shelf.cards()] == ["2", "3", "4"]
    assert shelf.isVisible()
    over = shelf.parentWidget()
    assert over is not None
    assert over.rect().contains(shelf.geometry())


def test_a_notice_goes_by_itself(qtbot: QtBot, shelf: NoticeShelf) -> None:
    shelf.show_card(card("x", lasts=1))
    qtbot.waitUntil(lambda: not shelf.cards())
    assert not shelf.isVisible()


def test_one_press_acts_and_clears(shelf: NoticeShelf) -> None:
    pressed: list[str] = []
    one = card("x", pressed=pressed)
    shelf.show_card(one)
    QTest.mouseClick(one.findChildren(QPushButton, "press")[0], Qt.MouseButton.LeftButton)
    assert pressed == ["x"]
    assert shelf.cards() == []


def test_two_notices_at_once_are_both_read(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    shelf = NoticeShelf(page)
    for text in ("洽谈已记录。", "意向书已出具。"):
        shelf.show_card(NoticeCard("ok", text, 60_000, "关闭", "撤销", lambda: None))
    first, second = shelf.cards()
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert min(first.height(), second.height()) >= first.sizeHint().height()
    assert second.y() >= first.y() + first.height()
