"""Handing back: a booth exports what it did, the bureau merges it and answers with a receipt, the booth acknowledges."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from fairdesk.base.errors import (
    AfterTakeOver,
    BeyondScope,
    BundleUnsound,
    FileMissing,
    ForeignOperations,
    NotAllowedHere,
    NotFound,
    OutsideScope,
    ReceiptNotOurs,
    ReceiptOfTwin,
    RecordEmptied,
    Refusal,
    TooManyVoids,
)
from fairdesk.base.i18n import N_, _
from fairdesk.base.progress import Progress, silent
from fairdesk.exchange import parcel
from fairdesk.exchange.canonical import Document
from fairdesk.exchange.container import (
    make_folder,
    read_ahead,
    read_container,
    refuse_unwritable,
    safe_to_remove,
    write_container,
)
from fairdesk.exchange.corrections import proposals
from fairdesk.exchange.keys import public_of
from fairdesk.exchange.manifest import read_manifest
from fairdesk.exchange.seal import open_sealed, seal, verified
from fairdesk.records.choices import DeskKind
from fairdesk.records.exchange import Acknowledged, BundleResult, DeliveryRow, ExchangeCard, MergeReport
from fairdesk.records.journal import OperationRow
from fairdesk.records.kinds import kind_word
from fairdesk.records.matters import MatterKind
from fairdesk.records.sealed import Sealed, SealedBook
from fairdesk.rules.authority import may_change
from fairdesk.services import matters, standing
from fairdesk.services.attached_files import take_beside, write_beside
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.enrolment import enrol_stranger
from fairdesk.services.keys import desk_keys
from fairdesk.services.receipts import Answered, Taken, answered, by_laptop, last_not_taken, refused_told, write_receipt
from fairdesk.store import append, candidates, conflicts, desks, digest, hand_back, homecoming, lives, merge_stops, scopes
from fairdesk.store import held as waiting
from fairdesk.store.unit_of_work import Look, Work
from fairdesk.workbook.sheets.catalogue import bundle_tables

# ---- at the booth ------------------------------------------------------------------------------------------------------


def export(desk: Desk, *, out: Path, also: Sequence[str] = ()) -> int:
    """Everything since the last receipt lies at `out`, sealed for the bureau, and for the desks with the letters in `also`;
    attached files lie sealed beside it. Answers with how many operations.

    It was opened and read again under its own name: whoever carried it out may be told that the stick is safe to take out.
    Refused at the bureau, and where no such desk is known.
    """
    recipients = desk.look(_recipients, also=also)
    sealed, tables, cover, count = desk.look(_seal_bundle, at=desk.clock(), recipients=recipients)
    write_beside(desk, out, recipients)
    write_container(out, sealed, tables, cover, corrections=True)
    safe_to_remove(out, sealed)
    desk.do(_note, kind="bundle", direction="out", file=out.name, sealed=sealed, result="written")
    return count


def _recipients(look: Look, *, also: Sequence[str]) -> list[str]:
    """Who may read a bundle: the bureau first."""
    by_letters = {one.letters: one.recipient for one in desks.enrolled(look) if one.revoked_on is None}
    unknown = next((one for one in also if one not in by_letters), None)
    if unknown is not None:
        raise NotFound(what=unknown)
    return list(dict.fromkeys([desks.identity(look).bureau_recipient, *(by_letters[one] for one in also)]))


def other_booths(look: Look) -> list[str]:
    """The letters of the other booths' desks, which may be given a bundle to read."""
    own = desks.identity(look).device
    known = [one for one in desks.enrolled(look) if one.revoked_on is None and one.kind is not DeskKind.BUREAU]
    return [one.letters for one in known if one.code != own]


def _seal_bundle(look: Look, *, at: datetime, recipients: Sequence[str]) -> tuple[Sealed, list[Any], list[tuple[str, str]], int]:
    identity = desks.identity(look)
    if identity.kind is DeskKind.BUREAU:
        raise NotAllowedHere(where=_(N_("booth")))
    operations = list(desks.own_operations(look))
    tables = bundle_tables(look, {one.record_id for one in operations})
    head = {
        "known": [[device, epoch, seq] for (device, epoch), seq in sorted(desks.known(look).items())],
        "lives": [[one.epoch, one.why, one.before, one.before_seq] for one in lives.lives(look)],
    }
    keys = desk_keys(look)
    manifest = parcel.manifest("bundle", identity, operations, at, booth=identity.booth, recipient=public_of(keys).recipient)
    cover = [
        (_("Fair"), desks.fair(look).name),
        (_("Booth"), identity.booth),
        (_("Operations"), f"{len(operations)} ({manifest['from_seq']}–{manifest['to_seq']})"),
        (_("Sealed"), manifest["created"][:19].replace("T", " ") + " UTC"),
    ]
    sealed = seal(manifest, parcel.lines(head, operations, tables, cover), keys, recipients)
    return sealed, tables, cover, len(operations)


def kind_of(path: Path) -> str:
    """What a workbook says it is: `bundle`, `kit` or `receipt`; refused where it is none of ours. Nothing of it is proved."""
    return str(read_manifest(read_container(path).sealed.manifest)["kind"])


def acknowledge(desk: Desk, *, receipt: Path) -> Acknowledged:
    """What the bureau has is known to be there, and its changes are in; what it did not take is told and stays here."""
    book = read_container(receipt)
    identity = desk.look(desks.identity)
    keys = desk.look(desk_keys)
    document, lines = open_sealed(
        book.sealed, keys.age_secret, [bytes.fromhex(identity.bureau_key)], fair=identity.fair_code, kind="receipt"
    )
    if document["desk"] != identity.device:
        raise ReceiptNotOurs(desk=document["letters_to"])
    content = parcel.unpack(lines)
    parcel.ends_told(content.head, "acknowledged")
    answer = desk.do(_take_receipt, content=content, document=document, file=receipt.name, sealed=book.sealed).result
    return replace(answer, same_state=desk.look(digest.digest) == content.head.get("digest"))


@act(N_("Acknowledge receipt"))
def _take_receipt(work: Work, *, content: parcel.Parcel, document: Document, file: str, sealed: Sealed) -> Outcome[Acknowledged]:
    """A bureau that was restored says anew what it has, less than before too; what it said before that no longer counts."""
    ends, epoch, life = parcel.ends_told(content.head, "acknowledged"), document["epoch"], document.get("life")
    if life not in {one.epoch for one in lives.lives(work)} or any(desks.differs(work, *one) for one in ends):
        raise ReceiptOfTwin
    result = append.append(work, content.operations)
    waiting.note(work)
    newest = desks.bureau_epoch(work)
    if epoch > newest:
        desks.forget_acknowledged(work)
    if epoch >= newest:
        for device, of_epoch, seq, _hash in ends:
            desks.acknowledge(work, device, of_epoch, seq)
    refused = refused_told(work, content.head)
    open_ = len(content.head.get("conflicts", ()))
    told = {
        "not_taken": [[one.what, one.reason] for one in refused],
        "conflicts": open_,
        "files": [str(one) for one in content.head.get("files", ())],
    }
    _record(work, kind="receipt", direction="in", file=file, sealed=sealed, result="acknowledged", details=told)
    highest = max((seq for _device, _epoch, seq, _hash in ends), default=0)
    answer = Acknowledged(last=highest, not_taken=refused, conflicts=open_)
    return Outcome(answer, changed=result.tables | {"reach", "delivery"})


# ---- at the bureau -----------------------------------------------------------------------------------------------------


def merge(
    desk: Desk, *, bundles: Sequence[Path], receipts: Path | None = None, rehearse: bool = False, progress: Progress | None = None
) -> MergeReport:
    """Every bundle is taken whole or not at all, each in a transaction of its own; a receipt for each desk lies in `receipts`.

    A bundle that is refused leaves the others untouched. A folder stands for the workbooks in it. A booth merges what another
    one gave it to read in the same way; only the bureau writes receipts.
    """
    bundles = [path for given in bundles for path in _workbooks(given)]
    if receipts is not None and desk.look(desks.identity).kind is not DeskKind.BUREAU:
        raise NotAllowedHere(where=_(N_("bureau")))
    if receipts is not None and not rehearse:  # before anything is taken: a refusal takes nothing
        make_folder(receipts)
        refuse_unwritable(receipts / "receipt")
    with read_ahead(bundles) as books:
        track = (progress or silent()).track(_(N_("Merging")), books, len(bundles), every=1)
        taken = [_merge_one(desk, path, read, rehearse) for path, read in track]
    state = desk.look(digest.digest)
    written = []
    if receipts is not None and not rehearse:  # after all are in, so that each booth hears of all the others
        written = [_write_receipt(desk, receipts, each, state) for each in by_laptop(taken)]
    return MergeReport(
        bundles=tuple(one.result for one in taken),
        conflicts=len(desk.look(conflicts.rows)),
        held=len(desk.look(conflicts.held)),
        digest=state,
        receipts=tuple(written),
        candidates=desk.look(candidates.count),
    )


def _workbooks(given: Path) -> list[Path]:
    """This file, or the workbooks of this folder but those a spreadsheet program holds open or nobody has finished."""
    if not given.is_dir():
        return [given]
    return sorted(path for path in given.glob("*.xlsx") if not path.name.startswith((".", "~$")))


def _write_receipt(desk: Desk, folder: Path, bundles: Sequence[Taken], state: str) -> str:
    out, sealed = write_receipt(desk, folder=folder, bundles=bundles, state=state)
    desk.do(_note, kind="receipt", direction="out", file=out.name, sealed=sealed, result="written")
    return str(out)


def _merge_one(desk: Desk, path: Path, read: Callable[[], SealedBook], rehearse: bool) -> Taken:
    book = None
    try:
        book = read()
        taken = _take(desk, book, path.name, rehearse=rehearse)
        return taken if rehearse else replace(taken, files=take_beside(desk, path))
    except Refusal as refusal:
        return _refused(desk, path, book, refusal, rehearse)
    except Exception as fault:  # one bundle, however it was made, stands in no other's way
        logging.getLogger("fairdesk").exception("a bundle that could not be taken in")
        return _refused(desk, path, book, BundleUnsound(fault=type(fault).__name__), rehearse)


def _refused(desk: Desk, path: Path, book: SealedBook | None, refusal: Refusal, rehearse: bool) -> Taken:
    if not rehearse and not isinstance(refusal, FileMissing):
        matters.keep(desk, path, book, refusal)
    device, epoch = _sender(desk, book) if book is not None else ("", 0)
    return Taken(BundleResult(file=path.name, status="refused", reason=refusal.message, device=device, epoch=epoch))


def _sender(desk: Desk, book: SealedBook) -> tuple[str, int]:
    """Which enrolled desk signed the bundle, in which life; nobody where that is not proved: a receipt tells it why."""
    keys = [bytes.fromhex(one.public_key) for one in desk.look(desks.enrolled)]
    try:
        document = verified(book.sealed, keys, fair=desk.look(desks.identity).fair_code, kind="bundle")
    except Refusal:
        return "", 0
    return document["device"], document["epoch"]


def _take(desk: Desk, book: SealedBook, file: str, *, rehearse: bool = False, word: MatterKind | None = None) -> Taken:
    """The bundle is in; `word` is what it had waited for, where a person has let it in."""
    identity = desk.look(desks.identity)
    keys = desk.look(desk_keys)
    public = desk.look(standing.keys_for, manifest=book.sealed.manifest)
    document, lines = open_sealed(book.sealed, keys.age_secret, public, fair=identity.fair_code, kind="bundle")
    content = parcel.unpack(lines)
    if any(one.device != document["device"] for one in content.operations):
        raise ForeignOperations
    parcel.refuse_other_content(document, content)
    told, led = parcel.reach_told(content.head, "known"), parcel.lives_told(content.head)
    take = desk.rehearse if rehearse else _result_of(desk)
    result, records = take(_take_bundle, book=book, content=content, file=file, word=word, **_stream(document))
    own = {(document["device"], document["epoch"]): document["to_seq"]}
    return Taken(result, own | told, lives.lineage(led), records)


def _stream(document: dict[str, Any]) -> dict[str, Any]:
    return {"device": document["device"], "epoch": document["epoch"]}


def _result_of(desk: Desk) -> Any:
    return lambda service, **form: desk.do(service, **form).result


@act(N_("Merge bundle"))
def _take_bundle(
    work: Work, *, book: SealedBook, content: parcel.Parcel, file: str, word: MatterKind | None, device: str, epoch: int
) -> Outcome[tuple[BundleResult, Answered]]:
    before = desks.known(work)
    fresh = [one for one in content.operations if one.seq > before.get((one.device, one.epoch), 0)]
    name = parcel.fingerprint(book.sealed)
    _refuse_beyond(work, device, content.operations)
    home = word is MatterKind.FORKED
    result = (homecoming.bring_home if home else append.append)(work, content.operations)
    _refuse_outside(work, device, content.operations)
    if word in {None, MatterKind.STRANGER}:
        _refuse_losses(work, device, fresh)
    known_before = result.known >= len(content.operations) and desks.was_delivered(work, name)
    carried = {one.id for one in content.operations}
    letters = waiting.letters_of(work)
    held = {name: waiting.waits_for(letters, reason) for name, reason in result.held if name in carried}
    waiting.note(work)
    status = "held" if held else "already" if known_before else "merged"
    _record(work, kind="bundle", direction="in", file=file, sealed=book.sealed, result=status, details=_told(work, book, content))
    answer = BundleResult(
        file=file,
        status=status,
        reason=_("It waits for {what}.", what=next(iter(held.values()))) if held else "",
        operations=result.new,
        device=device,
        epoch=epoch,
        corrections=proposals(content.tables, book, content.fields),
    )
    matters.note_taken(work, answer, name)
    records = answered(content.operations, held)
    return Outcome((answer, records), changed=result.tables | {"reach", matters.MATTER})


def _told(work: Work, book: SealedBook, content: parcel.Parcel) -> dict[str, Any]:
    """What a bundle tells besides its operations: the lives of its desk, what the desk had seen of others that is not here, and
    by how many seconds its clock is ahead of ours at least.
    """
    here, seen = desks.known(work), parcel.reach_told(content.head, "known")
    sealed = datetime.fromisoformat(read_manifest(book.sealed.manifest)["created"])
    return {
        "lives": [[one.epoch, one.why, one.before, one.before_seq] for one in parcel.lives_told(content.head)],
        "told": [[device, epoch, seq] for (device, epoch), seq in sorted(seen.items()) if seq > here.get((device, epoch), 0)],
        "ahead": max(0, int((sealed - work.at).total_seconds())),
    }


def _refuse_beyond(work: Work, device: str, fresh: Sequence[OperationRow]) -> None:
    """Nothing stays; refused where the desk changes what is the bureau's alone."""
    desk = desks.enrolled_as(work, device)
    kind = desk.kind if desk is not None else DeskKind.BOOTH
    beyond = next((one for one in fresh if not may_change(kind, one.record_table)), None)
    if beyond is not None:
        raise BeyondScope(desk=desk.letters if desk else device, what=beyond.record_table, seq=beyond.seq)


def _refuse_outside(work: Work, device: str, operations: Sequence[OperationRow]) -> None:
    """Nothing stays; refused where a node changes what lies beyond its scope."""
    desk = desks.enrolled_as(work, device)
    if desk is None or desk.kind is not DeskKind.NODE:
        return
    if (found := scopes.outside(work, device, operations, desk.scope)) is not None:
        raise OutsideScope(desk=desk.letters, what=" ".join((kind_word(found[0]), found[1])).strip())


def _refuse_losses(work: Work, device: str, fresh: Sequence[OperationRow]) -> None:
    """Nothing stays; refused where the desk voids or empties more than one person alone should let in, or was taken over."""
    letters = desk.letters if (desk := desks.enrolled_as(work, device)) else device
    if late := merge_stops.after_take_over(work, device, fresh):
        raise AfterTakeOver(count=late, desk=letters)
    if (lost := merge_stops.mass_voids(work, device, fresh)) is not None:
        raise TooManyVoids(voided=lost[0], made=lost[1], desk=letters)
    if what := merge_stops.emptied(work, fresh):
        raise RecordEmptied(desk=letters, what=what)


def approve(desk: Desk, *, matter_id: str, letters: str = "") -> BundleResult:
    """The bundle that waited is in: its desk is enrolled (under these letters, or its own), or what it voids was looked at.

    Refused where nothing waits, and where the person who merged a bundle with many voids approves it too.
    """
    row, book = matters.to_approve(desk, matter_id)
    if row.kind is MatterKind.STRANGER and row.device not in {one.code for one in desk.look(desks.enrolled)}:
        desk.do(enrol_stranger, document=read_manifest(book.sealed.manifest), letters=letters)
    return _take(desk, book, row.file, word=row.kind).result


# ---- the record of deliveries ------------------------------------------------------------------------------------------


@act(N_("Record delivery"))
def _note(work: Work, *, kind: str, direction: str, file: str, sealed: Sealed, result: str) -> Outcome[None]:
    _record(work, kind=kind, direction=direction, file=file, sealed=sealed, result=result)
    return Outcome(None, changed=frozenset({"delivery"}))


def _record(
    work: Work, *, kind: str, direction: str, file: str, sealed: Sealed, result: str, details: dict[str, Any] | None = None
) -> None:
    document = read_manifest(sealed.manifest)
    row = DeliveryRow(
        sha256=parcel.fingerprint(sealed),
        kind=kind,
        direction=direction,
        device=document["device"],
        epoch=document["epoch"],
        from_seq=document["from_seq"],
        to_seq=document["to_seq"],
        at=work.at,
        file=file,
        result=result,
    )
    desks.note_delivery(work, row, details)


def card(look: Look) -> ExchangeCard:
    """The exchange page: what is not handed back, who has what up to when, what waits for a person."""
    rows = desks.deliveries(look)
    exports = [one.at for one in rows if one.kind == "bundle" and one.direction == "out"]
    receipts = [one.at for one in rows if one.kind == "receipt" and one.direction == "in"]
    identity = desks.identity(look)
    return ExchangeCard(
        unexchanged=0 if identity.kind is DeskKind.BUREAU else desks.unexchanged(look),
        last_export=max(exports, default=None),
        last_receipt=max(receipts, default=None),
        desks=tuple(hand_back.rows(look)),
        deliveries=tuple(rows),
        conflicts=len(conflicts.rows(look)),
        held=len(conflicts.held(look)),
        not_taken=last_not_taken(look),
    )
