"""A pile of twenty scans as a morning brings it: PDFs and photos, turned and leaning, doubles, strangers, one damaged file."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import qrcode
from PIL import Image, ImageDraw, ImageFilter
from PIL.Image import Image as Picture

from fairdesk.rules.badges import badge_text, fair_tag
from fairdesk.services import letters
from fairdesk.services.desk import Desk
from tests.scanned import Signed, as_pdf, as_picture, as_tiff, pages_of, photo, scan, signed_letter

PERSON = "01890a5d-ac96-774b-bcce-b302099a8057"


@dataclass(frozen=True)
class Pile:
    """Where the scans lie, and what came of the letters before they were scanned."""

    folder: Path
    back: tuple[Signed, ...]
    """Letters of which the page with the signatures is in the pile, readable."""
    void: Signed
    foreign: Signed


def make_pile(desk: Desk, other: Desk, folder: Path) -> Pile:
    """Twenty files lie in the folder, of letters of this desk and one of another fair's."""
    folder.mkdir(exist_ok=True)
    made = [signed_letter(desk, f"项目{at}") for at in range(10)]
    void, foreign = signed_letter(desk, "作废项目"), signed_letter(other, "别处项目")
    desk.do(letters.void, letter_id=void.id, reason="金额写错")
    as_pdf(folder / "01.pdf", [scan(page, 0.4, 1) for page in made[0].pages])
    as_pdf(folder / "02.pdf", [scan(page, 180, 2) for page in made[1].pages])
    as_pdf(folder / "03.pdf", [scan(page, 3, 3) for page in made[2].pages])
    as_pdf(folder / "04.pdf", [scan(page, -1, 4) for page in (*made[3].pages, *reversed(made[4].pages))])
    as_tiff(folder / "05.tif", made[5].pages)
    for at, (letter, turn) in enumerate(((made[6], 0), (made[7], 90)), 6):
        as_picture(folder / f"{at:02}a.jpg", photo(letter.pages[0], turn))
        as_picture(folder / f"{at:02}b.jpg", photo(letter.pages[-1], turn, 0.1))
    as_picture(folder / "08a.jpg", scan(made[8].pages[0], 270))
    as_picture(folder / "08b.png", scan(made[8].pages[-1], 2))
    as_picture(folder / "09.jpg", photo(made[9].pages[-1], 183))
    shutil.copy(folder / "01.pdf", folder / "10-double.pdf")
    as_picture(folder / "11-again.jpg", photo(made[6].pages[-1], 5, 0.02))
    as_picture(folder / "12-blurred.jpg", made[0].pages[-1].filter(ImageFilter.GaussianBlur(9)))
    as_picture(folder / "13-hand.jpg", handwritten())
    as_pdf(folder / "14-foreign.pdf", foreign.pages)
    as_pdf(folder / "15-void.pdf", void.pages)
    as_picture(folder / "16-badge.jpg", photo(badge_page(), 12))
    (folder / "17-damaged.pdf").write_bytes((folder / "03.pdf").read_bytes()[:3000])
    return Pile(folder, tuple(made), void, foreign)


def few_scans(desk: Desk, folder: Path) -> list[Path]:
    """Photos of the first letters issued at this desk, and a page nobody can read, lie in the folder."""
    issued = [one for one in desk.look(letters.rows) if one.issued_here and not one.voided][:3]
    found = [as_picture(folder / "手写页.jpg", handwritten())]
    for at, row in enumerate(issued):
        pages = pages_of(desk, row.id)
        found += [as_picture(folder / f"IMG_{at}{page}.jpg", photo(one, 3 + at)) for page, one in enumerate(pages)]
    return found


def badge_page() -> Picture:
    """A sheet that bears the code of a badge and nothing else."""
    page = Image.new("RGB", (1241, 1754), "white")
    code = qrcode.make(badge_text(fair_tag("TEST"), PERSON)).get_image().convert("RGB").resize((260, 260))
    page.paste(code, (480, 600))
    return page


def handwritten() -> Picture:
    """A sheet with lines written by hand and no code."""
    page = Image.new("RGB", (1241, 1754), "white")
    draw = ImageDraw.Draw(page)
    for line in range(200, 1500, 90):
        draw.line([(x, line + (x * 7 % 23)) for x in range(150, 1000, 13)], (30, 30, 90), 3)
    return page
