"""Somebody unannounced: a short form beside the list; when it is done, the badge is offered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from fairdesk.base.i18n import _
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.people import PersonRow, WalkInForm
from fairdesk.ui.arrivals.view_model import State
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.side_panel import Facts, SidePanel
from fairdesk.ui.widgets.words import Words


class WalkIn(SidePanel):
    """`sent` says the form, `left` that nobody is registered (any more), `badge_wanted` whose badge is wanted."""

    sent = Signal(object)
    left = Signal()
    edited = Signal()
    """A person goes on typing, so what was said of the form before no longer holds."""
    badge_wanted = Signal(str)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._person: PersonRow | None = None
        self._opened = False
        self.name, self.unit, self.title, self.mobile = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.category = QComboBox()
        self._fields = [FormField(field) for field in (self.name, self.unit, self.title, self.category, self.mobile)]
        self._form = self.add_section()
        self._form.body.setSpacing(steps(3))
        self._lay_out()
        self._done = self.add_section()
        self._mark, self._facts, self._more = Badge("", "green"), Facts(), Words(tone="muted")
        for part in (self._mark, self._facts, self._more):
            self._done.body.addWidget(part)
        self.save, self.cancel = Button("main", "user-plus"), Button("quiet")
        self.print_badge, self.another = Button("main", "printer"), Button("plain", "user-plus")
        for button in (self.save, self.print_badge, self.another, self.cancel):
            self.feet.addWidget(button)
        self.feet.addStretch(1)
        self._wire()

    def _lay_out(self) -> None:
        name, unit, title, category, mobile = self._fields
        pair = QHBoxLayout()
        pair.setSpacing(steps(3))
        pair.addWidget(title, 1)
        pair.addWidget(category, 1)
        for field in (name, unit):
            self._form.body.addWidget(field)
        self._form.body.addLayout(pair)
        self._form.body.addWidget(mobile)
        self.feet.setContentsMargins(steps(5), steps(3), steps(5), steps(4))

    def _wire(self) -> None:
        for line in (self.name, self.unit, self.title, self.mobile):
            line.returnPressed.connect(self._send)
            line.textEdited.connect(self.edited)
        self.save.clicked.connect(self._send)
        self.cancel.clicked.connect(self.left)
        self.another.clicked.connect(self.next_wanted)
        self.print_badge.clicked.connect(lambda: self.badge_wanted.emit(self._person.id if self._person else ""))

    def retranslate(self) -> None:
        """Every word is said in the language in force."""
        words = (_("Name"), _("Unit"), _("Title"), _("Category"), _("Mobile phone"))
        hints = (_("needed"), "", "", "", _("shown with its middle hidden"))
        for field, label, hint in zip(self._fields, words, hints, strict=True):
            field.set_words(label, hint)
        chosen = max(self.category.currentIndex(), 0)
        self.category.clear()
        for one in sorted(ParticipantCategory, key=lambda one: one is not ParticipantCategory.WALK_IN):
            self.category.addItem(one.label, one.name)
        self.category.setCurrentIndex(chosen)
        self.save.set_words(_("Register and check in"), _("Enter"))
        self.cancel.set_words(_("Close"))
        self.print_badge.set_words(_("Badge as PDF"))
        self.another.set_words(_("Next walk-in"))

    def form(self) -> WalkInForm:
        """What is typed."""
        return WalkInForm(
            name=self.name.text().strip(),
            unit=self.unit.text().strip(),
            title=self.title.text().strip(),
            category=ParticipantCategory[self.category.currentData()],
            mobile=self.mobile.text().strip(),
        )

    def render_state(self, state: State) -> None:
        """The form, or who was registered, is shown."""
        person = state.walked_in
        self.set_words(
            _("Walk-in") if person is None else person.name, _("Is checked in at once.") if person is None else person.unit
        )
        self._fields[0].set_error(state.walk_in_refusal)
        self._form.setVisible(person is None)
        self._done.setVisible(person is not None)
        self.save.setVisible(person is None)
        for button in (self.print_badge, self.another):
            button.setVisible(person is not None)
        if person is not None:
            self._mark.set_state(_("Registered and here"), "green")
            facts = ((_("Badge"), person.badge_no), (_("Category"), person.category.label), (_("Title"), person.title))
            self._facts.set_facts((*facts, (_("Phone"), person.phone)))
            self._more.setText(_("The badge can be printed now; its code is valid at every desk of the fair."))
        self._begin(state.walk_in_open, person)

    def _begin(self, opened: bool, person: PersonRow | None) -> None:
        fresh = opened and person is None and (not self._opened or self._person is not None)
        done = person is not None and self._person is None
        self._opened, self._person = opened, person
        if fresh:
            for line in (self.name, self.unit, self.title, self.mobile):
                line.clear()
            self.category.setCurrentIndex(0)
            self.name.setFocus()
        elif done:
            self.print_badge.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _send(self) -> None:
        self.sent.emit(self.form())
