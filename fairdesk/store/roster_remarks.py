"""Keeps what a roster's cell said and no field could hold, until a later roster or a person settles it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from fairdesk.models.remarks import RosterRemark
from fairdesk.records.roster_issues import KEPT, NOTE
from fairdesk.records.rosters import ALSO_KNOWN_AS, ReadFile
from fairdesk.store.roster_index import RosterIndex
from fairdesk.store.roster_line import Line
from fairdesk.store.roster_table import MAIN

LONGEST = 500
_Remarks = dict[tuple[str, str], RosterRemark]


def plan(index: RosterIndex, files: Sequence[ReadFile], lines: Sequence[Line]) -> None:
    """The remarks these lines leave will be made, and those they settle will be settled; what is known already stays as it is."""
    said = [(line, _said(line)) for line in lines if line.record_id and line.state != "skipped"]
    if not any(remarks for _line, remarks in said) and not index.names and not index.any(RosterRemark):
        return
    known: dict[str, _Remarks] = defaultdict(dict)
    for one in index.every(RosterRemark):
        if isinstance(one, RosterRemark) and one.issue != ALSO_KNOWN_AS:
            known[one.subject_id][one.field, one.issue] = one
    for line, remarks in said:
        _keep(index, line, remarks, known[line.record_id], files[line.place.file].file)
    for record, fields, values in index.names:
        spoken = {"subject": record.__tablename__, "subject_id": record.id, "field": ",".join(fields), "issue": ALSO_KNOWN_AS}
        index.make(RosterRemark, spoken | {"raw": json.dumps(values, ensure_ascii=False, default=str)})


def _keep(index: RosterIndex, line: Line, said: dict[tuple[str, str], str], known: _Remarks, file: str) -> None:
    source = " · ".join(part for part in (file, line.place.sheet, str(line.place.row)) if part)
    for (field, issue), raw in said.items():
        remark = known.get((field, issue))
        if remark is None:
            about = {"subject": MAIN[line.entity].kind.__tablename__, "subject_id": line.record_id, "source": source}
            known[field, issue] = made = RosterRemark(**about, field=field, issue=issue, raw=raw)
            index.keep(made)
        elif index.value(remark, "raw") != raw:
            index.move(remark, {"raw": raw, "source": source, "settled": False})
    for (field, issue), remark in known.items():
        mended = (field, issue) not in said and line.record.typed.get(field) not in (None, "")
        if mended and not index.value(remark, "settled"):
            index.move(remark, {"settled": True})


def _said(line: Line) -> dict[tuple[str, str], str]:
    """What no field could hold, by column and code."""
    return dict(_remarks(line))


def _remarks(line: Line) -> Iterator[tuple[tuple[str, str], str]]:
    values = line.record.values
    for issue in line.record.issues:
        raw = issue.note or str(values.get(issue.field or "", ""))
        if issue.field and raw and (issue.note or issue.code in KEPT):
            yield (issue.field, issue.code), raw[:LONGEST]
    note = line.record.typed.get("note")
    if note and all(column.key != "note" for column in MAIN[line.entity].columns):
        yield ("note", NOTE), str(note)[:LONGEST]
