"""Clean bundles opened and saved again by openpyxl: whether anything at all is listed, and whether a planted edit is."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from fairdesk.exchange import parcel
from fairdesk.exchange.corrections import proposals
from fairdesk.exchange.seal import open_sealed
from fairdesk.services import standing
from fairdesk.services.desk import Desk
from fairdesk.services.keys import desk_keys
from fairdesk.workbook.sealed_cells import sheets_of
from fairdesk.workbook.sealed_reader import sealed_book_of
from tests.booths import Hall, work_at
from tests.exchange.edits import EDITS, saved_again


@dataclass
class Tally:
    """What was found in how many bundles."""

    bundles: int = 0
    alarms: int = 0
    broken: int = 0
    planted: int = 0
    found: int = 0
    kinds: set[str] = field(default_factory=set)


def listed(bureau: Desk, raw: bytes) -> tuple[bool, list[str]]:
    """Whether the seal is whole, and what the bureau would list: kind by kind."""
    book = sealed_book_of(sheets_of(raw))
    public = bureau.look(standing.keys_for, manifest=book.sealed.manifest)
    _document, lines = open_sealed(book.sealed, bureau.look(desk_keys).age_secret, public, kind="bundle")
    content = parcel.unpack(lines)
    return len(content.operations) > 0, [one.kind for one in proposals(content.tables, book, content.fields)]


def resaved(hall: Hall, count: int, seed: int = 7) -> Tally:
    """So many different bundles of the booth, each saved again; one of them in ten once more with one planted edit."""
    dice, tally = Random(seed), Tally()
    for number in range(count):
        if number % 10 == 0:
            work_at(hall.booth, 1 + dice.randrange(3))
        raw = hall.bundle(f"{number % 10}.xlsx").read_bytes()
        again = saved_again(raw)
        whole, kinds = listed(hall.bureau, again)
        tally.bundles, tally.alarms, tally.broken = tally.bundles + 1, tally.alarms + len(kinds), tally.broken + (not whole)
        if number % 10 == 0:
            edit = dice.choice(EDITS)
            _whole, kinds = listed(hall.bureau, saved_again(again, edit.do))
            tally.planted, tally.found = tally.planted + 1, tally.found + (kinds == [edit.told(_EMPTY)[0][0]])
            tally.kinds.add(edit.name)
    return tally


_EMPTY: list[tuple[str, ...]] = [("",) * 9] * 9
"""Rows for `Edit.told` where only the kind counts."""
