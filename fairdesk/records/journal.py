"""Operations as they travel, and what a merge, a check and a digest answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fairdesk.records.choices import DeskKind
from fairdesk.records.conflicts import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which desk this is: its device, the epoch of its journal and the letters its numbers bear."""

    device: str
    kind: DeskKind
    booth: str
    letters: str
    fair_code: str
    epoch: int
    seq: int
    bureau_device: str
    bureau_key: str
    bureau_recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRow:
    """One operation. `fields` and `parents` are canonical JSON text, exactly as hashed; `fields` is empty where withheld."""

    device: str
    epoch: int
    seq: int
    act: str
    label: str
    actor: str
    role: str
    wall: str
    hlc: int
    kind: str
    record_table: str
    record_id: str
    fields: str
    parents: str
    salt: str
    fields_hash: str
    reason: str
    prev_hash: str
    hash: str

    @property
    def id(self) -> str:
        """`device.epoch.seq`."""
        return f"{self.device}.{self.epoch}.{self.seq}"

    @property
    def withheld(self) -> bool:
        """Whether its content stays at another desk."""
        return not self.salt


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """A field two desks settled differently: what each says, and in which operation."""

    id: str
    """`record_id:field`, the name the queue knows it by."""
    record_table: str
    record_id: str
    field: str
    policy: Policy
    choices: tuple[tuple[str, Any, str, str], ...]
    """(operation id, value, actor, wall time), the one shown first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendResult:
    """What came of operations that arrived: how many were new, known already, and held with why."""

    new: int = 0
    known: int = 0
    held: tuple[tuple[str, str], ...] = ()
    conflicts: int = 0
    tables: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check of a desk found: every line of `faults` names one thing that is wrong."""

    operations: int = 0
    records: int = 0
    conflicts: int = 0
    held: int = 0
    faults: tuple[str, ...] = field(default_factory=tuple)

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """An act a person may take back."""

    act: str
    label: str
    wall: str
    actor: str
    records: int
    places: Mapping[str, str] = field(default_factory=dict)
