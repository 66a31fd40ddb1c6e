"""Begins and ends transactions: one for an act, one for a look."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, CursorResult, Engine, Executable

from fairdesk.base.progress import Progress, silent
from fairdesk.models import whole
from fairdesk.records.ids import new_id
from fairdesk.store.engine import WRITE, of_one_moment, worded
from fairdesk.store.pen import Pen, lock_identity

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(slots=True)
class Look:
    """A reading transaction: everything read through it is of one moment.

    Things are asked of its `session`, which is made, and SQLAlchemy's mapper loaded, when the first thing is asked for; rows
    of plain tables and figures are what `ask` is for.
    """

    connection: Connection
    target: str
    secret: bytes = field(repr=False, default=b"")
    """The desk's key, for the secrets sealed under it."""
    _session: Session | None = field(repr=False, default=None)

    @property
    def session(self) -> Session:
        """Where things are fetched and, in a writing transaction, changed."""
        if self._session is None:
            from sqlalchemy.orm import Session

            self._session = Session(self.connection, autoflush=False, expire_on_commit=False)
        return self._session

    def ask(self, statement: Executable) -> CursorResult[*tuple[Any, ...]]:
        """The rows of a statement on plain tables, outlines or columns; what is changed and pending here is written first."""
        if self._session is not None and self._session.autoflush:
            self._session.flush()
        return self.connection.execute(statement)

    def forget(self) -> None:
        """No thing of this transaction is held any more."""
        if self._session is not None:
            self._session.close()


@dataclass(slots=True)
class Work(Look):
    """A writing transaction under one act: who does it, when, and how far it has come."""

    pen: Pen = field(kw_only=True)
    progress: Progress = field(default_factory=silent)

    @property
    def at(self) -> datetime:
        """The moment of the act, in UTC."""
        return self.pen.at

    @property
    def actor(self) -> str:
        """Who acts."""
        return self.pen.actor

    def flush(self) -> None:
        """Everything changed so far is written to the database and the journal, and not yet committed."""
        self.session.flush()


@contextlib.contextmanager
def looking(engine: Engine, target: str, secret: bytes = b"") -> Iterator[Look]:
    """A reading transaction; nothing done in it can be kept."""
    with worded(target), of_one_moment(engine).connect() as connection:
        look = Look(connection, target, secret)
        try:
            yield look
        finally:
            look.forget()


@contextlib.contextmanager
def working(engine: Engine, target: str, pen: Pen, progress: Progress, secret: bytes = b"") -> Iterator[Work]:
    """A writing transaction: committed when the block ends well, rolled back whole when it does not."""
    whole()  # a flush asks what every table points to
    from sqlalchemy.orm import Session

    from fairdesk.store import journal

    with worded(target), Session(engine.execution_options(**WRITE), expire_on_commit=False) as session:
        journal.attach(session, pen)
        lock_identity(session.connection(), pen)
        yield Work(session.connection(), target, secret, session, pen=pen, progress=progress)
        session.commit()


def new_pen(label: str, actor: str, role: str, at: datetime, reason: str = "") -> Pen:
    """A pen for one act."""
    return Pen(act=new_id(), label=label, actor=actor, role=role, at=at, reason=reason)
