"""What comes of taking rosters in, for people: counts, rows, and rows that may speak of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fairdesk.records.rosters import (
    EntityTaken,
    FieldChange,
    FileTaken,
    ReadFile,
    RosterIssue,
    RowTaken,
    TakeInReport,
)
from fairdesk.store.roster_index import RosterIndex
from fairdesk.store.roster_line import Line
from fairdesk.store.roster_table import MAIN
from fairdesk.store.roster_twins import twins
from fairdesk.store.roster_words import words


def report(files: Sequence[ReadFile], lines: Sequence[Line], index: RosterIndex) -> TakeInReport:
    """The whole of it."""
    return TakeInReport(
        files=_files(files, lines),
        issues=tuple(
            RosterIssue(
                file=files[line.place.file].file,
                sheet=line.place.sheet,
                row=line.place.row,
                field=key,
                code=code,
                place=line.place.file,
            )
            for line in lines
            for key, code in line.issues
        ),
        rows=tuple(_row(line, index) for line in lines),
        twins=tuple(twins(lines, index)),
    )


def _files(files: Sequence[ReadFile], lines: Sequence[Line]) -> tuple[FileTaken, ...]:
    counts: dict[int, dict[str, Counter[str]]] = {place: {} for place in range(len(files))}
    for line in lines:
        counts[line.place.file].setdefault(line.entity, Counter())[line.state] += 1
    return tuple(
        FileTaken(
            file=file.file,
            refused=file.refused,
            entities=tuple(EntityTaken(entity=entity, **states) for entity, states in counts[place].items()),
        )
        for place, file in enumerate(files)
    )


def _row(line: Line, index: RosterIndex) -> RowTaken:
    changes = tuple(FieldChange(key=key, old=words(key, old), new=words(key, new)) for key, (old, new) in line.changed.items())
    return RowTaken(place=line.place, state=line.state, changes=changes, name=name_of(line, index))


def name_of(line: Line, index: RosterIndex) -> str:
    """What the record of this line is called; what the line says where it has none."""
    record = index.of(MAIN[line.entity].kind, line.record_id) if line.record_id else None
    for name in ("name", "title", "number", "project", "presenter"):
        if found := (index.value(record, name) if record is not None and hasattr(record, name) else None):
            return str(found)
    return line.said
