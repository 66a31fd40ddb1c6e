"""Papers read back by machine: a PDF or a picture in, its pages as pictures and the texts of its codes out.

Nothing heavy is imported before the first paper is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from fairdesk.base.errors import FileUnreadable, NotAPaper
from fairdesk.base.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

READ_DPI = (200, 300)
"""Resolutions a page is read at, until a code is found."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a paper that is read; a page we make is under one, a photo under thirty."""
MOST_PAGES = 20
"""Pages of one file that are looked at; a letter has two."""
MOST_DOTS = 75_000_000
"""Dots of one picture, 225 MB in memory: an A3 sheet at 600 dpi has 70 million."""
WORK = 8_000_000
"""Dots the patient steps work on: a tenth of a second each."""
SMALL = 4_000_000
"""Dots the slowest step is worth."""
PICTURES = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
Wanted = Callable[[str], bool]
"""Whether the text of a code is one that was looked for."""
Step = tuple["Picture", float]
"""One grey version of a picture to look for codes in, and how many times as large it is."""
Steps = Callable[["Picture"], Iterable[Step]]
_one_reader = Lock()


@dataclass(frozen=True, slots=True)
class Code:
    """A code on a picture: what it says, and its corners in dots of that picture (top left, top right, bottom right, bottom left
    as the code itself stands)."""

    text: str
    corners: tuple[tuple[float, float], ...]


# ---- pages -------------------------------------------------------------------------------------------------------------


def is_pdf(content: bytes) -> bool:
    """Whether the bytes claim to be a PDF."""
    return content[:1024].lstrip().startswith(b"%PDF-")


@contextmanager
def opened(pdf: bytes, name: str = "PDF") -> Iterator[Any]:
    """The paper, opened for one reader at a time: the engine that reads it is not safe for threads.

    Refused: more bytes than any paper of ours, a file that is locked by a password, and one that is damaged.
    """
    import pypdfium2

    if len(pdf) > LARGEST:
        raise FileUnreadable(path=name, detail=_("larger than any paper of ours"))
    with _one_reader:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as fault:
            if getattr(fault, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
                raise FileUnreadable(path=name, detail=_("it is locked by a password")) from None
            raise NotAPaper(detail=name) from None
        try:
            yield document
        finally:
            document.close()


def page_count(pdf: bytes, name: str = "PDF") -> int:
    """How many pages the PDF has."""
    with opened(pdf, name) as document:
        return len(document)


def render_page(pdf: bytes, page: int, dpi: int) -> tuple[int, int, bytes]:
    """One page as a picture on white: width, height, three bytes a pixel (red, green, blue)."""
    picture = page_picture(pdf, page, dpi)
    return picture.width, picture.height, picture.tobytes()


def page_picture(pdf: bytes, page: int, dpi: int, name: str = "PDF") -> Picture:
    """One page as a picture on white; a page so large that it would pass MOST_DOTS is drawn coarser."""
    import pypdfium2

    with opened(pdf, name) as document:
        try:
            shown = document[page]
            dots = shown.get_width() * shown.get_height() * (dpi / 72) ** 2
            scale = dpi / 72 * min(1.0, (MOST_DOTS / max(dots, 1)) ** 0.5)
            bitmap = shown.render(scale=scale, rev_byteorder=True, fill_color=(255, 255, 255, 255))
        except pypdfium2.PdfiumError:
            raise NotAPaper(detail=name) from None
        picture: Picture = bitmap.to_pil().convert("RGB")
        return picture


def page_text(pdf: bytes) -> str:
    """The text of every page, as another program reads it."""
    with opened(pdf) as document:
        return "\n".join(document[place].get_textpage().get_text_range() for place in range(len(document)))


def pictures(content: bytes, name: str, dpi: int) -> Iterator[Picture]:
    """The pages of a PDF drawn at this resolution, or the picture itself as it is meant to be seen; of a TIFF each page.

    One at a time and at most MOST_PAGES. Refused, by the file's name: anything else, damaged files, and pictures of more than
    MOST_DOTS.
    """
    if not is_pdf(content):
        yield from _photos(content, name)
        return
    for page in range(min(page_count(content, name), MOST_PAGES)):
        yield page_picture(content, page, dpi, name)


def _photos(content: bytes, name: str) -> Iterator[Picture]:
    import io
    import struct
    from itertools import islice

    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    damage = (OSError, ValueError, SyntaxError, LookupError, TypeError, ArithmeticError, EOFError, struct.error)
    try:
        if len(content) > LARGEST:
            raise Image.DecompressionBombError
        with Image.open(io.BytesIO(content), formats=PICTURES) as file:
            for frame in islice(ImageSequence.Iterator(file), MOST_PAGES if file.format == "TIFF" else 1):
                if frame.width * frame.height > MOST_DOTS:
                    raise Image.DecompressionBombError
                yield _on_white(ImageOps.exif_transpose(frame))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FileUnreadable(path=name, detail=_("larger than any paper of ours")) from None
    except UnidentifiedImageError:
        raise FileUnreadable(path=name, detail=_("neither a PDF nor a picture (PNG, JPEG, TIFF, WebP, BMP)")) from None
    except damage:
        raise FileUnreadable(path=name, detail=_("the picture is damaged")) from None


def _on_white(picture: Picture) -> Picture:
    """Three channels; what is clear becomes white, and sixteen bits become eight."""
    from PIL import Image

    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        white.alpha_composite(clear)
        return white.convert("RGB")
    return picture.convert("RGB")


# ---- codes -------------------------------------------------------------------------------------------------------------


def read_codes(content: bytes, name: str, wanted: Wanted = bool) -> list[str]:
    """The texts of the codes on a PDF's pages or on a picture, each once; the search goes on until a wanted one is found.

    Refused, by the file's name: what `pictures` refuses.
    """
    sizes = READ_DPI if is_pdf(content) else READ_DPI[:1]
    found: dict[str, Code] = {}
    for steps, dpi in [*((plain, dpi) for dpi in sizes), (patient, sizes[0])]:
        for picture in pictures(content, name, dpi):
            _climb(picture, steps, wanted, found)
        if any(map(wanted, found)):
            break
    return list(found)


def codes_in(picture: Picture, wanted: Wanted = bool) -> list[Code]:
    """The codes on a picture, each once, their corners in its dots; the search goes on until a wanted one is found.

    A clean code is found in a few milliseconds, a photo of twelve million dots without any is given up within two seconds.
    """
    found: dict[str, Code] = {}
    _climb(picture, plain, wanted, found)
    if not any(map(wanted, found)):
        _climb(picture, patient, wanted, found)
    return list(found.values())


def _climb(picture: Picture, steps: Steps, wanted: Wanted, found: dict[str, Code]) -> None:
    """What these steps read is found too: of the plain ones all are taken, of the patient ones as many as it takes."""
    for grey, scale in steps(picture):
        news = [one for one in _read(grey, scale) if one.text not in found]
        found.update((one.text, one) for one in news)
        if steps is patient and any(wanted(one.text) for one in news):
            return


def plain(picture: Picture) -> Iterator[Step]:
    """The picture as it is: its red first, on which a red seal over a code is nearly as white as the paper; then its grey,
    for red itself is a colour somebody may print in."""
    if picture.mode == "RGB":
        yield picture.getchannel("R"), 1
    yield picture.convert("L"), 1


def patient(picture: Picture) -> Iterator[Step]:
    """What the damages of tests/printing/damage.py ask for, each step measured; what gained nothing was left out.

    Sharpened: out of focus, and seals in JPEG: 92 of 880 letters, all that the plain steps left. Held against its surroundings,
    and with its dark drawn together: stains and folds, 11 of the 71 badges left of 1760. Turns, medians, equalising, smoothing,
    other binarisers, blue and green found nothing that these do not. zbar behind all of it reads 15 more: not worth a library
    that every machine would have to bring, so only the tests read with it.
    """
    from PIL import ImageChops, ImageFilter

    red = picture.getchannel("R") if picture.mode == "RGB" else picture.convert("L")
    large, scale = _enlarged(red, 3)
    yield large.filter(ImageFilter.UnsharpMask(1.3 * scale, 300, 0)), scale
    large, scale = _enlarged(red, 2)
    around = large.filter(ImageFilter.BoxBlur(8 * scale))
    yield ImageChops.subtract(large, around, 1, 128).point(lambda value: 255 if value >= 108 else 0), scale
    if large.width * large.height <= SMALL:
        yield large.filter(ImageFilter.MinFilter(5)), scale


def _enlarged(grey: Picture, most: float) -> Step:
    """The picture so many times as large, or as large as WORK allows: for a big one that is smaller than it was."""
    from PIL import Image

    scale = min(most, (WORK / (grey.width * grey.height)) ** 0.5)
    size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
    return grey.resize(size, Image.Resampling.LANCZOS), scale


def _read(grey: Picture, scale: float) -> Iterable[Code]:
    import zxingcpp

    for one in zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)):
        at = one.position
        corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
        yield Code(one.text, tuple((point.x / scale, point.y / scale) for point in corners))
