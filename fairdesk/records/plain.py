"""Records as plain values and back: what JSON knows, for canonical facts and for drafts."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

R = TypeVar("R")


def plain(value: object) -> Any:
    """The value as JSON knows it: choices by name, dates and aware times in ISO. Refused with TypeError: anything else."""
    if isinstance(value, Enum):
        return value.name
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value) if not _unsaid(one, getattr(value, one.name))}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    raise TypeError(f"not a plain value: {type(value).__name__}")


def _unsaid(one: Field[Any], value: object) -> bool:
    """Whether a fact that came later says nothing: papers made before it keep their canonical form."""
    return bool(one.metadata.get("later")) and value == one.default


def from_json(kind: type[R], text: str) -> R:
    """The record of this kind that the JSON text tells; raises ValueError, KeyError or TypeError where it tells none."""
    record: R = _value(kind, json.loads(text))
    return record


def _value(kind: Any, given: Any) -> Any:
    if given is None:
        return None
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _value(next(one for one in get_args(kind) if one is not types.NoneType), given)
    if origin is tuple:
        return tuple(_value(get_args(kind)[0], one) for one in given)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{one.name: _value(hints[one.name], given[one.name]) for one in fields(kind) if one.name in given})  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind[given]
    if kind is datetime:
        return datetime.fromisoformat(given)
    if kind is date:
        return date.fromisoformat(given)
    return given
