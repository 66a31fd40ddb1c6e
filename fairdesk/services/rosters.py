"""Taking rosters in: read outside the transaction, look at what would come of it, take all in as one act, list what to mend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fairdesk.base.errors import NotFound
from fairdesk.base.i18n import N_, _
from fairdesk.base.progress import Progress, silent
from fairdesk.exchange.container import write_safely
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.roster_issues import SETTLED, WAITING_WORDS
from fairdesk.records.roster_kinds import ColumnKind
from fairdesk.records.rosters import (
    REF_UNKNOWN,
    ROW_LEFT_OUT,
    VALUE_ASSUMED,
    Decision,
    ReadFile,
    RosterIssue,
    RowPlace,
    TakeInReport,
)
from fairdesk.services import unprintable
from fairdesk.services.desk import Outcome, act
from fairdesk.store import desks, rosters
from fairdesk.store.unit_of_work import Look, Work

if TYPE_CHECKING:
    from fairdesk.workbook.roster.results import FileResult
    from fairdesk.workbook.roster.take import Settled

HEADS: Final = "roster_heads"
"""Where the desk remembers what people have said of columns: by sender, by kind, by the words over the column, its key."""
TABLE: Final = "preference"
Decisions = Mapping[RowPlace, Decision]
Columns = Mapping[str, str]
"""For the words over a column (`ReadSheet.paths`) the key it holds, or nothing where it is not taken."""


def settled(look: Look) -> Settled:
    """What this desk knows before a file is opened: the fair's year, and what people have said of the columns of senders."""
    from fairdesk.workbook.roster.recognise import Given
    from fairdesk.workbook.roster.take import Settled

    kept: dict[str, dict[str, Columns]] = desks.preference(look, HEADS) or {}
    senders = {sender: [Given(entity, columns) for entity, columns in said.items()] for sender, said in kept.items()}
    return Settled(desks.fair_year(look), senders)


def read(
    paths: Sequence[Path], progress: Progress | None = None, known: Settled | None = None, sender: str = ""
) -> list[FileResult]:
    """What the files say; needs no desk. A file that cannot be read is among the answers with its reason.

    `known` is what `settled` answers; `sender` says who sent the files, where a person has said.
    """
    from dataclasses import replace

    from fairdesk.workbook.roster.take import Settled, read_rosters

    return read_rosters(paths, progress or silent(), settled=replace(known or Settled(), sender=sender))


def read_again(
    file: FileResult,
    said: Mapping[str, tuple[str, Columns]],
    progress: Progress | None = None,
    known: Settled | None = None,
    sender: str = "",
) -> FileResult:
    """What the file says where a person has said of its sheets, by name, what they hold and what their columns mean.

    A kind of nothing leaves the sheet out. A file that was refused as unreadable stays so.
    """
    from dataclasses import replace

    from fairdesk.workbook.roster.recognise import Given
    from fairdesk.workbook.roster.take import Settled, interpreted

    if file.book is None:
        return file
    given = {sheet: Given(entity, columns) for sheet, (entity, columns) in said.items()}
    settled_now = replace(known or Settled(), sender=sender or file.sender)
    return interpreted(file.file, file.book, progress or silent(), settled=settled_now, given=given)


@act(N_("Remember the columns of a sender"))
def remember(work: Work, *, sender: str, entity: str, columns: Columns) -> Outcome[None]:
    """Tables of this kind from this sender are read so from now on; nothing of it is journaled. Refused without a sender."""
    if not sender.strip():
        raise NotFound(what=_(N_("Sender")))
    kept: dict[str, dict[str, dict[str, str]]] = desks.preference(work, HEADS) or {}
    said = kept.setdefault(sender.strip(), {}).setdefault(entity, {})
    said |= columns
    desks.set_preference(work, HEADS, kept)
    return Outcome(None, frozenset({TABLE}))


def preview(
    look: Look, *, files: Sequence[ReadFile], decisions: Decisions | None = None, progress: Progress | None = None
) -> TakeInReport:
    """What taking these files in would do; nothing changes."""
    return rosters.plan(look, files, progress or silent(), decisions).report


@act(N_("Import rosters"))
def take_in(work: Work, *, files: Sequence[ReadFile], decisions: Decisions | None = None) -> Outcome[TakeInReport]:
    """Every line of every file is in the desk once: new, changed where it differs, or left out with the reason in the report.

    Files may come in any order and again: the same roster twice changes nothing. An empty cell touches nothing. `decisions` are
    what a person said of rows that may speak of the same thing as others.
    """
    planned = rosters.plan(work, files, work.progress, decisions)
    rosters.apply(work, planned)
    return Outcome(planned.report)


def kinds() -> Mapping[str, tuple[ColumnKind, ...]]:
    """Every kind of roster with the columns it may have, each key once."""
    from fairdesk.workbook.roster.entities import entities

    found = {}
    for entity in entities():
        by_key: dict[str, ColumnKind] = {}
        for one in entity.columns:
            by_key.setdefault(one.key, ColumnKind(one.key, one.head, one.type, one.required))
        found[entity.key] = tuple(by_key.values())
    return found


def totals(report: TakeInReport) -> dict[str, int]:
    """How many rows of all kinds were new, changed, unchanged and skipped."""
    total = report.total()
    return {"new": total.new, "changed": total.changed, "unchanged": total.unchanged, "skipped": total.skipped}


def waiting(found: Sequence[ReadFile], report: TakeInReport) -> bool:
    """Whether a person must look: at a file, a row or a cell that could not be settled by the way."""
    return report.waits or next(_noticed(found), None) is not None


def to_json(found: Sequence[FileResult], report: TakeInReport) -> dict[str, Any]:
    """The files in the shape of the public interface, and beside them what came of taking them in.

    A sheet has a key `unprintable` beside its records where some of their signs stand in no font.
    """
    return {
        "files": _with_unprintable(found),
        "taken": totals(report),
        "waiting": [
            {"file": one.file, "sheet": one.sheet, "row": one.row, "field": one.field, "code": one.code} for one in report.issues
        ],
        "twins": [_twin(found, one) for one in (asdict(twin) for twin in report.twins)],
    }


def _with_unprintable(found: Sequence[FileResult]) -> list[dict[str, Any]]:
    files = [one.to_json() for one in found]
    for place, cells in unprintable.of_files(found).items():
        sheet = next(one for one in files[place.file]["sheets"] if one["sheet"] == place.sheet)
        told = [{"row": place.row, "field": field, "missing": list(missing)} for field, missing in cells.items()]
        sheet.setdefault("unprintable", []).extend(told)
    return files


def _twin(found: Sequence[ReadFile], twin: dict[str, Any]) -> dict[str, Any]:
    """A pair that may be one, with files by their names."""

    def told(place: RowPlace) -> dict[str, Any]:
        return {"file": found[place.file].file, "sheet": place.sheet, "row": place.row}

    other = told(twin["other"]) if twin["other"] else {"record": twin["record_id"]}
    names = {"name": twin["name"], "other_name": twin["other_name"]}
    return told(twin["place"]) | {"reason": twin["reason"], "other": other, "fields": list(twin["fields"])} | names


# ---- what goes back ------------------------------------------------------------------------------------------------------


def write_fix_list(found: Sequence[FileResult], out: Path, report: TakeInReport | None = None) -> None:
    """A workbook lies at `out`: the rows to mend in the columns they came in, coloured and commented, and all of it in words."""
    from fairdesk.workbook.roster.fix_list import fix_book

    asked: dict[RowPlace, list[tuple[str, str]]] = defaultdict(list)
    for one in _senders(report) if report else ():
        asked[RowPlace(one.place, one.sheet, one.row)].append((one.field, one.code))
    write_safely(out, fix_book(found, asked, fix_list(found, report)))


def write_template(entity: str, out: Path) -> None:
    """A blank roster of this kind lies at `out`, with lists to choose from and notes on every column.

    Refused where there is no such kind.
    """
    from fairdesk.workbook.roster.template import template_book

    if entity not in kinds():
        raise NotFound(what=entity)
    write_safely(out, template_book(entity))


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
                        written = issue.note or str(record.values.get(key) or "")
                        yield (file.file, sheet.sheet, record.row, heads.get(key, key), written, issue.code)


def _unsettled(found: Sequence[ReadFile], report: TakeInReport) -> Iterator[_Entry]:
    """What the desk could not settle; rows the reader has named already are not named twice."""
    read_rows = {
        RowPlace(place, sheet.sheet, record.row): (record, _heads(sheet.entity))
        for place, file in enumerate(found)
        for sheet in file.sheets
        for record in sheet.records
    }
    for one in _senders(report):
        record, heads = read_rows[RowPlace(one.place, one.sheet, one.row)]
        value = str(record.values.get(one.field) or "")
        yield one.file, one.sheet, one.row, heads.get(one.field, one.field), value, one.code


def _senders(report: TakeInReport) -> Iterator[RosterIssue]:
    """What the sender can mend: a row that went in without what it points to waits for another roster, not for him."""
    out = {one.place for one in report.rows if one.state == "skipped"}
    for one in report.issues:
        known = one.code == REF_UNKNOWN and RowPlace(one.place, one.sheet, one.row) not in out
        if not known and one.code not in {ROW_LEFT_OUT, VALUE_ASSUMED}:
            yield one


def _heads(entity: str | None) -> dict[str, str]:
    """The head of each column of an entity, by its key."""
    return {column.key: column.head for column in kinds().get(entity or "", ())}
