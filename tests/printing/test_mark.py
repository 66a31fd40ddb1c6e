"""Marks stand on every page, cover no word and no code, and the file says which it bears."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from fairdesk.printing import press
from fairdesk.printing.documents import letter_of_intent
from fairdesk.printing.mark import Mark, Word, mark_of, marked
from tests.printing.readers import run, saved, text_of

VOID = Mark(word=Word.VOID, printing=3, reason="金额写错，已另签", day=date(2018, 7, 20))
MARKS = [Mark(word=Word.DRAFT), Mark(word=Word.TRAINING), Mark(printing=2), VOID]


@pytest.fixture(scope="module")
def paper() -> bytes:
    made = letter_of_intent.specimen()
    return letter_of_intent.draw(made.facts, made.qr)


@pytest.mark.parametrize("mark", MARKS, ids=["draft", "training", "copy", "void"])
def test_every_code_still_reads(paper: bytes, mark: Mark) -> None:
    assert press.read_codes(marked(paper, mark), "letter") == press.read_codes(paper, "letter")


@pytest.mark.parametrize("mark", MARKS, ids=["draft", "training", "copy", "void"])
def test_no_ink_of_the_paper_is_paler_than_before(paper: bytes, mark: Mark) -> None:
    for page in range(press.page_count(paper)):
        width, height, before = press.render_page(paper, page, 72)
        after = press.render_page(marked(paper, mark), page, 72)[2]
        pairs = zip(
            *(Image.frombytes("RGB", (width, height), one).convert("L").tobytes() for one in (before, after)), strict=True
        )
        assert all(new <= old + 1 for old, new in pairs)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark(word=Word.DRAFT), ("草稿", "DRAFT")),
        (Mark(word=Word.TRAINING), ("演练", "TRAINING")),
        (Mark(printing=2), ("副本·第2次打印", "COPY,printing2")),
        (VOID, ("作废", "VOID", "作废VOID2018-07-20·金额写错，已另签", "副本·第3次打印")),
    ],
    ids=["draft", "training", "copy", "void"],
)
def test_every_page_says_it_in_both_languages(tmp_path: Path, paper: bytes, mark: Mark, words: tuple[str, ...]) -> None:
    pages = press.page_count(paper)
    text = text_of(tmp_path, marked(paper, mark))
    for one in words:
        assert text.count(one) >= pages


def test_the_words_of_the_paper_stay_unbroken(tmp_path: Path, paper: bytes) -> None:
    made = text_of(tmp_path, marked(paper, Mark(word=Word.DRAFT)))
    assert made.replace("草稿DRAFT", "") == text_of(tmp_path, paper)


def test_the_mark_is_no_part_of_the_text_read_aloud(tmp_path: Path, paper: bytes) -> None:
    plain = run("pdfinfo", "-struct-text", saved(tmp_path, paper))
    assert run("pdfinfo", "-struct-text", saved(tmp_path, marked(paper, VOID))) == plain


def test_the_same_paper_and_mark_give_the_same_bytes_and_no_mark_the_same_file(paper: bytes) -> None:
    assert marked(paper, VOID) == marked(paper, VOID)
    assert marked(paper, Mark()) == paper
    assert press.marked(paper) == paper


@pytest.mark.parametrize("mark", MARKS, ids=["draft", "training", "copy", "void"])
def test_the_file_says_which_mark_it_bears(paper: bytes, mark: Mark) -> None:
    assert mark_of(marked(paper, mark)) == mark
    assert mark_of(paper) == Mark()
    assert mark_of(b"no paper") == Mark()


@pytest.mark.parametrize(
    "told",
    ["", "[]", "{", '{"word":"other"}', '{"day":"x"}', '{"printing":"x"}', '{"reason":"' + "x" * 9000 + '"}', "[" * 100_000],
)
def test_a_mark_nobody_wrote_is_none(paper: bytes, told: str) -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(marked(paper, VOID))) as pdf:
        pdf.Root.PieceInfo["/FairDesk"].Private = pikepdf.String(told)
        pdf.save(target)
    assert mark_of(target.getvalue()) == Mark()


def test_what_the_press_is_told_becomes_the_mark(paper: bytes) -> None:
    assert mark_of(press.marked(paper, copy=1)) == Mark(printing=2)
    assert mark_of(press.marked(paper, training=True)) == Mark(word=Word.TRAINING)
    void = press.marked(paper, copy=2, void_reason="写错", void_day=date(2018, 7, 20), training=True)
    assert mark_of(void) == Mark(word=Word.VOID, printing=3, reason="写错", day=date(2018, 7, 20))


def test_a_long_reason_is_not_cut(tmp_path: Path, paper: bytes) -> None:
    reason = "因为" * 90
    found = re.findall("(?:因为)+", text_of(tmp_path, marked(paper, Mark(word=Word.VOID, reason=reason))))
    assert "".join(found).count("因为") >= 90 * press.page_count(paper)


def test_a_reason_with_a_sign_no_face_holds_still_says_void(tmp_path: Path, paper: bytes) -> None:
    assert "作废VOID·写错□了" in text_of(tmp_path, marked(paper, Mark(word=Word.VOID, reason="写错\U0001f600了")))


def test_sheets_of_any_size_are_marked(tmp_path: Path) -> None:
    from fairdesk.printing.documents import report

    made = report.draw(report.specimen())
    assert text_of(tmp_path, marked(made, Mark(word=Word.DRAFT))).count("DRAFT") >= press.page_count(made)
