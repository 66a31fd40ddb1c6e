"""Who writes the journal of a desk and where it stands: numbers, hybrid times and hashes of operations."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from fairdesk.models.journal import DESK_IDENTITY
from fairdesk.records.choices import DeskKind

GENESIS = "0" * 64
HASHED = (
    *("device", "epoch", "seq", "act", "label", "actor", "role", "wall", "hlc"),
    *("kind", "record_table", "record_id", "fields_hash", "parents", "reason", "prev_hash"),
)


@dataclass(slots=True)
class Pen:
    """Who writes, in which act, and where the journal of this desk stands."""

    act: str
    label: str
    actor: str
    role: str
    at: datetime
    kind: str = ""
    reason: str = ""
    device: str = ""
    desk: DeskKind = DeskKind.BUREAU
    epoch: int = 0
    seq: int = 0
    last_hash: str = GENESIS
    hlc: int = 0
    touched: set[tuple[str, str]] = field(default_factory=set)
    written: int = 0
    chosen: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Fields a person settled: written even where the value shown stays the same."""
    told: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For a record this desk knows only in part: the fields it knows; another desk tells the rest."""


def next_hlc(last: int, at: datetime) -> int:
    """The hybrid logical time after `last` at this moment: milliseconds since 1970 in the high bits, a counter in the low 16."""
    return max(last + 1, int(at.timestamp() * 1000) << 16)


def operation_hash(row: dict[str, Any]) -> str:
    """The hash of an operation: SHA-256 over the canonical JSON array of its `HASHED` columns as text.

    Of texts alone JSON without blanks is canonical already; a journal of a fair is hashed a third faster so.
    """
    texts = [str(row[name]) for name in HASHED]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def fields_hash(salt: str, fields: str) -> str:
    """The hash of an operation's content: SHA-256 over its random salt and its fields."""
    return hashlib.sha256((salt + fields).encode()).hexdigest()


def lock_identity(connection: Connection, pen: Pen) -> None:
    """The pen stands where the journal ends, and no other writer can move it until this transaction ends."""
    row = connection.execute(select(DESK_IDENTITY).with_for_update()).mappings().one()
    pen.device, pen.epoch, pen.seq, pen.desk = row["device"], row["epoch"], row["seq"], row["kind"]
    pen.last_hash, pen.hlc = row["last_hash"], row["hlc"]
