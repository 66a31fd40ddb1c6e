"""`fairdesk scan`: what a script is told of papers that come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from fairdesk.printing.reading import page_count, page_picture
from tests.commands import ask, fairdesk
from tests.halls import Hall, issue, negotiate
from tests.piles import handwritten
from tests.scanned import as_pdf, as_picture


@pytest.fixture
def back(hall: Hall, tmp_path: Path) -> Path:
    """The signed page of a fresh letter, as a scanner's PDF."""
    made = issue(hall.booth, negotiate(hall.booth), tmp_path / "letter.pdf")
    pdf = Path(made["pdf"]).read_bytes()
    return as_pdf(tmp_path / "back.pdf", [page_picture(pdf, page_count(pdf) - 1, 150)])


def test_a_signed_letter_comes_back(hall: Hall, back: Path) -> None:
    told = ask("scan", hall.booth, back)
    (page,) = told["files"]
    assert (page["file"], page["page"], page["status"], page["reason"]) == ("back.pdf", 1, "filed", "")
    assert page["number"]
    assert (told["filed"], told["bench"]) == (1, 0)
    again = ask("scan", hall.booth, back)
    assert [one["status"] for one in again["files"]] == ["already"]
    assert again["filed"] == 0


def test_what_waits_for_a_person_is_exit_three(hall: Hall, back: Path, tmp_path: Path) -> None:
    as_picture(tmp_path / "hand.jpg", handwritten())
    said = fairdesk("scan", hall.other, back, tmp_path / "hand.jpg", "--json", expect=3)
    assert {one["status"] for one in said.data["files"]} == {"bench"}
    assert said.data["bench"] == 2
    assert all(one["reason"] for one in said.data["files"])


def test_a_folder_is_searched_for_scans(hall: Hall, back: Path, tmp_path: Path) -> None:
    folder = tmp_path / "scanner" / "today"
    folder.mkdir(parents=True)
    back.rename(folder / "b.pdf")
    (folder / "Thumbs.db").write_bytes(b"nothing")
    told = ask("scan", hall.booth, tmp_path / "scanner")
    assert [(one["file"], one["status"]) for one in told["files"]] == [("b.pdf", "filed")]


def test_files_that_are_no_scans_are_refused_by_name(hall: Hall, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and nothing")
    said = fairdesk("scan", hall.booth, tmp_path / "a.pdf", "--json", expect=1)
    assert said.data["refused"] == "NothingScanned"
    assert "a.pdf" in said.data["files"][0]["reason"]


def test_a_person_reads_a_sentence(hall: Hall, tmp_path: Path) -> None:
    Image.new("RGB", (800, 1100), "white").save(tmp_path / "empty.png")
    as_picture(tmp_path / "hand.jpg", handwritten())
    said = fairdesk("--lang", "en", "scan", hall.booth, tmp_path / "empty.png", tmp_path / "hand.jpg", expect=3)
    assert said.out.strip() == "0 pages filed, 0 filed before, 1 waiting for a person."
    assert "empty.png" in said.err
    assert "hand.jpg" in said.err


def test_a_page_that_waits_is_named_with_its_place_in_the_file(hall: Hall, tmp_path: Path) -> None:
    empty = Image.new("RGB", (800, 1100), "white")
    as_pdf(tmp_path / "three.pdf", [empty, handwritten(), empty])
    said = fairdesk("--lang", "en", "scan", hall.booth, tmp_path / "three.pdf", expect=3)
    places = [line.partition(":")[0] for line in said.err.strip().splitlines()]
    assert places == [f"three.pdf, page {page}" for page in (1, 2, 3)]
