"""What travels in a sealed part: a head with the visible tables as they were shown, then the operations."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from fairdesk.base.errors import BundleChanged, ContentWithheld
from fairdesk.exchange.canonical import Document
from fairdesk.records.journal import Identity, OperationRow
from fairdesk.records.papers import TableFacts
from fairdesk.records.sealed import Rows, Sealed
from fairdesk.store.append import line_of, operation_of
from fairdesk.store.lives import Life
from fairdesk.store.pen import GENESIS
from fairdesk.workbook.sealed_book import fields_of_columns, sheets_as_written, sheets_of_workbook

WITHHELD_TABLES = frozenset({"household", "pairing", "visit"})
"""What never leaves the bureau (DOMAIN 1.8, rule 9): a booth gets the operations' fingerprints, not their content."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The content of a sealed part: its head, its operations, and the visible tables as they were written."""

    head: dict[str, Any]
    operations: tuple[OperationRow, ...]
    tables: dict[str, Rows]
    """Every visible sheet as it was written, where the workbook says so."""
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each sheet what its columns show: `id`, or table and field."""


def withheld(operation: OperationRow) -> OperationRow:
    """The operation as a booth may have it: whole, or only its fingerprint where its table stays at the bureau."""
    if operation.record_table not in WITHHELD_TABLES:
        return operation
    return replace(operation, fields="", salt="", reason=operation.reason)


def lines(
    head: dict[str, Any],
    operations: Iterable[OperationRow],
    tables: Sequence[TableFacts] = (),
    cover: Sequence[tuple[str, str]] | None = None,
) -> list[bytes]:
    """The lines to be sealed: the head with the visible sheets exactly as the workbook shows them, then the operations.

    With a cover, every sheet of a workbook that invites corrections; without, the tables alone.
    """
    sheets = sheets_as_written(tables) if cover is None else sheets_of_workbook(tables, cover, corrections=True)
    first = {"head": head, "tables": sheets, "fields": fields_of_columns(tables)}
    return [json.dumps(first, ensure_ascii=False, separators=(",", ":")).encode(), *(line_of(one).encode() for one in operations)]


def fingerprint(sealed: Sealed) -> str:
    """The name a sealed part is remembered by: the SHA-256 of its manifest, which covers all the rest."""
    return hashlib.sha256(sealed.manifest.encode()).hexdigest()


Reach = dict[tuple[str, int], int]
End = tuple[str, int, int, str]
"""Desk, epoch, number and hash of the last operation somebody has."""


def reach_told(head: dict[str, Any], name: str) -> Reach:
    """Up to which operation of which desk and epoch the sender knows; refused where the head says it in no such form."""
    try:
        told = {(str(device), int(epoch)): int(seq) for device, epoch, seq in head[name]}
    except (KeyError, TypeError, ValueError):
        raise BundleChanged from None
    return told


def lives_told(head: dict[str, Any]) -> list[Life]:
    """The lives the sender's journal has led, the present one last; refused where the head says it in no such form."""
    try:
        told = [(int(epoch), str(why), int(before), int(seq)) for epoch, why, before, seq in head["lives"]]
    except (KeyError, TypeError, ValueError):
        raise BundleChanged from None
    if not told:
        raise BundleChanged
    return [Life(epoch=epoch, why=why, before=before, before_seq=seq) for epoch, why, before, seq in told]


def ends_told(head: dict[str, Any], name: str) -> list[End]:
    """The last operations the sender has, each with its hash; refused where the head says it in no such form."""
    try:
        return [(str(device), int(epoch), int(seq), str(hash_)) for device, epoch, seq, hash_ in head[name]]
    except (KeyError, TypeError, ValueError):
        raise BundleChanged from None


def refuse_other_content(document: Document, parcel: Parcel) -> None:
    """Nothing happens; refused where the manifest speaks of other operations than the parcel carries, or a desk keeps back
    what its own operations say: nobody could ever ask for it again.
    """
    kept_back = next((one for one in parcel.operations if one.withheld and one.device == document["device"]), None)
    if kept_back is not None:
        raise ContentWithheld(desk=kept_back.device, seq=kept_back.seq)
    own = [one for one in parcel.operations if (one.device, one.epoch) == (document["device"], document["epoch"])]
    told = (document["from_seq"], document["to_seq"], document["chain_head"], document["counts"])
    counts = dict(Counter(one.record_table for one in parcel.operations))
    if own and told != (own[0].seq, own[-1].seq, own[-1].hash, counts):
        raise BundleChanged
    if not own and (told[0] != told[1] + 1 or told[2:] != (GENESIS, counts)):
        raise BundleChanged


def unpack(sealed_lines: Sequence[bytes]) -> Parcel:
    """What the lines say; refused where they are not what `lines` writes."""
    try:
        first = json.loads(sealed_lines[0])
        operations = tuple(operation_of(line) for line in sealed_lines[1:])
        tables = {str(name): tuple(tuple(row) for row in rows) for name, rows in first["tables"].items()}
        fields = {str(name): tuple(str(one) for one in named) for name, named in first.get("fields", {}).items()}
        return Parcel(dict(first["head"]), operations, tables, fields)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise BundleChanged from None


def manifest(kind: str, identity: Identity, operations: Sequence[OperationRow], at: datetime, **more: Any) -> Document:
    """The manifest of a parcel: whose operations it carries, from which to which."""
    own = [one for one in operations if (one.device, one.epoch) == (identity.device, identity.epoch)]
    return {
        "kind": kind,
        "fair": identity.fair_code,
        "epoch": identity.epoch,
        "from_seq": own[0].seq if own else identity.seq + 1,
        "to_seq": identity.seq,
        "counts": dict(Counter(one.record_table for one in operations)),
        "chain_head": own[-1].hash if own else GENESIS,
        "created": at.isoformat(),
        "letters": identity.letters,
        **more,
    }
