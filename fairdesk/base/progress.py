"""How far a long work has come, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import Event
from typing import TypeVar

from fairdesk.base.errors import Cancelled

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """One report: what is going on, how much is done, out of how many (0 where nobody knows)."""

    what: str
    done: int
    total: int


@dataclass(slots=True)
class Progress:
    """Reports steps to a listener and turns a wish to stop into `Cancelled` at the next report."""

    listener: Callable[[Step], None] = lambda step: None
    stop: Event = field(default_factory=Event)

    def report(self, what: str, done: int = 0, total: int = 0) -> None:
        """Tells the listener; raises `Cancelled` where a person asked to stop."""
        if self.stop.is_set():
            raise Cancelled
        self.listener(Step(what, done, total))

    def track(self, what: str, things: Iterable[T], total: int, every: int = 20) -> Iterator[T]:
        """Yields the things, reporting at the first, at every n-th and after the last."""
        for count, thing in enumerate(things):
            if count % every == 0:
                self.report(what, count, total)
            yield thing
        self.report(what, total, total)


def silent() -> Progress:
    """A progress nobody listens to."""
    return Progress()
