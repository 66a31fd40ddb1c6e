"""The editor of a wording: numbered lines, colours, names offered after `{` and `@`, and the line that is wrong marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QTextEdit, QWidget

from fairdesk.ui.theme import CONTROL, steps, theme
from fairdesk.ui.wordings.colouring import Colouring

BEGUN = re.compile(r"(?:\?\{!?|(?<!\{)\{|^\s*@)([a-z0-9_]*)$")
"""A name that is being written: a place after its bracket, a part after its sign at the beginning of a line."""
NAME = Qt.ItemDataRole.UserRole
SHOWN = 9
"""Names offered at once."""
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Backtab}


class Numbers(QWidget):
    """The numbers beside the lines: refusals name lines by them."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(event)


class Editor(QPlainTextEdit):
    """`written` says the wording a person wrote; a wording given by the program is silent."""

    written = Signal(str)
    _handed_over = False
    """Whether Ctrl+Z is the window's: what was written last was saved, and saving is undone by the journal."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wording")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(steps(2))
        self._colouring = Colouring(self.document())
        self._numbers = Numbers(self)
        self._wrong = 0
        self._known = QStandardItemModel(self)
        self._completer = QCompleter(self._known, self)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._completer.setWidget(self)
        self._completer.setCompletionRole(NAME)
        self._completer.setMaxVisibleItems(SHOWN)
        self._completer.activated.connect(self._complete)
        self.textChanged.connect(self._tell)
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._move_numbers)
        self.cursorPositionChanged.connect(self._numbers.update)
        theme.changed.connect(self._mark)
        self._silent = False
        self._make_room()

    # ---- what the page says to it --------------------------------------------------------------------------------------

    def show_wording(self, wording: str, *, fresh: bool) -> None:
        """This stands in the editor. `fresh`: of another paper, so that nothing of the one before can be brought back."""
        if wording == self.toPlainText():
            return
        self._silent = True
        if fresh:
            self.setPlainText(wording)
        else:
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(wording)
        self._silent = False

    def offer(self, names: Sequence[tuple[str, str]]) -> None:
        """These names are offered while one is written: what stands in the wording (`{place}`, `@part`), and what it means."""
        self._known.clear()
        for written, told in names:
            item = QStandardItem(f"{written.strip('{}')}　{told}" if told else written)
            item.setData(written, NAME)
            self._known.appendRow(item)

    def insert(self, written: str) -> None:
        """This stands at the cursor, in place of what is marked; a part takes a line of its own."""
        cursor = self.textCursor()
        if written.startswith("@") and (cursor.selectedText() or cursor.block().text().strip()):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            written = f"\n{written}"
        cursor.insertText(written)
        self.setTextCursor(cursor)
        self.setFocus()

    def mark_wrong(self, line: int) -> None:
        """The line of this number is marked; none for 0."""
        if line != self._wrong:
            self._wrong = line
            self._mark()

    def go_to(self, line: int) -> None:
        """The cursor stands at the beginning of this line, which is seen."""
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(line - 1)))
        self.centerCursor()
        self.setFocus()

    def hand_over_undo(self) -> None:
        """Ctrl+Z is the window's until something is written again."""
        self._handed_over = True

    # ---- keys ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if self._handed_over and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup
        if popup.isVisible() and event.key() in _TAKES:
            event.ignore()  # the list of names takes it
            return
        super().keyPressEvent(event)
        if event.text() or popup.isVisible():
            self._offer_names()

    def begun(self) -> str | None:
        """The name that is being written with its sign, or None."""
        cursor = self.textCursor()
        found = BEGUN.search(cursor.block().text()[: cursor.positionInBlock()])
        return None if found is None else ("@" if found[0].lstrip().startswith("@") else "{") + found[1]

    def _offer_names(self) -> None:
        begun, popup = self.begun(), self._popup
        if begun is None or self.isReadOnly():
            popup.hide()
            return
        self._completer.setCompletionPrefix(begun)
        if not self._completer.completionCount() or self._completer.currentCompletion() == begun:
            popup.hide()
            return
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        place = self.cursorRect()
        place.translate(self.viewport().pos())
        place.setWidth(popup.sizeHintForColumn(0) + steps(12))
        self._completer.complete(place)

    def _complete(self, written: str) -> None:
        begun = self.begun()
        if begun is None:
            return
        cursor = self.textCursor()
        after = cursor.block().text()[cursor.positionInBlock() :]
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun) - 1)
        closed = written.endswith("}") and after.startswith("}")
        cursor.insertText(written[1:-1] if closed else written[1:])
        if closed:
            cursor.movePosition(QTextCursor.MoveOperation.Right)
        self.setTextCursor(cursor)

    # ---- the numbers and the marked line -------------------------------------------------------------------------------

    def numbers_width(self) -> int:
        """The room the numbers take."""
        return self.fontMetrics().horizontalAdvance("0" * max(3, len(str(self.blockCount())))) + steps(4)

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Each line's number beside its first row; the one with the cursor in the colour of text."""
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), theme.colour("sunken"))
        painter.setFont(theme.font("note"))
        here, block, high = self.textCursor().blockNumber(), self.firstVisibleBlock(), self.fontMetrics().height()
        place = self.contentOffset()
        while block.isValid():
            rows = self.blockBoundingGeometry(block).translated(place)
            if rows.top() > event.rect().bottom():
                break
            at = block.blockNumber()
            painter.setPen(theme.colour("red" if at + 1 == self._wrong else "text" if at == here else "muted"))
            room = QRect(0, round(rows.top()), self._numbers.width() - steps(2), high)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(at + 1))
            block = block.next()
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inner = self.contentsRect()
        self._numbers.setGeometry(QRect(inner.left(), inner.top(), self.numbers_width(), inner.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_numbers"):
            self._make_room()

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)

    def _move_numbers(self, part: QRect, down: int) -> None:
        if down:
            self._numbers.scroll(0, down)
        else:
            self._numbers.update(0, part.y(), self._numbers.width(), part.height())

    def _mark(self) -> None:
        selection = QTextEdit.ExtraSelection()
        block = self.document().findBlockByNumber(self._wrong - 1) if self._wrong else None
        if block is not None and block.isValid():
            selection.cursor = QTextCursor(block)
            selection.format.setBackground(theme.colour("red_soft"))
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.setExtraSelections([selection] if block is not None and block.isValid() else [])
        self._numbers.update()

    def _tell(self) -> None:
        if not self._silent:
            self._handed_over = False
            self.written.emit(self.toPlainText())

    def minimumSizeHint(self) -> QSize:
        return QSize(steps(60), theme.length(CONTROL) * 4)
