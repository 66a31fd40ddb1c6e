"""The places and parts the paper in hand knows: which stand in its wording, which it may not lack; a press puts one in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fairdesk.base.i18n import N_, _
from fairdesk.ui import icons
from fairdesk.ui.theme import ICON, steps, theme
from fairdesk.ui.wordings.state import State

PARTS = {
    "goods": N_("Table of goods"),
    "signatures": N_("Places for signature and seal"),
    "proof": N_("Code by which the paper is verified"),
    "entry_code": N_("Code of the badge"),
}
"""What the parts most papers have draw; another part says its own name."""
_WRITTEN = re.compile(r"(?<!\{)\{([a-z][a-z0-9_]*)\}")
_DRAWN = re.compile(r"^\s*@(?:\?\{[^}]*\}\s*)?([a-z][a-z0-9_]*)\s*$", re.MULTILINE)
SMALL = ICON - 4


@dataclass(frozen=True, slots=True)
class NameLine:
    """A place or part: what stands for it in a wording, what it holds, whether it is there and whether it must be."""

    written: str
    told: str
    there: bool
    needed: bool


def name_lines(state: State) -> tuple[NameLine, ...]:
    """The lines of the list: what is needed and missing first, the rest in the order of the paper, parts last."""
    places, drawn = used(state.setting.wording)
    lines = [NameLine("{" + one.name + "}", _(one.told), one.name in places, one.needed) for one in state.names.places]
    for part in state.names.parts:
        needed = part in state.names.needed_parts
        lines.append(NameLine(f"@{part}", _(PARTS[part]) if part in PARTS else "", part in drawn, needed))
    return tuple(sorted(lines, key=lambda one: not (one.needed and not one.there)))


def used(wording: str) -> tuple[set[str], set[str]]:
    """The places and the parts a wording names, its notes and English lines left out."""
    told = "\n".join(one for one in wording.splitlines() if not one.lstrip().startswith(("//", "> ")))
    return set(_WRITTEN.findall(told)), set(_DRAWN.findall(told))


class TwoLines(QStyledItemDelegate):
    """What stands in a place, and under it the name it has in a wording: three parties have a telephone each."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme.size("body") + theme.size("note") + steps(6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        room = option.rect
        selected = option.state & QStyle.StateFlag.State_Selected
        over = option.state & QStyle.StateFlag.State_MouseOver
        painter.save()
        if selected or over:
            painter.fillRect(room, theme.colour("accent_soft" if selected else "hover"))
        side = theme.length(SMALL)
        icon: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        icon.paint(painter, QRect(room.left() + steps(2), room.top() + (room.height() - side) // 2, side, side))
        words = room.adjusted(side + steps(4), steps(1), -steps(2), -steps(1))
        half = words.height() * theme.size("body") // (theme.size("body") + theme.size("note"))
        for text, step, tone, where in (
            (index.data(Qt.ItemDataRole.DisplayRole), "body", "text", words.adjusted(0, 0, 0, half - words.height())),
            (index.data(Qt.ItemDataRole.UserRole), "note", "muted", words.adjusted(0, half, 0, 0)),
        ):
            painter.setFont(theme.font(step))
            painter.setPen(theme.colour(tone))
            told = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, where.width())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)
        painter.restore()


class NameList(QListWidget):
    """`pressed_name` says what is to stand at the cursor of the editor."""

    pressed_name = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("names")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(TwoLines(self))
        self.setUniformItemSizes(True)
        self.lines: tuple[NameLine, ...] = ()
        self._palette = theme.palette
        self.itemClicked.connect(self._press)

    def show_lines(self, lines: Sequence[NameLine]) -> None:
        """These places and parts are listed; the one in hand stays in hand."""
        if (tuple(lines), theme.palette) == (self.lines, self._palette):
            return
        self.lines, self._palette = tuple(lines), theme.palette
        here, high = self.currentRow(), self.verticalScrollBar().value()
        self.clear()
        for line in lines:
            item = QListWidgetItem(self._sign(line), f"{line.told or line.written}")
            item.setData(Qt.ItemDataRole.UserRole, line.written)
            item.setToolTip(f"{line.written}　{self._about(line)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.told} {line.written}, {self._about(line)}")
            self.addItem(item)
        self.setCurrentRow(here)
        self.verticalScrollBar().setValue(high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None and not event.modifiers():
            self._press(item)
        else:
            super().keyPressEvent(event)

    def _press(self, item: QListWidgetItem) -> None:
        self.pressed_name.emit(item.data(Qt.ItemDataRole.UserRole))

    def _about(self, line: NameLine) -> str:
        if line.there:
            return _("stands in the wording")
        return _("is missing and needed") if line.needed else _("does not stand in the wording")

    def _sign(self, line: NameLine) -> QIcon:
        side, palette = theme.length(SMALL), theme.palette
        if line.there:
            return QIcon(icons.pixmap("check", palette.green, side, self.devicePixelRatioF()))
        name, colour = ("triangle-alert", palette.amber) if line.needed else ("plus", palette.line_strong)
        return QIcon(icons.pixmap(name, colour, side, self.devicePixelRatioF()))
