"""What the first page and the page of figures show: today at a glance, what waits for a person, figures that open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from fairdesk.records.choices import Outcome
from fairdesk.records.journal import ActRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFacts:
    """One figure in large type; `key` is what opens its rows."""

    key: str
    label: str
    value: int
    text: str
    """The value with its measure, as a person reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastArrival:
    """Who came last: name, unit and moment."""

    person_id: str
    name: str
    unit: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAct:
    """An act of this desk: its label (an English msgid), who did it, when (ISO 8601, UTC), on how many records."""

    act: str
    label: str
    actor: str
    wall: str
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFacts:
    """What waits for a person, each counted in things."""

    intents_without_letter: int = 0
    letters_not_printed: int = 0
    steps_due: int = 0
    conflicts: int = 0
    held: int = 0
    unexchanged: int = 0

    @property
    def anything(self) -> bool:
        """Whether a person has something to do."""
        here = (self.intents_without_letter, self.letters_not_printed, self.steps_due)
        return any((*here, self.conflicts, self.held, self.unexchanged))


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayFacts:
    """One day at the fair as one desk knows it; money in fen."""

    day: date
    due: int
    present: int
    last_arrivals: tuple[LastArrival, ...]
    negotiations: tuple[tuple[Outcome, int], ...]
    """Every outcome with its number, in the order of the choice."""
    letters: int
    amount_fen: int
    waiting: WaitingFacts
    last_acts: tuple[LastAct, ...]

    @property
    def talks(self) -> int:
        """Negotiations of the day, whatever came of them."""
        return sum(number for _, number in self.negotiations)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameFacts:
    """What the frame of the window says at all times."""

    unexchanged: int
    """Operations of this desk the bureau has not acknowledged; 0 at the bureau itself, which hands nothing back."""
    conflicts: int
    """Fields two desks settled differently, and operations that wait for others."""
    letters_waiting: int
    """Negotiations that came to an intent and have no letter yet."""
    scans_waiting: int
    """Scanned pages that wait until a person says where they belong."""
    prints_failed: int
    """Papers that did not get to their printer."""
    newest: ActRow | None
    """The act an undo would take back."""
    operator: str
    backup_at: datetime | None
    papers: Path
    """The folder in which papers and reports are saved first."""
