"""`fairdesk verify` as a script and a person meet it: genuine, only a picture, void at the desk, two letters in one file."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from fairdesk.base.clock import HALL
from fairdesk.printing import press
from fairdesk.printing.reading import page_picture
from fairdesk.services import letters
from fairdesk.services.desk import Desk
from tests.commands import ask, fairdesk, outside
from tests.factory import PASSPHRASE
from tests.halls import Hall, negotiate
from tests.spoiled_fonts import resources_with

KEYS = {"signature", "valid", "state", "reason", "number", "desk", "facts", "differences", "compared", "active"}


def photo(paper: Path, out: Path) -> Path:
    """Both pages of the paper under one another."""
    content = paper.read_bytes()
    pages = [page_picture(content, page, 150) for page in range(press.page_count(content))]
    whole = Image.new("RGB", (pages[0].width, pages[0].height * len(pages)), "white")
    for place, page in enumerate(pages):
        whole.paste(page, (0, place * pages[0].height))
    whole.save(out)
    return out


def test_a_paper_and_its_photo_answer_differently(hall: Hall, tmp_path: Path) -> None:
    paper = ask("verify", hall.path("letter.pdf"), "--trust", hall.path("fair.trust"))
    assert set(paper) == KEYS
    assert (paper["valid"], paper["state"], paper["compared"]) == (True, "genuine", True)
    seen = photo(hall.path("letter.pdf"), tmp_path / "photo.jpg")
    shown = ask("verify", seen, "--trust", hall.path("fair.trust"))
    assert (shown["valid"], shown["state"], shown["compared"], shown["number"]) == (True, "genuine", False, hall.number)
    assert shown["facts"] == paper["facts"]
    assert shown["reason"] != paper["reason"]


def test_a_person_is_told_the_facts_to_hold_against_the_photo(hall: Hall, tmp_path: Path) -> None:
    seen = photo(hall.path("letter.pdf"), tmp_path / "photo.png")
    said = fairdesk("--lang", "en", "verify", seen, "--trust", hall.path("fair.trust"), expect=0)
    assert "60,000.00" in said.out
    assert "果蔬冷链" in said.out
    assert "not compared" in said.out


def test_a_letter_voided_at_the_desk_is_void_with_its_day_and_reason(hall: Hall) -> None:
    began = datetime.now(UTC)
    with Desk.open(str(hall.booth), PASSPHRASE) as desk:
        (letter,) = [one for one in desk.look(letters.rows) if one.number == hall.number]
        desk.do(letters.void, letter_id=letter.id, reason="金额写错")
    for proof in ([hall.path("letter.pdf")], ["--text", hall.qr]):
        found = ask("verify", *proof, "--trust", hall.booth, expect=1)
        assert (found["valid"], found["state"], found["number"]) == (False, "void", hall.number)
        assert "金额写错" in found["reason"]
        days = {one.astimezone(HALL).date().isoformat() for one in (began, datetime.now(UTC))}
        assert any(day in found["reason"] for day in days)
    assert ask("verify", hall.path("letter.pdf"), "--trust", hall.path("fair.trust"))["state"] == "genuine"


def test_two_letters_in_one_file_are_both_named_and_neither_is_picked(hall: Hall, tmp_path: Path) -> None:
    talk = negotiate(hall.other)
    other = ask("letter", hall.other, talk, "--cash", "1", "--people", "9", "--out", tmp_path / "other.pdf")
    both = tmp_path / "both.pdf"
    with pikepdf.open(hall.path("letter.pdf")) as one, pikepdf.open(BytesIO(Path(other["pdf"]).read_bytes())) as two:
        one.add_pages_from(two)
        one.save(both)
    said = fairdesk("--lang", "en", "verify", both, "--trust", hall.path("fair.trust"), "--json", expect=1)
    assert said.data["refused"] == "SeveralLetters"
    assert hall.number in said.data["message"]
    assert other["number"] in said.data["message"]


@pytest.mark.parametrize("harm", ["glyf", "cmap", "cut"])
def test_a_damaged_font_of_ours_says_nothing_against_the_paper(hall: Hall, harm: str, tmp_path: Path) -> None:
    resources = resources_with(tmp_path, "NotoSerifSC-Regular.ttf", harm)
    words = ("--lang", "en", "verify", hall.path("letter.pdf"), "--trust", hall.path("fair.trust"), "--json")
    said = outside(*words, environment={"FAIRDESK_RESOURCES": str(resources)}, expect=1)
    assert said.data["refused"] == "PaperNotRedrawn"
    assert "NotoSerifSC-Regular.ttf" in said.err
    assert "letter.pdf" in said.err
    assert "says otherwise" not in said.err
