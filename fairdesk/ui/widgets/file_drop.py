"""Files let fall on a page: the page takes those it can read, and its drop place lights up while they hover over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from fairdesk.ui.widgets.words import repolish


class FileDrop(QObject):
    """`take` is told the files that `wanted` leaves; a drag with none of them is not accepted."""

    def __init__(
        self,
        page: QWidget,
        wanted: Callable[[Sequence[Path]], list[Path]],
        take: Callable[[list[Path]], object],
        place: QFrame | None = None,
    ) -> None:
        super().__init__(page)
        self._wanted, self._take, self._place = wanted, take, place
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:
        """The drags of files over the page are seen to here; every other event goes on to the page."""
        if event.type() == QEvent.Type.DragLeave:
            self._light(False)
            return False
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return False
        files = self._wanted([Path(url.toLocalFile()) for url in event.mimeData().urls()])
        falls = event.type() == QEvent.Type.Drop
        if files:
            event.acceptProposedAction()
        self._light(bool(files) and not falls)
        if files and falls:
            self._take(files)
        return True

    def _light(self, over: bool) -> None:
        if self._place is not None:
            self._place.setProperty("over", over)
            repolish(self._place)
