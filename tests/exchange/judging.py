"""Holds every tampering against the bureau: refused with the reason that fits, nothing taken, and the untouched bundle taken."""

from __future__ import annotations

import base64
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from random import Random

from fairdesk.base.errors import Refusal
from fairdesk.base.i18n import _
from fairdesk.exchange.seal import open_sealed
from fairdesk.records.sealed import Rows, ShownSheet
from fairdesk.services import exchange, history, standing
from fairdesk.services.keys import desk_keys
from fairdesk.store import desks
from fairdesk.workbook.sealed_cells import sheets_of
from fairdesk.workbook.sealed_reader import sealed_book_of
from tests.exchange.scene import Scene
from tests.exchange.tamperings import Tampering


@dataclass(frozen=True)
class Verdict:
    """What came of one tampering; `fault` is empty where everything was as it must be."""

    name: str
    said: str
    fault: str


def judged(scene: Scene, tampering: Tampering, *, control: bool = True) -> Verdict:
    """The bureau's answer to the tampering, and, for the control, to the untouched bundle beside it."""
    beside = exchange.merge(scene.bureau, bundles=[scene.hall.folder / "newest.xlsx"], rehearse=True).bundles if control else ()
    if tampering.before is not None:
        tampering.before(scene)
    before = scene.bureau.look(history.state_digest)
    path = scene.hall.folder / "tampered.xlsx"
    path.write_bytes(tampering.make(scene))
    report = exchange.merge(scene.bureau, bundles=[path])
    (result,) = report.bundles
    faults = [] if fits(tampering.told, result.status, result.reason) else [f"said {result.status}: {result.reason}"]
    faults += [] if report.digest == before else ["the state is another"]
    faults += [] if not result.operations else [f"{result.operations} operations were taken"]
    faults += ["the untouched bundle is not taken" for one in beside if one.status != "merged" or not one.operations]
    if tampering.after is not None:
        tampering.after(scene)
    return Verdict(tampering.name, result.reason or result.status, "; ".join(faults))


def fits(told: type[Refusal] | str, status: str, reason: str) -> bool:
    """Whether this is the status, or the sentence of the refusal that was to come."""
    if isinstance(told, str):
        return status == told
    pattern = re.sub(r"\\\{\w+\\\}", ".*", re.escape(_(told.sentence)))
    return status == "refused" and re.fullmatch(pattern, reason, re.DOTALL) is not None


def judged_receipt(scene: Scene, tampering: Tampering) -> Verdict:
    """The booth's answer to a receipt that is none."""
    booth, path = scene.hall.booth, scene.hall.folder / "tampered.xlsx"
    path.write_bytes(tampering.make(scene))
    before = booth.look(history.state_digest), booth.look(desks.unexchanged)
    try:
        exchange.acknowledge(booth, receipt=path)
        said, fault = "acknowledged", "it was taken"
    except Refusal as refusal:
        said = refusal.message
        fault = "" if type(refusal) is tampering.told else f"said {type(refusal).__name__}"
    if (booth.look(history.state_digest), booth.look(desks.unexchanged)) != before:
        fault += "; the state is another"
    return Verdict(tampering.name, said, fault)


# ---- single bits -------------------------------------------------------------------------------------------------------


def flipped(scene: Scene, count: int, seed: int = 5) -> tuple[Counter[str], int]:
    """So many bits flipped, one at a time, in the cells of the sealed part; how each was refused, and how many were not."""
    sheets = [one for one in sheets_of(scene.raw) if one.title.startswith("FD_")]
    pieces: dict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    for at, one in enumerate(sheets):
        for row, cells in enumerate(one.rows):
            for column, text in enumerate(cells):
                pieces[_piece(one.title, cells, column)].append((at, row, column, len(text)))
    dice, said, taken = Random(seed), Counter[str](), 0
    keys = scene.bureau.look(desk_keys)
    fair = scene.bureau.identity.fair_code
    public = scene.bureau.look(standing.keys_for, manifest=scene.sealed.manifest)
    for _flip in range(count):
        places = pieces[dice.choice(sorted(pieces))]
        at, row, column, length = dice.choices(places, [one[3] for one in places])[0]
        sign, bit = dice.randrange(length), dice.randrange(7)
        changed = [*sheets]
        changed[at] = _with_flip(sheets[at], row, column, sign, bit)
        try:
            open_sealed(sealed_book_of(changed).sealed, keys.age_secret, public, fair=fair, kind="bundle")
            taken += 1
        except Refusal as refusal:
            said[type(refusal).__name__] += 1
    return said, taken


def _piece(title: str, cells: tuple[str, ...], column: int) -> str:
    """Which part of the sealed part a cell is of: each is hit equally often."""
    if column == 0 or cells[0] not in {"manifest", "signature"}:
        return "payload" if column and title != "FD_MANIFEST" else "labels"
    return cells[0]


def _with_flip(sheet: ShownSheet, row: int, column: int, sign: int, bit: int) -> ShownSheet:
    cells = list(sheet.rows[row])
    text = cells[column]
    cells[column] = text[:sign] + chr(ord(text[sign]) ^ (1 << bit)) + text[sign + 1 :]
    rows: Rows = (*sheet.rows[:row], tuple(cells), *sheet.rows[row + 1 :])
    return replace(sheet, rows=rows)


def unflipped(scene: Scene) -> int:
    """How many lines the sealed part holds where no bit is flipped: the control of `flipped`."""
    keys = scene.bureau.look(desk_keys)
    public = scene.bureau.look(standing.keys_for, manifest=scene.sealed.manifest)
    book = sealed_book_of(sheets_of(scene.raw))
    assert base64.b64decode(book.sealed.chunks[0][:4])
    return len(open_sealed(book.sealed, keys.age_secret, public, kind="bundle")[1])
