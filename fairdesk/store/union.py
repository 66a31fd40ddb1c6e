"""Lists that several desks changed: an element stands where somebody added it and nobody who saw it there took it away.

Every adding is a mark of its own (element and operation), as in an observed-remove set: taking an element away removes the marks
its author saw, so that an adding elsewhere survives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Mark = tuple[Any, str]


class _History(Protocol):
    def said(self, operation: str, name: str) -> Any: ...

    def seen(self, operation: str) -> Mapping[str, list[str]]: ...


@dataclass(frozen=True, slots=True)
class _Kept:
    """What stands after an operation, and everything it and those before it ever knew."""

    marks: frozenset[Mark]
    known: frozenset[Mark]


def united(heads: Sequence[str], name: str, history: _History) -> list[Any]:
    """The elements that stand where these operations (oldest first) are in force, in the order of the newest that has them."""
    after = _walk(heads, name, history)
    standing = {element for element, _mark in _merged(after[head] for head in heads).marks}
    found: dict[Any, None] = {}
    for head in reversed(heads):
        found.update(dict.fromkeys(element for element in history.said(head, name).value or [] if element in standing))
    return list(found)


def _walk(heads: Iterable[str], name: str, history: _History) -> dict[str, _Kept]:
    """What stands after each operation the heads follow from; without recursion, for a history may be long."""
    after: dict[str, _Kept] = {}
    waiting = list(heads)
    while waiting:
        head = waiting[-1]
        before = [one for one in history.seen(head).get(name, []) if history.said(one, name) is not None]
        missing = [one for one in before if one not in after]
        if head in after or not missing:
            waiting.pop()
            after.setdefault(head, _after(head, name, history, _merged(after[one] for one in before)))
        else:
            waiting += missing
    return after


def _after(head: str, name: str, history: _History, before: _Kept) -> _Kept:
    value = history.said(head, name).value or []
    kept = {mark for mark in before.marks if mark[0] in value}
    there = {element for element, _mark in kept}
    new = {(element, head) for element in value if element not in there}
    return _Kept(frozenset(kept | new), before.known | new)


def _merged(branches: Iterable[_Kept]) -> _Kept:
    """A mark stands where every branch that knew it kept it."""
    every = list(branches)
    known = frozenset().union(*(one.known for one in every))
    marks = {mark for mark in known if all(mark in one.marks or mark not in one.known for one in every)}
    return _Kept(frozenset(marks), known)
