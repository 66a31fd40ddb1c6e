"""What a roster says when it has been read, and what came of taking it into the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple, Protocol

from fairdesk.base.i18n import N_

REF_UNKNOWN = "REF_UNKNOWN"
VALUE_MISSING = "VALUE_MISSING"
VALUE_UNKNOWN = "VALUE_UNKNOWN"
VALUE_ASSUMED = "VALUE_ASSUMED"
VALUE_DOUBTFUL = "VALUE_DOUBTFUL"
IDENTITY_AMBIGUOUS = "IDENTITY_AMBIGUOUS"
RECORD_VOID = "RECORD_VOID"
ROW_LEFT_OUT = "ROW_LEFT_OUT"
ALSO_KNOWN_AS = "ALSO_KNOWN_AS"
"""Of a remark: values by which rosters mean this record too."""

ISSUE_WORDS: Mapping[str, str] = {
    REF_UNKNOWN: N_("points to something that is neither in these files nor on this desk"),
    VALUE_MISSING: N_("is needed and empty; the row was left out"),
    VALUE_ASSUMED: N_("is not said; what is usual was taken, please look"),
    VALUE_UNKNOWN: N_("is not one of the words known here"),
    VALUE_DOUBTFUL: N_("is doubtful and differs from what the desk has; the desk's value was kept"),
    IDENTITY_AMBIGUOUS: N_("fits several records; the row was left out"),
    RECORD_VOID: N_("belongs to a record that is void; the row was left out"),
    ROW_LEFT_OUT: N_("is struck out or says the same as an earlier row; it was left out"),
}
"""What each issue found while taking in means, as the end of a sentence that begins with the column."""


class ReadIssue(Protocol):
    """Something the reader noticed in a line, and in which of its columns; `note` is what the value could not hold."""

    @property
    def field(self) -> str | None: ...
    @property
    def code(self) -> str: ...
    @property
    def note(self) -> str: ...


class ReadRecord(Protocol):
    """One line of a roster: `typed` holds its values by the roster's keys, money in fen, times naive and of the hall.

    `values` shows them as the roster says them: a plain yes or no where `typed` already has a word of ours; `raw` holds what was
    written, by the letter of its column.
    """

    @property
    def row(self) -> int: ...
    @property
    def values(self) -> Mapping[str, Any]: ...
    @property
    def typed(self) -> Mapping[str, Any]: ...
    @property
    def raw(self) -> Mapping[str, Any]: ...
    @property
    def issues(self) -> Sequence[ReadIssue]: ...
    @property
    def duplicate_of_row(self) -> int | None: ...
    @property
    def formerly(self) -> Mapping[str, Any]:
        """By what the record was known when this row was sent back to be mended."""


class ReadDropped(Protocol):
    """A column nobody asked for: where it is, its head, and how many cells held something."""

    @property
    def column(self) -> str: ...
    @property
    def head(self) -> str: ...
    @property
    def cells(self) -> int: ...
    @property
    def identity(self) -> bool: ...


class ReadSheet(Protocol):
    """One sheet; `entity` is what its lines are, or None where nobody could tell, with the reason.

    `columns` says in which column (by letter) each key was found; `heads` are the words over every column.
    """

    @property
    def sheet(self) -> str: ...
    @property
    def entity(self) -> str | None: ...
    @property
    def reason(self) -> str: ...
    @property
    def hidden(self) -> bool: ...
    @property
    def header_rows(self) -> Sequence[int]: ...
    @property
    def columns(self) -> Mapping[str, str]: ...
    @property
    def heads(self) -> Mapping[str, str]: ...
    @property
    def paths(self) -> Mapping[str, str]:
        """What a person's choice for each column is remembered by."""

    @property
    def dropped(self) -> Sequence[ReadDropped]: ...
    @property
    def skipped_rows(self) -> Sequence[tuple[int, str]]: ...
    @property
    def amount_unit(self) -> str | None: ...
    @property
    def records(self) -> Sequence[ReadRecord]: ...


class ReadFile(Protocol):
    """One file; `refused` says why nothing of it is taken: it could not be read, or none of its sheets is a table of ours."""

    @property
    def file(self) -> str: ...
    @property
    def refused(self) -> str | None: ...
    @property
    def sender(self) -> str: ...
    @property
    def sheets(self) -> Sequence[ReadSheet]: ...


class RowPlace(NamedTuple):
    """Where a row stands: which of the files taken in together (counted from 0), its sheet, and its number in it."""

    file: int
    sheet: str
    row: int


class Resolve(Enum):
    """What a person says of a row that may speak of the same thing as another."""

    FILL = "fill"
    """The same: it fills what the other leaves empty."""
    REPLACE = "replace"
    """The same: what it says replaces what the other says."""
    APART = "apart"
    """Another thing: it becomes a record of its own."""
    LEAVE_OUT = "leave_out"
    """It is not taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided of a row: `other` or `record_id` says with which it is the same, where it is."""

    resolve: Resolve
    other: RowPlace | None = None
    record_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """What a row does to one field of a record that was there: by the roster's key, as people read it."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTaken:
    """What comes of one row: `new`, `changed`, `unchanged` or `skipped`, and which fields it changes."""

    place: RowPlace
    state: str
    changes: tuple[FieldChange, ...] = ()
    name: str = ""
    """What the record is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A row that may speak of the same thing as another: an earlier row of the same files, or a record of the desk.

    `reason` is a code of `TWIN_WORDS`.
    """

    place: RowPlace
    name: str
    reason: str
    other: RowPlace | None = None
    record_id: str = ""
    other_name: str = ""
    fields: tuple[FieldChange, ...] = ()
    """Where the two differ: `old` is what the other says, `new` what this row says."""


TWIN_WORDS: Mapping[str, str] = {
    "SAME_ROW": N_("says the same as the other"),
    "SAME_KEY": N_("has the same number or name, and differs"),
    "TWO_UNITS": N_("may be the same person, reported by two units"),
    "SAME_SOUND": N_("sounds the same, in the same unit"),
    "NEARLY_THE_NAME": N_("has nearly the same name"),
}
"""Why a row may speak of the same thing as another, as the end of a sentence that begins with its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkRow:
    """What a roster said of a record and no field could hold: the column's key, the code, the text, and where it stood."""

    subject: str
    field: str
    issue: str
    raw: str
    source: str
    label: str = ""
    """The column in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterIssue:
    """One cell or row that waits for a person: where it is, which column, and what is the matter (`ISSUE_WORDS`)."""

    file: str
    sheet: str
    row: int
    field: str
    code: str
    place: int = 0
    """Which of the files taken in together."""


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
    rows: tuple[RowTaken, ...] = ()
    twins: tuple[Twin, ...] = ()

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
