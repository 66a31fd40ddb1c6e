"""Kits: how the bureau makes a booth's desk by one workbook, and how a laptop becomes that desk."""

from __future__ import annotations

import logging
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from fairdesk.base.clock import HALL, Clock, now
from fairdesk.base.errors import (
    DeskTermBackwards,
    FormIncomplete,
    LettersTaken,
    NotAllowedHere,
    NotFound,
    ReasonMissing,
    Refusal,
)
from fairdesk.base.i18n import N_, _
from fairdesk.base.machine import place_of, remember, remembered
from fairdesk.exchange import parcel
from fairdesk.exchange.container import read_container, refuse_unwritable, reserve, write_container
from fairdesk.exchange.keys import DeskKeys, key_id, new_keys, public_of
from fairdesk.exchange.paper_key import certified
from fairdesk.exchange.seal import open_with_passphrase, seal_for_passphrase
from fairdesk.models.desks import EnrolledDesk
from fairdesk.models.hall import Booth
from fairdesk.records.choices import DeskKind
from fairdesk.records.exchange import DeliveryRow
from fairdesk.records.journal import AppendResult, Identity, OperationRow
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.sealed import Sealed, SealedBook
from fairdesk.rules.lives import FIRST
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.keys import as_secrets, desk_keys
from fairdesk.services.signing import signer
from fairdesk.store import append, desks, lives, things
from fairdesk.store.engine import refuse_existing
from fairdesk.store.unit_of_work import Look, Work


@dataclass(frozen=True, slots=True)
class KitPlace:
    """Where the bureau wrote a kit, and when (whole even seconds since 1970, as a stick's clock counts): a copy has neither."""

    place: str
    written: int


@dataclass(frozen=True, slots=True)
class Term:
    """From which day to which day of the hall a desk counts; None for no bound."""

    begins: date | None = None
    ends: date | None = None


ALWAYS = Term()
USED_SHEET = "已用 Used"
"""The sheet of a kit that has made desks: for each its file, its computer and when."""


def make_kit(desk: Desk, *, booth: str, out: Path, passphrase: str, term: Term = ALWAYS, scope: Sequence[str] = ()) -> str:
    """The booth has a desk of its own, and its kit lies at `out`, sealed with the pass-phrase; answers with its letters.

    With a scope (codes of areas, names of provinces and prefectures) it is the desk of a node, a supporting organisation: the
    merge lets it change what belongs there, and what it made itself that belongs nowhere (R65). Outside its term (days of the
    hall, both ends counted) nothing of the desk counts. Refused where this is not the bureau, the fair has booths and this is
    none of them, or the term ends before it begins. A second kit for one booth gets letters of its own, so that two laptops can
    never give the same number.
    """
    refuse_unwritable(out)  # before the desk is on record: a refusal leaves none behind
    keys = new_keys()
    public = public_of(keys)
    key = {"public_key": public.signing.hex(), "recipient": public.recipient}
    enrolled = desk.do(enrol_booth, booth=booth, term=term, scope=tuple(scope), **key).result
    place = KitPlace(reserve(out), int(now().timestamp()) // 2 * 2)
    about = {"letters": enrolled, "device": public.device, "booth": booth}
    sealed = desk.look(_seal_kit, keys=keys, passphrase=passphrase, place=place, **about)
    steps = (_(N_("Carry this workbook to the laptop of the booth.")), _(N_("Open it there with “fairdesk enrol”.")))
    _write_kit(out, sealed, (booth, enrolled, desk.look(desks.fair).name), _table(_("What to do"), _("Step"), steps))
    os.utime(out, (place.written, place.written))
    desk.do(_note_kit, out=str(out), sha256=parcel.fingerprint(sealed), device=public.device)
    return enrolled


def _write_kit(out: Path, sealed: Sealed, about: tuple[str, str, str], page: TableFacts) -> None:
    heads = (_("Kit for booth"), _("Letters of its numbers"), _("Fair"))
    write_container(out, sealed, [page], list(zip(heads, about, strict=True)))


def _table(title: str, head: str, lines: Sequence[str]) -> TableFacts:
    return TableFacts(title=title, columns=(TableColumn(head=head, width=80),), rows=tuple((line,) for line in lines))


@act(N_("Enrol a desk"))
def enrol_booth(
    work: Work, *, booth: str, public_key: str, recipient: str, term: Term = ALWAYS, scope: Sequence[str] = ()
) -> Outcome[str]:
    """A desk for this booth is on record with its public keys; answers with the letters its numbers bear."""
    if desks.identity(work).kind is not DeskKind.BUREAU:
        raise NotAllowedHere(where=_(N_("bureau")))
    if not scope and things.find(work, Booth, booth) is None and things.where(work, Booth):
        raise NotFound(what=booth)
    if term.begins and term.ends and term.ends < term.begins:
        raise DeskTermBackwards(begins=term.begins.isoformat(), ends=term.ends.isoformat())
    taken = {one.letters for one in desks.enrolled(work)}
    stem = "".join(sign for sign in booth.upper() if sign.isascii() and sign.isalnum())[:10] or "B"
    letters = next(name for name in (stem, *(f"{stem}{chr(66 + n // 10)}{n % 10}" for n in range(240))) if name not in taken)
    record = EnrolledDesk(
        code=public_of_device(public_key),
        kind=DeskKind.NODE if scope else DeskKind.BOOTH,
        scope=list(scope),
        booth=booth,
        letters=letters,
        public_key=public_key,
        recipient=recipient,
        valid_from=term.begins,
        valid_to=term.ends,
    )
    things.add(work, record)
    return Outcome(letters)


@act(N_("Revoke a desk"))
def revoke(work: Work, *, letters: str, reason: str, day: date | None = None) -> Outcome[str]:
    """From this day on (today where none is named) nothing that the desk hands in or signs counts; answers with its letters.

    Refused where this is not the bureau, no such desk is enrolled, it is the bureau's own, or no reason is given.
    """
    if desks.identity(work).kind is not DeskKind.BUREAU:
        raise NotAllowedHere(where=_(N_("bureau")))
    record = next((one for one in desks.enrolled(work) if one.letters == letters.strip().upper()), None)
    if record is None or record.kind is DeskKind.BUREAU:
        raise NotFound(what=letters)
    if not reason.strip():
        raise ReasonMissing
    record.revoked_on = day or work.at.astimezone(HALL).date()
    return Outcome(record.letters)


@act(N_("Approve a desk"))
def enrol_stranger(work: Work, *, document: dict[str, Any], letters: str) -> Outcome[str]:
    """The desk that signed this manifest is one of the fair's; answers with its letters.

    Refused where the letters are taken, or the manifest names none and none are given.
    """
    wanted = (letters or str(document.get("letters", ""))).strip().upper()
    if not wanted:
        raise FormIncomplete(field=_(N_("Letters of its numbers")))
    if wanted in {one.letters for one in desks.enrolled(work)}:
        raise LettersTaken(letters=wanted)
    record = EnrolledDesk(
        code=document["device"],
        kind=DeskKind.BOOTH,
        booth=str(document.get("booth", "")),
        letters=wanted,
        public_key=document["key"],
        recipient=str(document.get("recipient", "")),
    )
    things.add(work, record)
    return Outcome(wanted)


def public_of_device(public_key: str) -> str:
    """The device id of a public key in hexadecimal."""
    return key_id(bytes.fromhex(public_key)).hex()


def _seal_kit(look: Look, *, letters: str, keys: DeskKeys, device: str, booth: str, passphrase: str, place: KitPlace) -> Sealed:
    identity = desks.identity(look)
    operations = [parcel.withheld(one) for one in desks.operations_after(look, {})]
    own = desk_keys(look)
    keys = certified(keys, replace(signer(look), desk=letters), own, identity.fair_code)
    head = {
        "device": device,
        "booth": booth,
        "letters": letters,
        "secrets": as_secrets(keys) | {"recovery": desks.secrets(look).get("recovery", "")},
        "bureau": {"device": identity.device, "key": identity.bureau_key, "recipient": identity.bureau_recipient},
        "fair": identity.fair_code,
        "fair_name": desks.fair(look).name,
        "kind": next(one.kind.name for one in desks.enrolled(look) if one.code == device),
        "file": asdict(place),
    }
    manifest = parcel.manifest("kit", identity, operations, now(), desk=device)
    return seal_for_passphrase(manifest, parcel.lines(head, operations), own, passphrase)


@act(N_("Hand out a kit"))
def _note_kit(work: Work, *, out: str, sha256: str, device: str) -> Outcome[None]:
    identity = desks.identity(work)
    row = DeliveryRow(
        sha256=sha256,
        kind="kit",
        direction="out",
        device=device,
        epoch=identity.epoch,
        from_seq=1,
        to_seq=identity.seq,
        at=work.at,
        file=Path(out).name,
        result="written",
    )
    desks.note_delivery(work, row)
    return Outcome(None)


def enrol(target: str, passphrase: str, *, kit: Path, kit_passphrase: str, clock: Clock = now, actor: str = "") -> Desk:
    """This laptop is the desk of the kit's booth, with all the bureau knew; refused where the kit is not whole or not one.

    Its numbers bear the letters alone where it is surely the first that this kit makes: the kit is the very file the bureau
    wrote, and it could be marked as used. Any other laptop (of a used kit, a copy, or a stick that cannot be written) leads a
    life of its own, which its numbers name, so that two laptops of one booth never give the same number.
    """
    refuse_existing(target)
    book = read_container(kit)
    _manifest, lines = open_with_passphrase(book.sealed, kit_passphrase, kind="kit")
    content = parcel.unpack(lines)
    head = content.head
    identity = Identity(
        device=head["device"],
        kind=DeskKind[head.get("kind", DeskKind.BOOTH.name)],
        booth=head["booth"],
        letters=head["letters"],
        fair_code=head["fair"],
        epoch=FIRST if _is_first(kit, book, head, target) else lives.of_a_twin(),
        seq=0,
        bureau_device=head["bureau"]["device"],
        bureau_key=head["bureau"]["key"],
        bureau_recipient=head["bureau"]["recipient"],
    )
    desk = Desk.create(target, passphrase, identity, head["secrets"], head["secrets"].get("recovery", ""), clock)
    desk.actor = actor
    with desk.first_steps():
        desk.do(take_operations, operations=content.operations)
    return desk


def _is_first(kit: Path, book: SealedBook, head: dict[str, Any], target: str) -> bool:
    """Whether no other laptop was or will be made of this kit before it; it is marked as used from now on, where it can be."""
    used = tuple(" ".join(row) for row in book.sheets.get(USED_SHEET, ())[1:])
    own = KitPlace(place_of(kit), int(kit.stat().st_mtime)) == KitPlace(**head["file"])
    name = f"kits/{parcel.fingerprint(book.sealed)}"
    known, claim = remembered(name), kit.with_name(f".{kit.name}.claim")
    try:
        claim.touch(exist_ok=False)  # of two laptops that use the kit at this moment one is the first
    except OSError:
        return False
    try:
        when = f"{now().astimezone(HALL):%Y-%m-%d %H:%M}"
        lines = _table(USED_SHEET, USED_SHEET, (*used, f"{Path(target).name} {platform.node()} {when}"))
        _write_kit(kit, book.sealed, (head["booth"], head["letters"], head["fair_name"]), lines)
        remember(name, when)
    except Refusal as refusal:
        logging.getLogger("fairdesk").warning("the kit could not be marked as used: %s", type(refusal).__name__)
        return False
    finally:
        claim.unlink(missing_ok=True)
    return own and not used and not known


def identity(look: Look) -> Identity:
    """Which desk this is."""
    return desks.identity(look)


@act(N_("Take operations in"))
def take_operations(work: Work, *, operations: tuple[OperationRow, ...]) -> Outcome[AppendResult]:
    """The operations are in the journal, those not there yet and once."""
    result = append.append(work, operations)
    return Outcome(result, changed=result.tables)
