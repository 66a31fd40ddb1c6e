"""One SHA-256 over the canonical state: the same on SQLite and PostgreSQL, whatever the order of merging."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Executable, Select, exists, literal, select, union_all

from fairdesk.models.journal import CONFLICT
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import canonical, encode, fields_of, journaled, parse, table_of


def lines(look: Look) -> Iterator[str]:
    """Every record in canonical JSON, by table and id, with the heads of the fields in conflict."""
    conflicts: dict[str, dict[str, list[str]]] = {}
    for row in look.ask(select(CONFLICT.c.record_id, CONFLICT.c.field, CONFLICT.c.operations)):
        conflicts.setdefault(row.record_id, {})[row.field] = parse(row.operations)
    for (name,) in look.ask(_filled()).all():
        names = fields_of(name)
        for record in look.ask(_every(name)):
            fields = dict(zip(names, map(encode, record[1:]), strict=True))
            yield canonical([name, record[0], fields, conflicts.get(record[0], {})])


@cache
def _filled() -> Executable:
    """The names of the tables that hold any record, in the order of `journaled`: most of the tables of a desk are empty."""
    tables = [(place, table_of(name)) for place, name in enumerate(journaled())]
    asked = [
        select(literal(one.name).label("name"), literal(place).label("place")).where(exists(one.select()))
        for place, one in tables
    ]
    found = union_all(*asked).subquery()
    return select(found.c.name).order_by(found.c.place)


@cache
def _every(name: str) -> Select[tuple[Any, ...]]:
    """The records of a table by id, the id first, a few hundred at a time in memory."""
    table = table_of(name)
    columns = (table.c.id, *(table.c[field] for field in fields_of(name)))
    return select(*columns).order_by(table.c.id).execution_options(yield_per=500)


def digest(look: Look) -> str:
    """The SHA-256 of the canonical state, in hexadecimal."""
    whole = hashlib.sha256()
    for line in lines(look):
        whole.update(line.encode() + b"\n")
    return whole.hexdigest()
