"""What a set of operations means for one record: pure values, the same whatever order they came in.

A field's heads are the operations no other operation has replaced. Heads that agree settle the field; heads that do not are
a conflict, and the one with the highest hybrid time is shown until a person resolves it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fairdesk.records.journal import OperationRow
from fairdesk.store.values import fields_of, parse

Heads = dict[str, list[str]]
Lookup = Callable[[str, str], tuple[int, Any] | None]
"""(operation id, field) -> (hybrid time, value), or None where the operation says nothing of the field."""


@dataclass(slots=True)
class RecordState:
    """One record as its operations leave it: origin, heads of changed fields, and shown values."""

    table: str
    origin: str
    heads: Heads = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    conflicts: Heads = field(default_factory=dict)

    def heads_of(self, name: str) -> list[str]:
        """The heads of one field; a field never changed since has the origin."""
        return self.heads.get(name, [self.origin])


def settle(heads: list[str], name: str, lookup: Lookup) -> tuple[Any, bool]:
    """The value shown for a field with these heads, and whether they disagree."""
    found = [(*told, head) for head in heads if (told := lookup(head, name)) is not None]
    _, value, _ = max(found, key=lambda one: (one[0], one[2]))
    return value, any(other != value for _, other, _ in found)


def apply(state: RecordState | None, operation: OperationRow, lookup: Lookup) -> RecordState:
    """The state after one more operation, all of whose parents are in the state already."""
    fields: dict[str, Any] = parse(operation.fields)
    if state is None:
        return RecordState(operation.record_table, operation.id, {}, fields, {})
    parents: Mapping[str, list[str]] = parse(operation.parents)
    if not parents:
        _second_birth(state, operation, lookup)
    for name, value in fields.items():
        left = [head for head in state.heads_of(name) if head not in parents.get(name, []) and head != operation.id]
        left = [head for head in left if lookup(head, name) is not None]
        state.heads[name] = heads = sorted([*left, operation.id])
        state.conflicts.pop(name, None)
        state.values[name] = value
        if left:
            state.values[name], disagree = settle(heads, name, lookup)
            if disagree:
                state.conflicts[name] = heads
    return state


def _second_birth(state: RecordState, operation: OperationRow, lookup: Lookup) -> None:
    """Two desks made the same record (a walk-in whose badge was read elsewhere): both are origins, whichever came first."""
    for name in fields_of(state.table):
        if name not in state.heads and lookup(state.origin, name) is not None:
            state.heads[name] = [state.origin]
    state.origin = min(state.origin, operation.id)
