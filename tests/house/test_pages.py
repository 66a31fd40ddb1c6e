"""Every page opens in each language and look, comes to rest without a fault, and says every word anew when asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fairdesk import app as builder
from fairdesk.base.i18n import LANGUAGES
from fairdesk.services.desk import Desk
from fairdesk.ui import application
from fairdesk.ui.catalogue import PAGES
from fairdesk.ui.main_window import MainWindow
from tests.factory import fair_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A small fair in a file."""
    return fair_desk(tmp_path / "desk.fairdesk")


def _window(desk: Desk, folder: Path, language: str, look: str) -> MainWindow:
    preferences = application.open_preferences(folder)
    preferences.use_language(language)
    preferences.use_look(look)
    return application.build_window(desk, builder.words_of(desk), preferences, builder.PressViewer())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_page_opens_and_comes_to_rest(qtbot: QtBot, desk: Desk, tmp_path: Path, language: str, look: str) -> None:
    window = _window(desk, tmp_path, language, look)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    faults: list[object] = []
    window.context.runner.failed.connect(faults.append)
    for page in PAGES:
        window.open_page(page.key)
        qtbot.waitUntil(lambda: window.context.runner.idle, timeout=10_000)
        assert window.current is not None
        assert window.current.minimumSizeHint().width() <= 1280, page.key
    window.retranslate()
    qtbot.waitUntil(lambda: window.context.runner.idle, timeout=10_000)
    assert faults == []
    window.close()
    application.close_window(window)
    desk.close()
