"""A pair that may be one: both beside each other, and what a person says of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from fairdesk.base.i18n import N_, _
from fairdesk.records.rosters import TWIN_WORDS, Resolve, Twin
from fairdesk.ui.rosters.panel import Panel
from fairdesk.ui.rosters.preview import row_key
from fairdesk.ui.rosters.tables import RESOLVED, other_words
from fairdesk.ui.rosters.view_model import State
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.words import Words, clear_layout

CHOICES: tuple[tuple[Resolve, str, str], ...] = (
    (Resolve.FILL, N_("The same: fill what is empty"), N_("What the other one says stays; this row fills its gaps.")),
    (Resolve.REPLACE, N_("The same: this row counts"), N_("What this row says replaces what the other one says.")),
    (Resolve.APART, N_("Two different ones"), N_("This row becomes a record of its own.")),
    (Resolve.LEAVE_OUT, N_("Leave this row out"), N_("Nothing of this row is taken in.")),
)


class DoublesPanel(Panel):
    """`decided` says what a person decided of the pair in hand, None where he takes it back; `jumped` the key of a row."""

    decided = Signal(object)
    jumped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self.mark = Badge()
        self.add_mark(self.mark)
        self._pair = self.add_section()
        self._fields = QWidget()
        QVBoxLayout(self._fields).setContentsMargins(0, 0, 0, 0)
        self._pair.body.addWidget(self._fields)
        self._acts = self.add_section()
        self.buttons: dict[Resolve, Button] = {}
        for resolve, _text, _tip in CHOICES:
            button = self.buttons[resolve] = Button("plain")
            button.clicked.connect(lambda _checked=False, resolve=resolve: self.decided.emit(resolve))
            self._acts.body.addWidget(button)
        self.back, self.row = Button("plain", "undo-2"), Button("plain", "list")
        self.back.clicked.connect(lambda: self.decided.emit(None))
        self.row.clicked.connect(lambda: self.jumped.emit(self._key))
        self.feet.addWidget(self.back)
        self.feet.addStretch(1)
        self.feet.addWidget(self.row)
        self.feet.setContentsMargins(steps(5), steps(3), steps(5), steps(4))
        self._shown: object = None

    def retranslate(self) -> None:
        """Every word that does not change with the state."""
        self._acts.set_title(_("What is it?"))
        self.back.set_words(_("Take the decision back"))
        self.row.set_words(_("Show the row"))
        for resolve, text, tip in CHOICES:
            self.buttons[resolve].set_words(_(text), _(tip))

    def render_state(self, state: State) -> None:
        """The pair in hand."""
        pair = state.pair
        for part in (self._pair, self._acts, self.row):
            part.setVisible(pair is not None)
        decision = state.decisions.get(pair.place) if pair else None
        self.back.setVisible(decision is not None)
        self.mark.setVisible(pair is not None)
        if pair is None:
            words = _("Choose a pair on the left.") if state.twins else _("No two rows of these files seem to be the same.")
            self.set_words(_("Nothing in hand"), words)
            return
        self._key = row_key(pair.place)
        self.set_words(pair.name, f"{_(TWIN_WORDS[pair.reason])}: {pair.other_name}")
        undecided = _("undecided")
        self.mark.set_state(_(RESOLVED[decision.resolve]) if decision else undecided, "accent" if decision else "amber")
        for resolve, button in self.buttons.items():
            button.setEnabled(decision is None or decision.resolve is not resolve)
        self._fill(pair, state)

    def _fill(self, pair: Twin, state: State) -> None:
        labels = {one.key: one.label for one in state.kinds.get(_entity(state, pair), ())}
        wanted = (pair, tuple(labels.items()), _("This row"))
        if wanted == self._shown:
            return
        self._shown = wanted
        clear_layout(self._fields)
        layout = self._fields.layout()
        assert layout is not None
        layout.addWidget(_beside(pair, labels))


def _entity(state: State, pair: Twin) -> str:
    sheet = state.preview.sheet(f"{pair.place.file}|{pair.place.sheet}") if state.preview else None
    return (sheet.entity or "") if sheet else ""


def _beside(pair: Twin, labels: dict[str, str]) -> QWidget:
    """Both sides in three columns: what differs, the other one, this row."""
    frame = QFrame()
    frame.setObjectName("strip")
    grid = QGridLayout(frame)
    grid.setContentsMargins(steps(3), steps(3), steps(3), steps(3))
    grid.setHorizontalSpacing(steps(3))
    grid.setVerticalSpacing(steps(1))
    grid.setColumnMinimumWidth(0, steps(20))
    for at in (1, 2):
        grid.setColumnStretch(at, 1)
    heads = ("", _("The other ({where})", where=other_words(pair)), _("This row ({row})", row=pair.place.row))
    for at, head in enumerate(heads):
        grid.addWidget(Words(head, step="note", tone="muted", bold=True), 0, at)
    if not pair.fields:
        grid.addWidget(Words(_("Both say the same.")), 1, 0, 1, 3)
    for row, one in enumerate(pair.fields, start=1):
        grid.addWidget(Words(labels.get(one.key, one.key), tone="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(one.old or "—"), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(one.new or "—", bold=True), row, 2, Qt.AlignmentFlag.AlignTop)
    return frame
