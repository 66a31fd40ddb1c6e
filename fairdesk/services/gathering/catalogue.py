"""Every kind of flowing paper and where its facts come from; a kind with a code is signed by the desk when it is issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairdesk.services.gathering.gathered import Gathered
from fairdesk.store.unit_of_work import Look


@dataclass(frozen=True, slots=True)
class Source:
    """How the facts of a kind are gathered from a record's name, whether it bears a signed code, and whether it is numbered."""

    gather: Callable[[Look, str], Gathered]
    signed: bool = True
    numbered: bool = True
    """A number of this desk is given where the record has none of its own."""


SOURCES: dict[str, Source] = {}
