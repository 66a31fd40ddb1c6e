"""A scan taken apart: its pages with the texts of their codes, each made upright and packed for looking at.

Runs in the process of `scan_child`, for whoever made the file is unknown.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from fairdesk.base.errors import ScanTooLong
from fairdesk.printing.reading import codes_in, is_pdf, page_count, page_picture, pictures
from fairdesk.printing.straighten import straightened
from fairdesk.records.scans import ReadPage

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from fairdesk.printing.reading import Code

DPI: Final = (200, 300)
"""What a page of a PDF is drawn at; the finer one only where no code was found."""
MOST_PAGES: Final = 300
MOST_FRAMES: Final = 20
"""Pages of a TIFF: as many as `reading.pictures` gives."""
MOST_CODES: Final = 40
QUALITY: Final = 80
FEW_COLOURS: Final = 16
"""A page of so few colours is line art: PNG keeps it smaller and sharper than JPEG."""
FAINT: Final = 24
"""Levels between the darkest and the brightest spot of an empty page; a pencil's stroke makes more."""


def read_pages(content: bytes, name: str) -> Iterator[ReadPage]:
    """Every page in its order. Refused: no PDF and no picture, damaged, locked, or of more pages than are read."""
    if is_pdf(content):
        pages = page_count(content, name)
        _refuse_long(pages, MOST_PAGES, name)
        for page in range(pages):
            yield _pdf_page(content, page, name)
        return
    _refuse_long(_frames(content), MOST_FRAMES, name)
    for page, picture in enumerate(pictures(content, name, DPI[0]), 1):
        yield _packed(picture, codes_in(picture), page)


def _refuse_long(pages: int, most: int, name: str) -> None:
    if pages > most:
        raise ScanTooLong(path=name, pages=pages, most=most)


def _frames(content: bytes) -> int:
    """How many pages a picture has; 1 where it is none, which whoever opens it will say better."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("TIFF",)) as file:
            return int(getattr(file, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, LookupError, TypeError):
        return 1


def _pdf_page(content: bytes, page: int, name: str) -> ReadPage:
    for dpi in DPI:
        picture = page_picture(content, page, dpi, name)
        codes = codes_in(picture)
        if codes or _is_empty(picture):
            break
    return _packed(picture, codes, page + 1)


def _packed(picture: Picture, codes: list[Code], page: int) -> ReadPage:
    """The page upright, as PNG where it is line art and as JPEG in colour otherwise: the seals are red."""
    few = picture.resize((picture.width // 2 or 1, picture.height // 2 or 1), 0).getcolors(FEW_COLOURS) is not None
    upright = straightened(picture, [one.corners for one in codes])
    out = io.BytesIO()
    if few:
        upright.quantize(FEW_COLOURS).save(out, "PNG")
    else:
        upright.save(out, "JPEG", quality=QUALITY)
    return ReadPage(
        page=page,
        codes=tuple(one.text for one in codes[:MOST_CODES]),
        picture=out.getvalue(),
        media="image/png" if few else "image/jpeg",
        empty=not codes and _is_empty(picture),
    )


def _is_empty(picture: Picture) -> bool:
    """Whether nobody wrote on the page: the back of a sheet that went through a scanner of both sides."""
    from PIL import Image

    grey = picture.convert("L").resize((max(1, picture.width // 8), max(1, picture.height // 8)), Image.Resampling.BOX)
    edge_x, edge_y = grey.width // 20, grey.height // 20
    levels = [
        at for at, count in enumerate(grey.crop((edge_x, edge_y, grey.width - edge_x, grey.height - edge_y)).histogram()) if count
    ]
    return levels[-1] - levels[0] < FAINT
