"""Every text of the records that may come to stand on a paper: read column by column, since nothing of it is to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sqlalchemy import JSON, String, select

from fairdesk.records.unprintable import Text
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import journaled, links_of, table_of

NAMED_BY = ("name", "title", "project", "holder", "lead_unit", "presenter", "number")
"""By which of its fields a record is called."""
OF_THE_PROGRAM = frozenset({"enrolled_desk", "fair_setting", "attachment", "badge", "issued_paper", "print", "roster_remark"})
"""Tables whose texts are the program's own, or were printed before: keys, files, settings, remarks, papers issued."""
NEVER_PRINTED = frozenset({"code", "void_reason", "facts", "qr", "digest", "email", "diet"})
"""Fields that stand on no paper."""


@cache
def printed() -> dict[str, tuple[str, ...]]:
    """The fields of every table that hold texts, those a record is called by first."""
    found = {}
    for table in journaled():
        columns = table_of(table).columns
        # An enum is a kind of string to the database, and its words are the program's; a list of texts is JSON there.
        fields = [one.name for one in columns if type(one.type) in {String, JSON}]
        fields = [one for one in fields if one not in NEVER_PRINTED and one not in links_of(table) and one != "id"]
        if fields and table not in OF_THE_PROGRAM:
            found[table] = tuple(sorted(fields, key=lambda one: one not in NAMED_BY))
    return found


def texts(look: Look) -> Iterator[Text]:
    """Every text of every valid record, records of a kind together."""
    for table, fields in printed().items():
        columns = table_of(table).columns
        query = select(columns["id"], *(columns[one] for one in fields)).where(columns["voided"].is_(False))
        for record, *values in look.session.execute(query.order_by(columns["id"])):
            told = dict(zip(fields, values, strict=True))
            name = next((str(told[one]) for one in NAMED_BY if told.get(one)), "")
            for field, value in told.items():
                for words in value if isinstance(value, list) else (value,):
                    if isinstance(words, str) and words:
                        yield Text(kind=table, id=record, name=name, field=field, words=words)
