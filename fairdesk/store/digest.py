"""One SHA-256 over the canonical state: the same on SQLite and PostgreSQL, whatever the order of merging."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import select

from fairdesk.models.journal import CONFLICT
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import canonical, encode, fields_of, journaled, parse, table_of


def lines(look: Look) -> Iterator[str]:
    """Every record in canonical JSON, by table and id, with the heads of the fields in conflict."""
    conflicts: dict[str, dict[str, list[str]]] = {}
    for row in look.session.execute(select(CONFLICT.c.record_id, CONFLICT.c.field, CONFLICT.c.operations)):
        conflicts.setdefault(row.record_id, {})[row.field] = parse(row.operations)
    for name in journaled():
        table = table_of(name)
        for record in look.session.execute(select(table).order_by(table.c.id).execution_options(yield_per=500)).mappings():
            fields = {field: encode(record[field]) for field in fields_of(name)}
            yield canonical([name, record["id"], fields, conflicts.get(record["id"], {})])


def digest(look: Look) -> str:
    """The SHA-256 of the canonical state, in hexadecimal."""
    whole = hashlib.sha256()
    for line in lines(look):
        whole.update(line.encode() + b"\n")
    return whole.hexdigest()
