"""Every kind of sheet and where it comes from: facts gathered by name, or slips that are given their numbers first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from fairdesk.exchange.container import refuse_unwritable, write_safely
from fairdesk.printing import press
from fairdesk.services import preferences
from fairdesk.services.desk import Desk
from fairdesk.services.sheets import blanks, ceremonies, forms, halls, programmes
from fairdesk.services.signing import finished
from fairdesk.store.unit_of_work import Look

GATHERED: dict[str, Callable[[Look, str], object]] = {
    "ceremony_list": ceremonies.ceremony_list,
    "flag_list": ceremonies.flag_list,
    "name_card": ceremonies.name_card,
    "booth_sign": halls.booth_sign,
    "table_sign": halls.table_sign,
    "schedule": halls.schedule,
    "agenda": programmes.agenda,
    "ledger": forms.ledger,
    "statistics": forms.statistics,
}
GIVEN: dict[str, Callable[[Desk, str], bytes]] = {
    "walk_in_slip": blanks.walk_in_slips,
    "negotiation_slip": blanks.negotiation_slips,
    "receipt": blanks.receipts,
}


def draw(desk: Desk, kind: str, name: str) -> bytes:
    """The sheet of this kind about this name; at a rehearsal it says so.

    Refused by name: what nobody knows, and a sign no font can print.
    """
    if kind in GIVEN:
        pdf = GIVEN[kind](desk, name)
    else:
        facts = desk.look(GATHERED[kind], name)
        press.refuse_unprintable(facts)
        pdf = press.sheet(kind, facts)
    return press.marked(pdf, training=bool(desk.look(preferences.value, key="training")))


def preview(desk: Desk, kind: str, name: str) -> bytes:
    """The sheet as it would print; of slips one marked as a draft, for their numbers are given when they are printed."""
    return blanks.preview(desk, kind, name) if kind in GIVEN else draw(desk, kind, name)


def write(kind: str, desk: Desk, name: str, out: Path) -> None:
    """The sheet lies at `out` as a file signed by this desk."""
    refuse_unwritable(out)
    write_safely(out, finished(desk, draw(desk, kind, name)))


MAKERS: dict[str, Callable[[Desk, str, Path], None]] = {kind: partial(write, kind) for kind in (*GATHERED, *GIVEN)}
