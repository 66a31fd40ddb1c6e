"""What desks tell each other, and what the exchange page shows of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from fairdesk.base.i18n import _, listed
from fairdesk.records.choices import DeskKind


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
class DeskRow:
    """Another desk: how far its journal is known here, and since when."""

    device: str
    kind: DeskKind
    booth: str
    letters: str
    epoch: int
    known: int
    at: datetime | None
    revoked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """A visible cell that differs from the record, or a line of the sheet for corrections: proposed, never taken silently."""

    sheet: str
    row: int
    """The row of the sheet, 1 for its head; 0 where the line names a sheet or a record that is not in the bundle."""
    column: str
    recorded: str
    proposed: str
    what: str = ""
    """Number or name of the record, as the line written by hand has it."""
    by: str = ""
    reason: str = ""

    @property
    def sentence(self) -> str:
        """The proposal as a person reads it."""
        row = _("row {row}", row=self.row) if self.row else ""
        where = " · ".join(part for part in (self.sheet, self.what or row, self.column) if part)
        told = _(
            "proposed, not taken: {where}: “{recorded}” → “{proposed}”",
            where=where,
            recorded=self.recorded,
            proposed=self.proposed,
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
    extra: dict[str, str] = field(default_factory=dict)
