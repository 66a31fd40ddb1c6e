"""From an empty form to a letter on paper, by key events alone, judged by readers that did not write it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from fairdesk.records.choices import LetterState, Outcome
from fairdesk.services import drafts, letters, talks
from fairdesk.services.desk import Desk
from fairdesk.ui.application import build_window, close_window, open_preferences
from fairdesk.ui.frame_model import DeskWords
from fairdesk.ui.main_window import MainWindow
from fairdesk.ui.printer import printer_ready
from tests.ui.talking import PaperViewer, talking_desk

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Hands:
    """Two hands at the keyboard of one window."""

    def __init__(self, window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
        self.window, self.desk, self.qtbot = window, desk, qtbot
        self.faults: list[str] = []
        window.context.notices.fell.connect(self.faults.append)

    def rest(self) -> None:
        """Until nothing is under way, and nothing has failed."""
        self.qtbot.waitUntil(lambda: self.window.context.runner.idle, timeout=15_000)
        assert not self.faults

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.rest()

    def write(self, text: str) -> None:
        """These letters, where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def page(self) -> str:
        """The page in front, by the folder its view lives in."""
        return type(self.window.current).__module__.split(".")[-2]


@pytest.fixture
def hands(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    """A window on the page of negotiations of a desk where two sides may meet."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk:
        preferences = open_preferences(tmp_path)
        preferences.remember_page("negotiations")
        window = build_window(desk, DeskWords("A03", "农产品流通展位", "王某"), preferences, PaperViewer())
        window.show()
        window.activateWindow()
        window.open_page("negotiations")
        made = Hands(window, desk, qtbot)
        made.rest()
        yield made
        made.rest()
        window.close()
        made.rest()
        close_window(window)
        window.deleteLater()


def negotiate(hands: Hands) -> None:
    """Both sides are found by a few letters, offer and need chosen by Enter."""
    hands.key(Qt.Key.Key_N, CTRL)
    for words in ("muduo", "zhangbei"):
        hands.write(words)
        hands.key(Qt.Key.Key_Return)
        hands.qtbot.waitUntil(lambda: type(QApplication.focusWidget()).__name__ == "Lines", timeout=5_000)
        hands.key(Qt.Key.Key_Return)


def asks_for_a_file() -> bool:
    """Whether the keyboard is in the line in which a file is named."""
    dialog, line = QApplication.activeModalWidget(), QApplication.focusWidget()
    return isinstance(dialog, QFileDialog) and isinstance(line, QLineEdit) and dialog.isAncestorOf(line)


def read(*command: str) -> str:
    """What another program reads."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_three_keys_from_the_form_to_the_paper(hands: Hands, tmp_path: Path) -> None:
    negotiate(hands)
    hands.key(Qt.Key.Key_L, CTRL)
    hands.qtbot.waitUntil(lambda: hands.page() == "letters", timeout=5_000)
    hands.rest()
    hands.key(Qt.Key.Key_Return, CTRL)
    hands.rest()
    card = hands.desk.look(letters.card, letter_id=hands.desk.look(letters.rows)[0].id)
    if printer_ready():
        hands.key(Qt.Key.Key_S, CTRL | SHIFT)
    else:
        hands.key(Qt.Key.Key_P, CTRL)
    hands.qtbot.waitUntil(asks_for_a_file, timeout=5_000)
    hands.key(Qt.Key.Key_A, CTRL)
    out = tmp_path / "letter.pdf"
    hands.write(str(out))
    hands.key(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(out.exists, timeout=15_000)
    hands.rest()
    text = read("pdftotext", "-layout", str(out), "-")
    for said in (card.row.number, "返乡创业培训", "张北县", "北京木铎返乡创业联盟", "120,000"):
        assert said in text
    assert card.qr in codes_on(out, tmp_path)
    assert hands.desk.look(letters.rows)[0].state is LetterState.PRINTED


def codes_on(pdf: Path, folder: Path) -> set[str]:
    """The QR codes of every page, read from pictures."""
    import zxingcpp

    read("pdftoppm", "-r", "200", "-png", str(pdf), str(folder / "page"))
    found = set()
    for page in folder.glob("page*.png"):
        picture = QImage(str(page)).convertToFormat(QImage.Format.Format_Grayscale8)
        view = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
        found |= {one.text for one in zxingcpp.read_barcodes(view)}
    return found


def test_the_result_is_chosen_by_number_and_saved(hands: Hands) -> None:
    negotiate(hands)
    hands.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    hands.key(Qt.Key.Key_S, CTRL)
    hands.rest()
    assert [row.outcome for row in hands.desk.look(talks.rows)] == [Outcome.CONTACTS]
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.rest()
    assert hands.desk.look(talks.rows) == []


def test_escape_throws_the_form_away_with_its_draft(hands: Hands) -> None:
    negotiate(hands)
    hands.key(Qt.Key.Key_Escape)
    hands.rest()
    assert hands.desk.look(drafts.find) is None
    assert hands.desk.look(talks.rows) == []


def test_enter_pressed_before_the_answer_still_chooses_what_was_typed(hands: Hands) -> None:
    hands.key(Qt.Key.Key_N, CTRL)
    hands.write("muduo")
    QTest.keyClick(QApplication.focusWidget() or hands.window, Qt.Key.Key_Return)
    hands.rest()
    hands.qtbot.waitUntil(lambda: type(QApplication.focusWidget()).__name__ == "Lines", timeout=5_000)
    form = hands.window.current.model.state.form  # type: ignore[union-attr]
    assert form.organisation_id
