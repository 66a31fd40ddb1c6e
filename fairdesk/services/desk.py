"""The one door to a desk: an act runs in one transaction and answers with one outcome, a look reads and changes nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from fairdesk.base.clock import Clock, now
from fairdesk.base.progress import Progress, silent
from fairdesk.records.choices import Role
from fairdesk.records.journal import Identity
from fairdesk.rules.lives import marked
from fairdesk.store import desks, lives, search
from fairdesk.store import engine as engines
from fairdesk.store.engine import DeskEngine
from fairdesk.store.unit_of_work import Look, Work, looking, new_pen, working

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of an act: its result, the kinds of things it changed, and the act by which it can be taken back."""

    result: T
    changed: frozenset[str] = field(default_factory=frozenset)
    act: str = ""
    label: str = ""
    """What was done, as an English msgid: worded where it is shown."""


Act = Callable[Concatenate[Work, P], Outcome[T]]


def act(label: str) -> Callable[[Act[P, T]], Act[P, T]]:
    """Marks a service as an act with the name it bears in the journal and in the undo list."""

    def mark(service: Act[P, T]) -> Act[P, T]:
        service.label = label  # type: ignore[attr-defined]
        return service

    return mark


_CRADLE = "cradle"
"""In the place of the life's token, while the desk is being made."""


class _RehearsalOver(Exception):
    """Ends a rehearsal: the transaction is rolled back."""


class Desk:
    """An open desk. One writer at a time goes through `do`, any number of readers through `look`."""

    def __init__(self, target: str, engine: DeskEngine, key: bytes, actor: str, role: Role, clock: Clock = now) -> None:
        self.target = target
        self.actor = actor
        self.role = role
        self.clock = clock
        self._engine = engine
        self._key = key
        self._writing = Lock()
        self._closed = False
        self._life = ""
        """What this computer remembers the present life by; empty until something was written here."""

    @classmethod
    def open(
        cls,
        target: str,
        passphrase: str,
        actor: str = "",
        role: Role = Role.BUREAU,
        clock: Clock = now,
        key: bytes | None = None,
    ) -> Desk:
        """The desk at this address; refused in words where it is missing, locked, damaged or newer than this program."""
        engine, key = desks.unlock(target, passphrase, key)
        return cls(target, engine, key, actor, role, clock)

    @classmethod
    def create(
        cls,
        target: str,
        passphrase: str,
        identity: Identity,
        secrets: dict[str, str],
        recovery_recipient: str,
        clock: Clock = now,
    ) -> Desk:
        """A newborn desk that knows who it is and has no record yet; refused where something is at this address.

        It stands there once its `first_steps` are done.
        """
        engine, key = desks.birth(target, passphrase, recovery_recipient)
        desk = cls(target, engine, key, "", Role.BUREAU, clock)
        with (
            engines.worded(target),
            desks.unmade_if_it_fails(target, engine),
            engine.execution_options(**engines.WRITE).connect() as connection,
        ):
            desks.settle_newborn(connection, key, identity, secrets)
        return desk

    @contextlib.contextmanager
    def first_steps(self) -> Iterator[None]:
        """This newborn desk stands at its address after the block, and is gone, as if it had never been begun, where it fails."""
        with desks.unmade_if_it_fails(self.target, self._engine):
            self._life = _CRADLE
            yield
            with self._engine.execution_options(**engines.WRITE).begin() as connection:
                lives.settle_down(connection, self.target, newborn=True)
                self._life = lives.token(connection)
            self._engine = desks.complete(self.target, self._engine, self._key)

    def do(self, service: Act[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Outcome[T]:
        """The act is done and committed with its operations, or nothing has changed at all."""
        return self.do_long(service, silent(), *args, **kwargs)

    def do_long(self, service: Act[P, T], progress: Progress, /, *args: P.args, **kwargs: P.kwargs) -> Outcome[T]:
        """As `do`, with progress reported and a wish to stop heard until the last step before the commit."""
        label: str = getattr(service, "label", service.__name__)
        reason = str(kwargs.get("reason", ""))
        pen = new_pen(label, self.actor, self.role.name, self.clock(), reason)
        with self._writing, working(self._engine, self.target, pen, progress, self._key) as work:
            life = self._life or lives.at_home(work)
            outcome = service(work, *args, **kwargs)
            work.flush()
            search.refresh(work, pen.touched)
        self._life = life
        if pen.written and life != _CRADLE:
            lives.remember(life, pen.seq)
        changed = frozenset(table for table, _ in pen.touched) | outcome.changed
        return replace(outcome, changed=changed, act=pen.act if pen.written else "", label=label)

    def rehearse(self, service: Act[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What the act would answer; everything it did is rolled back."""
        answer: list[T] = []
        pen = new_pen("", self.actor, self.role.name, self.clock())
        with (
            contextlib.suppress(_RehearsalOver),
            self._writing,
            working(self._engine, self.target, pen, silent(), self._key) as work,
        ):
            answer.append(service(work, *args, **kwargs).result)
            work.flush()
            raise _RehearsalOver
        return answer[0]

    def look(self, query: Callable[Concatenate[Look, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What the query answers, all of one moment."""
        with looking(self._engine, self.target, self._key) as look:
            return query(look, *args, **kwargs)

    @property
    def identity(self) -> Identity:
        """Which desk this is."""
        return self.look(desks.identity)

    @property
    def numbers_as(self) -> str:
        """The desk as its numbers name it now: its letters, and after its first life the mark of the present one."""
        identity = self.identity
        return marked(identity.letters, identity.epoch)

    @classmethod
    def opened(cls, target: str, engine: DeskEngine, key: bytes, clock: Clock = now) -> Desk:
        """The desk of an engine that is open already."""
        return cls(target, engine, key, "", Role.BUREAU, clock)

    def seat(self, actor: str) -> None:
        """From the next act on, the journal names this person."""
        self.actor = actor

    def copy_to(self, out: Path) -> None:
        """A desk file of this moment lies at `out`."""
        from fairdesk.store import backup

        backup.copy_to_file(self._engine, self.target, self._key, out)

    def close(self) -> None:
        """The desk is closed; its file can be carried away alone. Closing it again does nothing."""
        if self._closed:
            return
        self._closed = True
        if engines.is_server(self.target):
            self._engine.dispose()
        else:
            engines.close_file(self._engine, Path(self.target), self._key)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *exception: Any) -> None:
        self.close()
