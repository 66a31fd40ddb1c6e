"""Words and signs: labels that take their size and colour from the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from fairdesk.ui import icons
from fairdesk.ui.theme import ICON


class Words(QLabel):
    """A text of one step of the type scale (note, body, field, head, figure, answer) and one tone; it wraps, never cuts."""

    def __init__(
        self, text: str = "", step: str = "body", tone: str = "text", bold: bool | None = None, wraps: bool = True
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setProperty("step", step)
        self.setProperty("tone", tone)
        self.setProperty("rank", "bold" if (bold if bold is not None else step in {"head", "figure", "answer"}) else "regular")

    def set_tone(self, tone: str) -> None:
        """The words have this colour of the theme."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)


def sign(name: str, tone: str = "text", size: int = ICON) -> QLabel:
    """A label that shows one sign of the icon set."""
    label = QLabel()
    icons.put(label, name, tone, size)
    return label


def repolish(widget: QWidget) -> None:
    """The stylesheet looks at the widget's properties again; it has not looked yet at one that was never seen."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def clear_layout(widget: QWidget) -> None:
    """Nothing is laid out in this widget any more."""
    layout = widget.layout()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        if (child := item.widget()) is not None:
            child.hide()
            child.deleteLater()
