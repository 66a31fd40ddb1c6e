"""Finds everything in which the visible sheets no longer say what the record says: proposals, never taken silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from fairdesk.exchange.aligning import cell
from fairdesk.exchange.sheet_differences import SheetBeside, told
from fairdesk.records.exchange import CorrectionKind, CorrectionRow
from fairdesk.records.sealed import Rows, SealedBook, ShownSheet
from fairdesk.workbook.sealed_book import CORRECTIONS_SHEET, COVER_SHEET

MOST = 1_000
"""Proposals told one by one; who edits more than this has made another workbook, and the rest is counted."""
LONGEST = 2_000
"""Signs of a value in a proposal."""
_SAME_TITLE = 0.3
_RENAMED = 0.5
"""The share of its words that a sheet under another title must still have."""

OURS = frozenset({COVER_SHEET, CORRECTIONS_SHEET})
Fields = Mapping[str, Sequence[str]]
"""For each sheet what its columns show, as `table.field`; `id` is the column of the record's id."""


def proposals(recorded: Mapping[str, Rows], book: SealedBook, fields: Fields | None = None) -> tuple[CorrectionRow, ...]:
    """Every difference once: sheets, rows and columns added, removed, moved or renamed, cells edited, lines written by hand.

    `recorded` are the sheets as they were written; a cover or a sheet for corrections that is not among them is not compared.
    """
    found = _found(recorded, book, fields or {})
    first = [_short(one) for one in islice(found, MOST)]
    left = sum(1 for _one in found)
    return (*first, *([told(CorrectionKind.MORE, "", proposed=str(left))] if left else []))


def _found(recorded: Mapping[str, Rows], book: SealedBook, fields: Fields) -> Iterator[CorrectionRow]:
    titles = _titles(recorded, book.shown)
    by_title = {sheet.title: sheet for sheet in book.shown}
    for title, rows in recorded.items():
        sheet = by_title.get(titles.get(title, ""))
        if sheet is None:
            yield told(CorrectionKind.SHEET_REMOVED, title, recorded=title)
            continue
        if sheet.title != title:
            yield told(CorrectionKind.SHEET_RENAMED, title, recorded=title, proposed=sheet.title)
        yield from _hidden(sheet)
        if title == CORRECTIONS_SHEET:
            yield from SheetBeside(title, rows, _first_row(sheet)).differences()
        else:
            yield from SheetBeside(title, rows, sheet, tuple(fields.get(title, ())), headed=title != COVER_SHEET).differences()
    for sheet in book.shown:
        if sheet.title not in titles.values() and not (sheet.title in OURS and sheet.title not in recorded):
            words = [text for row in sheet.rows for text in row if text]
            yield told(CorrectionKind.SHEET_ADDED, sheet.title, proposed=" · ".join([sheet.title, *words[:50]]))
            yield from _hidden(sheet)
    by_hand = by_title.get(titles.get(CORRECTIONS_SHEET, CORRECTIONS_SHEET))
    yield from _by_hand(recorded, by_hand.rows[1:] if by_hand else (), fields)


def _short(one: CorrectionRow) -> CorrectionRow:
    return replace(
        one,
        column=_cut(one.column),
        recorded=_cut(one.recorded),
        proposed=_cut(one.proposed),
        what=_cut(one.what),
        by=_cut(one.by),
        reason=_cut(one.reason),
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _hidden(sheet: ShownSheet) -> Iterator[CorrectionRow]:
    if sheet.hidden:
        yield told(CorrectionKind.SHEET_HIDDEN, sheet.title)


def _first_row(sheet: ShownSheet) -> ShownSheet:
    """The head of the sheet for corrections: what stands below it is written by hand, and told as that."""
    return replace(sheet, rows=sheet.rows[:1], formulas=frozenset(place for place in sheet.formulas if place[0] == 0))


def _titles(recorded: Mapping[str, Rows], shown: Sequence[ShownSheet]) -> dict[str, str]:
    """Under which title each sheet stands now: its own, or that of the sheet with most of its words."""
    words = {title: _words(rows) for title, rows in recorded.items()}
    seen = {sheet.title: _words(sheet.rows) for sheet in shown}
    scores = [
        (len(mine & theirs) / max(1, len(mine)) + (_SAME_TITLE if title == other else 0.0), title == other, title, other)
        for title, mine in words.items()
        for other, theirs in seen.items()
    ]
    titles: dict[str, str] = {}
    for score, same, title, other in sorted(scores, reverse=True):
        if (same or score >= _RENAMED) and title not in titles and other not in titles.values():
            titles[title] = other
    return titles


def _words(rows: Rows) -> frozenset[str]:
    return frozenset(text for row in rows for text in row if text)


# ---- written by hand ---------------------------------------------------------------------------------------------------


def _by_hand(recorded: Mapping[str, Rows], lines: Rows, fields: Fields) -> Iterator[CorrectionRow]:
    """Every filled line of the sheet for corrections, beside what the record says in the cell it names."""
    sheets = {title: rows for title, rows in recorded.items() if title not in OURS}
    for line in lines:
        cells = [text.strip() for text in line]
        if any(cells):
            yield _of_line(sheets, fields, *[*cells, *[""] * 6][:6])


def _of_line(
    recorded: Mapping[str, Rows], fields: Fields, sheet: str, what: str, column: str, proposed: str, by: str, reason: str
) -> CorrectionRow:
    """The line; it names a record only where one row alone has what it says in one of its cells."""
    title = next((name for name in recorded if sheet and sheet.casefold() in name.casefold()), sheet)
    rows = recorded.get(title, ())
    heads, names = rows[0] if rows else (), tuple(fields.get(title, ()))
    places = [number for number, row in enumerate(rows[1:], 2) if what and what in row]
    place = places[0] if len(places) == 1 else 0
    at = heads.index(column) if column in heads else -1
    row: tuple[str, ...] = rows[place - 1] if place else ()
    return CorrectionRow(
        sheet=title,
        row=place,
        column=column,
        recorded=cell(row, at) if at >= 0 else "",
        proposed=proposed,
        what=what,
        by=by,
        reason=reason,
        kind=CorrectionKind.BY_HAND,
        record=cell(row, names.index("id")) if "id" in names else "",
        field=cell(names, at) if at >= 0 else "",
    )
