"""Finds the visible cells that no longer say what the record says: proposals, never taken silently."""

from __future__ import annotations

from collections.abc import Mapping

from fairdesk.records.exchange import CorrectionRow
from fairdesk.records.sealed import Rows


def corrections(recorded: Mapping[str, Rows], shown: Mapping[str, Rows]) -> list[CorrectionRow]:
    """Every cell of the recorded tables that the workbook shows otherwise, and every row or sheet that was added or lost."""
    found = []
    for title, rows in recorded.items():
        if title not in shown:
            found.append(CorrectionRow(sheet=title, row=0, column="", recorded=title, proposed=""))
            continue
        found += _sheet(title, _trimmed(rows), _trimmed(shown[title]))
    return found


def by_hand(recorded: Mapping[str, Rows], lines: Rows) -> list[CorrectionRow]:
    """Every filled line of the sheet for corrections, beside what the record says in the cell it names."""
    filled = [tuple(cell.strip() for cell in line) + ("",) * 6 for line in lines if any(cell.strip() for cell in line)]
    return [_of_line(recorded, *line[:6]) for line in filled]


def _of_line(
    recorded: Mapping[str, Rows], sheet: str, what: str, column: str, proposed: str, by: str, reason: str
) -> CorrectionRow:
    title = next((name for name in recorded if sheet and sheet.casefold() in name.casefold()), sheet)
    rows = recorded.get(title, ())
    heads = rows[0] if rows else ()
    place = next((number for number, row in enumerate(rows[1:], 2) if what and what in row), 0)
    cell = rows[place - 1][heads.index(column)] if place and column in heads else ""
    return CorrectionRow(sheet=title, row=place, column=column, recorded=cell, proposed=proposed, what=what, by=by, reason=reason)


def _trimmed(rows: Rows) -> list[tuple[str, ...]]:
    """The rows without blank ends: a spreadsheet program adds and drops those as it likes."""
    kept = [tuple(cell.strip() for cell in row) for row in rows]
    kept = [_without_blank_end(row) for row in kept]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _without_blank_end(row: tuple[str, ...]) -> tuple[str, ...]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]


def _sheet(title: str, recorded: list[tuple[str, ...]], shown: list[tuple[str, ...]]) -> list[CorrectionRow]:
    heads = recorded[0] if recorded else ()
    found = []
    for place in range(max(len(recorded), len(shown))):
        before = recorded[place] if place < len(recorded) else ()
        after = shown[place] if place < len(shown) else ()
        for column in range(max(len(before), len(after))):
            old = before[column] if column < len(before) else ""
            new = after[column] if column < len(after) else ""
            if old != new:
                head = heads[column] if column < len(heads) else str(column + 1)
                found.append(CorrectionRow(sheet=title, row=place + 1, column=head, recorded=old, proposed=new))
    return found
