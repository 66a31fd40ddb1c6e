"""What the frame of the window knows: what is saved, what is not handed in, what waits, and what can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from fairdesk.base.clock import now
from fairdesk.base.i18n import _
from fairdesk.records.journal import ActRow
from fairdesk.records.overview import FrameFacts
from fairdesk.records.search import Hit
from fairdesk.services import today
from fairdesk.ui import files
from fairdesk.ui.page import Context, ViewModel


@dataclass(frozen=True, slots=True)
class DeskWords:
    """Who sits here: the booth's number (empty at the bureau), the letters of its papers, the person."""

    booth: str
    place: str = ""
    person: str = ""

    @property
    def bureau(self) -> bool:
        """Whether this is the bureau's desk."""
        return not self.booth

    @property
    def desk(self) -> str:
        """What the top bar calls it, in the language in force."""
        return _("Booth {booth}", booth=self.booth) if self.booth else _("Bureau")


@dataclass(frozen=True, slots=True)
class FrameState:
    """The answers of the foot and the counts of the rail."""

    known: bool = False
    """Whether the desk has answered yet; nothing is claimed before."""
    saved_at: datetime | None = None
    unexchanged: int = 0
    conflicts: int = 0
    letters_waiting: int = 0
    scans_waiting: int = 0
    prints_failed: int = 0
    backup_at: datetime | None = None
    undo: ActRow | None = None
    person: str | None = None
    """Who signed in at this desk; None where nobody did since it was opened, and the builder's word holds."""


class Frame(ViewModel[FrameState]):
    """Reads again after every act, whichever page did it."""

    topics = frozenset({"*"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, FrameState())
        self._first: str | None = None
        context.runner.done.connect(lambda _outcome: self.settle(saved_at=now()))

    def refresh(self) -> None:
        """Foot and rail are asked for again."""
        self.look(today.frame, self._read)

    def prepare(self) -> None:
        """What the first act and the first search need is loaded while nobody waits for it."""
        self.context.runner.look(today.prepare, self._prepared)

    def _prepared(self, _ready: None) -> None:
        """What was on its way to a printer when the program was closed is taken up; typefaces that are gone are told once."""
        from fairdesk.services import preferences
        from fairdesk.ui.printing import sending

        sending.take_up(self.context)
        self.look(preferences.lost_faces, self._tell_lost)

    def _tell_lost(self, sentences: list[str]) -> None:
        for sentence in sentences:
            self.context.notices.warn(sentence)

    def find(self, text: str, then: Callable[[Sequence[Hit]], None]) -> None:
        """`then` hears what the one search box finds."""
        from fairdesk.services import directory

        self.look(directory.find, then, text=text, limit=8)

    def undo(self) -> None:
        """The act the foot names is taken back, or a refusal says why not."""
        from fairdesk.services import history

        if self.state.undo is not None:
            told = _("Taken back: {act}.", act=_(self.state.undo.label))
            self.do(history.take_back, lambda _act: self._taken_back(told), act_id=self.state.undo.act)

    def _taken_back(self, told: str) -> None:
        self.context.notices.answered.emit()
        self.context.notices.ok(told)

    def _read(self, facts: FrameFacts) -> None:
        files.begin_in(facts.papers)
        self._first = facts.operator if self._first is None else self._first
        signed_in = self.state.person is not None or facts.operator != self._first
        self.settle(
            known=True,
            unexchanged=facts.unexchanged,
            conflicts=facts.conflicts,
            letters_waiting=facts.letters_waiting,
            scans_waiting=facts.scans_waiting,
            prints_failed=facts.prints_failed,
            undo=facts.newest,
            backup_at=facts.backup_at,
            person=facts.operator if signed_in else None,
        )
