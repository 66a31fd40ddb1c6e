"""How a field's value is written in an operation, and read back: JSON that is the same on every desk and database."""

from __future__ import annotations

import dataclasses
import enum
import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import rfc8785
from sqlalchemy import Column, Date, Enum, Table

from fairdesk.models import whole
from fairdesk.models.columns import UtcDateTime

if TYPE_CHECKING:
    from fairdesk.models.base import Record


_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)


_SIMPLE = frozenset({str, bool, type(None)})
_WHOLE = (1 << 53) - 1
_ENCODABLE = re.compile("[^\ud800-\udfff]*")


@cache
def journaled() -> dict[str, type[Record]]:
    """Every journaled class by the name of its table."""
    classes = [mapper.class_ for mapper in whole().registry.mappers]
    return {one.__tablename__: one for one in sorted(classes, key=lambda each: each.__tablename__)}


@cache
def table_order() -> dict[str, int]:
    """The place of every journaled table, those that others point to first."""
    names = [table.name for table in whole().metadata.sorted_tables if table.name in journaled()]
    return {name: place for place, name in enumerate(names)}


def table_of(name: str) -> Table:
    """The table of a journaled class."""
    return whole().metadata.tables[name]


@cache
def fields_of(name: str) -> tuple[str, ...]:
    """The journaled fields of a table: every column but the id."""
    return tuple(column.name for column in table_of(name).columns if column.name != "id")


@cache
def links_of(name: str) -> dict[str, str]:
    """The fields of a table that hold another record's id, and the table they point to."""
    return {column.name: key.column.table.name for column in table_of(name).columns for key in column.foreign_keys}


def defaults_of(name: str) -> dict[str, Any]:
    """What a record of this table holds in the fields nobody said anything of; fields without a default are left out."""
    plain, made = _defaults(name)
    return plain | {field: make() for field, make in made.items()}


@cache
def _defaults(name: str) -> tuple[dict[str, Any], dict[str, Callable[[], Any]]]:
    """The defaults that are always the same, and how those are made that no two records may share."""
    factories = {one.name: one.default_factory for one in dataclasses.fields(journaled()[name])}
    plain: dict[str, Any] = {}
    made: dict[str, Callable[[], Any]] = {}
    for column in table_of(name).columns:
        if column.default is not None and column.default.is_scalar:
            plain[column.name] = column.default.arg  # type: ignore[attr-defined]
        elif column.name != "id" and (make := factories.get(column.name, dataclasses.MISSING)) is not dataclasses.MISSING:
            made[column.name] = make
        elif column.nullable:
            plain[column.name] = None
    return plain, made


def encode(value: Any) -> Any:
    """The value as JSON knows it: enums by name, dates in ISO, times in UTC with microseconds."""
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    return value


def decode(column: Column[Any], value: Any) -> Any:
    """The value as its column takes it; the other way round of `encode`."""
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, Enum):
        assert kind.enum_class is not None
        return kind.enum_class[value]
    if isinstance(kind, UtcDateTime):
        return _moment(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return value


def _moment(text: str) -> datetime:
    """The time `encode` wrote; raises ValueError for anything it does not write, TypeError for what is no text."""
    if not _MOMENT.fullmatch(text):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def decode_fields(name: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an operation as their columns take them; a field this program does not know is left out."""
    written = _written_otherwise(name)
    known = {field: value for field, value in fields.items() if field in written}
    for field, value in known.items():
        if (column := written[field]) is not None:
            known[field] = decode(column, value)
    return known


@cache
def _written_otherwise(name: str) -> dict[str, Column[Any] | None]:
    """The columns of a table: itself for each whose values JSON has in another form, None for those it has as they are."""
    kinds = (Enum, UtcDateTime, Date)
    return {column.name: column if isinstance(column.type, kinds) else None for column in table_of(name).columns}


def canonical(value: Any) -> str:
    """The value in canonical JSON (RFC 8785), as text."""
    if _is_plain(value):
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if text.isascii() or _ENCODABLE.fullmatch(text):
            return text
    return rfc8785.dumps(value).decode()


def _is_plain(value: Any) -> bool:
    """Whether the standard library writes the value as the RFC does, in a tenth of the time: whole numbers that every program
    can hold, texts, and objects whose names sort alike in any encoding.
    """
    kind: type[Any] = type(value)
    if kind in _SIMPLE:
        return True
    if isinstance(value, int) and kind is int:
        return -_WHOLE <= value <= _WHOLE
    if isinstance(value, list) and kind is list:
        return all(map(_is_plain, value))
    if not isinstance(value, dict) or kind is not dict:
        return False
    return all(type(one) is str and one.isascii() for one in value) and all(map(_is_plain, value.values()))


def parse(text: str) -> Any:
    """What canonical JSON says."""
    return json.loads(text)
