"""What belongs to one desk alone: its identity, the journal, the heads of every record, and what waits for a person."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Base
from fairdesk.records.choices import DeskKind


class DeskIdentity(Base):
    """The one row that says which desk this is, and where its journal stands."""

    __tablename__ = "desk_identity"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    device: Mapped[str] = mapped_column(String(16))
    kind: Mapped[DeskKind]
    booth: Mapped[str]
    letters: Mapped[str]
    fair_code: Mapped[str]
    epoch: Mapped[int]
    seq: Mapped[int]
    last_hash: Mapped[str]
    hlc: Mapped[int]
    secrets: Mapped[str] = mapped_column(Text)
    bureau_device: Mapped[str]
    bureau_key: Mapped[str]
    bureau_recipient: Mapped[str]
    opened_at: Mapped[datetime]


class Operation(Base):
    """One change of one record, as it is written, exchanged and kept for ever.

    The hash covers `fields_hash`, not the fields: where an operation is withheld from a desk (households never reach a booth)
    its fields and salt stay behind and the chain can still be checked.
    """

    __tablename__ = "operation"

    device: Mapped[str] = mapped_column(String(16), primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(String(36), index=True)
    label: Mapped[str]
    actor: Mapped[str]
    role: Mapped[str]
    wall: Mapped[str]
    hlc: Mapped[int]
    kind: Mapped[str]
    record_table: Mapped[str]
    record_id: Mapped[str] = mapped_column(String(36), index=True)
    fields: Mapped[str] = mapped_column(Text)
    parents: Mapped[str] = mapped_column(Text)
    salt: Mapped[str] = mapped_column(String(32))
    fields_hash: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str]
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class Head(Base):
    """For one record: the operation that made it, and for each field changed since, the operations nobody has replaced."""

    __tablename__ = "head"

    record_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    record_table: Mapped[str]
    origin: Mapped[str]
    changed: Mapped[str] = mapped_column(Text)


class Conflict(Base):
    """A field whose unreplaced operations disagree; stays until an operation names them all."""

    __tablename__ = "conflict"

    record_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    record_table: Mapped[str]
    operations: Mapped[str] = mapped_column(Text)


class HeldOperation(Base):
    """An operation that arrived before something it depends on."""

    __tablename__ = "held_operation"

    id: Mapped[str] = mapped_column(primary_key=True)
    line: Mapped[str] = mapped_column(Text)
    reason: Mapped[str]


class Counter(Base):
    """The last number given in one series of one epoch; moves in the transaction that uses it."""

    __tablename__ = "counter"

    series: Mapped[str] = mapped_column(primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class Delivery(Base):
    """A bundle, kit or receipt that left or arrived, and how far it reached."""

    __tablename__ = "delivery"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str]
    direction: Mapped[str]
    device: Mapped[str] = mapped_column(String(16))
    epoch: Mapped[int]
    from_seq: Mapped[int]
    to_seq: Mapped[int]
    at: Mapped[datetime]
    file: Mapped[str]
    result: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(JSON)


class Reach(Base):
    """How far another desk's journal is known here (`known`), and how far ours is acknowledged by it (`acknowledged`)."""

    __tablename__ = "reach"

    device: Mapped[str] = mapped_column(String(16), primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True)
    known: Mapped[int]
    known_hash: Mapped[str] = mapped_column(String(64))
    acknowledged: Mapped[int]
    at: Mapped[datetime]


class SearchEntry(Base):
    """One findable thing and the words it is found by."""

    __tablename__ = "search_entry"

    record_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[str]
    code: Mapped[str]
    name: Mapped[str]
    organisation: Mapped[str]
    terms: Mapped[str] = mapped_column(Text)


class Draft(Base):
    """A half-written form, kept until it is saved or thrown away."""

    __tablename__ = "draft"

    key: Mapped[str] = mapped_column(primary_key=True)
    saved_at: Mapped[datetime]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class Preference(Base):
    """A setting of this desk."""

    __tablename__ = "preference"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]] = mapped_column(JSON)


class DeskLock(Base):
    """The wrapped key of a desk on a server, where there is no file for it to lie beside."""

    __tablename__ = "desk_lock"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    lock: Mapped[dict[str, Any]] = mapped_column(JSON)
