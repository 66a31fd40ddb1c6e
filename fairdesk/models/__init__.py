"""THE THINGS: mapped classes that keep themselves true.

A journaled thing derives from `Record`: it has a UUIDv7, may be void, and every change of it becomes an operation without
its knowing. What belongs to one desk alone (its identity, the journal itself, counters, drafts) derives from `Base` and
lives in `journal.py`. A model has verbs that keep it true and no query, no session, no wording. Add a thing to the module of
its subject, import the module below so that the metadata is whole, and write the migration.
"""

from fairdesk.models import (  # noqa: F401
    agreements,
    areas,
    desks,
    fairs,
    follow_up,
    journal,
    letters,
    organisations,
    people,
    relief,
    supply,
    talks,
)
from fairdesk.models.base import Base, Record

__all__ = ["Base", "Record"]
