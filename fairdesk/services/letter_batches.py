"""Many letters at once: those of a ceremony in calling order, or those that wait for the printer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from fairdesk.base.errors import NoLetterToPrint, NoSuchChoice
from fairdesk.base.file_names import file_name
from fairdesk.base.i18n import _, listed
from fairdesk.base.progress import Progress, silent
from fairdesk.exchange.container import refuse_unwritable, write_safely
from fairdesk.models.letters import LetterOfIntent
from fairdesk.printing import press
from fairdesk.records.choices import LetterState
from fairdesk.records.printing import PaperKind, Sides
from fairdesk.services import letters, papers, printers
from fairdesk.services.desk import Desk
from fairdesk.store import stage, things
from fairdesk.store.unit_of_work import Look

ALL, WAITING = "all", "waiting"
KNOWN = 12
"""So many ceremonies are named to whoever asked for one that is not there; a fair has fewer."""


def chosen(look: Look, *, name: str) -> tuple[str, ...]:
    """The ids of the valid letters that have a page here: of a ceremony (id, code or title) in calling order, `all` by number, or
    those `waiting` to be printed. Refused where there is no such ceremony, or no letter fits.
    """
    found = [one for one in _named(look, name) if one.qr and not one.voided]
    if name == WAITING:
        found = [one for one in found if one.state is LetterState.ISSUED]
    if not found:
        raise NoLetterToPrint(name=name)
    return tuple(one.id for one in found)


def _named(look: Look, name: str) -> list[LetterOfIntent]:
    if name in {ALL, WAITING}:
        return stage.letters(look)
    ceremony = stage.ceremony(look, name)
    if ceremony is None:
        known = [ALL, WAITING, *(one.title for one in stage.ceremonies(look)[:KNOWN])]
        raise NoSuchChoice(what=name, known=listed(known))
    called = [things.find(look, LetterOfIntent, entry.letter_id) for entry in stage.entries(look, ceremony.id)]
    return [one for one in called if one is not None]


def write_all(desk: Desk, *, name: str, folder: Path, progress: Progress | None = None) -> list[Path]:
    """A signed file of each letter lies in the folder, named so that they sort in their order, and the journal knows of each.

    A cancel is heard between two letters: those written stay and are on record.
    """
    wanted = desk.look(chosen, name=name)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for place, letter_id in enumerate((progress or silent()).track(_("Drawing letters"), wanted, len(wanted), every=1), start=1):
        number = desk.look(letters.card, letter_id=letter_id).row.number
        out = folder / f"{place:03d} {file_name(number)}.pdf"
        refuse_unwritable(out)
        pdf = papers.draw_letter(desk, letter_id=letter_id)
        write_safely(out, pdf)
        desk.do(letters.note_print, letter_id=letter_id, target=out.name, sha256=hashlib.sha256(pdf).hexdigest())
        made.append(out)
    return made


def for_the_printer(desk: Desk, *, name: str, progress: Progress | None = None) -> tuple[bytes, tuple[str, ...]]:
    """One file with every letter in its order, each in as many originals as it says, and the ids of the letters.

    Nothing is on record yet: that is when the printer took it.
    """
    wanted = desk.look(chosen, name=name)
    profile = desk.look(printers.profile, kind=PaperKind.LETTER)

    def drawn() -> Iterator[tuple[bytes, int]]:
        for letter_id in (progress or silent()).track(_("Drawing letters"), wanted, len(wanted), every=1):
            card = desk.look(letters.card, letter_id=letter_id)
            qr = desk.look(letters.code_now, card=card)
            pdf = papers.marked_letter(card, qr, training=desk.look(papers.training))
            yield pdf, 1 if card.prints else card.facts.copies

    return press.joined(drawn(), both_sides=profile.options.sides is not Sides.ONE), wanted
