"""What a roster says when it has been read, and what came of taking it into the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from fairdesk.base.i18n import N_

REF_UNKNOWN = "REF_UNKNOWN"
VALUE_MISSING = "VALUE_MISSING"
VALUE_UNKNOWN = "VALUE_UNKNOWN"
VALUE_DOUBTFUL = "VALUE_DOUBTFUL"
IDENTITY_AMBIGUOUS = "IDENTITY_AMBIGUOUS"
RECORD_VOID = "RECORD_VOID"
ROW_LEFT_OUT = "ROW_LEFT_OUT"

ISSUE_WORDS: Mapping[str, str] = {
    REF_UNKNOWN: N_("points to something that is neither in these files nor on this desk"),
    VALUE_MISSING: N_("is needed and empty; the row was left out"),
    VALUE_UNKNOWN: N_("is not one of the words known here"),
    VALUE_DOUBTFUL: N_("is doubtful and differs from what the desk has; the desk's value was kept"),
    IDENTITY_AMBIGUOUS: N_("fits several records; the row was left out"),
    RECORD_VOID: N_("belongs to a record that is void; the row was left out"),
    ROW_LEFT_OUT: N_("is struck out or says the same as an earlier row; it was left out"),
}
"""What each issue found while taking in means, as the end of a sentence that begins with the column."""


class ReadIssue(Protocol):
    """Something the reader noticed in a line, and in which of its columns."""

    @property
    def field(self) -> str | None: ...
    @property
    def code(self) -> str: ...


class ReadRecord(Protocol):
    """One line of a roster: `typed` holds its values by the roster's keys, money in fen, times naive and of the hall.

    `values` shows them as the roster says them: a plain yes or no where `typed` already has a word of ours.
    """

    @property
    def row(self) -> int: ...
    @property
    def values(self) -> Mapping[str, Any]: ...
    @property
    def typed(self) -> Mapping[str, Any]: ...
    @property
    def issues(self) -> Sequence[ReadIssue]: ...
    @property
    def duplicate_of_row(self) -> int | None: ...


class ReadSheet(Protocol):
    """One sheet; `entity` is what its lines are, or None where nobody could tell, with the reason."""

    @property
    def sheet(self) -> str: ...
    @property
    def entity(self) -> str | None: ...
    @property
    def reason(self) -> str: ...
    @property
    def records(self) -> Sequence[ReadRecord]: ...


class ReadFile(Protocol):
    """One file; `refused` says why nothing of it is taken: it could not be read, or none of its sheets is a table of ours."""

    @property
    def file(self) -> str: ...
    @property
    def refused(self) -> str | None: ...
    @property
    def sheets(self) -> Sequence[ReadSheet]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterIssue:
    """One cell or row that waits for a person: where it is, which column, and what is the matter (`ISSUE_WORDS`)."""

    file: str
    sheet: str
    row: int
    field: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityTaken:
    """How many rows of one kind were new, changed something, said nothing new, or were left out."""

    entity: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0

    @property
    def rows(self) -> int:
        """All rows of this kind."""
        return self.new + self.changed + self.unchanged + self.skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTaken:
    """What came of one file."""

    file: str
    refused: str | None = None
    entities: tuple[EntityTaken, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeInReport:
    """What came of taking rosters in, or what would come of it."""

    files: tuple[FileTaken, ...] = ()
    issues: tuple[RosterIssue, ...] = ()

    def total(self, entity: str = "") -> EntityTaken:
        """The rows of one kind over all files; of every kind where none is named."""
        parts = [one for file in self.files for one in file.entities if entity in {"", one.entity}]
        return EntityTaken(
            entity=entity,
            new=sum(one.new for one in parts),
            changed=sum(one.changed for one in parts),
            unchanged=sum(one.unchanged for one in parts),
            skipped=sum(one.skipped for one in parts),
        )

    @property
    def waits(self) -> bool:
        """Whether something waits for a person: a refused file, a row left out or an issue."""
        return bool(self.issues) or any(one.refused for one in self.files) or self.total().skipped > 0
