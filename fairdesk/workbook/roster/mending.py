"""A roster that went back to its sender to be mended: our notes in it, and how a mended row is known again.

The notes lie in a very-hidden sheet, one row of JSON each: `sheet`, `row`, `known` (by what the desk knew the record) and `same`
(the values nobody was asked to change). A row is known again by what stayed the same, so it may be sorted or moved; the notes
say nothing a sender could not have written into the table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fairdesk.workbook.cells import Book
from fairdesk.workbook.roster.results import RecordResult, SheetResult

SHEET = "_fairdesk"


@dataclass(frozen=True, slots=True)
class Note:
    """One row as it was sent back."""

    row: int
    known: Mapping[str, str]
    same: Mapping[str, str]

    def fits(self, record: RecordResult) -> bool:
        """Whether this may be that row: everything nobody was asked to change is as it was."""
        return all(str(record.values.get(key, "")) == value for key, value in self.same.items())


@dataclass(slots=True)
class Notes:
    """The notes of a book by sheet."""

    sheets: dict[str, list[Note]] = field(default_factory=dict)
    words: str = ""
    """The sheet that lists in words what is to be mended."""


def note_line(sheet: str, note: Note) -> str:
    """The note as it is written into the hidden sheet."""
    return json.dumps({"sheet": sheet, "row": note.row, "known": note.known, "same": note.same}, ensure_ascii=False)


def words_line(sheet: str) -> str:
    """Which sheet only lists what is to be mended, as it is written into the hidden sheet."""
    return json.dumps({"words": sheet}, ensure_ascii=False)


def notes_of(book: Book) -> Notes:
    """Our notes in the book; what is not ours is passed over."""
    notes = Notes()
    for sheet in book.sheets:
        if sheet.name != SHEET or not sheet.hidden:
            continue
        for row in sheet.rows:
            if row and isinstance(row[0], str):
                _read(row[0], notes)
    return notes


def _read(line: str, notes: Notes) -> None:
    try:
        said: Any = json.loads(line)
        if "words" in said:
            notes.words = str(said["words"])
            return
        known = {str(key): str(value) for key, value in said["known"].items()}
        same = {str(key): str(value) for key, value in said["same"].items()}
        notes.sheets.setdefault(str(said["sheet"]), []).append(Note(int(said["row"]), known, same))
    except (ValueError, KeyError, TypeError, AttributeError):
        return


def recall(sheet: SheetResult, notes: Notes) -> None:
    """Each record that was sent back knows by what it was known then."""
    waiting = list(notes.sheets.get(sheet.sheet, ()))
    for record in sheet.records if waiting else ():
        fitting = [note for note in waiting if note.fits(record) and (note.same or note.row == record.row)]
        if fitting:
            note = min(fitting, key=lambda one: (one.row != record.row, one.row))
            waiting.remove(note)
            record.formerly = {key: value for key, value in note.known.items() if value and record.values.get(key) != value}
