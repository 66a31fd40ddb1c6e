"""The door of the press: facts in, PDF out; `reading` looks at a PDF or a picture again as a stranger would.

Nothing heavy is imported before the first paper is drawn or read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fairdesk.base.errors import PaperUnknown, SignNotPrintable
from fairdesk.base.i18n import listed
from fairdesk.base.progress import Progress, silent
from fairdesk.printing.document import NO_CODE
from fairdesk.printing.reading import is_pdf, opened, page_count, page_text, read_codes, render_page
from fairdesk.records.badges import BadgeSheets, BatchItem
from fairdesk.records.faces import Face, Slot
from fairdesk.records.papers import LetterFacts, PaperFacts, ReportFacts, Setting
from fairdesk.records.sheets import PaperSize

if TYPE_CHECKING:
    from fairdesk.printing.document import Document
    from fairdesk.printing.paper import Drawn

__all__ = [
    "NO_CODE",
    "attached_facts",
    "badges",
    "check_wording",
    "documents",
    "draft",
    "face",
    "faces",
    "is_pdf",
    "joined",
    "letter",
    "letter_draft",
    "lost_faces",
    "marked",
    "missing_signs",
    "opened",
    "page_count",
    "page_text",
    "paper",
    "read_codes",
    "refuse_unprintable",
    "render_page",
    "report",
    "same_faces",
    "set_paper",
    "sheet",
    "shipped_wording",
    "sketch",
    "specimen",
    "use_faces",
]


def letter(facts: LetterFacts, qr: str) -> bytes:
    """The letter of intent with its signed code."""
    from fairdesk.printing.documents import letter_of_intent

    return letter_of_intent.draw(facts, qr)


def letter_draft(facts: LetterFacts) -> bytes:
    """What the letter would look like: marked as a draft, its code saying nothing but that."""
    return draft(letter(facts, NO_CODE))


def paper(facts: PaperFacts, qr: str = "") -> bytes:
    """A flowing paper besides the letter of intent, with its signed code where it has one."""
    from fairdesk.printing import deeds

    return deeds.draw(documents()[facts.kind], facts, qr)


def set_paper(facts: LetterFacts | PaperFacts, qr: str) -> Drawn:
    """The paper of these facts as it is drawn, each sign with its field."""
    from fairdesk.printing import deeds
    from fairdesk.printing.documents import letter_of_intent

    if isinstance(facts, LetterFacts):
        return letter_of_intent.set_letter(facts, qr)
    return deeds.set_deed(documents()[facts.kind], facts, qr)


def joined(papers: Iterable[tuple[bytes, int]], *, both_sides: bool = False) -> bytes:
    """Several papers as one file for a printer, each as often as its number says."""
    from fairdesk.printing import joining

    return joining.joined(papers, both_sides=both_sides)


def draft(pdf: bytes) -> bytes:
    """The paper marked as a draft on every page."""
    from fairdesk.printing.mark import Mark, Word, marked

    return marked(pdf, Mark(word=Word.DRAFT))


def marked(pdf: bytes, *, copy: int = 0, void_reason: str = "", void_day: date | None = None, training: bool = False) -> bytes:
    """The paper with what every page must say of it: how often it was printed before, why it is void and since when, or that
    it belongs to a rehearsal. With nothing to say it is the same bytes. Before it is signed, never after.
    """
    from fairdesk.printing.mark import Mark, Word, marked

    word = Word.VOID if void_reason or void_day else Word.TRAINING if training else None
    return marked(pdf, Mark(word=word, printing=copy + 1 if copy else 0, reason=void_reason, day=void_day))


def specimen(kind: str, setting: Setting) -> bytes:
    """The specimen of this kind of flowing paper in this wording. Refused by name: a place or part it does not know, or lacks."""
    from dataclasses import replace

    check_wording(kind, setting.wording)
    document = documents()[kind]
    signed = document.specimen()
    return document.draw(replace(signed, facts=replace(signed.facts, setting=setting)))


def sketch(kind: str, setting: Setting) -> bytes:
    """The specimen as it looks in this wording, not made fit for keeping: a third quicker. Refused as `specimen`."""
    from dataclasses import replace

    check_wording(kind, setting.wording)
    signed = documents()[kind].specimen()
    return set_paper(replace(signed.facts, setting=setting), signed.qr).pdf


def check_wording(kind: str, text: str) -> None:
    """Nothing happens; refused by name where the wording is none for this kind of paper."""
    from fairdesk.rules import wording

    document = documents().get(kind)
    if document is None or not document.places:
        raise PaperUnknown(key=kind)
    if not text:
        return
    lines, opened_there = wording.read_wording(text), wording.sections_of(text)
    wording.check_sections(opened_there, sections())
    wording.check_once(opened_there, lines)
    wording.check_wording(lines, document.places, document.parts, document.needed_parts)


@cache
def sections() -> frozenset[str]:
    """Every section the wordings of the program have: what a check of a paper has a name for."""
    from fairdesk.rules.wording import sections_of

    return frozenset(name for key, one in documents().items() if one.places for name, _line in sections_of(shipped_wording(key)))


def shipped_wording(kind: str) -> str:
    """The wording of this kind of paper as it comes with the program."""
    from fairdesk.printing.wording import shipped

    return shipped(kind)


def badges(items: Iterable[BatchItem], sheets: BadgeSheets, progress: Progress | None = None) -> bytes:
    """The badges and dividers in their order, on these sheets. Refused: a layout that is unknown or cannot be."""
    from fairdesk.printing.documents import badge

    return badge.draw(items, sheets, progress or silent())


def report(facts: ReportFacts, size: PaperSize = PaperSize.A4) -> bytes:
    """The report on this size of sheet."""
    from fairdesk.printing.documents import report as paper

    return paper.draw(facts, size)


def sheet(kind: str, facts: object) -> bytes:
    """A list, sign, card, schedule, slip or table of this kind."""
    return documents()[kind].draw(facts)


def documents() -> dict[str, Document]:
    """Every kind of paper."""
    from fairdesk.printing.catalogue import DOCUMENTS

    return DOCUMENTS


def use_faces(paths: Mapping[Slot, str]) -> None:
    """Papers made from now on are set in the faces of these files, slot by slot; no file is opened yet."""
    from fairdesk.printing import slots

    slots.use_slots(paths)


def faces() -> str:
    """What a paper made now remembers of the faces it is set in; empty where they are the program's own."""
    from fairdesk.printing import slots

    return slots.faces()


def face(path: Path) -> Face:
    """The typeface in this file. Refused where papers cannot or may not be set in it."""
    from fairdesk.printing import slots

    return slots.read_face(path)


def lost_faces() -> list[str]:
    """A sentence for each typeface in use that cannot be read any more; papers are set in the program's own meanwhile."""
    from fairdesk.printing import slots

    return slots.lost()


def same_faces(setting: Setting) -> bool:
    """Whether the faces a paper was set in are at hand, so that drawn again it looks the same."""
    from fairdesk.printing import slots

    return slots.same_faces(setting.faces)


def missing_signs(text: str) -> list[str]:
    """The characters of the text that no face can print."""
    from fairdesk.printing import fonts

    return fonts.missing_signs(text)


def refuse_unprintable(facts: object) -> None:
    """Nothing happens; refused where any text of the facts has a sign no face can print."""
    for text in _texts(facts):
        lost = missing_signs(text)
        if lost:
            raise SignNotPrintable(text=text[:40], signs=listed(f"{sign} (U+{ord(sign):04X})" for sign in lost))


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))


def attached_facts(pdf: bytes) -> bytes | None:
    """The facts a paper carries inside it, or None."""
    from fairdesk.printing import archive

    return archive.attached_facts(pdf)
