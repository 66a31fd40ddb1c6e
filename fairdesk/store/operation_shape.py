"""What an operation from elsewhere must be before it is looked at: such as this program could have written, on any database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column

from fairdesk.records.journal import OperationRow
from fairdesk.store.values import decode_fields, defaults_of, journaled, parse, table_of

LATEST = 1 << 62
"""Of hybrid times: the year 4199. A journal that hears a later one could soon count no further."""
MOST = 1 << 62
"""Of numbers in a field: what both databases hold."""
LONGEST = 1_000_000
"""Signs of one field."""
_WIDTHS = {"device": 16, "act": 36, "record_id": 36, "salt": 32, "kind": 40, "role": 40, "label": 400, "actor": 400}
_NAME = re.compile(r"[^.\s]{1,16}\.[1-9][0-9]{0,17}\.[1-9][0-9]{0,17}")
_WITHOUT = "\x00"
_KINDS: tuple[tuple[type[Any], tuple[type[Any], ...]], ...] = ((Boolean, (bool,)), (BigInteger, (int,)), (JSON, (list, dict)))


def shapeless(one: OperationRow) -> str:
    """Which part of the operation this program could not have written; empty where it could have written it all.

    A table or field this program does not know is nobody's fault here: another refusal names it.
    """
    for name, width in _WIDTHS.items():
        value = getattr(one, name)
        if type(value) is not str or len(value) > width or _WITHOUT in value:
            return name
    if not all(type(number) is int and 0 < number < MOST for number in (one.epoch, one.seq)):
        return "seq"
    if type(one.hlc) is not int or not 0 <= one.hlc < LATEST:
        return "hlc"
    if type(one.reason) is not str or _WITHOUT in one.reason:
        return "reason"
    return _time(one.wall) or _parents(one.parents) or _fields(one)


def _time(wall: object) -> str:
    try:
        return "" if datetime.fromisoformat(str(wall)).tzinfo is not None else "wall"
    except ValueError:
        return "wall"


def _parents(text: str) -> str:
    told = _object(text)
    if told is None or not all(isinstance(names, list) and all(map(_is_name, names)) for names in told.values()):
        return "parents"
    return ""


def _is_name(value: object) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(value) is not None


def _fields(one: OperationRow) -> str:
    if one.withheld:
        return ""
    told = _object(one.fields)
    if told is None or len(one.fields) > LONGEST * 4:
        return "fields"
    if one.record_table not in journaled():
        return ""
    columns = table_of(one.record_table).columns
    wrong = [name for name, value in told.items() if name == "id" or (name in columns and not _fits(columns[name], value))]
    if not wrong and one.parents == "{}" and _decodes(one.record_table, told):
        wrong = sorted(_required(one.record_table) - told.keys())
    return f"fields.{wrong[0]}" if wrong else ""


def _decodes(table: str, told: Mapping[str, Any]) -> bool:
    """Whether this program knows every value: a choice of a newer one is for another refusal to name."""
    try:
        decode_fields(table, dict(told))
    except (KeyError, ValueError, TypeError, AttributeError):
        return False
    return True


def _fits(column: Column[Any], value: object) -> bool:
    if value is None:
        return bool(column.nullable)
    wanted = next((kinds for kind, kinds in _KINDS if isinstance(column.type, kind)), (str,))
    if type(value) not in wanted:
        return False
    if isinstance(value, int):
        return abs(value) < MOST
    text = value if isinstance(value, str) else str(value)
    width = getattr(column.type, "length", None) if isinstance(value, str) else None
    return _WITHOUT not in text and "\\x00" not in text and len(text) <= (width or LONGEST)


@cache
def _required(table: str) -> frozenset[str]:
    """The fields a new record cannot do without."""
    columns = table_of(table).columns
    return frozenset(one.name for one in columns if not one.nullable) - defaults_of(table).keys() - {"id"}


def _object(text: object) -> Mapping[str, Any] | None:
    try:
        told = parse(str(text))
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None
