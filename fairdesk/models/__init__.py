"""THE THINGS: mapped classes that keep themselves true.

A journaled thing derives from `Record`: it has a UUIDv7, may be void, and every change of it becomes an operation without
its knowing. A model has verbs that keep it true and no query, no session, no wording. Add a thing to the module of its subject
and write the migration; a new module is one more file here and nothing else. What belongs to one desk alone (its identity, the
journal itself, counters, drafts) has no verbs and is a plain table in `journal.py`.

Mapping every class takes as long as opening a window: whoever works with some classes imports their modules, whoever works
with all of them (the journal, checks, copies) asks `whole()` first, and the first page counts with `outlines.py`, which needs
none. For the same reason the annotations of this room are no texts (no `from __future__ import annotations`): each would be
compiled at every start.
"""

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fairdesk.models.base import Base


@cache
def whole() -> type["Base"]:
    """The root of all mapped classes, with every one of them mapped and ready."""
    for one in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{one.name}")
    from fairdesk.models.base import Base

    Base.registry.configure()
    return Base
