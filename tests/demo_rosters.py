"""The demo fair as the program's own reader reads it, and rosters of a few lines made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fairdesk.records.rosters import ReadDropped, ReadFile
from fairdesk.services import rosters

DEMO = Path(__file__).parent.parent / "resources" / "demo"


@dataclass(frozen=True)
class Issue:
    field: str | None
    code: str
    note: str = ""


@dataclass(frozen=True)
class Line:
    row: int
    typed: Mapping[str, Any]
    issues: Sequence[Issue] = ()
    duplicate_of_row: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    formerly: Mapping[str, Any] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    sheet: str
    entity: str | None
    records: Sequence[Line] = ()
    reason: str = ""
    hidden: bool = False
    header_rows: Sequence[int] = (1,)
    columns: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    dropped: Sequence[ReadDropped] = ()
    skipped_rows: Sequence[tuple[int, str]] = ()
    amount_unit: str | None = None


@dataclass(frozen=True)
class File:
    file: str
    sheets: Sequence[Sheet] = ()
    refused: str | None = None
    sender: str = ""


@cache
def csv_files() -> Sequence[ReadFile]:
    """The demo fair as its single tables, in no helpful order."""
    return rosters.read(sorted(DEMO.glob("*.csv"), reverse=True))


@cache
def workbook() -> Sequence[ReadFile]:
    """The demo fair as one workbook."""
    return rosters.read([DEMO / "demo_fair.xlsx"])


def roster(entity: str, *rows: Mapping[str, Any], file: str = "roster.xlsx") -> File:
    """A file with these lines of one kind."""
    return File(file, [Sheet("Sheet1", entity, [Line(number, row) for number, row in enumerate(rows, start=2)])])
