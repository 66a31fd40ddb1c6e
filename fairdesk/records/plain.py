"""Reads a record back from the plain values it was written as: the other way round of the press's canonical facts."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

R = TypeVar("R")


def from_json(kind: type[R], text: str) -> R:
    """The record of this kind that the JSON text tells; raises ValueError, KeyError or TypeError where it tells none."""
    record: R = _value(kind, json.loads(text))
    return record


def _value(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _value(next(one for one in get_args(kind) if one is not types.NoneType), plain)
    if origin is tuple:
        return tuple(_value(get_args(kind)[0], one) for one in plain)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{one.name: _value(hints[one.name], plain[one.name]) for one in fields(kind) if one.name in plain})  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind[plain]
    if kind is date:
        return date.fromisoformat(plain)
    return plain
