"""What is set on the page of settings is seen in the frame of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fairdesk import app as builder
from fairdesk.printing import press
from fairdesk.services import preferences
from fairdesk.ui import application
from fairdesk.ui.notices import Notice
from fairdesk.ui.settings.fields import TextSetting
from fairdesk.ui.settings.view import SettingsView
from tests.printing.test_fonts import made
from tests.ui.talking import talking_desk


def test_who_signs_in_and_the_backup_are_seen_in_the_frame(qtbot: QtBot, tmp_path: Path, light: None) -> None:
    with talking_desk(tmp_path / "desk.fairdesk") as desk:
        preferences = application.open_preferences(tmp_path)
        window = application.build_window(desk, builder.words_of(desk, "王某"), preferences, builder.PressViewer())
        qtbot.addWidget(window)
        window.show()
        window.open_page("settings")
        qtbot.waitUntil(lambda: window.context.runner.idle)
        assert window.top.person.text() == "王某"
        page = window.current
        assert isinstance(page, SettingsView)
        field = page.fields["operator"]
        assert isinstance(field, TextSetting)
        field.line.setText("罗某")
        QTest.keyClick(field.line, Qt.Key.Key_Return)
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: window.frame.state.backup_at is not None, timeout=10_000)
        qtbot.waitUntil(lambda: window.context.runner.idle)
        assert window.top.person.text() == "罗某"
        assert desk.actor == "罗某"
        assert len(list((tmp_path / "backups").glob("*.fairdesk"))) == 1
        window.close()
        application.close_window(window)


def test_a_typeface_that_is_gone_is_told_when_the_window_is_ready(qtbot: QtBot, tmp_path: Path, light: None) -> None:
    with talking_desk(tmp_path / "desk.fairdesk") as desk:
        own = made(tmp_path)
        desk.do(preferences.put, key="face_body", value=str(own))
        own.unlink()
        kept = application.open_preferences(tmp_path)
        window = application.build_window(desk, builder.words_of(desk), kept, builder.PressViewer())
        qtbot.addWidget(window)
        told: list[Notice] = []
        window.context.notices.told.connect(told.append)
        window.frame.prepare()
        qtbot.waitUntil(lambda: bool(told), timeout=10_000)
        qtbot.waitUntil(lambda: window.context.runner.idle, timeout=10_000)
        assert [own.name in one.text for one in told] == [True]
        window.close()
        application.close_window(window)
    press.use_faces({})
