"""One row, cell by cell: what was written beside what it means, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from fairdesk.base.i18n import _
from fairdesk.ui.rosters.panel import Panel
from fairdesk.ui.rosters.preview import OUTCOMES, CellLine, SheetLine, place_of
from fairdesk.ui.rosters.tables import RESOLVED
from fairdesk.ui.rosters.view_model import State
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words, clear_layout

GROUNDS = {"error": "red", "warn": "amber"}
BESIDE = 13
"""Signs up to which two texts stand beside each other: a telephone number does, a credit code has a line of its own."""
TONES = {"green": "new", "accent": "changed", "grey": "unchanged", "amber": "skipped"}


class CellsPanel(Panel):
    """The row in hand. `leave` leaves it out or takes it in again; `previous` and `next` walk through what waits."""

    def __init__(self) -> None:
        super().__init__()
        self.outcome, self.decided = Badge(), Badge()
        for mark in (self.outcome, self.decided):
            self.add_mark(mark)
        self._section = self.add_section()
        self._cells = QWidget()
        self._column = QVBoxLayout(self._cells)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(steps(1))
        self._section.body.addWidget(self._cells)
        self.leave = Button("plain", "x")
        self.previous, self.next = Button("plain", "chevron-left"), Button("plain", "chevron-right")
        self.feet.addWidget(self.leave)
        self.feet.addStretch(1)
        self.feet.addWidget(self.previous)
        self.feet.addWidget(self.next)
        self.feet.setContentsMargins(steps(5), steps(3), steps(5), steps(4))
        self._shown: tuple[object, ...] = ()

    def retranslate(self) -> None:
        """The words of the buttons."""
        self.previous.set_words("", _("The previous row that waits"))
        self.next.set_words("", _("The next row that waits"))
        self.previous.setAccessibleName(_("The previous row that waits"))
        self.next.setAccessibleName(_("The next row that waits"))

    def render_state(self, state: State) -> None:
        """The cells of the row in hand."""
        place = place_of(state.row)
        row = next((one for one in state.rows if one.key == state.row), None)
        if place is None or row is None:
            line = state.line
            note = line.note if line else ""
            self.set_words(_("Nothing in hand"), note or _("Choose a row on the left to see its cells."))
        else:
            self.set_words(
                row.name or _("Row {row}", row=row.place.row), _("Row {row} of {sheet}", row=place.row, sheet=_sheet(state.line))
            )
        decision = state.decisions.get(place) if place else None
        self.outcome.setVisible(row is not None and bool(row.state))
        if row is not None and row.state:
            tone = next(tone for tone, state_of in TONES.items() if state_of == row.state)
            self.outcome.set_state(_(OUTCOMES[row.state]), tone)
        self.decided.setVisible(decision is not None)
        if decision is not None:
            self.decided.set_state(_(RESOLVED[decision.resolve]), "accent", "check")
        self.leave.setVisible(row is not None)
        self.leave.set_words(_("Take it in again") if decision else _("Leave this row out"))
        for button in (self.previous, self.next):
            button.setVisible(row is not None)
        self._fill(state.cells if row is not None else ())

    def _fill(self, cells: tuple[CellLine, ...]) -> None:
        wanted = (cells, _("as written"))
        if wanted == self._shown:
            return
        self._shown = wanted
        clear_layout(self._cells)
        for cell in cells:
            self._column.addWidget(_strip(cell))


def _sheet(line: SheetLine | None) -> str:
    return (line.sheet or line.file) if line else ""


def _strip(cell: CellLine) -> QWidget:
    """One cell: its column, the written text, and where it differs what it means, with the reasons below."""
    frame = QFrame()
    frame.setObjectName("cell")
    worst = next((tone for level, tone in GROUNDS.items() if any(severity == level for severity, _words in cell.notes)), "")
    frame.setProperty("tone", worst)
    grid = QGridLayout(frame)
    grid.setContentsMargins(steps(2), steps(1) + 2, steps(2), steps(1) + 2)
    grid.setHorizontalSpacing(steps(3))
    grid.setVerticalSpacing(2)
    grid.setColumnMinimumWidth(0, steps(24))
    for column in (1, 2):
        grid.setColumnStretch(column, 1)
    grid.addWidget(Words(cell.label, tone="muted"), 0, 0, Qt.AlignmentFlag.AlignTop)
    row = _put(grid, cell)
    if cell.before is not None:
        grid.addWidget(Words(_("the desk has: {value}", value=cell.before or "—"), step="note", tone="accent"), row, 1, 1, 2)
        row += 1
    for severity, words in cell.notes:
        tone = {"error": "red", "warn": "amber"}.get(severity, "muted")
        grid.addWidget(Words(words, step="note", tone=tone), row, 1, 1, 2)
        row += 1
    return frame


def _put(grid: QGridLayout, cell: CellLine) -> int:
    """The written text alone where it is taken as it stands, otherwise what it means beside it, or below where it is long.

    Answers the row after them.
    """
    top = Qt.AlignmentFlag.AlignTop
    written = _selectable(cell.written or ("—" if not cell.becomes else ""), "text" if cell.becomes == cell.written else "muted")
    if cell.becomes == cell.written or (not cell.becomes and not cell.notes):
        grid.addWidget(written, 0, 1, 1, 2)
        return 1
    meaning = cell.becomes or _("left empty")
    becomes = _selectable(f"→ {meaning}", "text", bold=True)
    if max(len(cell.written), len(meaning)) <= BESIDE:
        grid.addWidget(written, 0, 1, top)
        grid.addWidget(becomes, 0, 2, top)
        return 1
    grid.addWidget(written, 0, 1, 1, 2, top)
    grid.addWidget(becomes, 1, 1, 1, 2, top)
    return 2


def _selectable(text: str, tone: str, bold: bool = False) -> Words:
    words = Words(text, tone=tone, bold=bold)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
