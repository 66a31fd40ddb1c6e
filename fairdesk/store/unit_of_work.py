"""Begins and ends transactions: one for an act, one for a look."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from fairdesk.base.progress import Progress, silent
from fairdesk.models import whole
from fairdesk.records.ids import new_id
from fairdesk.store import journal
from fairdesk.store.engine import WRITE, of_one_moment, worded


@dataclass(slots=True)
class Look:
    """A reading transaction: everything read through it is of one moment."""

    session: Session
    target: str
    secret: bytes = field(repr=False, default=b"")
    """The desk's key, for the secrets sealed under it."""


@dataclass(slots=True)
class Work(Look):
    """A writing transaction under one act: who does it, when, and how far it has come."""

    pen: journal.Pen = field(kw_only=True)
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
    with worded(target), Session(of_one_moment(engine), autoflush=False, expire_on_commit=False) as session:
        yield Look(session, target, secret)


@contextlib.contextmanager
def working(engine: Engine, target: str, pen: journal.Pen, progress: Progress, secret: bytes = b"") -> Iterator[Work]:
    """A writing transaction: committed when the block ends well, rolled back whole when it does not."""
    whole()  # a flush asks what every table points to
    with worded(target), Session(engine.execution_options(**WRITE), expire_on_commit=False) as session:
        journal.attach(session, pen)
        journal.lock_identity(session.connection(), pen)
        yield Work(session, target, secret, pen=pen, progress=progress)
        session.commit()


def new_pen(label: str, actor: str, role: str, at: datetime, reason: str = "") -> journal.Pen:
    """A pen for one act."""
    return journal.Pen(act=new_id(), label=label, actor=actor, role=role, at=at, reason=reason)
