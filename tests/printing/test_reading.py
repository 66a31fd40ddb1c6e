"""Pages as pictures and codes as texts, from whatever file a person brings; anything else is refused in a sentence."""

from __future__ import annotations

import random
import struct
import time
import zlib
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from fairdesk.base.errors import FileUnreadable, NotAPaper
from fairdesk.base.i18n import N_, _
from fairdesk.printing import reading
from fairdesk.printing.active import active_parts
from fairdesk.printing.archive import FACTS
from fairdesk.printing.qr import matrix
from fairdesk.printing.reading import codes_in, page_picture, pictures, read_codes
from tests.printing.damage import blurred, grained, sealed_and_scanned
from tests.printing.sampling import BADGE, LETTER, crop, paper


def bytes_of(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file."""
    target = BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def letter_page() -> tuple[str, Image.Image]:
    """The text of a letter's code and the page it stands on."""
    text, pdf, page, _where = paper(LETTER, 0)
    return text, page_picture(pdf, page, 150)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
def test_every_kind_of_picture_is_read(kind: str) -> None:
    text, picture = letter_page()
    assert text in read_codes(bytes_of(picture, kind), f"scan.{kind}")


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16"])
def test_every_depth_of_colour_is_read(mode: str) -> None:
    text, picture = letter_page()
    if mode == "I;16":
        other = Image.frombytes(
            "I;16", picture.size, b"".join(struct.pack("<H", value * 257) for value in picture.convert("L").tobytes())
        )
    else:
        other = picture.convert(mode)
    assert text in read_codes(bytes_of(other, "TIFF"), "scan.tif")


def test_what_is_clear_is_white() -> None:
    text, picture = letter_page()
    ink = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    ink.paste("black", mask=picture.convert("L").point(lambda value: 255 - value))
    assert text in read_codes(bytes_of(ink, "PNG"), "scan.png")


def test_a_photo_is_turned_as_its_camera_says() -> None:
    text, picture = letter_page()
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = picture.rotate(90, expand=True)
    (shown,) = pictures(bytes_of(lying, "JPEG", exif=exif), "photo.jpg", 200)
    assert shown.size == picture.size
    (code,) = [one for one in codes_in(shown) if one.text == text]
    (top_left, top_right, bottom_right, _bottom_left) = code.corners
    assert top_left[0] < top_right[0]
    assert top_right[1] < bottom_right[1]


def test_every_page_of_a_tiff_and_of_a_pdf_is_given_in_order() -> None:
    pages = [Image.new("RGB", (40 + place, 60), "white") for place in range(3)]
    tiff = bytes_of(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    pdf = bytes_of(pages[0], "PDF", save_all=True, append_images=pages[1:])
    for content in (tiff, pdf):
        assert [one.width for one in pictures(content, "scan", 72)] == [40, 41, 42]


def test_corners_are_told_in_the_picture_given_however_it_was_read() -> None:
    text, picture = crop(LETTER, 1, 150)
    (clean,) = codes_in(picture, lambda one: one == text)
    steps = [*reading.plain(picture), *reading.patient(picture)]
    again = [one for grey, scale in steps for one in reading._read(grey, scale)]
    assert {round(scale, 1) for _grey, scale in steps} == {1, 2, 3}
    assert len(again) >= 3
    for code in again:
        for one, other in zip(clean.corners, code.corners, strict=True):
            assert one == pytest.approx(other, abs=4)
    side = 35 * 150 / 25.4
    assert clean.corners[1][0] - clean.corners[0][0] == pytest.approx(side, abs=5)


def test_a_code_nobody_looks_for_does_not_end_the_search() -> None:
    letter, damaged = crop(LETTER, 0, 150)
    badge, clean = crop(BADGE, 0, 150)
    soft = blurred(0.25)(damaged, 150 / 25.4, 35, random.Random(0))
    both = Image.new("RGB", (soft.width + clean.width, soft.height), "white")
    both.paste(soft, (0, 0))
    both.paste(clean, (soft.width, 0))
    assert [one.text for one in codes_in(both)] == [badge]
    assert {one.text for one in codes_in(both, lambda text: text.startswith("FD1:"))} == {badge, letter}


def test_a_badge_s_code_has_room_for_stains_and_a_letter_s_for_wide_modules() -> None:
    text, _picture = crop(BADGE, 0, 150)
    assert len(text) == 35
    assert len(matrix(text, 20 * 72 / 25.4)) == 29
    assert len(matrix(text, 12 * 72 / 25.4)) == 25
    assert len(matrix("A" * 40, 20 * 72 / 25.4)) == 29
    assert len(matrix("FD1P" + "0" * 31, 20 * 72 / 25.4)) == 29


def test_a_picture_without_a_code_is_soon_given_up() -> None:
    photo = grained(Image.linear_gradient("L").resize((4000, 3000)).convert("RGB"), 12, random.Random(1))
    began = time.perf_counter()
    assert codes_in(photo) == []
    assert time.perf_counter() - began < 20  # ten times the two seconds of the bench, for a busy machine


# ---- refused -----------------------------------------------------------------------------------------------------------


def png_bomb(side: int) -> bytes:
    """A PNG of a few bytes that claims so many dots a side."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


NEITHER = N_("neither a PDF nor a picture (PNG, JPEG, TIFF, WebP, BMP)")
LARGER = N_("larger than any paper of ours")
DAMAGED = N_("the picture is damaged")


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"", NEITHER),
        (b"plain words", NEITHER),
        (bytes_of(Image.new("RGB", (9, 9)), "GIF"), NEITHER),
        (png_bomb(9_000), LARGER),
        (png_bomb(30_000), LARGER),
        (bytes_of(Image.effect_noise((200, 200), 80).convert("RGB"), "JPEG")[:900], DAMAGED),
        (bytes_of(Image.effect_noise((200, 200), 80), "PNG")[:900], DAMAGED),
    ],
    ids=["empty", "words", "gif", "large png", "png bomb", "cut jpeg", "cut png"],
)
def test_what_is_no_picture_is_refused_by_its_name(content: bytes, detail: str) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read_codes(content, "scan.png")
    assert refused.value.places == {"path": "scan.png", "detail": _(detail)}


def test_a_pdf_that_is_locked_cut_or_none_is_refused_by_its_name() -> None:
    _text, pdf, _page, _where = paper(LETTER, 0)
    locked = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(FileUnreadable) as refused:
        read_codes(locked.getvalue(), "paper.pdf")
    assert refused.value.places == {"path": "paper.pdf", "detail": _("it is locked by a password")}
    for content in (b"%PDF-1.7\nonly words", pdf[:300]):
        with pytest.raises(NotAPaper) as no_paper:
            read_codes(content, "paper.pdf")
        assert no_paper.value.places == {"detail": "paper.pdf"}


def test_a_huge_page_is_drawn_coarser_and_not_refused() -> None:
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(14_400, 14_400))
        target = BytesIO()
        made.save(target)
    shown = page_picture(target.getvalue(), 0, 300)
    assert shown.width * shown.height <= reading.MOST_DOTS * 1.01


def test_more_bytes_than_any_paper_has_are_refused() -> None:
    with pytest.raises(FileUnreadable) as refused:
        read_codes(b"%PDF-1.7" + bytes(reading.LARGEST), "paper.pdf")
    assert refused.value.places == {"path": "paper.pdf", "detail": _(LARGER)}


# ---- what a file would do ----------------------------------------------------------------------------------------------


def acting(pdf: bytes, action: pikepdf.Dictionary, key: str = "/OpenAction") -> bytes:
    """The paper with this action in its catalogue."""
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.Root[key] = action
        opened.save(target)
    return target.getvalue()


def test_papers_of_ours_do_nothing() -> None:
    for kind in (LETTER, BADGE):
        assert active_parts(paper(kind, 0)[1]) == []


@pytest.mark.parametrize(
    ("action", "key", "found"),
    [
        (pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")), "/OpenAction", ["script"]),
        (pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe")), "/OpenAction", ["launch"]),
        (pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.SubmitForm)), "/AA", ["action"]),
        (pikepdf.Dictionary(XFA=pikepdf.Array([])), "/AcroForm", ["form"]),
        (pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.Array([0])), "/OpenAction", []),
    ],
    ids=["script", "launch", "submit", "form", "go to a page"],
)
def test_what_a_file_would_do_is_named(action: pikepdf.Dictionary, key: str, found: list[str]) -> None:
    assert active_parts(acting(paper(LETTER, 0)[1], action, key)) == found


def test_a_further_file_is_named_and_the_facts_are_not() -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(paper(LETTER, 0)[1])) as opened:
        assert FACTS in opened.attachments
        opened.attachments["virus.exe"] = b"MZ"
        opened.save(target)
    assert active_parts(target.getvalue()) == ["file"]


def test_a_seal_over_the_code_of_a_whole_page_hides_nothing() -> None:
    text, pdf, page, (left, top, side) = paper(LETTER, 0)
    shown, dots = page_picture(pdf, page, 150), 150 / 25.4
    x, y, width = (round(length * dots) for length in (left - 30, top - 30, side + 60))
    shown.paste(sealed_and_scanned(shown.crop((x, y, x + width, y + width)), dots, side, random.Random(4)), (x, y))
    told = read_codes(bytes_of(shown, "JPEG", quality=70), "scan.jpg", lambda one: one.startswith("FD1:"))
    assert text in told
