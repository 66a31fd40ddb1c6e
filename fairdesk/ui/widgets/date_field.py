"""A field for a date: typed as 2020-11-07, 11-07 or 7, or picked from a calendar."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QWidget

from fairdesk.ui.widgets.buttons import IconButton


def parse_date(text: str, near: date) -> date | None:
    """The date typed; a missing year or month is that of `near`. None where it is no date."""
    parts = [int(one) for one in re.findall(r"\d+", unicodedata.normalize("NFKC", text))]
    if not 1 <= len(parts) <= 3:
        return None
    year, month, day = [near.year, near.month, near.day][: 3 - len(parts)] + parts
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateField(QWidget):
    """`date_changed` says the date, or None where the field is empty or no date."""

    date_changed = Signal(object)

    def __init__(self, near: date) -> None:
        super().__init__()
        self._near = near
        self._calendar: QCalendarWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.line = QLineEdit()
        self.line.setPlaceholderText(f"{near:%Y-%m-%d}")
        self.pick = IconButton("calendar")
        self.pick.clicked.connect(self._open)
        row.addWidget(self.line, 1)
        row.addWidget(self.pick)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _text: self.date_changed.emit(self.value()))
        self.line.editingFinished.connect(self._tidy)

    def set_words(self, pick: str) -> None:
        """The accessible name of the calendar button."""
        self.pick.set_words(pick)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> date | None:
        """The date, or None."""
        return parse_date(self.line.text(), self._near)

    @property
    def wrong(self) -> bool:
        """Whether something is typed that is no date."""
        return bool(self.line.text().strip()) and self.value() is None

    def set_date(self, value: date | None) -> None:
        """The field shows this date."""
        if self.value() != value or not self.line.hasFocus():
            self.line.setText("" if value is None else value.isoformat())

    def _tidy(self) -> None:
        found = self.value()
        if found is not None:
            self.line.setText(found.isoformat())

    def _open(self) -> None:
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.clicked.connect(self._picked)
            self._calendar.activated.connect(self._picked)
        shown = self.value() or self._near
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()

    def _picked(self, picked: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.line.setText(date(picked.year(), picked.month(), picked.day()).isoformat())
        self.date_changed.emit(self.value())
