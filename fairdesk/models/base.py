"""What every thing has: an id, a void mark, and columns that mean the same on SQLite and PostgreSQL."""

import enum
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, ForeignKey, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, MappedColumn, mapped_column

from fairdesk.base.errors import AlreadyVoid, ReasonMissing
from fairdesk.records.ids import new_id


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC; a naive one is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The root of all mapped classes; names every constraint so that a migration can drop it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        enum.Enum: Enum(enum.Enum, native_enum=False, length=40),
        datetime: UtcDateTime,
        list[str]: JSON,
        dict[str, Any]: JSON,
        int: BigInteger,
    }


class Record(MappedAsDataclass, Base, kw_only=True, eq=False, repr=False):
    """A journaled thing. `code` is the number a roster gave it; `voided` replaces deletion and needs a reason."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(36), primary_key=True, default_factory=new_id)
    code: Mapped[str | None] = mapped_column(String, index=True, default=None)
    voided: Mapped[bool] = mapped_column(default=False)
    void_reason: Mapped[str] = mapped_column(default="")

    def void(self, reason: str) -> None:
        """The thing no longer counts and stays visible as void; refused where it is void already or no reason is given."""
        if self.voided:
            raise AlreadyVoid(what=self.code or self.id)
        if not reason.strip():
            raise ReasonMissing
        self.voided, self.void_reason = True, reason.strip()


def link(target: str) -> MappedColumn[Any]:
    """A column holding the id of another record, checked when the transaction ends; empty where there is none."""
    return mapped_column(String(36), ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"), index=True, default=None)


def due_link(target: str) -> MappedColumn[Any]:
    """A column holding the id of another record that must be there."""
    return mapped_column(String(36), ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"), index=True)
