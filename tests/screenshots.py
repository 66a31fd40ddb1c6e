"""Draws every page from the demo fair, in both languages, light and dark: `python -m tests.screenshots FOLDER [PAGE ...]`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from fairdesk import app as builder
from fairdesk.base.i18n import LANGUAGES
from fairdesk.cli.demo_day import BUREAU, PASSPHRASE, Day
from fairdesk.services.desk import Desk
from fairdesk.ui import application
from fairdesk.ui.catalogue import PAGES
from fairdesk.ui.main_window import MainWindow
from tests.piles import few_scans

LOOKS = ("light", "dark")
SIZES = ((1280, 720),)
MESSY = Path(__file__).parent / "reference" / "messy"


def settle(window: MainWindow) -> None:
    """Everything the page asked for has been answered and painted."""
    app = QApplication.instance()
    assert app is not None
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if window.context.runner.idle else None)
    timer.start(30)
    for _round in range(3):
        loop.exec()
        app.processEvents()
    timer.stop()


def opened(window: MainWindow, page: str) -> None:
    """The page is in front with something in hand, as a person would have it."""
    window.open_page(page)
    settle(window)
    if page == "letters":
        first = next((row for row in window.current.model.state.rows or () if row.issued_here), None)  # type: ignore[union-attr]
        if first is not None:
            window.open_page(page, first.id)
    if page == "scans" and not window.current.model.state.rows:  # type: ignore[union-attr]
        with tempfile.TemporaryDirectory() as folder:
            window.current.model.take(few_scans(window.context.desk, Path(folder)))  # type: ignore[union-attr]
            settle(window)
    if page == "rosters":
        window.current.model.read(sorted(MESSY.glob("*.xlsx")) + sorted(MESSY.glob("*.csv")))  # type: ignore[union-attr]
        settle(window)
        window.current.model.step(1)  # type: ignore[union-attr]
    if page == "negotiations":
        first_talk = next(iter(window.current.model.state.rows or ()), None)  # type: ignore[union-attr]
        if first_talk is not None:
            window.open_page(page, first_talk.id)
    settle(window)


def draw(folder: Path, desk: Desk, pages: list[str], config: Path) -> None:
    """A picture of each page in each language and look lies in the folder."""
    preferences = application.open_preferences(config)
    for language in LANGUAGES:
        preferences.use_language(language)
        for look in LOOKS:
            preferences.use_look(look)
            words = builder.words_of(desk, "王某" if language == "zh_CN" else "Wang")
            window = application.build_window(desk, words, preferences, builder.PressViewer())
            for width, height in SIZES:
                window.resize(width, height)
                window.show()
                window.look_for_printer()
                for page in pages:
                    opened(window, page)
                    window.grab().save(str(folder / f"{page}-{language}-{look}.png"))
            window.close()
            application.close_window(window)


def main() -> None:
    """See the module."""
    folder = Path(sys.argv[1])
    pages = sys.argv[2:] or [page.key for page in PAGES]
    folder.mkdir(parents=True, exist_ok=True)
    application.start_application()
    with tempfile.TemporaryDirectory() as scratch:
        played = Path(os.environ.get("FAIRDESK_DEMO_DAY") or Path(scratch) / "day")
        if not (played / BUREAU).exists():
            os.environ.setdefault("FAIRDESK_PASSPHRASE", PASSPHRASE)
            Day(played, quiet=True).play()
        with Desk.open(str(played / BUREAU), PASSPHRASE) as desk:
            draw(folder, desk, pages, Path(scratch))


if __name__ == "__main__":
    main()
