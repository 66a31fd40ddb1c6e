"""What the first page knows: the figures of the day, and what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairdesk.base.clock import HALL, now
from fairdesk.base.i18n import _
from fairdesk.records.overview import TodayFacts
from fairdesk.services import today
from fairdesk.ui.page import Context, ViewModel


@dataclass(frozen=True, slots=True)
class State:
    """The day as this desk knows it; nothing before the desk has answered."""

    facts: TodayFacts | None = None
    is_today: bool = True
    """False where nothing has happened today and the day of the fair is shown instead."""

    @property
    def empty(self) -> bool:
        """Whether this desk knows nobody and nothing was done here that could be shown."""
        facts = self.facts
        return facts is not None and not (facts.due or facts.talks or facts.letters or facts.waiting.anything)


class Today(ViewModel[State]):
    """Reads again after every act: whatever is done shows here."""

    topics = frozenset({"*"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())

    def refresh(self) -> None:
        """The day is asked for again."""
        self.look(today.day_in_hand, self._read, today=self._here())

    def take_back(self, act: str) -> None:
        """This act is taken back, or a refusal says why not."""
        from fairdesk.services import history

        self.do(history.take_back, lambda _act: self.context.notices.ok(_("Taken back.")), act_id=act)

    def _read(self, facts: TodayFacts) -> None:
        self.settle(facts=facts, is_today=facts.day == self._here())

    @staticmethod
    def _here() -> date:
        return now().astimezone(HALL).date()
