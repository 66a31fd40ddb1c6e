"""A desk that lives in memory: real, small, and as slow as a test asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, current_thread
from typing import Any

from fairdesk.base.progress import Progress, silent


@dataclass(frozen=True)
class Made:
    """What came of an act."""

    result: Any
    changed: frozenset[str] = frozenset()
    act: str = "a1"
    label: str = "Put"


@dataclass
class MemoryDesk:
    """Keeps lines of text. Acts and queries are given it and called in whatever thread asks."""

    lines: list[str] = field(default_factory=list)
    threads: list[str] = field(default_factory=list)
    gate: Event = field(default_factory=Event)
    """Closed: whoever passes `through_the_gate` waits."""
    writing: Lock = field(default_factory=Lock)

    def do(self, service: Callable[..., Any], /, *args: Any, **form: Any) -> Any:
        """The act is done."""
        return self.do_long(service, silent(), *args, **form)

    def do_long(self, service: Callable[..., Any], progress: Progress, /, *args: Any, **form: Any) -> Any:
        """The act is done; two at a time would be a fault."""
        assert self.writing.acquire(blocking=False), "two writers at once"
        try:
            self.threads.append(current_thread().name)
            return service(self, *args, **form)
        finally:
            self.writing.release()

    def look(self, query: Callable[..., Any], /, *args: Any, **form: Any) -> Any:
        """What the query answers."""
        self.threads.append(current_thread().name)
        return query(self, *args, **form)


def put(desk: MemoryDesk, *, line: str) -> Made:
    """One more line."""
    desk.lines.append(line)
    return Made(line, frozenset({"line"}))


def put_through_the_gate(desk: MemoryDesk, *, line: str) -> Made:
    """One more line, once the gate is open."""
    assert desk.gate.wait(10)
    return put(desk, line=line)


def lines(desk: MemoryDesk, *, like: str = "") -> list[str]:
    """The lines that hold this."""
    return [line for line in desk.lines if like in line]


def lines_through_the_gate(desk: MemoryDesk, *, like: str = "") -> list[str]:
    """The lines that hold this; the question `slow` is answered once the gate is open."""
    if like == "slow":
        assert desk.gate.wait(10)
    return [like]
