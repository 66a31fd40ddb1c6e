"""What the frame of the window knows: what is saved, what is not handed in, what waits, and what can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairdesk.base.clock import now
from fairdesk.records.exchange import ExchangeCard
from fairdesk.records.journal import ActRow
from fairdesk.records.search import Hit
from fairdesk.services import directory, exchange, history, preferences, talks
from fairdesk.services.preferences import DeskSettings
from fairdesk.ui.page import Context, ViewModel


@dataclass(frozen=True, slots=True)
class DeskWords:
    """Who sits here, as the top bar says it: the booth's number or the bureau, its name, the person, whether it is the bureau."""

    desk: str
    place: str = ""
    person: str = ""
    bureau: bool = False


@dataclass(frozen=True, slots=True)
class FrameState:
    """The answers of the foot and the counts of the rail."""

    saved_at: datetime | None = None
    unexchanged: int | None = None
    conflicts: int = 0
    letters_waiting: int = 0
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
        self.look(exchange.card, self._exchange)
        self.look(talks.without_letter, lambda rows: self.settle(letters_waiting=len(rows)))
        self.look(history.recent, self._acts, limit=1)
        self.look(preferences.settings, self._settings)

    def find(self, text: str, then: Callable[[Sequence[Hit]], None]) -> None:
        """`then` hears what the one search box finds."""
        self.look(directory.find, then, text=text, limit=8)

    def undo(self) -> None:
        """The act the foot names is taken back, or a refusal says why not."""
        if self.state.undo is not None:
            self.do(history.take_back, act_id=self.state.undo.act)

    def _exchange(self, card: ExchangeCard) -> None:
        self.settle(unexchanged=card.unexchanged, conflicts=card.conflicts + card.held)

    def _settings(self, found: DeskSettings) -> None:
        name = str(found.values["operator"])
        self._first = name if self._first is None else self._first
        signed_in = self.state.person is not None or name != self._first
        self.settle(backup_at=found.backup_at, person=name if signed_in else None)

    def _acts(self, acts: Sequence[Any]) -> None:
        self.settle(undo=acts[0] if acts else None)
