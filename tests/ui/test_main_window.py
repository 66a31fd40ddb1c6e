"""The frame of the window on a real desk: keys open pages, words and looks change while it runs, what was done is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from fairdesk import app as builder
from fairdesk.base.i18n import use_language
from fairdesk.records.people import WalkInForm
from fairdesk.services import arrivals, directory
from fairdesk.services.desk import Desk
from fairdesk.ui import application, main_window
from fairdesk.ui.actions import ACTIONS
from fairdesk.ui.catalogue import PAGES, page_for
from fairdesk.ui.main_window import MainWindow
from fairdesk.ui.notices import Notice
from fairdesk.ui.theme import theme
from tests.ui.talking import talking_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A bureau desk with a small fair."""
    with talking_desk(tmp_path / "desk.fairdesk") as made:
        yield made


def opened(qtbot: QtBot, desk: Desk, folder: Path) -> MainWindow:
    """A window on the desk, at rest."""
    window = application.build_window(desk, builder.words_of(desk), application.open_preferences(folder), builder.PressViewer())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    rest(qtbot, window)
    return window


def rest(qtbot: QtBot, window: MainWindow) -> None:
    """Nothing is under way."""
    qtbot.waitUntil(lambda: window.context.runner.idle, timeout=10_000)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, tmp_path: Path, light: None) -> Iterator[MainWindow]:
    """A window whose threads are gone afterwards."""
    made = opened(qtbot, desk, tmp_path)
    yield made
    made.close()
    application.close_window(made)


def key_of(window: MainWindow) -> str:
    """The page in front."""
    return next(key for key, view in window._views.items() if view is window.current)


def test_every_page_has_a_key_and_is_built_once(qtbot: QtBot, window: MainWindow) -> None:
    assert list(window._views) == [PAGES[0].key]
    for page in PAGES:
        if page.shortcut:
            QTest.keySequence(window, QKeySequence(page.shortcut))
        else:
            window.open_page(page.key)
        assert key_of(window) == page.key
        rest(qtbot, window)
    first = window.current
    window.open_page("today")
    window.open_page(PAGES[-1].key)
    assert window.current is first


def test_words_change_while_it_runs(qtbot: QtBot, window: MainWindow) -> None:
    rail = window.rail._items["letters"]
    chinese, title = rail.text(), window.windowTitle()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert rail.text() == "Letters"
    assert (rail.text(), window.windowTitle()) != (chinese, title)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert (rail.text(), window.windowTitle()) == (chinese, title)


def test_the_look_changes_while_it_runs(qtbot: QtBot, window: MainWindow) -> None:
    before = theme.dark
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert theme.dark is not before
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme.scale == 1.25


def test_the_foot_claims_nothing_before_the_desk_has_answered(qtbot: QtBot, desk: Desk, tmp_path: Path, light: None) -> None:
    made = application.build_window(desk, builder.words_of(desk), application.open_preferences(tmp_path))
    qtbot.addWidget(made)
    made.show()
    shown = [words.isVisible() for _mark, words in made.foot._facts]
    rest(qtbot, made)
    assert not any(shown)
    assert any(words.isVisible() for _mark, words in made.foot._facts)
    made.close()
    application.close_window(made)


def test_an_act_is_named_at_the_foot_and_taken_back(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    before = len(desk.look(directory.persons))
    window.context.runner.do(arrivals.register_walk_in, form=WalkInForm(name="艾力·买买提", unit="示例合作社"))
    rest(qtbot, window)
    assert len(desk.look(directory.persons)) == before + 1
    assert window.foot.undo.isVisible()
    assert "Ctrl+Z" in window.foot.undo.text()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, window)
    assert len(desk.look(directory.persons)) == before


def test_the_palette_leads_to_a_person(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    person = desk.look(directory.persons)[0]
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = window.palette_box.field
    field.setText(person.name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.palette_box.isVisible())
    assert key_of(window) == page_for("participant") == "directory"


def test_a_fault_is_shown_and_the_window_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    def falls(_look: object) -> None:
        raise RuntimeError("broken")

    window.context.runner.look(falls, lambda _answer: None)
    rest(qtbot, window)
    dialogs = [child for child in window.children() if child.objectName() == "fault"]
    assert len(dialogs) == 1
    dialogs[0].close()  # type: ignore[attr-defined]
    window.open_page("letters")
    assert key_of(window) == "letters"


def test_it_opens_where_it_was_closed(qtbot: QtBot, desk: Desk, tmp_path: Path, light: None) -> None:
    for page, wanted in (("letters", "today"), ("today", "letters")):
        window = opened(qtbot, desk, tmp_path)
        assert key_of(window) == wanted
        window.open_page(page)
        window.resize(1400, 800)
        window.close()
        application.close_window(window)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_it_fits_a_small_screen(qtbot: QtBot, window: MainWindow, language: str) -> None:
    use_language(language)
    window.retranslate()
    window.resize(1280, 720)
    assert (window.width(), window.height()) == (1280, 720)
    assert window.minimumSizeHint().width() <= 1280


def test_the_bar_says_whether_there_is_a_printer_and_a_press_leads_to_its_settings(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign, pressed = window.top.printer, list[bool]()
    told: list[Notice] = []
    window.context.notices.told.connect(told.append)

    def opens() -> bool:
        pressed.append(True)
        return len(pressed) > 1

    monkeypatch.setattr(main_window, "open_print_settings", opens)
    for name, words in (("", "无打印机"), ("Canon LBP2900", "打印机就绪")):
        monkeypatch.setattr(main_window, "printer_ready", lambda name=name: name)
        window.look_for_printer()
        assert sign.isVisible()
        assert (name in sign.toolTip(), sign.text()) == (True, words)
        QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert pressed == [True, True]
    assert [notice.kind for notice in told] == ["warn"]


def test_whoever_comes_back_from_the_settings_sees_the_new_printer(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "printer_ready", lambda: "Canon LBP2900")
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: "Canon" in window.top.printer.toolTip())


def test_no_two_acts_share_a_key() -> None:
    keys = [QKeySequence(one.shortcut).toString() for one in ACTIONS] + [page.shortcut for page in PAGES if page.shortcut]
    assert len(set(keys)) == len(keys)
    assert all(keys)


def test_a_badge_scanned_on_another_page_waits_for_one_press(qtbot: QtBot, window: MainWindow) -> None:
    told: list[Notice] = []
    window.context.notices.told.connect(told.append)
    window.open_page("negotiations")
    window.context.scanner.scanned.emit("S001")
    rest(qtbot, window)
    assert [one.press_text for one in told] == ["签到"]
    assert key_of(window) == "negotiations"
    assert told[0].press is not None
    told[0].press()
    rest(qtbot, window)
    assert key_of(window) == "arrivals"
    assert window.current is not None
    assert window.current.model.state.answer.badge_no == "S001"


def test_the_code_of_a_letter_leads_to_the_letters(window: MainWindow) -> None:
    told: list[Notice] = []
    window.context.notices.told.connect(told.append)
    window.context.scanner.scanned.emit("FD1:6BFOXN*TS0BI$ZD.P9 X%")
    assert told[0].press is not None
    told[0].press()
    assert key_of(window) == "letters"


def test_a_window_hardly_smaller_than_its_screen_fills_it(window: MainWindow) -> None:
    window.hide()
    room = window.screen().availableSize()
    window.resize(room.width() - 10, room.height() - 10)
    application.show_window(window)
    assert window.isMaximized()


def test_another_language_reaches_the_name_of_the_desk_and_qts_own_dialogs(window: MainWindow) -> None:
    preferences = window.context.preferences
    preferences.use_language("en")
    assert "Bureau" in window.windowTitle()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    preferences.use_language("zh_CN")
    assert "中心" in window.windowTitle()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_undo_says_what_it_took_back(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    told: list[Notice] = []
    window.context.notices.told.connect(told.append)
    desk.do(arrivals.check_in, badge="S001")
    window.frame.refresh()
    rest(qtbot, window)
    window.frame.undo()
    rest(qtbot, window)
    assert [one.text for one in told] == ["已撤销：签到。"]


def test_what_a_notice_offers_is_offered_no_more_once_it_is_undone(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    desk.do(arrivals.check_in, badge="S001")
    window.frame.refresh()
    rest(qtbot, window)
    window.context.notices.ok("Saved", "Undo", window.frame.undo)
    window.context.notices.info("Something else")
    window.frame.undo()
    rest(qtbot, window)
    assert [card.accessibleName() for card in window.shelf.cards()] == ["Something else", "已撤销：签到。"]


def tab_stops(window: MainWindow) -> Iterator[QWidget]:
    """Every widget Tab comes by on the page in front, once."""
    seen: list[QWidget] = []
    assert window.current is not None
    window.current.setFocus()
    while True:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        stop = QApplication.focusWidget()
        if stop is None or stop in seen:
            return
        seen.append(stop)
        yield stop


def brought_into_sight(widget: QWidget) -> None:
    """What scrolls around the widget shows it, as Tab makes it do."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
    QCoreApplication.processEvents()


def seen_around(window: MainWindow, widget: QWidget) -> QImage:
    """The picture of the widget and its rim."""
    corner = widget.mapTo(window, QPoint(0, 0))
    return window.grab(QRect(corner, widget.size()).adjusted(-4, -4, 4, 4)).toImage()


@pytest.mark.parametrize("page", [page.key for page in PAGES])
def test_every_stop_of_tab_is_seen(window: MainWindow, qtbot: QtBot, page: str) -> None:
    window.open_page(page)
    if page == "negotiations":
        QTest.keySequence(window, QKeySequence("Ctrl+N"))
    rest(qtbot, window)
    stops = list(tab_stops(window))
    blind = []
    for stop in stops:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        brought_into_sight(stop)
        held = seen_around(window, stop)
        stop.clearFocus()
        if seen_around(window, stop) == held:
            blind.append((type(stop).__name__, stop.accessibleName()))
    assert len(stops) > 3
    assert blind == []


def test_the_bar_tells_of_a_paper_that_was_not_printed_and_a_press_leads_to_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "printer_ready", lambda: "Canon LBP2900")
    window.look_for_printer()
    assert "Canon" in window.top.printer.toolTip()
    window.frame.settle(prints_failed=2)
    assert "2" in window.top.printer.toolTip()
    assert "Canon" not in window.top.printer.toolTip()
    QTest.mouseClick(window.top.printer, Qt.MouseButton.LeftButton)
    assert window.current is not None
    assert type(window.current).__name__ == "PrintingView"
    window.frame.settle(prints_failed=0)
    assert "Canon" in window.top.printer.toolTip()
