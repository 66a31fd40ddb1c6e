"""Papers as scanners and telephones bring them back: turned, leaning, photographed on a table, sealed, many to a file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from pathlib import Path
from random import Random

import qrcode
from PIL import Image, ImageDraw, ImageFilter
from PIL.Image import Image as Picture

from fairdesk.printing import press
from fairdesk.printing.reading import codes_in, page_count, page_picture
from fairdesk.printing.straighten import projection
from fairdesk.records.letters import LetterCard, LetterForm
from fairdesk.records.talks import NegotiationForm
from fairdesk.rules.page_marks import page_mark, read_page_mark
from fairdesk.services import letters, talks
from fairdesk.services.desk import Desk

WOOD = (96, 74, 58)
RED = (200, 30, 36)


@dataclass(frozen=True)
class Signed:
    """An issued letter and its pages as they were printed."""

    id: str
    number: str
    pages: tuple[Picture, ...]


def signed_letter(desk: Desk, project: str = "果蔬冷链", dpi: int = 150) -> Signed:
    """A letter of intent of the small fair, issued at this desk, printed and sealed."""
    talk = desk.do(talks.save, form=NegotiationForm(organisation_id="ORG001", area_id="A001", project=project)).result
    issued = desk.do(letters.issue, form=LetterForm(negotiation_id=talk, cash_fen=6_000_000)).result
    desk.do(letters.note_print, letter_id=issued, target="booth printer")
    return Signed(issued, desk.look(letters.card, letter_id=issued).row.number, pages_of(desk, issued, dpi))


def pages_of(desk: Desk, letter_id: str, dpi: int = 150) -> tuple[Picture, ...]:
    """The pages of a letter as they were printed, marked at the foot, the last one sealed and signed."""
    card: LetterCard = desk.look(letters.card, letter_id=letter_id)
    digest = desk.look(_digest, letter_id=letter_id)
    pdf = press.letter(card.facts, card.qr)
    count = page_count(pdf)
    pages = [marked(page_picture(pdf, at, dpi), digest, at + 1, count) for at in range(count)]
    return (*pages[:-1], sealed(pages[-1]))


def _digest(look: object, *, letter_id: str) -> str:
    from fairdesk.models.letters import LetterOfIntent
    from fairdesk.store import things
    from fairdesk.store.unit_of_work import Look

    assert isinstance(look, Look)
    return things.get(look, LetterOfIntent, letter_id).digest


def marked(page: Picture, digest: str, number: int, of: int) -> Picture:
    """The page with its mark at the foot; as it is where the press has set one."""
    if any(read_page_mark(one.text) for one in codes_in(page)):
        return page
    code = qrcode.QRCode(version=1, error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(page_mark(digest, number, of))
    side = round(page.width / 210 * 15)
    mark = code.make_image().get_image().convert("RGB").resize((side, side), Image.Resampling.NEAREST)
    page = page.copy()
    page.paste(mark, (round(page.width * 0.07), page.height - side - round(page.height * 0.02)))
    return page


def sealed(page: Picture) -> Picture:
    """The page with a red seal of 42 mm in its lower half, and a signature in blue."""
    page = page.copy()
    draw = ImageDraw.Draw(page)
    dot = page.width / 210
    draw.ellipse([60 * dot, 205 * dot, 102 * dot, 247 * dot], outline=RED, width=round(1.2 * dot))
    draw.line([(120 * dot, 225 * dot), (130 * dot, 214 * dot), (141 * dot, 228 * dot), (158 * dot, 216 * dot)], (28, 40, 140), 3)
    return page


def scan(page: Picture, lean: float = 0.0, seed: int = 1) -> Picture:
    """The page from a flat scanner: a little askew, a little grey, never the same twice."""
    dice = Random(seed)
    turned = page.rotate(-lean, Image.Resampling.BICUBIC, expand=45 <= abs(lean) % 180 <= 135, fillcolor=(250, 250, 248))
    turned.putpixel((dice.randrange(turned.width), dice.randrange(turned.height)), (128, 128, 128))
    return turned.filter(ImageFilter.GaussianBlur(0.6))


def photo(page: Picture, turn: float = 0.0, slant: float = 0.06, size: int = 2600) -> Picture:
    """The page photographed on a table, seen from one side (`slant`, a share of its width), turned clockwise by degrees."""
    corners = photographed_corners(turn, slant, size)
    sheet = ((0.0, 0.0), (page.width, 0.0), (page.width, page.height), (0.0, page.height))
    back = projection(corners, sheet)
    taken = page.transform((size, size), Image.Transform.PERSPECTIVE, back, Image.Resampling.BICUBIC)
    shape = Image.new("L", (size, size))
    ImageDraw.Draw(shape).polygon([(x, y) for x, y in corners], fill=255)
    table = Image.new("RGB", (size, size), WOOD)
    table.paste(taken, mask=shape)
    light = Image.linear_gradient("L").resize((size, size)).point([200 + level // 5 for level in range(256)])
    return Image.composite(table, Image.new("RGB", (size, size), (0, 0, 0)), light).filter(ImageFilter.GaussianBlur(0.8))


def photographed_corners(turn: float, slant: float, size: int) -> tuple[tuple[float, float], ...]:
    """Where the corners of the sheet (top left, clockwise) lie on such a photo."""
    half_x, half_y = 0.31 * size, 0.31 * size * 297 / 210
    upright = (
        (-half_x * (1 - slant), -half_y),
        (half_x * (1 - slant), -half_y),
        (half_x, half_y * (1 - slant)),
        (-half_x, half_y),
    )
    by = radians(turn)
    return tuple((size / 2 + x * cos(by) - y * sin(by), size / 2 + x * sin(by) + y * cos(by)) for x, y in upright)


def as_pdf(path: Path, pages: Sequence[Picture], dpi: int = 150) -> Path:
    """A scanner's PDF of these pages lies at `path`."""
    pages[0].save(path, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], quality=85)
    return path


def as_picture(path: Path, page: Picture) -> Path:
    """The picture lies at `path`, in the kind its ending says."""
    page.save(path, quality=85)
    return path


def as_tiff(path: Path, pages: Sequence[Picture]) -> Path:
    """A scanner's TIFF in black and white lies at `path`."""
    grey = [page.convert("L").point([255 if level > 150 else 0 for level in range(256)]).convert("1") for page in pages]
    grey[0].save(path, "TIFF", compression="group4", save_all=True, append_images=grey[1:], dpi=(150, 150))
    return path


def opened(content: bytes) -> Picture:
    """The picture of these bytes, whole."""
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture
