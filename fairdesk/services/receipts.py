"""Receipts: what the bureau says to each laptop about the bundles it brought, signed and sealed for that desk alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

from fairdesk.base.clock import HALL
from fairdesk.base.errors import BundleChanged
from fairdesk.base.i18n import N_, _
from fairdesk.exchange import parcel
from fairdesk.exchange.container import write_container
from fairdesk.exchange.seal import seal
from fairdesk.models.desks import EnrolledDesk
from fairdesk.records.exchange import BundleResult, NotTaken
from fairdesk.records.journal import OperationRow
from fairdesk.records.kinds import kind_word
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.sealed import Sealed
from fairdesk.services.desk import Desk
from fairdesk.services.keys import desk_keys
from fairdesk.store import attached, conflict_cards, conflicts, desks
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import journaled

Known = dict[tuple[str, int], int]
Answered = dict[tuple[str, str], str]
"""For each record (table, id) a bundle spoke of, why what it says of it was not taken; an empty text where it was."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a bundle; what its desk knew when it was sealed, and the epochs of the lives that laptop alone had led; what
    became of each record it spoke of.
    """

    result: BundleResult
    known: Known = field(default_factory=dict)
    lives: tuple[int, ...] = ()
    records: Answered = field(default_factory=dict)
    files: int = 0
    """Attached files that came with it."""


def answered(operations: Iterable[OperationRow], held: dict[str, str]) -> Answered:
    """What becomes of each record these operations speak of, where these of them are held for these reasons."""
    found: Answered = {}
    for one in operations:
        name = (one.record_table, one.record_id)
        found[name] = found.get(name) or held.get(one.id, "")
    return found


def by_laptop(taken: Sequence[Taken]) -> list[list[Taken]]:
    """The bundles whose desk is known, each laptop's together: what it wrote in this life, and in those it led before.

    A copy and its original are two laptops, and each gets its own; a desk and what was restored of it are one. A refused bundle
    tells no lives: it goes with those of its own life, or stands alone.
    """
    of_desks = [one for one in taken if one.result.device]
    led = {(one.result.device, epoch) for one in of_desks for epoch in one.lives if epoch != one.result.epoch}
    last: dict[tuple[str, int], set[int]] = {}
    for one in of_desks:
        last.setdefault((one.result.device, one.result.epoch), {one.result.epoch}).update(one.lives)
    return [
        [one for one in of_desks if one.result.device == device and one.result.epoch in epochs]
        for (device, epoch), epochs in last.items()
        if (device, epoch) not in led
    ]


def known_in_all(each: Sequence[Known]) -> Known:
    """What the desk surely knows now: of two bundles the newer may know less, where the desk was restored in between."""
    return {stream: min(one.get(stream, 0) for one in each) for stream in {name for one in each for name in one}}


def write_receipt(desk: Desk, *, folder: Path, bundles: Sequence[Taken], state: str) -> tuple[Path, Sealed]:
    """A receipt for the laptop of these bundles lies in the folder: what the bureau has of it, what was not taken and why, what
    all others did, and the digest of the bureau's state, which is the same for all receipts of one merge.
    """
    device = bundles[0].result.device
    record = next(one for one in desk.look(desks.enrolled) if one.code == device)
    sealed, tables = desk.look(_seal, record=record, bundles=bundles, state=state, at=desk.clock())
    out = _unused(folder / (_("receipt") + f"-{record.letters}-{desk.clock().astimezone(HALL):%Y%m%d-%H%M%S}.xlsx"))
    cover = [
        (_("Receipt for desk"), record.letters),
        (_("Operations the bureau has"), str(_had(desk, device))),
        (_("Not taken"), str(sum(bool(why) for one in bundles for why in one.records.values()))),
        (_("Digest of the bureau's state"), state),
    ]
    write_container(out, sealed, tables, cover)
    return out, sealed


def _unused(path: Path) -> Path:
    """This place, or one named after it where a file lies there: no receipt replaces another."""
    names = chain([path], (path.with_stem(f"{path.stem}-{number}") for number in count(2)))
    return next(one for one in names if not one.exists())


def _had(desk: Desk, device: str) -> int:
    return sum(seq for (of_device, _epoch), seq in desk.look(desks.known).items() if of_device == device)


def _seal(
    look: Look, *, record: EnrolledDesk, bundles: Sequence[Taken], state: str, at: datetime
) -> tuple[Sealed, list[TableFacts]]:
    identity = desks.identity(look)
    life = max(one.result.epoch for one in bundles)
    taken = [one for one in bundles if one.result.status != "refused"]
    refused = [[one.result.file, one.result.reason] for one in bundles if one.result.status == "refused"]
    operations = [parcel.withheld(one) for one in _news(look, record.code or "", life, taken)]
    records = {name: why for one in bundles for name, why in one.records.items()}
    head = {
        "acknowledged": desks.known_ends(look, record.code or ""),
        "digest": state,
        "held": [list(one) for one in conflicts.held(look)],
        "not_taken": [[table, name, why] for (table, name), why in sorted(records.items()) if why],
        "refused": refused,
        "conflicts": [[one.record_table, one.record_id, one.field] for one in conflicts.rows(look)],
        "files": sorted(attached.missing(look, record.code or "")),
        "corrections": sum(len(one.result.corrections) for one in bundles),
    }
    about = {"desk": record.code, "letters_to": record.letters, "life": life}
    manifest = parcel.manifest("receipt", identity, operations, at, **about)
    tables = [_records(look, records, refused), _conflicts(look)]
    sealed = seal(manifest, parcel.lines(head, operations), desk_keys(look), [record.recipient])
    return sealed, [one for one in tables if one.rows]


def _news(look: Look, device: str, life: int, taken: Sequence[Taken]) -> list[OperationRow]:
    """What the laptop has not seen, as far as its bundles tell; nothing where each of them was refused.

    Of the life it leads now it knows all; of those before a restore it may have lost some.
    """
    if not taken:
        return []
    known = known_in_all([one.known for one in taken])
    return [one for one in desks.operations_after(look, known) if (one.device, one.epoch) != (device, life)]


def refused_told(look: Look, head: dict[str, Any]) -> tuple[NotTaken, ...]:
    """What a receipt says was not taken, in the words of this desk; refused where it says it in no such form."""
    try:
        records = [(str(table), str(name), str(why)) for table, name, why in head.get("not_taken", ())]
        bundles = [(str(file), str(why)) for file, why in head.get("refused", ())]
    except (TypeError, ValueError):
        raise BundleChanged from None
    named = [(f"{kind_word(table)} {_name(look, table, name)}".strip(), why) for table, name, why in records]
    return tuple(NotTaken(what=what, reason=why) for what, why in (*bundles, *named))


def _name(look: Look, table: str, record_id: str) -> str:
    return conflict_cards.name_of(look, table, record_id) if table in journaled() else ""


def last_not_taken(look: Look) -> tuple[NotTaken, ...]:
    """What the newest receipt here said was not taken."""
    told = desks.details_of(look, "receipt")
    return tuple(NotTaken(what=what, reason=why) for what, why in told[-1][1].get("not_taken", ())) if told else ()


def _records(look: Look, records: Answered, refused: Sequence[Sequence[str]]) -> TableFacts:
    """One line for each record the bundles spoke of, what was not taken first."""
    lines = [(_("Bundle"), file, _("not taken"), why) for file, why in refused]
    for (table, record_id), why in sorted(records.items(), key=lambda one: (not one[1], one[0])):
        name = conflict_cards.name_of(look, table, record_id)
        lines.append((kind_word(table), name, _("not taken") if why else _("taken"), why))
    heads = (N_("Kind"), N_("Record"), N_("At the bureau"), N_("Reason"))
    return _table(_("Records"), heads, (20, 36, 16, 60), lines)


def _conflicts(look: Look) -> TableFacts:
    """The fields two desks settled differently and nobody has decided: which record, which field, in how many ways."""
    cards = conflict_cards.cards(look)
    lines = [(kind_word(one.record_table), one.name, one.field, str(len(one.choices))) for one in cards]
    return _table(_("Open conflicts"), (N_("Kind"), N_("Record"), N_("Column"), N_("Values")), (20, 36, 24, 12), lines)


def _table(title: str, heads: Sequence[str], widths: Sequence[int], lines: Sequence[tuple[str, ...]]) -> TableFacts:
    columns = tuple(TableColumn(head=_(head), width=width) for head, width in zip(heads, widths, strict=True))
    return TableFacts(title=title, columns=columns, rows=tuple(lines))
