"""Papers: what the desk knows goes to the press and comes back as PDF, and the journal knows that it was printed."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from fairdesk.base.errors import NoSuchChoice, PaperNotDrawn, Refusal
from fairdesk.base.i18n import listed
from fairdesk.base.progress import Progress
from fairdesk.exchange.container import refuse_unwritable, write_safely
from fairdesk.printing import press
from fairdesk.records.badges import BadgeBatch, BadgeSheets
from fairdesk.records.letters import LetterCard
from fairdesk.records.papers import LetterFacts
from fairdesk.services import badge_batches, issuing, letters, preferences, reporting
from fairdesk.services.desk import Desk
from fairdesk.services.gathering.catalogue import SOURCES
from fairdesk.services.sheets.catalogue import MAKERS
from fairdesk.services.signing import finished
from fairdesk.store.unit_of_work import Look


def draw_letter(desk: Desk, *, letter_id: str) -> bytes:
    """The letter as PDF, drawn from the facts it was issued with, marked and signed by this desk.

    What was printed before bears the number of this printing and a code that says copy; a void letter says so on every page.
    """
    card = desk.look(letters.card, letter_id=letter_id)
    pdf = marked_letter(card, desk.look(letters.code_now, card=card), training=desk.look(training))
    return finished(desk, pdf, day=card.facts.day)


def marked_letter(card: LetterCard, qr: str, *, training: bool = False) -> bytes:
    """The letter as it would be printed now, before it is signed."""
    pdf = press.letter(card.facts, qr)
    return press.marked(pdf, copy=len(card.prints), void_reason=card.void_reason, void_day=card.void_on, training=training)


def training(look: Look) -> bool:
    """Whether this desk is used for a rehearsal: its papers say so."""
    return bool(preferences.value(look, key="training"))


def letter_job(desk: Desk, card: LetterCard) -> Callable[[Progress], bytes]:
    """A job that draws this letter as it would be printed now."""
    return lambda _progress: marked_letter(card, desk.look(letters.code_now, card=card), training=desk.look(training))


def preview_job(facts: LetterFacts) -> Callable[[Progress], bytes]:
    """A job that draws what a letter would say, marked as a draft and without a code."""
    return lambda _progress: press.letter_draft(facts)


def print_letter(desk: Desk, *, letter_id: str, out: Path) -> bytes:
    """The letter lies at `out` as PDF, and the journal knows of this copy."""
    pdf = draw_letter(desk, letter_id=letter_id)
    write_safely(out, pdf)
    desk.do(letters.note_print, letter_id=letter_id, target=out.name, sha256=hashlib.sha256(pdf).hexdigest())
    return pdf


def preflight(facts: object, out: Path) -> None:
    """Nothing happens; refused where no paper can be written to `out`, where a sign on it has no glyph, or it cannot be drawn."""
    refuse_unwritable(out)
    press.refuse_unprintable(facts)
    if isinstance(facts, LetterFacts):
        press.set_paper(facts, press.NO_CODE)


def print_or_void(desk: Desk, *, letter_id: str, out: Path) -> LetterCard:
    """The letter lies at `out` and is known to be printed; one that cannot be drawn or written is void with the reason."""
    try:
        print_letter(desk, letter_id=letter_id, out=out)
    except Refusal as refusal:
        desk.do(letters.void, letter_id=letter_id, reason=refusal.message)
        raise
    except Exception as fault:  # whatever went wrong, a number without a paper is void
        number = desk.look(letters.card, letter_id=letter_id).row.number
        told = PaperNotDrawn(number=number)
        logging.getLogger("fairdesk").exception("the letter %s could not be drawn", letter_id)
        desk.do(letters.void, letter_id=letter_id, reason=told.message)
        raise told from fault
    return desk.look(letters.card, letter_id=letter_id)


def kinds() -> list[tuple[str, str]]:
    """Every kind of paper that can be made of a record: its key and its title. Test pages belong to their printers."""
    made = {"letter_of_intent", "badge", "report", *MAKERS, *SOURCES}
    return [(key, one.label) for key, one in press.documents().items() if key in made]


def print_document(desk: Desk, *, kind: str, name: str, out: Path) -> None:
    """The paper of this kind about this record lies at `out`; refused where kind or record is unknown."""
    makers = {"letter_of_intent": print_letter_named, "badge": print_badge_named, "report": reporting_named} | MAKERS
    if kind in SOURCES:
        issuing.print_paper(desk, kind=kind, name=name, out=out)
        return
    if kind not in makers:
        raise NoSuchChoice(what=kind, known=listed(key for key, _title in kinds()))
    makers[kind](desk, name, out)


def print_letter_named(desk: Desk, name: str, out: Path) -> None:
    """The letter of this number or id lies at `out`."""
    print_letter(desk, letter_id=desk.look(letters.card, letter_id=name).row.id, out=out)


def print_badge_named(desk: Desk, name: str, out: Path) -> None:
    """The badge of this person lies at `out`."""
    print_badges(desk, out=out, names=[name], layout="single")


def reporting_named(desk: Desk, name: str, out: Path) -> None:
    """The report of this name lies at `out`."""
    reporting.write(desk, name=name, out=out)


def print_badges(
    desk: Desk,
    *,
    out: Path,
    names: Sequence[str] = (),
    filters: dict[str, str] | None = None,
    layout: str = "a4-8",
    order: str = "roster",
    progress: Progress | None = None,
) -> int:
    """The badges of these people lie at `out`, and the journal knows that they were printed; answers with how many."""
    batch = BadgeBatch(names=tuple(names), filters=tuple((filters or {}).items()), order=order)
    return badge_batches.print_batch(desk, out=out, batch=batch, sheets=BadgeSheets(layout=layout), progress=progress)
