"""What every thing has: an id, a void mark, and columns of the types its annotations say."""

import enum
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Enum, ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, MappedColumn, mapped_column

from fairdesk.base.errors import AlreadyVoid, ReasonMissing
from fairdesk.models.columns import METADATA, UtcDateTime
from fairdesk.records.ids import new_id


class Base(DeclarativeBase):
    """The root of all mapped classes."""

    metadata = METADATA
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
