"""Scans are strangers' files: a child reads them, and whatever it meets, the file is refused by name and the rest goes on."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from fairdesk.base.errors import Cancelled, FileMissing, ScanTooLarge
from fairdesk.base.i18n import use_language
from fairdesk.base.progress import Progress, Step, silent
from fairdesk.printing.scan_pages import MOST_FRAMES, MOST_PAGES, read_pages
from fairdesk.printing.scan_reader import LARGEST, ScanReader, bytes_of, media_of, scans_in
from fairdesk.records.scans import ReadFile
from tests.piles import badge_page, handwritten
from tests.scanned import as_pdf, as_picture, as_tiff, opened


def read(path: Path, seconds: float = 30) -> ReadFile:
    with ScanReader(seconds) as reader:
        return reader.read(path, path.read_bytes(), silent())


def pdf_of(path: Path, pages: int, **saved: object) -> Path:
    """A PDF of so many blank pages."""
    with pikepdf.new() as made:
        for _page in range(pages):
            made.add_blank_page()
        made.save(path, **saved)  # type: ignore[arg-type]
    return path


def bomb(path: Path) -> Path:
    """A PNG of a few kilobytes that says it has 900 million dots."""
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    path.write_bytes(out.getvalue())
    return path


def locked(path: Path) -> Path:
    return pdf_of(path, 1, encryption=pikepdf.Encryption(owner="a", user="b"))


def cut(path: Path) -> Path:
    as_picture(path, handwritten())
    path.write_bytes(path.read_bytes()[:20_000])
    return path


def text(path: Path) -> Path:
    path.write_text("这不是扫描件")
    return path


REFUSED: dict[str, Callable[[Path], Path]] = {
    "bomb.png": bomb,
    "locked.pdf": locked,
    "cut.jpg": cut,
    "text.pdf": text,
    "empty.png": lambda path: (path.write_bytes(b""), path)[1],
    "long.pdf": lambda path: pdf_of(path, MOST_PAGES + 1),
    "long.tif": lambda path: as_tiff(path, [handwritten()] * (MOST_FRAMES + 1)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_scan_is_refused_by_name_and_the_next_file_is_read(tmp_path: Path, name: str) -> None:
    bad, good = REFUSED[name](tmp_path / name), as_picture(tmp_path / "good.jpg", badge_page())
    with ScanReader() as reader:
        found = [reader.read(path, path.read_bytes(), silent()) for path in (bad, good)]
    assert name in found[0].refused
    assert found[0].pages == ()
    assert not found[1].refused
    assert found[1].pages[0].codes


def test_pages_before_the_damage_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    badge_page().save(path, "TIFF", compression="tiff_adobe_deflate", save_all=True, append_images=[badge_page()])
    whole = path.read_bytes()
    second = whole.rindex(b"\x78\x9c") if b"\x78\x9c" in whole else whole.rindex(b"\x78\xda")
    path.write_bytes(whole[:second] + bytes(200) + whole[second + 200 :])
    found = read(path)
    assert "a.tif" in found.refused
    assert [one.page for one in found.pages] == [1]
    assert found.pages[0].codes


def test_a_child_that_takes_too_long_is_ended_and_another_reads_on(tmp_path: Path) -> None:
    path = as_pdf(tmp_path / "a.pdf", [handwritten()] * 3)
    with ScanReader(0.0001) as reader:
        assert "a.pdf" in reader.read(path, path.read_bytes(), silent()).refused
        reader._seconds = 30
        assert len(reader.read(path, path.read_bytes(), silent()).pages) == 3


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are killed so on POSIX only")
def test_a_child_that_dies_costs_one_file(tmp_path: Path) -> None:
    path = as_picture(tmp_path / "a.jpg", badge_page())
    with ScanReader() as reader:
        reader.read(path, path.read_bytes(), silent())
        assert reader._child is not None
        reader._child.kill()
        reader._child.wait()
        assert "a.jpg" in reader.read(path, path.read_bytes(), silent()).refused
        assert reader.read(path, path.read_bytes(), silent()).pages


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks into /proc")
def test_the_child_knows_no_pass_phrase_and_has_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRDESK_PASSPHRASE", "not for the child")
    path = as_picture(tmp_path / "a.jpg", badge_page())
    with ScanReader() as reader:
        reader.read(path, path.read_bytes(), silent())
        assert reader._child is not None
        assert b"not for the child" not in Path(f"/proc/{reader._child.pid}/environ").read_bytes()
        limits = Path(f"/proc/{reader._child.pid}/limits").read_text()
    space = next(line for line in limits.splitlines() if line.startswith("Max address space"))
    assert int(space.split()[3]) <= 2**30


@pytest.mark.parametrize(
    "answer", [{"page": 1, "codes": [], "media": "image/jpeg", "empty": False, "size": 2**40}, {"odd": 1}, [1]]
)
def test_an_answer_no_reader_gives_refuses_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: object) -> None:
    line = json.dumps(answer)
    speak = f"import sys; sys.stdin.buffer.readline(); print({line!r}, flush=True)"
    monkeypatch.setattr(
        "fairdesk.printing.scan_reader._started",
        lambda: subprocess.Popen([sys.executable, "-c", speak], stdin=subprocess.PIPE, stdout=subprocess.PIPE),
    )
    path = as_picture(tmp_path / "a.jpg", Image.new("RGB", (30, 30)))
    assert "a.jpg" in read(path).refused


def test_cancelled_the_child_is_gone(tmp_path: Path) -> None:
    progress = Progress()

    def stop(step: Step) -> None:
        if step.done == 1:
            progress.stop.set()

    progress.listener = stop
    path = as_pdf(tmp_path / "a.pdf", [handwritten()] * 3)
    with ScanReader() as reader:
        with pytest.raises(Cancelled):
            reader.read(path, path.read_bytes(), progress)
        assert reader._child is None


def test_a_refusal_is_said_in_the_language_in_force(tmp_path: Path) -> None:
    use_language("en")
    assert "password" in read(locked(tmp_path / "locked.pdf")).refused


def test_line_art_stays_sharp_and_colour_stays_colour(tmp_path: Path) -> None:
    art = read(as_tiff(tmp_path / "a.tif", [handwritten()])).pages[0]
    photo = read(as_picture(tmp_path / "b.jpg", handwritten())).pages[0]
    assert (art.media, photo.media) == ("image/png", "image/jpeg")
    assert opened(art.picture).size == opened(photo.picture).size


def test_an_empty_page_is_told_from_a_faint_one(tmp_path: Path) -> None:
    faint = Image.new("RGB", (1240, 1754), (250, 250, 248))
    faint.paste((150, 150, 150), (300, 300, 340, 330))
    pages = read(as_pdf(tmp_path / "a.pdf", [Image.new("RGB", (1240, 1754), (250, 249, 247)), faint])).pages
    assert [one.empty for one in pages] == [True, False]


def test_files_of_a_folder_come_once_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.PDF", "a.jpg", "in/c.tiff", "d.docx"):
        (tmp_path / name).write_bytes(b"")
    found = scans_in([tmp_path, tmp_path / "a.jpg", tmp_path / "d.docx"])
    assert [path.name for path in found] == ["a.jpg", "b.PDF", "c.tiff", "d.docx"]


def test_too_large_and_missing_files_are_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ScanTooLarge):
        bytes_of(tmp_path / "large.pdf")
    with pytest.raises(FileMissing):
        bytes_of(tmp_path / "gone.pdf")


def test_the_kind_of_a_file_is_seen_from_its_bytes() -> None:
    assert media_of(b"%PDF-1.7") == "application/pdf"
    assert media_of(b"nothing") == ""


def test_pages_can_be_read_in_this_process_too() -> None:
    out = io.BytesIO()
    badge_page().save(out, "PNG")
    (page,) = read_pages(out.getvalue(), "a.png")
    assert page.codes[0].startswith("FD1P")
