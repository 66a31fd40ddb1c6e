"""The door: a field that is always ready on the left, who is due and here (or a walk-in's form) on the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget

from fairdesk.base.i18n import _, ngettext
from fairdesk.records.choices import ParticipantCategory
from fairdesk.ui.arrivals.attendance import Attendance
from fairdesk.ui.arrivals.door import Door
from fairdesk.ui.arrivals.view_model import Arrivals, State
from fairdesk.ui.arrivals.walk_in import WalkIn
from fairdesk.ui.arrivals.words import said
from fairdesk.ui.badge_paper import BadgeChoice, ask_for_badges
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.widgets.answer_sheet import AnswerSheet
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.two_pane import TwoPane


def view(context: Context) -> ArrivalsView:
    """The page of arrivals."""
    return ArrivalsView(context, Arrivals(context))


class ArrivalsView(View[State]):
    """Nothing stands between two badges: the answer leaves by itself, and the field never loses its place."""

    def __init__(self, context: Context, model: Arrivals) -> None:
        super().__init__(context, model)
        self.model: Arrivals = model
        self._answers = 0
        self.head = PageHead()
        self.badges = self.head.add_button("printer")
        self.badges.setMenu(QMenu(self))
        self.walk_in_button = self.head.add_button("user-plus")
        self.door, self.attendance, self.walk_in = Door(model), Attendance(), WalkIn()
        self.side = QStackedWidget()
        self.side.addWidget(self.attendance)
        self.side.addWidget(self.walk_in)
        self.body.addWidget(self.head)
        self.body.addWidget(TwoPane(self.door, self.side), 1)
        self.sheet = AnswerSheet(self)
        self._wire()
        self.verbs = (
            Verb("new", self._open_walk_in),
            Verb("find", self.door.field.setFocus),
            Verb("print", self.badges.showMenu),
        )
        self.begin()

    def _wire(self) -> None:
        self.sheet.pressed.connect(self.model.wait)
        self.walk_in_button.clicked.connect(self._open_walk_in)
        self.attendance.opened.connect(lambda people: self.context.navigate("directory", people))
        self.walk_in.sent.connect(self.model.register)
        self.walk_in.left.connect(self._close_walk_in)
        self.walk_in.edited.connect(self.model.mend_walk_in)
        self.walk_in.next_wanted.connect(self._open_walk_in)
        self.walk_in.badge_wanted.connect(lambda person: self._ask_badges(BadgeChoice(names=(person,))))
        self.badges.menu().aboutToShow.connect(self._fill_badges)

    def retranslate(self) -> None:
        self.badges.set_words(_("Badges"), _("Badges as PDF"))
        self.walk_in_button.set_words(_("Walk-in"), _("Register somebody unannounced (Ctrl+N)"))
        self.door.retranslate()
        self.walk_in.retranslate()
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        self.head.set_words(_("Arrivals"), self._summary(state))
        self.door.render_state(state)
        self.attendance.render_state(state)
        self.walk_in.render_state(state)
        self.side.setCurrentWidget(self.walk_in if state.walk_in_open else self.attendance)
        answer = said(state)
        self.sheet.setVisible(answer is not None)
        if answer is not None:
            self.sheet.show_answer(answer.tone, answer.word, answer.name, answer.line, answer.more)
            if state.answers != self._answers and answer.tone != "green" and self.context.preferences.sound:
                QApplication.beep()
        self._answers = state.answers

    @staticmethod
    def _summary(state: State) -> str:
        if state.attendance is None:
            return ""
        missing = state.due - state.present
        return ngettext("{count} person is still expected", "{count} people are still expected", missing)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.door.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.model.wait()
            self.door.field.setFocus()
            return
        super().keyPressEvent(event)

    # ---- walk-ins and badges -------------------------------------------------------------------------------------------

    def _open_walk_in(self) -> None:
        self.model.open_walk_in()

    def _close_walk_in(self) -> None:
        self.model.open_walk_in(False)
        self.door.field.setFocus()

    def _fill_badges(self) -> None:
        menu, arrival = self.badges.menu(), self.model.state.arrival
        menu.clear()
        if arrival is not None:
            choice = BadgeChoice(names=(arrival.person_id,))
            menu.addAction(_("Badge of {name}", name=arrival.name), lambda: self._ask_badges(choice))
            menu.addSeparator()
        menu.addAction(_("Everybody"), lambda: self._ask_badges(BadgeChoice()))
        menu.addAction(_("Walk-ins"), lambda: self._ask_badges(BadgeChoice(walk_ins=True)))
        menu.addSeparator()
        for one in ParticipantCategory:
            if one is not ParticipantCategory.WALK_IN:
                menu.addAction(one.label, partial(self._ask_badges, BadgeChoice(category=one)))

    def _ask_badges(self, choice: BadgeChoice) -> None:
        ask_for_badges(self, self.context, choice, _("badges"))
