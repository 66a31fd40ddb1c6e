"""What came out of a roster file, in the shape the command line promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fairdesk.workbook.cells import Book, Cell, Merge


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing noticed in a record: the key of its column, none for the whole row, the code, and what would be lost."""

    field: str | None
    code: str
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """Field and code."""
        return {"field": self.field, "code": self.code}


@dataclass(slots=True)
class RecordResult:
    """One record: `values` as JSON shows them, `typed` as services use them, both by the keys of its columns."""

    row: int
    values: dict[str, Any]
    typed: dict[str, Any]
    issues: list[Issue] = field(default_factory=list)
    duplicate_of_row: int | None = None
    raw: dict[str, Cell] = field(default_factory=dict)
    """What was written, by the letter of its column; columns the fair does not collect are not among them."""
    formerly: dict[str, Any] = field(default_factory=dict)
    """By what this record was known when the row was sent back to be mended: typed values by key."""

    def to_json(self) -> dict[str, Any]:
        """The record without its typed values."""
        record: dict[str, Any] = {"row": self.row, "values": self.values, "issues": [one.to_json() for one in self.issues]}
        if self.duplicate_of_row is not None:
            record["duplicate_of_row"] = self.duplicate_of_row
        return record


@dataclass(frozen=True, slots=True)
class Dropped:
    """A column that is not taken in: where it is, its head, how many of its cells held something, and of what kind it is."""

    column: str
    head: str
    cells: int
    identity: bool = False
    precision_lost: bool = False

    def to_json(self) -> dict[str, Any]:
        """With the codes: COLUMN_NOT_COLLECTED, and ID_PRECISION_LOST for numbers a spreadsheet has rounded."""
        lost = {"also": "ID_PRECISION_LOST"} if self.precision_lost else {}
        return {"column": self.column, "head": self.head, "code": "COLUMN_NOT_COLLECTED", "cells": self.cells, **lost}


@dataclass(frozen=True, slots=True)
class HeadBlock:
    """What stands above the records: the rows from the first to the last of the head, as wide as the table, and their merges."""

    rows: tuple[tuple[Cell, ...], ...] = ()
    merges: tuple[Merge, ...] = ()


@dataclass(slots=True)
class SheetResult:
    """One sheet: what kind of records it holds, none where it is no table of ours, and why rows were skipped."""

    sheet: str
    entity: str | None
    header_rows: list[int] = field(default_factory=list)
    data_first_row: int | None = None
    columns: dict[str, str] = field(default_factory=dict)
    amount_unit: str | None = None
    skipped_rows: list[tuple[int, str]] = field(default_factory=list)
    records: list[RecordResult] = field(default_factory=list)
    reason: str = ""
    dropped: list[Dropped] = field(default_factory=list)
    """The columns that are not taken in: COLUMN_NOT_COLLECTED."""
    heads: dict[str, str] = field(default_factory=dict)
    """The words over every column, by its letter."""
    paths: dict[str, str] = field(default_factory=dict)
    """What a person's choice for each column is remembered by."""
    block: HeadBlock = HeadBlock()
    hidden: bool = False
    converted: tuple[str, ...] = ()
    """The keys of the amounts whose head counts in another unit than yuan."""

    @property
    def issues(self) -> list[Issue]:
        """What was noticed of the sheet as a whole."""
        return [Issue(key, "AMOUNT_UNIT_HEADER") for key in self.converted]

    def to_json(self) -> dict[str, Any]:
        """The sheet in the shape of the public interface."""
        sheet: dict[str, Any] = {
            "sheet": self.sheet,
            "entity": self.entity,
            "header_rows": self.header_rows,
            "data_first_row": self.data_first_row,
            "columns": self.columns,
            "amount_unit": self.amount_unit,
            "skipped_rows": [{"row": row, "reason": reason} for row, reason in self.skipped_rows],
            "records": [one.to_json() for one in self.records],
        }
        if self.reason:
            sheet["reason"] = self.reason
        if self.issues:
            sheet["issues"] = [one.to_json() for one in self.issues]
        if self.dropped:
            sheet["dropped"] = [one.to_json() for one in self.dropped]
        return sheet


@dataclass(slots=True)
class FileResult:
    """One file: why it was refused, or what its sheets hold."""

    file: str
    refused: str | None = None
    sheets: list[SheetResult] = field(default_factory=list)
    sender: str = ""
    """Who sent it, as far as it says or a person has said."""
    book: Book | None = None
    """Its plain cells, to be read again when a person says what a column means."""

    def to_json(self) -> dict[str, Any]:
        """The file in the shape of the public interface."""
        refused = {"refused": self.refused} if self.refused else {}
        return {"file": self.file, **refused, "sheets": [one.to_json() for one in self.sheets]}
