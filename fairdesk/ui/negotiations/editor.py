"""The editor: two sides and what lies between them, the result, what comes next, and what a letter still misses."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from fairdesk.base.clock import HALL, now
from fairdesk.base.i18n import _
from fairdesk.records.choices import Outcome
from fairdesk.ui.negotiations.missing import Missing
from fairdesk.ui.negotiations.seats import area_seat, organisation_seat
from fairdesk.ui.negotiations.side import Side
from fairdesk.ui.negotiations.state import NEEDED, State, fit_words
from fairdesk.ui.negotiations.table_top import TableTop
from fairdesk.ui.theme import STEP, steps, theme
from fairdesk.ui.widgets.big_choice import BigChoice, Choice
from fairdesk.ui.widgets.check_box import CheckBox
from fairdesk.ui.widgets.date_field import DateField
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.words import Words

OUTCOME_ICONS = {Outcome.INTENT: "handshake", Outcome.CONTINUE: "clock", Outcome.CONTACTS: "phone", Outcome.NONE: "circle-x"}
A_MINUTE = 60_000


class Editor(QWidget):
    """Says wishes only: `changed(field, value)`, the two sides' own signals, `saved`, `lettered`, `left`."""

    changed = Signal(str, object)
    saved = Signal()
    lettered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead()
        self.leave = self.head.add_button("x", "quiet")
        self.save = self.head.add_button("save")
        self.letter = self.head.add_button("file-text", "main")
        self.missing = Missing()
        self.refusal = Words(tone="red", bold=True)
        self.left_side, self.right_side, self.middle = Side(), Side(), TableTop()
        self.result = BigChoice()
        self.next_step, self.next_due, self.minutes = QLineEdit(), DateField(now().astimezone(HALL).date()), QPlainTextEdit()
        self.contacts = CheckBox()
        self._fields = {
            "next_step": FormField(self.next_step),
            "next_due": FormField(self.next_due),
            "minutes": FormField(self.minutes),
        }
        self._starts: datetime | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(A_MINUTE)
        self._clock.timeout.connect(self._tick)
        self._said = ""
        self._build()
        self._wire()

    # ---- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        column.addWidget(self.head)
        column.addWidget(self.refusal)
        column.addWidget(self.missing)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(steps(2))
        table = QHBoxLayout()
        table.setSpacing(steps(3))
        table.addWidget(self.left_side, 5)
        table.addWidget(self.middle, 9)
        table.addWidget(self.right_side, 5)
        rows.addLayout(table, 1)
        rows.addWidget(self.result)
        rows.addLayout(self._ending())
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are stops enough, and they scroll into sight
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)

    def _ending(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(steps(3))
        following = QVBoxLayout()
        following.setSpacing(steps(2))
        step = QHBoxLayout()
        step.setSpacing(steps(3))
        step.addWidget(self._fields["next_step"], 3)
        step.addWidget(self._fields["next_due"], 2)
        following.addLayout(step)
        following.addWidget(self.contacts)
        following.addStretch(1)
        row.addLayout(following, 9)
        self.minutes.setFixedHeight(theme.length(steps(16)))
        self.minutes.setTabChangesFocus(True)
        self._fields["minutes"].setMaximumWidth(STEP * STEP * steps(100))
        row.addWidget(self._fields["minutes"], 9, Qt.AlignmentFlag.AlignTop)
        return row

    def _wire(self) -> None:
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.wish_saved)
        self.letter.clicked.connect(self.wish_letter)
        self.missing.jumped.connect(self.go_to)
        self.middle.changed.connect(self.changed)
        self.result.chosen.connect(lambda key: self.changed.emit("outcome", Outcome[key]))
        self.next_step.textEdited.connect(lambda text: self.changed.emit("next_step", text))
        self.next_due.date_changed.connect(lambda day: self.changed.emit("next_due", day))
        self.minutes.textChanged.connect(lambda: self.changed.emit("minutes", self.minutes.toPlainText()))
        self.contacts.toggled.connect(lambda on: self.changed.emit("consent_contacts", on))
        self.left_side.done.connect(self.right_side.field.setFocus)
        self.right_side.done.connect(lambda: self.go_to(self._next_missing()))

    # ---- words ---------------------------------------------------------------------------------------------------------

    def set_words(self) -> None:
        """Every word of the editor is said in the language in force."""
        self.leave.set_words(_("Throw away"), _("Esc"))
        self.save.set_words(_("Save"), "Ctrl+S")
        self.letter.set_words(_("Save and letter"), "Ctrl+L")
        self.missing.set_words(_("For the letter still:"), _("Everything a letter needs is here: Ctrl+L"))
        self.left_side.set_words(
            _("Organisation"), _("Name, pinyin or number"), _("What it offers"), _("Found"), _("Who gives? Type a few letters.")
        )
        self.right_side.set_words(
            _("Area"), _("County, pinyin or number"), _("What it needs"), _("Found"), _("Who receives? Type a few letters.")
        )
        self.middle.set_words()
        self.result.set_choices(
            [Choice(one.name, f"{one.label}   Alt+{at}", OUTCOME_ICONS[one]) for at, one in enumerate(Outcome, start=1)]
        )
        self.result.setAccessibleName(_("Result"))
        self._fields["next_step"].set_words(_("Next step"))
        self._fields["next_due"].set_words(_("Due on"))
        self._fields["minutes"].set_words(_("Minutes"))
        self.next_due.set_words(_("Pick a day"))
        self.contacts.setText(_("Both sides agree that their contacts are passed on"))
        self._tick()

    # ---- showing -------------------------------------------------------------------------------------------------------

    def show_state(self, state: State) -> None:
        """The editor shows the form of this state; nothing where there is none."""
        form = state.form
        if form is None:
            self._clock.stop()
            self.middle.clear_wrong()
            return
        if not self._clock.isActive():
            self._clock.start()
        self._starts = form.starts
        self._said = "" if state.draft_at is None else _("draft kept {time}", time=f"{state.draft_at.astimezone(HALL):%H:%M:%S}")
        self._tick()
        self.refusal.setText(state.refusal)
        self.refusal.setVisible(bool(state.refusal))
        self.missing.show_missing([(name, _(NEEDED[name])) for name in state.missing])
        self.left_side.show_seat(organisation_seat(state))
        self.right_side.show_seat(area_seat(state))
        self.middle.show_form(form)
        self.middle.show_fit(fit_words(state.offer, state.demand))
        self.result.set_choice(form.outcome.name)
        if self.next_step.text() != form.next_step:
            self.next_step.setText(form.next_step)
        if not (self.next_due.wrong and form.next_due is None):
            self.next_due.set_date(form.next_due)
        if self.minutes.toPlainText() != form.minutes:
            self.minutes.setPlainText(form.minutes)
        self.contacts.setChecked(form.consent_contacts)

    def _tick(self) -> None:
        self.head.set_words(_("Negotiation"), " · ".join(part for part in (_clock_words(self._starts), self._said) if part))

    # ---- wishes --------------------------------------------------------------------------------------------------------

    def wish_saved(self) -> None:
        """`saved` is said, unless something stands in a field that could not be kept: then the keyboard goes there."""
        if self._sound():
            self.saved.emit()

    def wish_letter(self) -> None:
        """`lettered` is said, under the same condition."""
        if self._sound():
            self.lettered.emit()

    def _sound(self) -> bool:
        wrong = self.middle.wrong() or ("next_due" if self.next_due.wrong else "")
        if wrong == "next_due":
            self.next_due.setFocus()
        elif wrong:
            self.go_to(wrong)
        return not wrong

    # ---- the keyboard --------------------------------------------------------------------------------------------------

    def begin(self, wanted: str = "") -> None:
        """The keyboard is in the field asked for, or where writing begins."""
        self.go_to(wanted or self._next_missing() or "organisation_id")

    def go_to(self, name: str) -> None:
        """The keyboard is in the field of this name."""
        sides: dict[str, QWidget] = {"organisation_id": self.left_side.field, "area_id": self.right_side.field}
        place = sides[name] if name in sides else self.middle.widget(name or "cash_fen")
        place.setFocus()

    def choose_result(self, at: int) -> None:
        """The result of this number (from nought) is chosen."""
        self.changed.emit("outcome", list(Outcome)[at])

    def _next_missing(self) -> str:
        return self.missing.first()


def _clock_words(starts: datetime | None) -> str:
    if starts is None:
        return ""
    minutes = max(timedelta(), now() - starts) // timedelta(minutes=1)
    return _("Begun {time}, {minutes} min", time=f"{starts.astimezone(HALL):%H:%M}", minutes=minutes)
