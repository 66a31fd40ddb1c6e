"""The scanned page in the middle: whatever the height of its place, its width settles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QResizeEvent
from pytestqt.qtbot import QtBot

from fairdesk.ui.scans.picture import PagePicture
from tests.ui.talking import Place, place, talking_desk


@pytest.fixture
def here(tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as found:
        yield found


class Counting(PagePicture):
    """Counts how often it is told of another size."""

    told = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        Counting.told += 1
        assert Counting.told < 500, "the width comes and goes with the bar"
        super().resizeEvent(event)


def picture(folder: Path) -> bytes:
    """A page of A4."""
    image = QImage(420, 594, QImage.Format.Format_RGB888)
    image.fill(QColor("white"))
    assert image.save(str(folder / "page.png"))
    return (folder / "page.png").read_bytes()


@pytest.mark.parametrize("width", [300, 420, 500])
def test_the_width_settles_at_every_height(qtbot: QtBot, here: Place, tmp_path: Path, width: int) -> None:
    """Where a page as wide as its place is just too high, a bar that takes width would make it fit, and go again."""
    shown = Counting(here.context.runner)
    qtbot.addWidget(shown)
    shown.resize(width, 200)
    shown.show()
    shown.show_picture(picture(tmp_path))
    here.settled()
    tall = round(width * 594 / 420)
    for height in range(tall - 60, tall + 10):
        Counting.told = 0
        shown.resize(width, height)
        here.settled()
        assert Counting.told < 10
