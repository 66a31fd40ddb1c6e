"""The door of the press: facts in, PDF out; and a PDF or a picture read again as a stranger would read it.

Nothing heavy is imported before the first paper is drawn or read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from fairdesk.base.errors import FileUnreadable, NotAPaper, SignNotPrintable
from fairdesk.base.i18n import _, listed
from fairdesk.base.progress import Progress, silent
from fairdesk.records.papers import BadgeFacts, LetterFacts, ReportFacts

if TYPE_CHECKING:
    from fairdesk.printing.document import Document

READ_DPI = (200, 300, 150)
"""Resolutions a page is read at, until a code is found."""
_one_reader = Lock()
LARGEST = 64 * 1024 * 1024
"""Bytes of a paper that is read; a page we make is under one."""


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


# ---- reading -----------------------------------------------------------------------------------------------------------


def is_pdf(content: bytes) -> bool:
    """Whether the bytes claim to be a PDF."""
    return content[:1024].lstrip().startswith(b"%PDF-")


@contextmanager
def opened(pdf: bytes, name: str = "PDF") -> Iterator[Any]:
    """The paper, opened for one reader at a time: the engine that reads it is not safe for threads."""
    import pypdfium2

    if len(pdf) > LARGEST:
        raise FileUnreadable(path=name, detail=_("larger than any paper of ours"))
    with _one_reader:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            raise NotAPaper(detail="PDF") from None
        try:
            yield document
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    with opened(pdf) as document:
        return len(document)


def render_page(pdf: bytes, page: int, dpi: int) -> tuple[int, int, bytes]:
    """One page as a picture on white: width, height, three bytes a pixel (red, green, blue)."""
    with opened(pdf) as document:
        bitmap = document[page].render(scale=dpi / 72, rev_byteorder=True, fill_color=(255, 255, 255, 255))
        picture = bitmap.to_pil().convert("RGB")
        return picture.width, picture.height, picture.tobytes()


def page_text(pdf: bytes) -> str:
    """The text of every page, as another program reads it."""
    with opened(pdf) as document:
        return "\n".join(document[place].get_textpage().get_text_range() for place in range(len(document)))


def attached_facts(pdf: bytes) -> bytes | None:
    """The facts a paper carries inside it, or None."""
    from fairdesk.printing import archive

    return archive.attached_facts(pdf)


def read_codes(content: bytes, name: str) -> list[str]:
    """The texts of the codes on a PDF's pages or on a picture; the red channel is read too, for seals stand over codes.

    Refused, by the file's name: bytes that are neither a PDF nor a picture.
    """
    import zxingcpp

    found: list[str] = []
    for picture in _pictures(content, name):
        for grey in (picture.convert("L"), picture.getchannel("R")):
            found += [
                one.text for one in zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
            ]
        if found:
            break
    return list(dict.fromkeys(found))


def _pictures(content: bytes, name: str) -> Iterable[Any]:
    from PIL import Image, UnidentifiedImageError

    if is_pdf(content):
        pages = page_count(content)
        for dpi in READ_DPI:
            for page in reversed(range(min(pages, 20))):
                width, height, rgb = render_page(content, page, dpi)
                yield Image.frombytes("RGB", (width, height), rgb)
        return
    import io

    try:
        with Image.open(io.BytesIO(content)) as picture:
            yield picture.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError):
        raise FileUnreadable(path=name, detail=_("neither a PDF nor a picture")) from None
