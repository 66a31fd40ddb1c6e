"""The matters an exchange left for a person: each there once, open until somebody closes it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import insert, select, update

from fairdesk.base.errors import NotFound
from fairdesk.models.journal import MATTER
from fairdesk.records.exchange import CorrectionRow
from fairdesk.records.matters import WAITS, MatterKind, MatterRow, MatterState
from fairdesk.rules.proposed import why_not
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Look, Work
from fairdesk.store.values import canonical

_LIGHT = [column for column in MATTER.c if column.name != "book"]
"""Everything but the workbook: a list never reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A new one; `book` is the workbook of a bundle that waits for a word."""

    kind: MatterKind
    reason: str
    device: str = ""
    file: str = ""
    sha256: str = ""
    proposal: CorrectionRow | None = None
    book: bytes = b""

    @property
    def details(self) -> dict[str, Any]:
        """The proposal as JSON has it."""
        return asdict(self.proposal) if self.proposal else {}

    @property
    def id(self) -> str:
        """The same for the same thing, whenever it comes again."""
        return hashlib.sha256(canonical([self.kind, self.sha256, self.details]).encode()).hexdigest()


def put(work: Work, matter: Matter) -> str:
    """The matter is open, or as a person left it where it was there before; answers with its id."""
    if work.ask(select(MATTER.c.id).where(MATTER.c.id == matter.id)).first() is None:
        row = {
            "id": matter.id,
            "at": work.at,
            "kind": matter.kind.value,
            "device": matter.device,
            "file": matter.file,
            "sha256": matter.sha256,
            "reason": matter.reason,
            "details": matter.details,
            "book": matter.book,
            "actor": work.actor,
            "state": MatterState.OPEN.value,
            "closed_at": work.at,
            "closed_by": "",
            "answer": "",
        }
        work.ask(insert(MATTER).values(**row))
    return matter.id


def rows(look: Look, *, state: MatterState | None = MatterState.OPEN) -> list[MatterRow]:
    """The matters in this state, newest first; all of them where none is named."""
    letters = {desk.code or "": desk.letters for desk in desks.enrolled(look)}
    query = select(*_LIGHT).order_by(MATTER.c.at.desc(), MATTER.c.id)
    found = look.ask(query if state is None else query.where(MATTER.c.state == state.value))
    return [_row(row, letters.get(row.device, "")) for row in found]


def _row(row: Any, desk: str) -> MatterRow:
    state = MatterState(row.state)
    proposal = CorrectionRow(**row.details) if row.details else None
    return MatterRow(
        id=row.id,
        kind=MatterKind(row.kind),
        at=row.at,
        device=row.device,
        desk=desk,
        file=row.file,
        sha256=row.sha256,
        reason=row.reason,
        actor=row.actor,
        state=state,
        closed_at=None if state is MatterState.OPEN else row.closed_at,
        closed_by=row.closed_by,
        answer=row.answer,
        proposal=proposal,
        why_not=why_not(proposal) if proposal else "",
    )


def get(look: Look, matter_id: str) -> MatterRow:
    """One matter, open or not; refused where there is none."""
    found = next((one for one in rows(look, state=None) if one.id == matter_id), None)
    if found is None:
        raise NotFound(what=matter_id)
    return found


def book(look: Look, matter_id: str) -> bytes:
    """The workbook of a bundle that waits; empty where nothing is kept of it."""
    return look.ask(select(MATTER.c.book).where(MATTER.c.id == matter_id)).scalar() or b""


def close(work: Work, ids: Sequence[str], state: MatterState, answer: str) -> None:
    """These are settled; the workbooks kept for them are given up."""
    told = {"state": state.value, "closed_at": work.at, "closed_by": work.actor, "answer": answer, "book": b""}
    for one in ids:
        work.ask(update(MATTER).where(MATTER.c.id == one).values(**told))


def reopen(work: Work, matter_id: str) -> None:
    """The matter waits for a person again."""
    told = {"state": MatterState.OPEN.value, "closed_by": "", "answer": ""}
    work.ask(update(MATTER).where(MATTER.c.id == matter_id).values(**told))


def settled_by(work: Work, sha256: str) -> None:
    """The bundle of this name is in: whatever waited because it was not is settled."""
    kinds = [one.value for one in (MatterKind.REFUSED, *WAITS)]
    waiting = select(MATTER.c.id).where(
        MATTER.c.sha256 == sha256, MATTER.c.kind.in_(kinds), MATTER.c.state == MatterState.OPEN.value
    )
    close(work, list(work.ask(waiting).scalars()), MatterState.TAKEN, "")
