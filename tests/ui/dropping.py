"""Files carried over a page and let fall there, in the order in which the system tells it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

ACTION, BUTTON, KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def carried(*paths: Path) -> QMimeData:
    """What a drag of these files carries."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def hover(page: QWidget, data: QMimeData) -> bool:
    """The drag comes over the page; answers with whether the page would take it."""
    event = QDragEnterEvent(QPoint(5, 5), ACTION, data, BUTTON, KEYS)
    event.setAccepted(False)
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def let_fall(page: QWidget, *paths: Path) -> bool:
    """The files come over the page and are let fall where it would take them; answers with whether it did."""
    data = carried(*paths)
    if not hover(page, data):
        return False
    event = QDropEvent(QPointF(5, 5), ACTION, data, BUTTON, KEYS)
    event.setAccepted(False)
    QApplication.sendEvent(page, event)
    return event.isAccepted()
