"""What an exchange leaves for a person: bundles that were refused or wait for a word, and cells that were changed by hand."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from fairdesk.base.errors import (
    AfterTakeOver,
    CannotApply,
    JournalForked,
    NotAllowedHere,
    NothingWaits,
    ProposalOvertaken,
    ReasonMissing,
    RecordEmptied,
    Refusal,
    SecondPersonNeeded,
    TooManyVoids,
    UnknownDesk,
)
from fairdesk.base.i18n import N_, _
from fairdesk.exchange import parcel
from fairdesk.exchange.container import read_container
from fairdesk.exchange.manifest import read_manifest
from fairdesk.exchange.seal import open_sealed
from fairdesk.records.exchange import BundleResult, CorrectionRow
from fairdesk.records.matters import WAITS, MatterKind, MatterRow, MatterState
from fairdesk.records.sealed import SealedBook
from fairdesk.rules import proposed
from fairdesk.rules.authority import may_change
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.keys import desk_keys
from fairdesk.store import desks, matters, things
from fairdesk.store.unit_of_work import Look, Work
from fairdesk.store.values import journaled

MATTER = "matter"
"""The kind of thing that changes when something is left for a person."""
LARGEST_KEPT = 64 * 1024 * 1024
"""Bytes of a workbook that is kept until a person has looked at it."""
_KINDS: tuple[tuple[type[Refusal], MatterKind], ...] = (
    (UnknownDesk, MatterKind.STRANGER),
    (AfterTakeOver, MatterKind.FENCED),
    (JournalForked, MatterKind.FORKED),
    (TooManyVoids, MatterKind.VOIDS),
    (RecordEmptied, MatterKind.VOIDS),
)


def waiting(look: Look) -> list[MatterRow]:
    """What exchanges left for a person and nobody has closed, newest first."""
    return matters.rows(look)


def settled(look: Look) -> list[MatterRow]:
    """What somebody took in or closed, newest first."""
    return [one for one in matters.rows(look, state=None) if one.state is not MatterState.OPEN]


@act(N_("Close what waited"))
def close_matters(work: Work, *, matter_ids: Sequence[str], answer: str) -> Outcome[None]:
    """These are dealt with, and the answer says how. Refused without an answer, and where one is not open."""
    if not answer.strip():
        raise ReasonMissing
    for one in matter_ids:
        if matters.get(work, one).state is not MatterState.OPEN:
            raise NothingWaits
    matters.close(work, matter_ids, MatterState.CLOSED, answer.strip())
    return Outcome(None, changed=frozenset({MATTER}))


@act(N_("Reopen what was closed"))
def reopen_matter(work: Work, *, matter_id: str) -> Outcome[None]:
    """What was closed waits again; refused where it was taken in, or its workbook is no longer kept."""
    row = matters.get(work, matter_id)
    if row.state is not MatterState.CLOSED or row.kind in WAITS:
        raise NothingWaits
    matters.reopen(work, matter_id)
    return Outcome(None, changed=frozenset({MATTER}))


@act(N_("Apply a proposed correction"))
def apply_proposal(work: Work, *, matter_id: str) -> Outcome[str]:
    """The record says what was proposed in the workbook, and the journal where that was; answers with the record's id.

    An act like any other: it can be undone. Refused where the proposal names no field one press may change, cannot be read,
    or the record has moved on since the workbook was written; and where the proposal is not open.
    """
    row = matters.get(work, matter_id)
    if row.kind is not MatterKind.PROPOSAL or row.state is not MatterState.OPEN or row.proposal is None:
        raise NothingWaits
    if row.why_not:
        raise CannotApply(why=_(row.why_not))
    work.pen.reason = _("proposed in {file}, row {row}", file=row.file, row=row.proposal.row)
    _apply(work, row.proposal)
    matters.close(work, [matter_id], MatterState.TAKEN, work.pen.reason)
    return Outcome(row.proposal.record, changed=frozenset({MATTER}))


def _apply(work: Work, proposal: CorrectionRow) -> None:
    table, name = proposal.field.split(".")
    if not may_change(desks.identity(work).kind, table):
        raise NotAllowedHere(where=_(N_("bureau")))
    record = things.get(work, journaled()[table], proposal.record)
    if record.voided:
        raise CannotApply(why=_(proposed.VOID))
    try:
        recorded, wanted = (proposed.value_of(proposal.field, text) for text in (proposal.recorded, proposal.proposed))
    except ValueError:
        raise CannotApply(why=_(proposed.UNREADABLE)) from None
    now = getattr(record, name)
    if not proposed.is_shown_as(proposal.field, now, recorded):
        raise ProposalOvertaken(now=proposed.shown(proposal.field, now), recorded=proposal.recorded)
    setattr(record, name, wanted)


def to_approve(desk: Desk, matter_id: str) -> tuple[MatterRow, SealedBook]:
    """The matter and its workbook; refused where nothing waits, and where who merged many voids would approve them too."""
    row = desk.look(matters.get, matter_id=matter_id)
    if not row.may_be_taken:
        raise NothingWaits
    if row.kind is MatterKind.VOIDS and desk.actor == row.actor:
        raise SecondPersonNeeded(who=row.actor or _(N_("You")))
    with tempfile.TemporaryDirectory() as folder:  # sealed: nothing in it can be read from there
        path = Path(folder) / "bundle.xlsx"
        path.write_bytes(desk.look(matters.book, matter_id=matter_id))
        return row, read_container(path)


def note_taken(work: Work, result: BundleResult, name: str) -> None:
    """The bundle of this name is in: nothing waits for it any more, and what was changed by hand in it does."""
    matters.settled_by(work, name)
    for one in result.corrections:
        kind = MatterKind.PROPOSAL
        matters.put(
            work,
            matters.Matter(kind=kind, reason=one.sentence, device=result.device, file=result.file, sha256=name, proposal=one),
        )


def keep(desk: Desk, path: Path, book: SealedBook | None, refusal: Refusal) -> None:
    """A bundle that was refused is there for a person to see, with its workbook where a word can still take it in."""
    desk.do(_keep, matter=_matter(desk, path, book, refusal))


@act(N_("Keep a bundle for a person"))
def _keep(work: Work, *, matter: matters.Matter) -> Outcome[str]:
    return Outcome(matters.put(work, matter), changed=frozenset({MATTER}))


def _matter(desk: Desk, path: Path, book: SealedBook | None, refusal: Refusal) -> matters.Matter:
    raw = path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST_KEPT else b""
    kind = next((found for error, found in _KINDS if isinstance(refusal, error)), MatterKind.REFUSED)
    device, name = "", hashlib.sha256(raw).hexdigest()
    if book is not None:
        with contextlib.suppress(Refusal):
            device, name = read_manifest(book.sealed.manifest)["device"], parcel.fingerprint(book.sealed)
    if kind is MatterKind.STRANGER and (book is None or not _ours(desk, book)):
        kind = MatterKind.REFUSED
    kept = raw if kind in WAITS else b""
    return matters.Matter(kind=kind, reason=refusal.message, device=device, file=path.name, sha256=name, book=kept)


def _ours(desk: Desk, book: SealedBook) -> bool:
    """Whether a stranger's bundle is whole, of this fair and sealed for this desk: only such a one can be approved."""
    keys, fair = desk.look(desk_keys), desk.look(desks.identity).fair_code
    try:
        key = bytes.fromhex(read_manifest(book.sealed.manifest)["key"])
        open_sealed(book.sealed, keys.age_secret, [key], fair=fair, kind="bundle")
    except Refusal:
        return False
    return True
