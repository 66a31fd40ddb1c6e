"""Every report there is, by its key: the command line, the page and the press offer what stands here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairdesk.records.papers import ReportFacts
from fairdesk.reports import attendance, ledger, negotiations, overview
from fairdesk.store.unit_of_work import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its title (an English msgid) and what makes it."""

    title: str
    make: Callable[[Look], ReportFacts]


REPORTS = {
    overview.KEY: Report(title=overview.TITLE, make=overview.report),
    ledger.KEY: Report(title=ledger.TITLE, make=ledger.report),
    attendance.KEY: Report(title=attendance.TITLE, make=attendance.report),
    negotiations.KEY: Report(title=negotiations.TITLE, make=negotiations.report),
}
