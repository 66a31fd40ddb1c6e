"""What came out of a roster file, in the shape the command line promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


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

    def to_json(self) -> dict[str, Any]:
        """The record without its typed values."""
        record: dict[str, Any] = {"row": self.row, "values": self.values, "issues": [one.to_json() for one in self.issues]}
        if self.duplicate_of_row is not None:
            record["duplicate_of_row"] = self.duplicate_of_row
        return record


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
    dropped: list[tuple[str, str]] = field(default_factory=list)
    """Letter and head of each column that is not taken in: COLUMN_NOT_COLLECTED."""

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
        if self.dropped:
            sheet["dropped"] = [{"column": at, "head": head, "code": "COLUMN_NOT_COLLECTED"} for at, head in self.dropped]
        return sheet


@dataclass(slots=True)
class FileResult:
    """One file: why it was refused, or what its sheets hold."""

    file: str
    refused: str | None = None
    sheets: list[SheetResult] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The file in the shape of the public interface."""
        refused = {"refused": self.refused} if self.refused else {}
        return {"file": self.file, **refused, "sheets": [one.to_json() for one in self.sheets]}
