"""Typefaces of a site's own: looked at before they are used, named by the paper, and missed without a word lost."""

from __future__ import annotations

import hashlib
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection, TTFont, newTable  # type: ignore[import-untyped]

from fairdesk.base.assets import asset
from fairdesk.base.errors import FaceForbidden, FaceUnusable, FileMissing
from fairdesk.printing import fonts, press, slots
from fairdesk.printing.documents import letter_of_intent
from fairdesk.records.faces import Slot
from fairdesk.records.papers import LetterFacts, Setting
from fairdesk.records.plain import plain

WORDS = "甲方乙方为落实精神在洽谈项目意向书一二三四五六七八九十〔〕：，。“”0123456789（）帮扶"
Change = Callable[[Any], None]


def made(
    folder: Path, name: str = "OwnFace", words: str = WORDS, source: str = "NotoSansSC-Bold.ttf", change: Change | None = None
) -> Path:
    """A small font of these signs with a name of its own; `change` may spoil it before it is written."""
    font = TTFont(asset("fonts", source))
    options = Options()
    options.name_IDs, options.notdef_outline = ["*"], True
    cut = Subsetter(options)
    cut.populate(text=words)
    cut.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 4, 6}:
            record.string = name
    font["OS/2"].fsType = 0
    if change is not None:
        change(font)
    path = folder / f"{name}.ttf"
    font.save(path)
    return path


@pytest.fixture(autouse=True)
def own() -> Iterator[None]:
    """No test leaves a face in its slot."""
    yield
    slots.use_slots({})


def fonts_of(pdf: bytes) -> set[str]:
    """What the fonts inside a PDF call themselves."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        return {str(one.get("/BaseFont")) for one in found}


def setting(**changes: str) -> Setting:
    """A setting with the wording that came, in the faces at hand unless others are named."""
    return Setting(wording=press.shipped_wording("letter_of_intent"), faces=changes.get("faces", slots.faces()))


def letter(told: Setting) -> LetterFacts:
    """The specimen in this setting."""
    return replace(letter_of_intent.specimen().facts, setting=told)


# ---- looking at a file -------------------------------------------------------------------------------------------------


def test_a_sound_face_is_known_by_name_digest_and_what_it_lacks(tmp_path: Path) -> None:
    path = made(tmp_path)
    face = slots.read_face(path)
    assert face.name == "OwnFace"
    assert face.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert face.of == len(fonts.standard()) == 8230
    assert len(face.lacks) == 8230 - sum(ord(sign) in fonts.standard() for sign in set(WORDS))
    assert "甲" not in face.lacks
    assert str(len(face.lacks)) in face.words
    assert face.lacks[0] in face.words


def test_a_whole_face_lacks_nothing() -> None:
    face = slots.read_face(asset("fonts", "NotoSerifSC-Bold.ttf"))
    assert face.lacks == ()
    assert "8230" in face.words


def test_the_standard_signs_are_those_of_gb_2312_and_the_196_beyond_the_first_plane() -> None:
    gb = {ord(bytes((one, two)).decode("gb2312")) for one in range(0xB0, 0xD7) for two in range(0xA1, 0xFF)}
    assert gb <= fonts.standard()
    assert sum(code > 0xFFFF for code in fonts.standard()) == 196


def rights(bits: int) -> Change:
    """The maker's word on embedding."""

    def change(font: Any) -> None:
        font["OS/2"].fsType = bits

    return change


@pytest.mark.parametrize("bits", [0x0002, 0x0200, 0x0208, 0x0100])
def test_a_face_that_may_not_be_put_into_papers_is_refused(tmp_path: Path, bits: int) -> None:
    with pytest.raises(FaceForbidden, match="OwnFace"):
        slots.read_face(made(tmp_path, change=rights(bits)))


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008, 0x000A])
def test_a_face_that_may_be_printed_or_edited_with_is_taken(tmp_path: Path, bits: int) -> None:
    assert slots.read_face(made(tmp_path, change=rights(bits))).name == "OwnFace"


def test_outlines_of_postscript_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.otf"
    path.write_bytes(b"OTTO" + struct.pack(">HHHH", 1, 16, 0, 0) + struct.pack(">4sIII", b"CFF ", 0, 28, 4) + b"\0" * 4)
    with pytest.raises(FaceUnusable):
        slots.read_face(path)


def test_a_variable_font_is_refused(tmp_path: Path) -> None:
    def change(font: Any) -> None:
        font["fvar"] = newTable("fvar")

    with pytest.raises(FaceUnusable) as refused:
        slots.read_face(made(tmp_path, change=change))
    assert refused.value.message


def test_a_face_without_chinese_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaceUnusable):
        slots.read_face(made(tmp_path, words="ABC"))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 a workbook", b"\x00\x01\x00\x00", b"ttcf", b"\x00\x01\x00\x00" + b"\xff" * 400]
)
def test_what_is_no_font_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(content)
    with pytest.raises(FaceUnusable) as refused:
        slots.read_face(path)
    assert "a.ttf" in refused.value.message


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        slots.read_face(tmp_path / "none.ttf")
    with pytest.raises(Exception, match=tmp_path.name) as refused:
        slots.read_face(tmp_path)
    assert type(refused.value).__name__ == "FileUnreadable"


@pytest.mark.parametrize("part", [0.3, 0.7, 0.95])
def test_a_face_cut_short_is_refused(tmp_path: Path, part: float) -> None:
    path = made(tmp_path)
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * part)])
    with pytest.raises(FaceUnusable):
        slots.read_face(path)


@pytest.mark.parametrize("table", ["cmap", "head", "hhea", "hmtx", "loca", "maxp", "glyf"])
def test_a_face_with_a_spoilt_table_is_refused_or_can_be_drawn_with(tmp_path: Path, table: str) -> None:
    path = made(tmp_path)
    raw = bytearray(path.read_bytes())
    entry = TTFont(path).reader.tables[table]
    raw[entry.offset : entry.offset + entry.length] = b"\xff" * entry.length
    path.write_bytes(raw)
    try:
        slots.read_face(path)
    except FaceUnusable:
        return
    slots.use_slots({Slot.BODY: str(path)})
    assert press.set_paper(letter(setting()), "FD1:X").pdf


def test_a_collection_gives_its_first_face(tmp_path: Path) -> None:
    both = TTCollection()
    both.fonts = [TTFont(made(tmp_path, "First")), TTFont(made(tmp_path, "Second"))]
    both.save(tmp_path / "both.ttc")
    assert slots.read_face(tmp_path / "both.ttc").name == "First"


def test_a_file_is_read_once_while_it_stays_as_it_is(tmp_path: Path) -> None:
    path = made(tmp_path)
    first = slots.read_face(path)
    assert slots.read_face(path) is first
    made(tmp_path, words=WORDS + "新")
    assert slots.read_face(path).sha256 != first.sha256


# ---- drawing with it ---------------------------------------------------------------------------------------------------


def test_each_slot_is_set_in_its_face_and_the_rest_in_the_programs_own(tmp_path: Path) -> None:
    slots.use_slots({Slot.TITLE: str(made(tmp_path, "OwnTitle")), Slot.BODY: str(made(tmp_path, "OwnBody"))})
    pdf = press.letter(letter(setting()), letter_of_intent.specimen().qr)
    names = fonts_of(pdf)
    assert any("OwnTitle" in name for name in names)
    assert any("OwnBody" in name for name in names)
    assert any("NotoSerifSC" in name for name in names), "signs the small faces lack"
    assert "帮扶项目意向书" in press.page_text(pdf)


def test_a_paper_names_its_faces_and_says_nothing_where_they_are_the_programs(tmp_path: Path) -> None:
    assert setting().faces == ""
    assert "faces" not in plain(setting())
    path = made(tmp_path)
    slots.use_slots({Slot.BODY: str(path)})
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    assert setting().faces == f"body=OwnFace:{digest}"
    assert slots.same_faces(setting().faces)


def test_an_old_paper_is_drawn_in_the_faces_it_was_made_in(tmp_path: Path) -> None:
    qr = letter_of_intent.specimen().qr
    plainly = press.letter(letter(setting()), qr)
    slots.use_slots({Slot.BODY: str(made(tmp_path))})
    own = letter(setting())
    assert press.letter(letter(setting(faces="")), qr) == plainly
    assert press.letter(own, qr) == press.letter(own, qr) != plainly
    slots.use_slots({Slot.BODY: str(made(tmp_path, "Another", words=WORDS + "新"))})
    assert not slots.same_faces(own.setting.faces)  # type: ignore[union-attr]
    assert not any("Another" in name for name in fonts_of(press.letter(own, qr)))


def test_a_face_that_disappears_is_told_once_and_papers_go_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = made(tmp_path)
    slots.use_slots({Slot.BODY: str(path)})
    told = setting()
    path.unlink()
    with caplog.at_level("WARNING", logger="fairdesk.printing.slots"):
        assert slots.faces() == ""
        assert slots.faces() == ""
        drawn = press.set_paper(letter(told), "FD1:X")
    assert len(caplog.records) == 1
    assert str(path) in caplog.text
    assert not any("OwnFace" in name for name in fonts_of(drawn.pdf))
    assert len(slots.lost()) == 1
    assert not slots.same_faces(told.faces)


@pytest.mark.parametrize("told", ["", "body", "body=", "nonsense=A:1", "body=A:1;body=B:2", "=;:=:", "body=Own:Face:0123"])
def test_whatever_a_paper_names_it_can_be_drawn(told: str) -> None:
    with slots.set_in(told):
        assert fonts.signs("甲", fonts.BODY)[0].face == fonts.SERIF


def test_threads_draw_in_faces_of_their_own(tmp_path: Path) -> None:
    slots.use_slots({Slot.BODY: str(made(tmp_path))})
    told, seen = slots.faces(), {}

    def draw(faces: str) -> None:
        with slots.set_in(faces):
            seen[faces] = {one.face for _time in range(200) for one in fonts.signs("甲方", fonts.BODY)}

    both = [threading.Thread(target=draw, args=(faces,)) for faces in ("", told)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert seen[""] == {fonts.SERIF}
    assert all(name.startswith("Site") for name in seen[told])


def test_nothing_that_can_be_printed_is_lost_in_a_face_that_lacks_it(tmp_path: Path) -> None:
    slots.use_slots({slot: str(made(tmp_path, words="甲")) for slot in Slot})
    with slots.set_in(slots.faces()):
        for face in (fonts.BODY, fonts.TITLE, fonts.HEI, fonts.HEI_BOLD, fonts.KAITI):
            found = fonts.signs("甲𬭎䶮A", face)
            assert [one.char for one in found] == list("甲𬭎䶮A")
            assert found[0].face.startswith("Site")
            assert not found[0].thin
