"""The lives of this desk's journal: begun at birth, and again wherever a desk file turns out not to be the one it was.

Numbers never repeat because two files that go on from one point never go on in one life. Three signs say that this file is
another than the one that led its present life: it lies on another computer, it is another file of this computer (a copy has
another number on its volume than the file it was made from), or this computer remembers that the life has come further (an older
copy lies in its place). A desk on a server has no file; of it only the last can be said.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from fairdesk.base import machine
from fairdesk.base.clock import now
from fairdesk.base.i18n import N_
from fairdesk.models.journal import DESK_IDENTITY, LIFE
from fairdesk.rules.lives import FIRST, LOT_BITS, next_life
from fairdesk.store import vault
from fairdesk.store.engine import is_server
from fairdesk.store.pen import GENESIS
from fairdesk.store.unit_of_work import Look, Work


class Why(StrEnum):
    """Why a life began."""

    BORN = N_("made")
    RESTORED = N_("restored from a copy")
    COPIED = N_("the file is a copy")
    CARRIED = N_("the file came from another computer")
    ROLLED_BACK = N_("an older copy lies in its place")
    KIT_AGAIN = N_("made again from a kit")
    TAKEN_OVER = N_("taken over by another laptop")


ENDS = frozenset({Why.RESTORED.value, Why.ROLLED_BACK.value})
"""Why the life before is over: its file is gone, and another is in its place. A copy leaves its original alive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One life: its epoch, why it began, and the last operation of the life before it that is in this file."""

    epoch: int
    why: str
    before: int
    before_seq: int


def lives(look: Look) -> list[Life]:
    """The lives of this desk's journal, the present one last."""
    columns = (LIFE.c.epoch, LIFE.c.why, LIFE.c.before, LIFE.c.before_seq)
    rows = look.ask(select(*columns).order_by(LIFE.c.epoch)).mappings()
    return [Life(**row) for row in rows]


def lineage(led: Sequence[Life]) -> tuple[int, ...]:
    """The epochs of the newest of these lives and of those that were over when it began: what one laptop alone has led."""
    by_epoch, found = {one.epoch: one for one in led}, [max(led, key=lambda one: one.epoch)]
    while found[-1].why in ENDS and found[-1].before in by_epoch:
        found.append(by_epoch[found[-1].before])
    return tuple(one.epoch for one in found)


def born(connection: Connection, epoch: int) -> None:
    """A newborn desk has a life; `settle_down` says where its file lies."""
    connection.execute(insert(LIFE), _row(epoch, Why.BORN if epoch == FIRST else Why.KIT_AGAIN, 0, 0))


def _row(epoch: int, why: Why, before: int, before_seq: int) -> dict[str, object]:
    own = {"token": secrets.token_hex(16), "machine": "", "place": "", "path": ""}
    return {"epoch": epoch, "at": now(), "why": why.value, "before": before, "before_seq": before_seq} | own


def begin(work: Work, why: Why) -> int:
    """The journal and every series of numbers go on in a new life, from 1; answers with its epoch."""
    pen = work.pen
    epoch = next_life(pen.epoch, secrets.randbits(LOT_BITS))
    work.ask(insert(LIFE).values(**_row(epoch, why, pen.epoch, pen.seq)))
    work.ask(update(DESK_IDENTITY).values(epoch=epoch, seq=0, last_hash=GENESIS))
    pen.epoch, pen.seq, pen.last_hash = epoch, 0, GENESIS
    return epoch


def of_a_twin() -> int:
    """The epoch of a newborn desk that may have a twin: it leads a life of its own from its first operation on."""
    return next_life(FIRST, secrets.randbits(LOT_BITS))


def at_home(work: Work) -> str:
    """The present life is one this file may go on with, in a new one where it may not; answers with the token of the life.

    To be asked once by whoever opened the desk, in the transaction of the first act: looking at a copy changes nothing in it.
    """
    if (why := strayed(work.connection, work.target)) is not None:
        begin(work, why)
    settle_down(work.connection, work.target)
    return token(work.connection)


def settle_down(connection: Connection, target: str, *, newborn: bool = False) -> None:
    """The present life is led where this desk lies; a newborn file, moved to its address in a moment, stays the same file."""
    own = _present(connection)
    here = {"machine": machine.machine(), "place": "", "path": ""}
    if not is_server(target):
        file = vault.cradle(Path(target)) if newborn else Path(target)
        here |= {"place": machine.place_of(file), "path": str(Path(target).resolve())}
    if (own.machine, own.place, own.path) != tuple(here.values()):
        connection.execute(update(LIFE).where(LIFE.c.epoch == own.epoch).values(**here))


def strayed(connection: Connection, target: str) -> Why | None:
    """Why this desk has to go on in a new life, or None where it is the one that led the present one."""
    own = _present(connection)
    if own.machine and not is_server(target):
        if own.machine != machine.machine():
            return Why.CARRIED
        if not _same_place(own.place, own.path, Path(target)):
            return Why.COPIED
    seen = machine.remembered(_name(own.token))
    return Why.ROLLED_BACK if seen and _number(seen) > own.seq else None


def remember(token: str, seq: int) -> None:
    """This computer knows how far the life has come."""
    machine.remember(_name(token), json.dumps({"seq": seq}))


def token(connection: Connection) -> str:
    """What this computer remembers the present life by."""
    return str(_present(connection).token)


def _same_place(place: str, path: str, target: Path) -> bool:
    """Whether it is the file of that place. A volume may be called otherwise after a restart: then the path has to agree."""
    here = machine.place_of(target)
    return here == place or (here.rpartition(":")[2] == place.rpartition(":")[2] and str(target.resolve()) == path)


def _present(connection: Connection) -> Row[Any]:
    query = select(LIFE, DESK_IDENTITY.c.seq).join(DESK_IDENTITY, DESK_IDENTITY.c.epoch == LIFE.c.epoch)
    return connection.execute(query).one()


def _name(token: str) -> str:
    return f"lives/{token}"


def _number(text: str) -> int:
    try:
        return int(json.loads(text)["seq"])
    except (ValueError, KeyError, TypeError):
        return 0  # torn by a crash: nothing is known
