"""What was read, as lines for people: sheets, rows, cells, doubles, what was noticed, and columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.records.roster_issues import SETTLED, issue_words, severity
from fairdesk.records.roster_kinds import SKIP_WORDS, ColumnKind, entity_words
from fairdesk.records.rosters import (
    FieldChange,
    ReadFile,
    ReadRecord,
    ReadSheet,
    RowPlace,
    RowTaken,
    TakeInReport,
    Twin,
)
from fairdesk.records.unprintable import UNPRINTABLE, Lost, cell_words

OUTCOMES: Mapping[str, str] = {
    "new": N_("new"),
    "changed": N_("changed"),
    "unchanged": N_("as it was"),
    "skipped": N_("left out"),
}
"""What comes of a row."""
RANK = ("", "info", "warn", "error")
SAMPLES = 3
Kinds = Mapping[str, Sequence[ColumnKind]]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet of one file; `note` says why nothing is taken from it, where nothing is."""

    key: str
    file: str
    sheet: str
    entity: str
    rows: int
    mend: int
    note: str = ""
    refused: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row: what it is called, what comes of it, how many of its cells wait, and the codes of all that was noticed."""

    key: str
    place: RowPlace
    name: str
    state: str
    mend: int
    worst: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell: its column, what was written, what it means, what was noticed, and what the desk had where that changes."""

    label: str
    written: str
    becomes: str
    notes: tuple[tuple[str, str], ...] = ()
    """Severity and words."""
    before: str | None = None


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One kind of remark and how many cells it was made of."""

    code: str
    severity: str
    words: str
    count: int
    places: tuple[RowPlace, ...]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of a sheet: its letter, its head, what stands first below it, and what it was taken for."""

    letter: str
    head: str
    path: str
    key: str
    taken_as: str
    """What `key` is called."""
    samples: str
    cells: int = 0
    identity: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that was read and what would come of it."""

    files: tuple[ReadFile, ...] = ()
    report: TakeInReport = field(default_factory=TakeInReport)
    sheets: tuple[SheetLine, ...] = ()
    rows: Mapping[str, tuple[RowLine, ...]] = field(default_factory=dict)
    issues: Mapping[str, tuple[IssueLine, ...]] = field(default_factory=dict)
    taken: Mapping[RowPlace, RowTaken] = field(default_factory=dict)
    lost: Lost = field(default_factory=dict)
    """Signs no font can print, by row and column."""

    def sheet(self, key: str) -> ReadSheet | None:
        """The sheet of this key."""
        place, _bar, name = key.partition("|")
        if not place.isdigit() or int(place) >= len(self.files):
            return None
        return next((one for one in self.files[int(place)].sheets if one.sheet == name), None)

    def record(self, place: RowPlace) -> ReadRecord | None:
        """The row in this place."""
        sheet = self.sheet(sheet_key(place.file, place.sheet))
        return next((one for one in sheet.records if one.row == place.row), None) if sheet else None


def sheet_key(file: int, sheet: str) -> str:
    """By what a sheet is told from the others."""
    return f"{file}|{sheet}"


def row_key(place: RowPlace) -> str:
    """By what a row is told from the others."""
    return f"{place.file}|{place.row}|{place.sheet}"


def place_of(key: str) -> RowPlace | None:
    """The place of a row's key; None where it is none."""
    file, _bar, rest = key.partition("|")
    row, _bar, sheet = rest.partition("|")
    return RowPlace(int(file), sheet, int(row)) if file.isdigit() and row.isdigit() else None


def build(files: Sequence[ReadFile], report: TakeInReport, lost: Lost | None = None) -> Preview:
    """The lines of what was read, and of what would come of it; `lost` are the signs no font can print."""
    lost = lost or {}
    taken = {one.place: one for one in report.rows}
    asked: dict[RowPlace, list[str]] = defaultdict(list)
    for issue in report.issues:
        asked[RowPlace(issue.place, issue.sheet, issue.row)].append(issue.code)
    for place in lost:
        asked[place].append(UNPRINTABLE)
    rows: dict[str, tuple[RowLine, ...]] = {}
    issues: dict[str, tuple[IssueLine, ...]] = {}
    sheets: list[SheetLine] = []
    for at, file in enumerate(files):
        for sheet in file.sheets:
            key = sheet_key(at, sheet.sheet)
            rows[key] = tuple(_row(RowPlace(at, sheet.sheet, one.row), one, taken, asked) for one in sheet.records)
            issues[key] = (*_unprintable(at, sheet, lost), *_issues(at, sheet, rows[key]))
        sheets += _sheets(at, file, rows)
    return Preview(tuple(files), report, tuple(sheets), rows, issues, taken, lost)


def _row(place: RowPlace, record: ReadRecord, taken: Mapping[RowPlace, RowTaken], asked: Mapping[RowPlace, list[str]]) -> RowLine:
    codes = [issue.code for issue in record.issues] + asked.get(place, [])
    waiting = sum(code not in SETTLED and code != UNPRINTABLE for code in codes)
    worst = max((severity(code) for code in codes), key=RANK.index, default="")
    outcome = taken.get(place)
    name = outcome.name if outcome else ""
    return RowLine(row_key(place), place, name, outcome.state if outcome else "", waiting, worst, frozenset(codes))


def _sheets(at: int, file: ReadFile, rows: Mapping[str, tuple[RowLine, ...]]) -> Iterator[SheetLine]:
    """The sheets of a file, those with records first named; a file that could not be read is one line that says why."""
    if file.refused and not file.sheets:
        yield SheetLine(f"{at}|", file.file, "", "", 0, 0, file.refused, refused=True)
        return
    for sheet in file.sheets:
        key = sheet_key(at, sheet.sheet)
        mend = sum(one.mend > 0 for one in rows[key])
        yield SheetLine(key, file.file, sheet.sheet, sheet.entity or "", len(rows[key]), mend, sheet.reason, hidden=sheet.hidden)


def _unprintable(at: int, sheet: ReadSheet, lost: Lost) -> Iterator[IssueLine]:
    """What no font can print in this sheet, with the signs: the row can be taken in, and no paper can bear it."""
    here = {place: cells for place, cells in lost.items() if (place.file, place.sheet) == (at, sheet.sheet)}
    if here:
        signs = dict.fromkeys(sign for cells in here.values() for missing in cells.values() for sign in missing)
        count = sum(len(cells) for cells in here.values())
        yield IssueLine(UNPRINTABLE, severity(UNPRINTABLE), cell_words(tuple(signs)), count, tuple(here))


def lost_words(preview: Preview, kinds: Kinds) -> str:
    """The first cell no font can print, with what to do, and how many more there are."""
    cells = [(place, key, missing) for place, found in preview.lost.items() for key, missing in found.items()]
    place, key, missing = cells[0]
    sheet = preview.sheet(sheet_key(place.file, place.sheet))
    labels = {one.key: one.label for one in kinds.get((sheet.entity or "") if sheet else "", ())}
    first = _("Row {row}, {column}: {what}.", row=place.row, column=labels.get(key, key), what=cell_words(missing))
    more = len(cells) - 1
    return first + (" " + ngettext("So does {count} more cell.", "So do {count} more cells.", more) if more else "")


def _issues(at: int, sheet: ReadSheet, rows: Sequence[RowLine]) -> Iterator[IssueLine]:
    counts: Counter[str] = Counter()
    places: dict[str, list[RowPlace]] = defaultdict(list)
    for record in sheet.records:
        for issue in record.issues:
            counts[issue.code] += 1
    for row in rows:
        for code in row.codes - {UNPRINTABLE}:
            places[code].append(row.place)
            counts.setdefault(code, 0)
    for code in counts:
        counts[code] = max(counts[code], len(places[code]))
    order = sorted(counts, key=lambda code: (-RANK.index(severity(code)), -counts[code], code))
    for code in order:
        yield IssueLine(code, severity(code), issue_words(code), counts[code], tuple(places[code]))
    for out in sheet.dropped:
        if out.cells:
            yield IssueLine(
                f"dropped:{out.column}", "", _("not collected and left out: {column}", column=out.head), out.cells, ()
            )
    skipped = Counter(reason for _row, reason in sheet.skipped_rows)
    for reason, count in sorted(skipped.items()):
        yield IssueLine(f"skipped:{reason}", "", _("no record: {what}", what=_(SKIP_WORDS.get(reason, reason))), count, ())


def cells(preview: Preview, place: RowPlace, kinds: Kinds) -> tuple[CellLine, ...]:
    """The cells of one row: what is said of the row as a whole, what waits, what changes, and the others by their columns."""
    sheet, record = preview.sheet(sheet_key(place.file, place.sheet)), preview.record(place)
    if sheet is None or record is None:
        return ()
    labels = {one.key: one.label for one in kinds.get(sheet.entity or "", ())}
    outcome = preview.taken.get(place)
    changes: dict[str, FieldChange] = {one.key: one for one in outcome.changes} if outcome else {}
    asked = [(one.field, one.code) for one in preview.report.issues if (one.place, one.sheet, one.row) == tuple(place)]
    notes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, code in [*((issue.field or "", issue.code) for issue in record.issues), *asked]:
        if (severity(code), issue_words(code)) not in notes[key]:
            notes[key].append((severity(code), issue_words(code)))
    for key, missing in preview.lost.get(place, {}).items():
        notes[key].append((severity(UNPRINTABLE), cell_words(missing)))
    lines = []
    for key, letter in sheet.columns.items():
        written, becomes = shown(record.raw.get(letter)), shown(record.values.get(key))
        before = changes[key].old if key in changes else None
        if written or becomes or notes[key]:
            lines.append(CellLine(labels.get(key, key), written, becomes, tuple(notes.pop(key, [])), before))
    for key, said in notes.items():
        if said and key not in sheet.columns:
            lines.append(CellLine(labels.get(key, key) if key else _("The whole row"), "", "", tuple(said)))
    return tuple(sorted(lines, key=_urgency))


def _urgency(line: CellLine) -> tuple[int, bool]:
    worst = max((RANK.index(severity) for severity, _words in line.notes), default=0)
    return -worst if worst > RANK.index("info") else 0, line.before is None


def shown(value: Any) -> str:
    """A cell as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float):
        return f"{value:,.2f}" if not value.is_integer() else str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def columns(preview: Preview, key: str, kinds: Kinds) -> tuple[ColumnLine, ...]:
    """The columns of a sheet as they were received, with what each was taken for."""
    sheet = preview.sheet(key)
    if sheet is None:
        return ()
    by_letter = {letter: name for name, letter in sheet.columns.items()}
    dropped = {one.column: one for one in sheet.dropped}
    labels = {one.key: one.label for one in kinds.get(sheet.entity or "", ())}
    lines = []
    for letter, head in sheet.heads.items():
        first = [shown(one.raw.get(letter)) for one in sheet.records[:40] if one.raw.get(letter) is not None][:SAMPLES]
        out = dropped.get(letter)
        lines.append(
            ColumnLine(
                letter,
                " ".join(head.split()),
                sheet.paths.get(letter, ""),
                by_letter.get(letter, ""),
                labels.get(by_letter.get(letter, ""), ""),
                " · ".join(first),
                out.cells if out else 0,
                out.identity if out else False,
            )
        )
    return tuple(lines)


def twin_key(twin: Twin) -> str:
    """By what a pair is told from the others."""
    other = row_key(twin.other) if twin.other else twin.record_id
    return f"{row_key(twin.place)}>{other}"


def kind_words(line: SheetLine) -> str:
    """What a sheet holds, in words."""
    return entity_words(line.entity) if line.entity else "—"


def counted(preview: Preview) -> str:
    """What would come of it all, in one sentence."""
    total = preview.report.total()
    if not total.rows:
        return _("No row was found in these files.")
    mend = sum(one.mend for one in preview.sheets)
    said = _("{new} new, {changed} changed, {same} as they were, {left} left out", **_counts(total))
    waits = ngettext("{count} row waits for a person", "{count} rows wait for a person", mend) if mend else _("nothing waits")
    return f"{said} · {waits}"


def _counts(total: Any) -> dict[str, int]:
    return {"new": total.new, "changed": total.changed, "same": total.unchanged, "left": total.skipped}
