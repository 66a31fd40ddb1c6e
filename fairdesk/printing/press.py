"""The door of the press: facts in, PDF out; `reading` looks at a PDF or a picture again as a stranger would.

Nothing heavy is imported before the first paper is drawn or read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from fairdesk.base.errors import SignNotPrintable
from fairdesk.base.i18n import _, listed
from fairdesk.base.progress import Progress, silent
from fairdesk.printing.reading import is_pdf, opened, page_count, page_text, read_codes, render_page
from fairdesk.records.papers import BadgeFacts, LetterFacts, ReportFacts

if TYPE_CHECKING:
    from fairdesk.printing.document import Document

__all__ = [
    "attached_facts",
    "badges",
    "documents",
    "is_pdf",
    "letter",
    "letter_draft",
    "missing_signs",
    "opened",
    "page_count",
    "page_text",
    "read_codes",
    "refuse_unprintable",
    "render_page",
    "report",
]


def letter(facts: LetterFacts, qr: str) -> bytes:
    """The letter of intent with its signed code."""
    from fairdesk.printing.documents import letter_of_intent

    return letter_of_intent.draw(facts, qr)


def letter_draft(facts: LetterFacts) -> bytes:
    """What the letter would look like: marked as a draft, its code saying nothing but that."""
    from fairdesk.printing.documents import letter_of_intent
    from fairdesk.printing.mark import mark

    return mark(letter_of_intent.draw(facts, "DRAFT " * 70), _("DRAFT"))


def badges(facts: Iterable[BadgeFacts], layout: str, progress: Progress | None = None) -> bytes:
    """The badges in their order, in this layout."""
    from fairdesk.printing.documents import badge

    return badge.draw(facts, layout, progress or silent())


def report(facts: ReportFacts) -> bytes:
    """The report."""
    from fairdesk.printing.documents import report as paper

    return paper.draw(facts)


def documents() -> dict[str, Document]:
    """Every kind of paper."""
    from fairdesk.printing.catalogue import DOCUMENTS

    return DOCUMENTS


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
