"""What desks tell each other, and what the exchange page shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fairdesk.base.i18n import N_, _, listed, ngettext
from fairdesk.records.choices import DeskKind


def _span(seconds: int) -> str:
    """So long, as a person reads it: hours and minutes, or whole days where it is two or more."""
    days = seconds // 86_400
    return ngettext("{count} day", "{count} days", days) if days > 1 else f"{seconds // 3600}:{seconds % 3600 // 60:02d}"


def handed_in_words(handed_in: bool | None) -> str:
    """Whether the bureau has a record, as a person reads it; nothing at the bureau."""
    if handed_in is None:
        return ""
    return _("has it") if handed_in else _("not yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """A bundle, kit or receipt that left or arrived."""

    sha256: str
    kind: str
    """`kit`, `bundle` or `receipt`."""
    direction: str
    """`out` or `in`."""
    device: str
    epoch: int
    from_seq: int
    to_seq: int
    at: datetime
    file: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Operations of another desk that are known to exist and are not here: from the first to the last, in which life."""

    epoch: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """Another desk: how far its journal is known here, what of it is missing, and since when."""

    device: str
    kind: DeskKind
    booth: str
    letters: str
    """Its letters, with the mark of the life it leads now."""
    epoch: int
    known: int
    """Operations of all its lives that are here."""
    at: datetime | None
    """When something of it came in last."""
    revoked: bool
    last_number: str = ""
    """The last number it gave to a letter."""
    missing: tuple[Gap, ...] = ()
    files_missing: int = 0
    """Attached files whose record is here and whose content is not."""
    since: datetime | None = None
    """Since when something is missing: when it was last heard of, or when its kit was handed out."""
    ahead: int = 0
    """Seconds its clock is ahead of ours at least; less than 0 where it is behind."""

    @property
    def silent(self) -> bool:
        """Whether a desk that was handed out has not handed anything in."""
        return self.at is None and self.kind is not DeskKind.BUREAU and not self.revoked

    @property
    def missing_words(self) -> tuple[str, ...]:
        """What is missing of it, and what is wrong with its clock, as a person reads it."""
        found = [_("nothing has come yet")] if self.silent else []
        for gap in self.missing:
            count = gap.last - gap.first + 1
            found.append(
                ngettext(
                    "{count} change is missing (no. {first} to {last})",
                    "{count} changes are missing (no. {first} to {last})",
                    count,
                    first=gap.first,
                    last=gap.last,
                )
            )
        if self.files_missing:
            found.append(ngettext("{count} attached file is missing", "{count} attached files are missing", self.files_missing))
        if self.ahead:
            span = _span(abs(self.ahead))
            ahead = N_("its clock is at least {time} ahead")
            found.append(_(ahead if self.ahead > 0 else N_("its clock is at least {time} behind"), time=span))
        return tuple(found)

    @property
    def complete(self) -> bool:
        """Whether nothing of it is known to be missing."""
        return not (self.silent or self.missing or self.files_missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """A record, or a whole bundle, that the bureau did not take, and why."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """What a receipt said: up to which operation the bureau has this desk's work, what it did not take, and whether both desks
    now say the same.
    """

    last: int
    not_taken: tuple[NotTaken, ...] = ()
    conflicts: int = 0
    same_state: bool = False


class CorrectionKind(StrEnum):
    """In what the visible part of a workbook differs from the record."""

    CELL = "cell"
    FORMULA = "formula"
    ROW_ADDED = "row_added"
    ROW_REMOVED = "row_removed"
    ROW_MOVED = "row_moved"
    SORTED = "sorted"
    """Many rows moved at once."""
    COLUMN_ADDED = "column_added"
    COLUMN_REMOVED = "column_removed"
    COLUMN_MOVED = "column_moved"
    SHEET_ADDED = "sheet_added"
    SHEET_REMOVED = "sheet_removed"
    SHEET_RENAMED = "sheet_renamed"
    SHEET_HIDDEN = "sheet_hidden"
    NOTE = "note"
    """A comment pinned to a cell."""
    BY_HAND = "by_hand"
    """A line of the sheet for corrections."""
    MORE = "more"
    """So many differences that the rest is only counted."""


_VALUES = N_("“{recorded}” → “{proposed}”")
_TOLD = {
    CorrectionKind.FORMULA: N_("“{recorded}” → the formula “{proposed}”"),
    CorrectionKind.NOTE: N_("a comment: “{proposed}”"),
    CorrectionKind.ROW_ADDED: N_("a row was added: “{proposed}”"),
    CorrectionKind.ROW_REMOVED: N_("a row was removed: “{recorded}”"),
    CorrectionKind.ROW_MOVED: N_("a row was moved from place {recorded} to place {proposed}"),
    CorrectionKind.SORTED: N_("{proposed} rows stand in another order"),
    CorrectionKind.COLUMN_ADDED: N_("a column was added: “{proposed}”"),
    CorrectionKind.COLUMN_REMOVED: N_("a column was removed: “{recorded}”"),
    CorrectionKind.COLUMN_MOVED: N_("a column was moved from place {recorded} to place {proposed}"),
    CorrectionKind.SHEET_ADDED: N_("a sheet was added: “{proposed}”"),
    CorrectionKind.SHEET_REMOVED: N_("the sheet was removed"),
    CorrectionKind.SHEET_RENAMED: N_("the sheet was renamed: “{proposed}”"),
    CorrectionKind.SHEET_HIDDEN: N_("the sheet was hidden"),
    CorrectionKind.MORE: N_("{proposed} more differences; open the workbook to see them"),
}
"""How each kind is told, after the words where it is; every other kind is told by its two values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """A visible cell that differs from the record, or a line of the sheet for corrections: proposed, never taken silently."""

    sheet: str
    row: int
    """The row of the sheet as it is now, 1 for its head (as it was, for a row that is gone); 0 where it is about no row."""
    column: str
    recorded: str
    proposed: str
    what: str = ""
    """Number or name of the record, as the line written by hand has it."""
    by: str = ""
    reason: str = ""
    kind: str = CorrectionKind.CELL
    record: str = ""
    """The id of the record the row shows, where the workbook says it."""
    field: str = ""
    """What of the record the cell shows: its table and field, where the workbook says it."""

    @property
    def where(self) -> str:
        """Sheet, row or record, and column."""
        row = _("row {row}", row=self.row) if self.row else ""
        return " · ".join(part for part in (self.sheet, self.what or row, self.column) if part)

    @property
    def sentence(self) -> str:
        """The proposal as a person reads it."""
        told = _(
            "proposed, not taken: {where}: {what}",
            where=self.where,
            what=_(_TOLD.get(CorrectionKind(self.kind), _VALUES), recorded=self.recorded, proposed=self.proposed),
        )
        why = listed(part for part in (self.by, self.reason) if part)
        return f"{told} ({why})" if why else told


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleResult:
    """What came of one bundle."""

    file: str
    status: str
    """`merged`, `already`, `held` or `refused`."""
    reason: str = ""
    operations: int = 0
    device: str = ""
    epoch: int = 0
    corrections: tuple[CorrectionRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """What came of all bundles of one merge, and the state after it."""

    bundles: tuple[BundleResult, ...]
    conflicts: int
    held: int
    digest: str
    receipts: tuple[str, ...] = ()
    candidates: int = 0
    """Pairs of people who may be one, and nobody has decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeCard:
    """The exchange page: what has not been handed back, and who has what up to when."""

    unexchanged: int
    last_export: datetime | None
    last_receipt: datetime | None
    desks: tuple[DeskRow, ...] = ()
    deliveries: tuple[DeliveryRow, ...] = ()
    conflicts: int = 0
    held: int = 0
    not_taken: tuple[NotTaken, ...] = ()
    """What the bureau's last receipt said it did not take."""
