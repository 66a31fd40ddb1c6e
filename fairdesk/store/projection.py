"""What a set of operations means for one record: pure values, the same whatever order they came in.

A field's heads are the operations no other operation has replaced. Heads that agree settle the field; for those that do not,
`rules/merging.py` says what becomes of it: most are a conflict, and the one with the highest hybrid time is shown until a person
resolves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from fairdesk.base.clock import HALL
from fairdesk.records.conflicts import Policy
from fairdesk.records.journal import OperationRow
from fairdesk.rules.merging import SEALS, VOIDED, all_texts, policy_of
from fairdesk.store import union
from fairdesk.store.values import fields_of, parse

Heads = dict[str, list[str]]
EVERY = "*"
"""In what a voiding saw: the origin, which stands for every field not named beside it."""
RESOLVE, UNDO = "resolve", "undo"
"""The kinds of the operations by which a person settles a conflict, and takes an act back."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an operation said of a field: when, the value, who wrote it and at what time of the wall."""

    hlc: int
    value: Any
    actor: str = ""
    wall: str = ""


class History(Protocol):
    """The operations a record is made of."""

    def said(self, operation: str, name: str) -> Said | None:
        """What the operation said of the field; None where it said nothing."""

    def seen(self, operation: str) -> Mapping[str, list[str]]:
        """For each field, the operations that its author saw in force."""

    def kind(self, operation: str) -> str:
        """What kind of operation it is."""

    def replacing(self, operation: str, name: str) -> list[str]:
        """The operations that put another value in the place of what this one said of the field."""


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


def settle(table: str, name: str, heads: list[str], history: History) -> tuple[Any, bool]:
    """The value shown for a field with these heads, and whether a person has to decide."""
    found = sorted((told.hlc, head, told) for head in heads if (told := history.said(head, name)) is not None)
    newest = found[-1][2].value
    if all(told.value == newest for _, _, told in found):
        return newest, False
    match policy_of(table, name):
        case Policy.TEXTS:
            return all_texts([(told.value or "", _author(head, told)) for _, head, told in found]), False
        case Policy.UNITE:
            return union.united([head for _, head, _ in found], name, history), False
        case Policy.STANDS:
            return True, True
        case Policy.SEALED:
            return found[0][2].value, True
        case _:
            return newest, True


def _author(head: str, told: Said) -> str:
    who = told.actor or head.partition(".")[0]
    return f"{who} {datetime.fromisoformat(told.wall).astimezone(HALL):%Y-%m-%d %H:%M}" if told.wall else who


def apply(state: RecordState | None, operation: OperationRow, history: History) -> RecordState:
    """The state after one more operation, all of whose parents are in the state already."""
    fields: dict[str, Any] = parse(operation.fields)
    if state is None:
        return RecordState(operation.record_table, operation.id, {}, fields, {})
    parents: Mapping[str, list[str]] = parse(operation.parents)
    if not parents:
        _second_birth(state, operation, history)
    for name, value in fields.items():
        replaced = [] if _sealed(state, name, operation, history) else parents.get(name, [])
        left = [head for head in state.heads_of(name) if head not in replaced and head != operation.id]
        left = [head for head in left if history.said(head, name) is not None]
        state.heads[name] = heads = heads_after(left, operation.id, operation.kind, replaced, name, history)
        state.conflicts.pop(name, None)
        state.values[name] = value
        if heads != [operation.id]:
            state.values[name], open_ = settle(state.table, name, heads, history)
            if open_:
                state.conflicts[name] = heads
    _mark_void(state, history)
    return state


def heads_after(left: list[str], operation: str, kind: str, replaced: list[str], name: str, history: History) -> list[str]:
    """The heads of a field after an operation beside which these were left: itself, or, where it takes a resolution back, what
    that had replaced and nobody else has.
    """
    resolved = [one for one in replaced if history.kind(one) == RESOLVE] if kind == UNDO else []
    if not resolved:
        return sorted([*left, operation])
    before = {head for one in resolved for head in history.seen(one).get(name, []) if history.said(head, name) is not None}
    return sorted({*left, *(head for head in before if not _replaced(head, name, history, resolved))})


def _replaced(head: str, name: str, history: History, undone: list[str]) -> bool:
    """Whether somebody replaced what this operation said, besides resolutions that were taken back."""
    return any(one not in undone and not _taken_back(one, name, history) for one in history.replacing(head, name))


def _taken_back(operation: str, name: str, history: History) -> bool:
    if history.kind(operation) != RESOLVE:
        return False
    return any(history.kind(one) == UNDO for one in history.replacing(operation, name))


def _sealed(state: RecordState, name: str, operation: OperationRow, history: History) -> bool:
    """Whether no operation may replace what the field says: the paper is issued, and no person has looked at the alarm."""
    if policy_of(state.table, name) is not Policy.SEALED or operation.kind == RESOLVE:
        return False
    told = history.said(state.origin, SEALS)
    return told is not None and bool(told.value)


def _second_birth(state: RecordState, operation: OperationRow, history: History) -> None:
    """Two desks made the same record (a walk-in whose badge was read elsewhere): both are origins, whichever came first."""
    for name in fields_of(state.table):
        if name not in state.heads and history.said(state.origin, name) is not None:
            state.heads[name] = [state.origin]
    state.origin = min(state.origin, operation.id)


def _mark_void(state: RecordState, history: History) -> None:
    state.conflicts.pop(VOIDED, None)
    if heads := void_conflict(state, history):
        state.conflicts[VOIDED] = heads


def void_conflict(state: RecordState, history: History) -> list[str]:
    """The operations a person decides between: those that disagree whether the record is void, and those that changed a void
    record and had not heard of that; none where nobody was beside the other.
    """
    if VOIDED not in state.heads:
        return []
    told = {head: said.value for head in state.heads[VOIDED] if (said := history.said(head, VOIDED)) is not None}
    voids = {head for head, value in told.items() if value}
    if not voids:
        return []
    seen = [history.seen(head) for head in sorted(voids)]
    beside = {
        head
        for name, heads in state.heads.items()
        for head in heads
        if head not in told
        and not any(head in one.get(name, one.get(EVERY, [state.origin])) for one in seen)
        and not voids & set(history.seen(head).get(VOIDED, []))
    }
    return sorted({*told, *beside}) if beside or len(voids) < len(told) else []
