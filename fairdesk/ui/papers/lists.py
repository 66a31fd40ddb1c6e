"""The two lists of the page: the records a paper can be made for, and the papers that were issued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fairdesk.base.i18n import N_, ngettext
from fairdesk.records.choices import LetterState
from fairdesk.records.paper_choices import IssuedRow, PaperTopic, RecordRow
from fairdesk.ui.papers.state import State
from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import CELL, HAIR, steps, theme
from fairdesk.ui.widgets.rows_table import RowsTable

_TONES = {LetterState.ISSUED: "amber", LetterState.FILED: "green", LetterState.VOID: "red"}
_ICONS = {LetterState.ISSUED: "printer", LetterState.FILED: "circle-check", LetterState.VOID: "circle-x"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of either list: its key, its two lines of words, and how far its paper came."""

    key: str
    title: str
    more: str
    state: LetterState | None = None


RECORDS, ISSUED = N_("For"), N_("Issued")


def _words(line: Line) -> str:
    return f"{line.title}\n{line.more}" if line.more else line.title


def _state(line: Line) -> str:
    return line.state.label if line.state is not None else ""


def _columns(title: str) -> tuple[Column, ...]:
    return (
        Column(title, _words, wide=True),
        Column(
            N_("State"),
            _state,
            width=22,
            tone=lambda line: _TONES.get(line.state, "muted"),
            icon=lambda line: _ICONS.get(line.state, "check" if line.state is not None else ""),
        ),
    )


def record_lines(state: State) -> Iterator[Line]:
    """The records of the kind in hand; of several kinds of records each says which it is."""
    topic = state.topic
    for row in state.found.rows if state.found is not None else ():
        yield Line(row.key, row.label, _second(topic, row), row.issued.state if row.issued else None)


def _second(topic: PaperTopic | None, row: RecordRow) -> str:
    kind = row.about.label if topic is not None and len(topic.abouts) > 1 else ""
    return " · ".join(one for one in (kind, row.more) if one)


def issued_lines(state: State) -> Iterator[Line]:
    """What was issued of the kind in hand, or which numbers of slips were given."""
    for row in state.issued:
        title, rest = (row.number, row.about) if row.number else (row.about, "")
        yield Line(row.id, title, " · ".join(one for one in (row.day.isoformat(), _prints(row), rest) if one), row.state)


def _prints(row: IssuedRow) -> str:
    return ngettext("printed once", "printed {count} times", row.prints) if row.prints else ""


class TwoLines(QStyledItemDelegate):
    """The second line of a cell stands below the first, smaller and muted."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        room, selected = option.rect, option.state & QStyle.StateFlag.State_Selected
        painter.save()
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, theme.colour("accent_soft" if selected else "hover"))
        painter.fillRect(room.adjusted(0, room.height() - HAIR, 0, 0), theme.colour("line"))
        first, _break, second = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        words = room.adjusted(CELL, steps(1), -CELL, -steps(1))
        whole = theme.size("body") + theme.size("note")
        half = words.height() * theme.size("body") // whole if second else words.height()
        lines = [(first, "body", "text", words.adjusted(0, 0, 0, half - words.height()))]
        lines += [(second, "note", "muted", words.adjusted(0, half, 0, 0))] if second else []
        for text, step, tone, where in lines:
            painter.setFont(theme.font(step))
            painter.setPen(theme.colour(tone))
            told = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, where.width())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)
        painter.restore()


class TwoLineTable(RowsTable):
    """A table whose first column has two lines in each row."""

    def __init__(self, title: str) -> None:
        super().__init__(RowsModel(_columns(title), lambda line: line.key))
        self.setItemDelegateForColumn(0, TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_states(self, shown: bool) -> None:
        """Whether how far a paper came is told."""
        if self.isColumnHidden(1) is shown:
            self.setColumnHidden(1, not shown)
            self._fit()

    def _fit(self) -> None:
        super()._fit()
        self.verticalHeader().setDefaultSectionSize(theme.size("body") + theme.size("note") + theme.length(steps(5)))
