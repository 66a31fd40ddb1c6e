"""The page of wordings: what is typed is seen on the paper, what is wrong beside the words, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fairdesk.records.papers import PaperLook
from fairdesk.services import history, wordings
from fairdesk.ui.theme import theme
from fairdesk.ui.wordings.names import NameLine
from fairdesk.ui.wordings.state import GONE, NEW, differences
from fairdesk.ui.wordings.view import WordingsView, view
from tests.factory import booth_desk
from tests.ui.talking import Place, place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LETTER, AGREEMENT = "letter_of_intent", "framework_agreement"


def rested(page: WordingsView, here: Place) -> None:
    """The keys have rested and the specimen has followed."""
    here.qtbot.waitUntil(lambda: not page.model._rest.isActive())
    here.settled()


def typed(page: WordingsView, here: Place, words: str, line: int = 2) -> None:
    """A person types this at the end of a line."""
    cursor = QTextCursor(page.editor.document().findBlockByNumber(line - 1))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    page.editor.setTextCursor(cursor)
    page.editor.setFocus()
    if words.isascii():
        QTest.keyClicks(page.editor, words)
    else:
        page.editor.insertPlainText(words)  # as an input method does
    rested(page, here)


def lines(page: WordingsView) -> list[NameLine]:
    """The places and parts as they are listed."""
    assert page.names.count() == len(page.names.lines)
    return list(page.names.lines)


def test_what_is_typed_is_on_the_paper_and_saved_with_one_key(page: WordingsView, here: Place) -> None:
    assert page.preview.page_count >= 1
    assert not page.save.isEnabled()
    before = page.model.state.pdf
    typed(page, here, "XYZ")
    assert page.model.state.pdf != before
    assert page.kinds.item(0).toolTip() != ""
    assert page.save.isEnabled()
    page.verbs[0].run()
    here.settled()
    setting, own = here.desk.look(wordings.find, kind=LETTER)
    assert own
    assert "# 帮扶项目意向书XYZ" in setting.wording
    assert not page.save.isEnabled()
    assert here.told[-1].text


def test_what_is_wrong_is_said_with_its_line_while_the_last_good_paper_stays(page: WordingsView, here: Place) -> None:
    good = page.model.state.pdf
    typed(page, here, "{projekt}", line=2)
    assert page.model.state.line == 2
    assert "projekt" in page.said.text()
    assert "project" in page.said.text()
    assert page.model.state.pdf == good
    assert page.preview.page_count >= 1
    assert not page.save.isEnabled()
    marked = page.editor.extraSelections()
    assert [one.cursor.blockNumber() for one in marked] == [1]
    page.save_wording()
    here.settled()
    assert here.desk.look(wordings.edited, kind=LETTER) is False


def test_a_sign_no_font_holds_is_said_with_its_line(page: WordingsView, here: Place) -> None:
    page.editor.textCursor().insertText("\U0001f600 ")
    page.editor.setPlainText("\n".join(["# 标题 \U0001f600", *page.editor.toPlainText().splitlines()[2:]]))
    rested(page, here)
    assert "U+1F600" in page.said.text()
    assert page.model.state.line == 1


def test_what_is_half_written_survives_leaving_the_paper_and_the_page_and_a_crash(
    page: WordingsView, here: Place, qtbot: QtBot
) -> None:
    typed(page, here, "半")
    page.model.open(AGREEMENT)
    here.settled()
    assert page.editor.toPlainText() == wordings.shipped(AGREEMENT)
    page.hide()
    here.settled()
    page.show()
    here.settled()
    page.model.open(LETTER)
    rested(page, here)
    assert "帮扶项目意向书半" in page.editor.toPlainText()
    again = view(here.context)
    qtbot.addWidget(again)
    again.show()
    here.settled()
    assert list(again.model.state.drafts) == [LETTER]
    page.back.click()
    page.model.keep()
    here.settled()
    assert here.desk.look(wordings.drafts_kept) == {}


def test_back_to_saved_and_back_to_what_came_can_themselves_be_taken_back(page: WordingsView, here: Place) -> None:
    typed(page, here, "甲")
    page.save_wording()
    here.settled()
    typed(page, here, "乙")
    page.back.click()
    rested(page, here)
    assert "意向书甲\n" in page.editor.toPlainText()
    assert not page.model.state.unsaved
    page.shipped.click()
    rested(page, here)
    assert page.editor.toPlainText() == wordings.shipped(LETTER)
    assert page.save.isEnabled()
    page.editor.undo()
    rested(page, here)
    assert "意向书甲\n" in page.editor.toPlainText()


def test_control_z_is_the_editors_until_it_is_saved_and_then_the_journals(page: WordingsView, here: Place, qtbot: QtBot) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    taken: list[str] = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, page)
    shortcut.activated.connect(lambda: taken.append("window"))
    typed(page, here, "甲")
    QTest.keyClick(page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rested(page, here)
    assert "甲" not in page.editor.document().findBlockByNumber(1).text()
    assert taken == []
    typed(page, here, "乙")
    page.save_wording()
    here.settled()
    QTest.keyClick(page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taken == ["window"]
    here.context.runner.do(history.take_back)
    here.settled()
    assert not here.desk.look(wordings.edited, kind=LETTER)
    assert page.editor.toPlainText() == wordings.shipped(LETTER)


def test_places_are_listed_with_what_is_needed_and_a_press_puts_one_in(page: WordingsView, here: Place) -> None:
    names = {one.written: one for one in lines(page)}
    assert names["{party_a}"].needed
    assert names["{party_a}"].there
    assert names["@signatures"].needed
    page.editor.setPlainText(page.editor.toPlainText().replace("{cash}", ""))
    rested(page, here)
    assert lines(page)[0] == NameLine("{cash}", lines(page)[0].told, there=False, needed=True)
    typed(page, here, "")
    page.names.setFocus()
    page.names.setCurrentRow(0)
    QTest.keyClick(page.names, Qt.Key.Key_Return)
    rested(page, here)
    assert page.editor.document().findBlockByNumber(1).text().endswith("意向书{cash}")
    assert page.editor.hasFocus()


def test_a_part_takes_a_line_of_its_own(page: WordingsView, here: Place) -> None:
    typed(page, here, "")
    page.editor.insert("@goods")
    assert page.editor.document().findBlockByNumber(2).text() == "@goods"


@pytest.mark.parametrize(
    ("begun", "whole"),
    [("{party_a_u", "{party_a_uscc}"), ("?{!poli", "?{!policies}"), ("{", "{number}")],
)
def test_names_are_offered_after_a_bracket(page: WordingsView, here: Place, begun: str, whole: str) -> None:
    typed(page, here, begun)
    popup = page.editor._popup
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    rested(page, here)
    assert page.editor.document().findBlockByNumber(1).text() == f"# 帮扶项目意向书{whole}"
    assert not popup.isVisible()


def test_nothing_is_offered_outside_a_bracket(page: WordingsView, here: Place) -> None:
    typed(page, here, "party_a {{num")
    assert not page.editor._popup.isVisible()


def test_look_and_english_are_seen_and_saved(page: WordingsView, here: Place) -> None:
    before = page.model.state.pdf
    page.look.picked.emit(PaperLook.COMPACT)
    page.english.click()
    here.settled()
    assert page.model.state.pdf != before
    page.save_wording()
    here.settled()
    setting, own = here.desk.look(wordings.find, kind=LETTER)
    assert (setting.look, setting.english, own) == (PaperLook.COMPACT, True, False)


def test_what_differs_is_a_marked_list(page: WordingsView, here: Place) -> None:
    typed(page, here, "新")
    page.compare.click()
    told = page.compared.toPlainText().splitlines()
    assert len(told) == 2
    assert told[1].endswith("# 帮扶项目意向书新")
    assert page.right.currentWidget() is page.compared
    assert list(differences("a\nb\nc", "a\nx\nc\nd")) == [(GONE, 2, "b"), (NEW, 2, "x"), (NEW, 4, "d")]


def test_a_booth_reads_and_does_not_write(qtbot: QtBot, tmp_path: Path, light: None) -> None:
    with booth_desk(tmp_path / "booth.fairdesk") as desk, place(desk, qtbot, tmp_path) as here:
        page = view(here.context)
        qtbot.addWidget(page)
        page.show()
        here.settled()
        assert page.editor.isReadOnly()
        assert not page.names.isEnabled()
        assert page.preview.page_count >= 1
        assert page.said.text()


def test_every_part_has_a_name_and_can_be_reached_by_tab(page: WordingsView, here: Place) -> None:
    typed(page, here, "甲")
    wanted: list[QWidget] = [page.save, page.look, page.english, page.compare, page.kinds, page.names, page.editor]
    for widget in wanted:
        assert widget.accessibleName() or widget.property("text"), widget
    page.editor.setFocus()
    reached: set[QWidget] = set()
    for _step in range(30):
        focused = page.focusWidget()
        if focused is not None:
            reached.add(focused)
            QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert set(wanted) <= reached


def test_colours_follow_the_look(page: WordingsView, here: Place) -> None:
    def colour_of(line: int, at: int) -> str:
        block = page.editor.document().findBlockByNumber(line - 1)
        ranges = block.layout().formats()
        return next(
            one.format.foreground().color().name() for one in reversed(ranges) if one.start <= at < one.start + one.length
        )

    line = next(at for at, text in enumerate(page.editor.toPlainText().splitlines(), start=1) if text.startswith("= "))
    assert colour_of(line, 4) == theme.colour("accent").name()
    theme.use("dark", 1.0)
    assert colour_of(line, 4) == theme.colour("accent").name()
    assert colour_of(line + 2, 3) == theme.colour("muted").name()


def test_the_first_page_stands_before_the_others_and_scrolling_is_kept(page: WordingsView, here: Place) -> None:
    seen: list[int] = []
    count: Callable[[], None] = lambda: seen.append(page.preview.page_count)  # noqa: E731
    page.preview.first_shown.connect(count)
    bar = page.preview.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, labels = bar.value(), page.preview.findChildren(QLabel, "paper")
    assert before > 0
    typed(page, here, "甲")
    assert seen
    assert bar.value() == before
    assert page.preview.findChildren(QLabel, "paper") == labels
