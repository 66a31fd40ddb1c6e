"""What the door knows: the answer to the last badge, whom a name may mean, who is due and here, and the newest arrivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer

from fairdesk.base.errors import BadgeUnknown, Refusal
from fairdesk.records.choices import ArrivalMethod
from fairdesk.records.people import ArrivalAnswer, ArrivalRow, AttendanceRow, PersonRow, WalkInForm
from fairdesk.records.search import Hit
from fairdesk.services import arrivals, directory
from fairdesk.ui.page import Context, ViewModel

ANSWER_MS = 2000
"""How long an answer fills the page (LOOK: two seconds), unless the next badge comes sooner."""
HITS = 12
NEWEST = 100
PHONE_TAIL = 4
PERSON = ("participant",)
ORGANISATION = ("organisation",)


@dataclass(frozen=True, slots=True)
class State:
    """The answer on the page (or the refusal), the hits of a search, the sums, the newest arrivals, the walk-in beside."""

    answer: ArrivalAnswer | None = None
    unknown: str = ""
    """Why nobody was let in, in one sentence; empty where somebody was or nothing is shown."""
    answers: int = 0
    """How many answers were given, so that the same answer twice is seen twice."""
    sought: str = ""
    hits: tuple[Hit, ...] = ()
    attendance: tuple[AttendanceRow, ...] | None = None
    newest: tuple[ArrivalRow, ...] | None = None
    in_hand: str = ""
    """The arrival chosen in the list."""
    undoing: bool = False
    undo_refusal: str = ""
    walk_in_open: bool = False
    walk_in_refusal: str = ""
    walked_in: PersonRow | None = None
    """Who was registered last beside the list; a badge is offered."""

    @property
    def answering(self) -> bool:
        """Whether an answer fills the page."""
        return self.answer is not None or bool(self.unknown)

    @property
    def arrival(self) -> ArrivalRow | None:
        """The arrival in hand."""
        return next((row for row in self.newest or () if row.id == self.in_hand), None)

    @property
    def due(self) -> int:
        """How many are expected."""
        return sum(row.due for row in self.attendance or ())

    @property
    def present(self) -> int:
        """How many are here."""
        return sum(row.present for row in self.attendance or ())


class Arrivals(ViewModel[State]):
    """Verbs of the door."""

    topics = frozenset({"participant", "arrival", "badge", "delegation"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.setInterval(ANSWER_MS)
        self._shown.timeout.connect(self.wait)
        context.scanner.scanned.connect(self._scanned)

    def refresh(self) -> None:
        """The sums and the newest arrivals are asked for again."""
        self.look(arrivals.attendance, lambda rows: self.settle(attendance=tuple(rows)))
        self.look(arrivals.newest, lambda rows: self.settle(newest=tuple(rows)), limit=NEWEST)

    # ---- checking in ---------------------------------------------------------------------------------------------------

    def seek(self, words: str) -> None:
        """Whom these words may mean is shown; nobody is checked in."""
        self.settle(sought=words)
        if not words:
            self.settle(hits=())
            return
        self.look(directory.find, lambda hits: self._found(words, hits), text=words, limit=HITS, kinds=PERSON)

    def enter(self, words: str) -> None:
        """The person of this number is checked in, else the one these words mean; where several are meant they are shown.

        The number is tried first, so that a replaced badge is told to be void and never taken for a part of its successor.
        """
        if words:
            self.settle(sought=words)
            task = self.do(arrivals.check_in, self._answered_typed, badge=words)
            task.on_refusal(lambda refusal: self._look_for(words, refusal))

    def check_in(self, badge: str, method: ArrivalMethod = ArrivalMethod.SCAN, typed: bool = False) -> None:
        """The person of this badge, number or id is here, and the page says so. `typed` where the words of a search led here."""
        if typed:
            self.settle(sought="", hits=())
        self.do(arrivals.check_in, self._answered, badge=badge, method=method).on_refusal(self._refused)

    def pick(self, person_id: str) -> None:
        """The person of this line of the search is here."""
        self.check_in(person_id, _method_for(self.state.sought), typed=True)

    def wait(self) -> None:
        """The answer leaves the page, which waits for the next badge."""
        self._shown.stop()
        self.settle(answer=None, unknown="")

    def _scanned(self, code: str) -> None:
        if self._awake:
            self.check_in(code)

    def _found(self, words: str, hits: Sequence[Hit]) -> None:
        if words == self.state.sought:
            self.settle(hits=tuple(hits))

    def _look_for(self, words: str, refusal: Refusal) -> None:
        """Nobody has this number: the words may be a name."""
        if not isinstance(refusal, BadgeUnknown):
            self._refused(refusal)
            return
        self.look(directory.find, lambda hits: self._meant(words, hits, refusal), text=words, limit=HITS, kinds=PERSON)

    def _meant(self, words: str, hits: Sequence[Hit], refusal: Refusal) -> None:
        if len(hits) == 1:
            self.check_in(hits[0].id, _method_for(words), typed=True)
        elif hits:
            self.settle(hits=tuple(hits))
        else:
            self.settle(sought="", hits=())
            self._refused(refusal)

    def _answered_typed(self, answer: ArrivalAnswer) -> None:
        self.settle(sought="", hits=())
        self._answered(answer)

    def _answered(self, answer: ArrivalAnswer) -> None:
        self.settle(answer=answer, unknown="", answers=self.state.answers + 1)
        self._shown.start()

    def _refused(self, refusal: Refusal) -> None:
        self.settle(answer=None, unknown=refusal.message, answers=self.state.answers + 1)
        self._shown.start()

    # ---- the list of arrivals ------------------------------------------------------------------------------------------

    def choose(self, arrival_id: str) -> None:
        """This arrival is in hand."""
        self.settle(in_hand=arrival_id, undoing=False, undo_refusal="")

    def ask_undo(self, asking: bool = True) -> None:
        """A reason is asked for taking back the arrival in hand, or no longer."""
        self.settle(undoing=asking and self.state.arrival is not None, undo_refusal="")

    def undo(self, reason: str) -> None:
        """The arrival in hand no longer counts; without a reason it is said beside the field."""
        if self.state.arrival is not None:
            task = self.do(arrivals.undo_arrival, self._undone, arrival_id=self.state.in_hand, reason=reason)
            task.on_refusal(lambda refusal: self.settle(undo_refusal=refusal.message))

    def _undone(self, _arrival: str) -> None:
        self.settle(in_hand="", undoing=False, undo_refusal="")

    # ---- walk-ins ------------------------------------------------------------------------------------------------------

    def open_walk_in(self, opened: bool = True) -> None:
        """The form for somebody unannounced stands beside the list, or no longer."""
        self.settle(walk_in_open=opened, walk_in_refusal="", walked_in=None)

    def mend_walk_in(self) -> None:
        """The form is being mended: the refusal beside it is no longer said."""
        self.settle(walk_in_refusal="")

    def register(self, form: WalkInForm) -> None:
        """The person is registered and here, and a badge is offered; what is missing is said beside the form.

        Where the unit is the name of an organisation of the fair, the person belongs to it.
        """
        unit = form.unit.strip()
        if not unit:
            self._register(form)
            return
        self.look(directory.find, lambda hits: self._register(_belonging(form, hits)), text=unit, limit=HITS, kinds=ORGANISATION)

    def _register(self, form: WalkInForm) -> None:
        task = self.do(arrivals.register_walk_in, self._registered, form=form)
        task.on_refusal(lambda refusal: self.settle(walk_in_refusal=refusal.message))

    def _registered(self, person: PersonRow) -> None:
        self.settle(walked_in=person, walk_in_refusal="")


def _method_for(words: str) -> ArrivalMethod:
    return ArrivalMethod.PHONE_TAIL if words.isdigit() and len(words) == PHONE_TAIL else ArrivalMethod.NAME


def _belonging(form: WalkInForm, hits: Sequence[Hit]) -> WalkInForm:
    names = {form.unit.strip()}
    known = [hit.id for hit in hits if names & {hit.name, hit.organisation}]
    return replace(form, organisation_id=known[0]) if len(known) == 1 else form
