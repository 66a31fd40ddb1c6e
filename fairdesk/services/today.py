"""The day at a glance, and what the frame of the window says at all times: counts only, for they are asked after every act."""

from __future__ import annotations

from datetime import date

from fairdesk.models import whole
from fairdesk.models.journal import CONFLICT, HELD_OPERATION
from fairdesk.records.overview import FrameFacts, TodayFacts
from fairdesk.records.printing import JobState
from fairdesk.reports import today as day_report
from fairdesk.services import preferences
from fairdesk.store import printings, undo
from fairdesk.store.unit_of_work import Look


def day_in_hand(look: Look, *, today: date) -> TodayFacts:
    """What is going on and what waits: today where anything happened on it, otherwise on the day of the fair."""
    stirred = day_report.stirred(look, today)
    return day_report.today(look, today if stirred else day_report.fair_day(look) or today)


def prepare(_look: Look) -> None:
    """Every class is mapped: the first page needs none, the first act all of them."""
    whole()


def frame(look: Look) -> FrameFacts:
    """What waits, what can be taken back, who works here and when the last backup was made."""
    return FrameFacts(
        unexchanged=day_report.unexchanged(look),
        conflicts=sum(day_report.everything(look, table) for table in (CONFLICT, HELD_OPERATION)) + day_report.open_matters(look),
        letters_waiting=day_report.intents_without_letter(look),
        scans_waiting=day_report.scans_waiting(look),
        prints_failed=printings.counts(look).get(JobState.FAILED, 0),
        newest=next(iter(undo.recent(look, 1)), None),
        operator=str(preferences.value(look, key="operator")),
        backup_at=preferences.last_backup(look),
        papers=preferences.folder(look, key="papers_folder"),
    )
