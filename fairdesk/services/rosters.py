"""Taking rosters in: read outside the transaction, look at what would come of it, take all in as one act, list what to mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fairdesk.base.i18n import N_, _
from fairdesk.base.progress import Progress, silent
from fairdesk.exchange.container import write_safely
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.roster_issues import SETTLED, WAITING_WORDS
from fairdesk.records.rosters import ROW_LEFT_OUT, ReadFile, TakeInReport
from fairdesk.services.desk import Outcome, act
from fairdesk.store import rosters
from fairdesk.store.unit_of_work import Look, Work

if TYPE_CHECKING:
    from fairdesk.workbook.roster.results import FileResult


def read(paths: Sequence[Path], progress: Progress | None = None) -> list[FileResult]:
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


def totals(report: TakeInReport) -> dict[str, int]:
    """How many rows of all kinds were new, changed, unchanged and skipped."""
    total = report.total()
    return {"new": total.new, "changed": total.changed, "unchanged": total.unchanged, "skipped": total.skipped}


def waiting(found: Sequence[ReadFile], report: TakeInReport) -> bool:
    """Whether a person must look: at a file, a row or a cell that could not be settled by the way."""
    return report.waits or next(_noticed(found), None) is not None


def to_json(found: Sequence[FileResult], report: TakeInReport) -> dict[str, Any]:
    """The files in the shape of the public interface, and beside them what came of taking them in."""
    return {
        "files": [one.to_json() for one in found],
        "taken": totals(report),
        "waiting": [asdict(one) for one in report.issues],
    }


def write_fix_list(found: Sequence[ReadFile], out: Path, report: TakeInReport | None = None) -> None:
    """A workbook lies at `out` that names every cell and row a person must mend, where it is and what is the matter."""
    from fairdesk.workbook.writer import table_book

    write_safely(out, table_book([fix_list(found, report)]))


def fix_list(found: Sequence[ReadFile], report: TakeInReport | None = None) -> TableFacts:
    """Every refused file and every cell and row that waits for a person, in the order of the files."""
    rows = [(one.file, "", None, "", "", one.refused) for one in found if one.refused]
    lines = [*_noticed(found), *(_unsettled(found, report) if report else ())]
    rows += [(*place, _(WAITING_WORDS.get(code, code))) for *place, code in lines]
    columns = (
        TableColumn(head=_(N_("File")), width=28),
        TableColumn(head=_(N_("Sheet")), width=16),
        TableColumn(head=_(N_("Row")), width=6, kind="number"),
        TableColumn(head=_(N_("Column")), width=18),
        TableColumn(head=_(N_("What is written there")), width=28),
        TableColumn(head=_(N_("What to mend")), width=48),
    )
    return TableFacts(title=_(N_("To mend in the rosters")), columns=columns, rows=tuple(rows))


_Entry = tuple[str, str, int, str, str, str]


def _noticed(found: Sequence[ReadFile]) -> Iterator[_Entry]:
    """What the reader could not settle."""
    for file in found:
        for sheet in file.sheets:
            heads = _heads(sheet.entity)
            for record in sheet.records:
                for issue in record.issues:
                    if issue.code not in SETTLED and issue.code in WAITING_WORDS:
                        key = issue.field or ""
                        yield (
                            file.file,
                            sheet.sheet,
                            record.row,
                            heads.get(key, key),
                            str(record.values.get(key) or ""),
                            issue.code,
                        )


def _unsettled(found: Sequence[ReadFile], report: TakeInReport) -> Iterator[_Entry]:
    """What the desk could not settle; rows the reader has named already are not named twice."""
    read_rows = {
        (file.file, sheet.sheet, record.row): (record, _heads(sheet.entity))
        for file in found
        for sheet in file.sheets
        for record in sheet.records
    }
    for one in report.issues:
        if one.code != ROW_LEFT_OUT:
            record, heads = read_rows[one.file, one.sheet, one.row]
            value = str(record.values.get(one.field) or "")
            yield one.file, one.sheet, one.row, heads.get(one.field, one.field), value, one.code


def _heads(entity: str | None) -> dict[str, str]:
    """The head of each column of an entity, by its key."""
    from fairdesk.workbook.roster.entities import entities

    return {column.key: column.head for one in entities() if one.key == entity for column in one.columns}
