"""The dialog of badges: the first sheet is seen whole, what cannot be is told beside its cause, nothing is on record early."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fairdesk.base.errors import ReasonMissing
from fairdesk.models.people import Badge
from fairdesk.printing import press
from fairdesk.services import badges
from fairdesk.store import things
from fairdesk.ui.badge_dialog import OWN, BadgeDialog
from fairdesk.ui.badge_paper import BadgeChoice, ask_for_badges
from fairdesk.ui.printing.ask import PrintDialog
from tests.factory import fair_desk
from tests.ui.talking import Place, place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def here(tmp_path: Path, qtbot: QtBot, light: None) -> Iterator[Place]:
    """A desk with the small fair, and the window's context on it."""
    with fair_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page of the window."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(page: QWidget, here: Place, *names: str) -> BadgeDialog:
    """The dialog for these people, or for everybody, its first sheet drawn."""
    dialog = ask_for_badges(page, here.context, BadgeChoice(names=names), "badges")
    here.settled()
    return dialog


def told(dialog: BadgeDialog) -> str:
    """Every word of the dialog that is seen."""
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def pick(dialog: BadgeDialog, here: Place, layout: str, grid: str = "") -> None:
    """A person picks this layout, and types this grid."""
    values = [key for key, _told in badges.layouts()] + [OWN]
    dialog.layout_field.setCurrentIndex(values.index(layout))
    if grid:
        dialog.grid.clear()
        QTest.keyClicks(dialog.grid, grid)
    here.settled()


def on_record(here: Place) -> list[str]:
    """The numbers of the badges that were printed."""
    return [one.number for one in here.desk.look(lambda look: things.where(look, Badge))]


def test_the_first_sheet_is_seen_whole_and_counted(page: QWidget, here: Place) -> None:
    dialog = asked(page, here)
    assert dialog.preview.side_count == 1
    assert "2" in told(dialog)
    (side,) = dialog.preview.places()
    assert dialog.preview.rect().contains(side.toAlignedRect())
    assert side.height() / side.width() == pytest.approx(297 / 210, abs=0.01)
    dialog.backs.click()
    here.settled()
    assert dialog.preview.side_count == 2
    assert len({side.height() for side in dialog.preview.places()}) == 1
    dialog.reject()


def test_a_grid_that_cannot_be_is_told_beside_it_and_mended(page: QWidget, here: Place) -> None:
    dialog = asked(page, here)
    pick(dialog, here, OWN, "3x9@70x38")
    assert "3x9@70x38" in told(dialog)
    assert not dialog.go.isEnabled()
    assert not dialog.file.isEnabled()
    assert dialog.preview.side_count == 0
    QTest.keyClick(dialog.grid, Qt.Key.Key_Home)
    for _sign in range(3):
        QTest.keyClick(dialog.grid, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog.grid, "3x7")
    here.settled()
    assert dialog.go.isEnabled()
    assert dialog.preview.side_count == 1
    dialog.reject()


def test_a_number_beyond_the_batch_and_an_order_without_groups_are_told(page: QWidget, here: Place) -> None:
    dialog = asked(page, here)
    QTest.keyClicks(dialog.first, "9")
    here.settled()
    assert "19" in told(dialog)
    assert not dialog.go.isEnabled()
    dialog.first.setText("")
    QTest.keyClicks(dialog.first, "2")
    dialog.dividers.click()
    here.settled()
    assert not dialog.go.isEnabled()
    dialog.order.setCurrentIndex(badges.ORDERS.index("unit"))
    here.settled()
    assert dialog.go.isEnabled()
    dialog.reject()


def test_one_badge_is_one_press_and_asks_no_order(page: QWidget, here: Place) -> None:
    dialog = asked(page, here, "S001")
    assert not dialog.order.isVisible()
    assert not dialog.only_new.isVisible()
    assert dialog.focusWidget() is dialog.go
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    here.settled()
    printing = page.findChild(PrintDialog)
    assert isinstance(printing, PrintDialog)
    assert (printing.paper.subject, len(printing.paper.subject_ids), printing.pages) == ("participant", 1, 1)
    assert on_record(here) == []
    printing.reject()
    here.settled()


def test_a_file_is_on_record_and_then_nobody_is_new(page: QWidget, here: Place, tmp_path: Path) -> None:
    dialog = asked(page, here)
    pick(dialog, here, "a4-10")
    dialog.file.click()
    asking = page.findChild(QFileDialog)
    assert isinstance(asking, QFileDialog)
    asking.filesSelected.emit([str(tmp_path / "badges.pdf")])
    asking.close()
    here.settled()
    assert press.page_count((tmp_path / "badges.pdf").read_bytes()) == 1
    assert sorted(on_record(here)) == ["S001", "Z001"]
    again = asked(page, here)
    assert again.layout_field.value() == "a4-10"
    again.only_new.click()
    here.settled()
    assert not again.go.isEnabled()
    again.only_new.click()
    here.settled()
    assert again.go.isEnabled()
    again.reject()


def test_a_lost_badge_is_made_void_with_a_reason(page: QWidget, here: Place, tmp_path: Path) -> None:
    person = here.desk.look(badges.chosen, names=["Z001"])[0].person_id
    first = asked(page, here, person)
    assert not first.again.isVisible()
    first.reject()
    here.desk.do(badges.note_printed, person_ids=[person])
    dialog = asked(page, here, person)
    assert dialog.again.isVisible()
    dialog.again.click()
    dialog.file.click()
    assert ReasonMissing().message in told(dialog)
    QTest.keyClicks(dialog.reason, "lost")
    assert ReasonMissing().message not in told(dialog)
    dialog.file.click()
    asking = page.findChild(QFileDialog)
    assert isinstance(asking, QFileDialog)
    asking.filesSelected.emit([str(tmp_path / "badge.pdf")])
    asking.close()
    here.settled()
    assert on_record(here) == ["Z001-2"]
    assert "Z001-2" in press.page_text((tmp_path / "badge.pdf").read_bytes())
