"""What the first page knows: the figures of the day, and what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairdesk.base.clock import HALL, now
from fairdesk.records.overview import TodayFacts
from fairdesk.services import history, reporting
from fairdesk.ui.page import Context, ViewModel


@dataclass(frozen=True, slots=True)
class State:
    """The day as this desk knows it; nothing before the desk has answered."""

    facts: TodayFacts | None = None


class Today(ViewModel[State]):
    """Reads again after every act: whatever is done shows here."""

    topics = frozenset({"*"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())

    def refresh(self) -> None:
        """The day is asked for again."""
        self.look(reporting.day_in_hand, self._read, today=now().astimezone(HALL).date())

    def _read(self, day: date) -> None:
        self.look(reporting.today, lambda facts: self.settle(facts=facts), day=day)

    def take_back(self, act: str) -> None:
        """This act is taken back, or a refusal says why not."""
        self.do(history.take_back, act_id=act)
