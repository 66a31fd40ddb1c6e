"""Taking rosters in: read outside the transaction, look at what would come of it, then take all in as one act."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fairdesk.base.i18n import N_
from fairdesk.base.progress import Progress, silent
from fairdesk.records.rosters import ReadFile, TakeInReport
from fairdesk.services.desk import Outcome, act
from fairdesk.store import rosters
from fairdesk.store.unit_of_work import Look, Work


def read(paths: Sequence[Path], progress: Progress | None = None) -> Sequence[ReadFile]:
    """What the files say; needs no desk. A file that cannot be read is among the answers with its reason."""
    from fairdesk.workbook.roster.take import read_rosters

    return read_rosters(paths, progress or silent())


def preview(look: Look, *, files: Sequence[ReadFile], progress: Progress | None = None) -> TakeInReport:
    """What taking these files in would do; nothing changes."""
    return rosters.plan(look, files, progress or silent()).report


@act(N_("Import rosters"))
def take_in(work: Work, *, files: Sequence[ReadFile]) -> Outcome[TakeInReport]:
    """Every line of every file is in the desk once: new, changed where it differs, or left out with the reason in the report.

    Files may come in any order and again: the same roster twice changes nothing. An empty cell touches nothing.
    """
    planned = rosters.plan(work, files, work.progress)
    rosters.apply(work, planned)
    return Outcome(planned.report)
