"""The Qt application: quiet, dressed in the theme, with the one catcher under everything."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QSettings, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from fairdesk import __version__
from fairdesk.ui.changes import ChangeBus
from fairdesk.ui.frame_model import DeskWords
from fairdesk.ui.main_window import MainWindow
from fairdesk.ui.notices import Notices
from fairdesk.ui.page import Context, Viewer
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.runner import Door, Runner
from fairdesk.ui.scanner import Scanner
from fairdesk.ui.theme import theme

STYLE = ("-style", "fusion")
"""The one style the stylesheets are written for, chosen before another is made and thrown away."""
BORDERS = 64
"""Pixels a window's title and a bar of the system may take."""


def start_application(arguments: list[str] | None = None) -> QApplication:
    """The one QApplication of this process, named, and silent on the terminal: what Qt says goes to the log."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    qInstallMessageHandler(_to_log)
    app = QApplication([*(arguments or sys.argv[:1]), *STYLE])
    app.setApplicationName("FairDesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("fairdesk")
    app.styleHints().colorSchemeChanged.connect(_follow_system)
    return app


def open_preferences(folder: Path) -> Preferences:
    """What the person likes, kept in `window.ini` in this folder, and in force from now on."""
    preferences = Preferences(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    preferences.apply()
    return preferences


def build_window(desk: Door, who: DeskWords, preferences: Preferences, viewer: Viewer | None = None) -> MainWindow:
    """The window of an open desk, not yet shown. `close_window` ends its threads when it has been closed."""
    app = start_application()
    bus = ChangeBus()
    runner = Runner(desk, bus)
    scanner = Scanner()
    scanner.listen(app)
    notices = Notices()
    windows: list[MainWindow] = []

    def navigate(page: str, thing: str) -> None:
        windows[0].open_page(page, thing)

    window = MainWindow(Context(runner, bus, notices, preferences, scanner, navigate, viewer), who)
    windows.append(window)
    sys.excepthook = _catcher(notices)
    return window


def show_window(window: MainWindow) -> None:
    """The window is seen whole: as a person left it, and the first time filling a screen that is hardly larger than it.

    From now on its backups are made.
    """
    room = window.screen().availableSize()
    if window.context.preferences.window() is None and (
        room.width() < window.width() + BORDERS or room.height() < window.height() + BORDERS
    ):
        window.showMaximized()
    else:
        window.show()
    window.backups.start()


def close_window(window: MainWindow) -> None:
    """No thread of the window is left; the desk may be closed."""
    window.backups.stop()
    window.context.scanner.rest(start_application())
    sys.excepthook = sys.__excepthook__
    window.context.runner.close()


def _catcher(notices: Notices) -> Any:
    def catch(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(fault, KeyboardInterrupt):
            QApplication.quit()
            return
        notices.catch(fault)

    return catch


def _follow_system(_scheme: Qt.ColorScheme) -> None:
    if theme.look == "system":
        theme.apply()


def _to_log(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    level = logging.DEBUG if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} else logging.WARNING
    logging.getLogger("fairdesk.qt").log(level, "%s", words)
