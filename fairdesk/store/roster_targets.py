"""The words of `roster_table.py`: how a column of a roster becomes a field, and how a record is known again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Protocol

from fairdesk.base.clock import HALL
from fairdesk.models.base import Record

Typed = Mapping[str, Any]
Values = dict[str, Any]
Fields = tuple[str, ...]


class Index(Protocol):
    """What is known by its number or by what it is, on the desk and in the rosters taken in so far."""

    def linked(self, kind: type[Record], code: str) -> Record | None:
        """The valid record with this roster number."""

    def alike(self, kind: type[Record], fields: Fields, values: tuple[Any, ...]) -> list[Record]:
        """The records whose fields have these values."""

    def every(self, kind: type[Record]) -> Iterable[Record]:
        """All valid records of this kind."""

    def value(self, record: Record, field: str) -> Any:
        """What the field will be when all is taken in."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field and the roster key it comes from; `turn` raises ValueError or KeyError where the word is unknown."""

    field: str
    key: str
    turn: Callable[[Any], Any] = lambda value: value


@dataclass(frozen=True, slots=True)
class Link:
    """One roster key that names a record of one or several kinds: the field of the kind that knows the number is filled.

    `by` are other ways to name it, tried in order: the fields of the record and the roster keys that give them. `meant` says
    what else the words may mean: the fields and values of the one record, or None; `near` which of the desk's own records the
    words may mean in short.
    """

    key: str
    kinds: Mapping[str, type[Record]]
    by: tuple[tuple[Fields, Fields], ...] = ()
    meant: Callable[[Typed], tuple[Fields, tuple[Any, ...]] | None] = lambda typed: None
    near: Callable[[Typed, Index], list[Record]] = lambda typed, index: []

    def find(self, typed: Typed, index: Index) -> Values | None:
        """The field and id; empty where nothing is named; None where what is named is unknown or could be several."""
        for place, kind in self.kinds.items():
            if (code := typed.get(self.key)) and (found := index.linked(kind, str(code))):
                return {place: found.id}
        named = bool(typed.get(self.key))
        for fields, keys in self.by:
            values = tuple(typed.get(key) for key in keys)
            if not all(values):
                continue
            named = True
            if found_one := self._only(index, fields, values):
                return found_one
            if len(keys) > 1:
                break  # a name with its province is not looked for in another province
        meant = self.meant(typed) if named else None
        if meant and (found_one := self._only(index, *meant)):
            return found_one
        near = self.near(typed, index) if named else []
        if len(near) == 1:
            return {next(iter(self.kinds)): near[0].id}
        return None if named else {}

    def _only(self, index: Index, fields: Fields, values: tuple[Any, ...]) -> Values | None:
        for place, kind in self.kinds.items():
            alike = [one for one in index.alike(kind, fields, values) if not one.voided]
            if len(alike) == 1:
                return {place: alike[0].id}
        return None


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of record that a line of an entity makes.

    A record is known again by `code`, else by the first of `identity` that is filled, provided neither side has another number
    and none of `apart` differs; fields of `blank` may be empty on both sides. `fixed` are values every new one has, `assumed`
    those it gets where the roster is silent, which a person is told; `derive` gives what follows from the rest, or None
    where this line makes no such record.
    """

    entity: str
    kind: type[Record]
    code: str = ""
    columns: tuple[Column, ...] = ()
    links: tuple[Link, ...] = ()
    identity: tuple[Fields, ...] = ()
    apart: Fields = ()
    blank: Fields = ()
    fixed: Mapping[str, Any] = field(default_factory=dict)
    assumed: Mapping[str, Any] = field(default_factory=dict)
    derive: Callable[[Typed, Values, Index], Values | None] = lambda typed, values, index: {}


def same(*names: str) -> tuple[Column, ...]:
    """Columns whose field bears the name of the roster's key; `field=key` where it does not."""
    pairs = [name.partition("=") for name in names]
    return tuple(Column(name, key or name) for name, _, key in pairs)


def choice(kind: type[Enum], name: str, key: str = "") -> Column:
    """A column of one of the fixed choices, given by the roster's word."""
    return Column(name, key or name, kind)


def moment(name: str, key: str) -> Column:
    """A column of a time: rosters write the hall's time, the desk keeps UTC."""
    return Column(name, key, lambda value: value.replace(tzinfo=HALL).astimezone(UTC) if _naive(value) else value)


def _naive(value: datetime) -> bool:
    return value.tzinfo is None


def listed(name: str, key: str, turn: Callable[[str], str] = str) -> Column:
    """A column of several words, as a list or parted by the Chinese marks."""
    return Column(name, key, lambda value: [turn(word) for word in _words(value)])


def _words(value: Any) -> list[str]:
    if not isinstance(value, str):
        return [str(one) for one in value]
    for mark in ("；", "、", "\n"):
        if mark in value:
            return [word.strip() for word in value.split(mark) if word.strip()]
    return [value]
