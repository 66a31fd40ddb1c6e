"""The structure of a paper, as poppler and pikepdf read it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from fairdesk.printing.documents import letter_of_intent
from fairdesk.printing.fonts import SANS
from fairdesk.printing.paper import A4, new_canvas
from fairdesk.printing.tags import Element, Tags, artifact, start, tagged, turn
from fairdesk.printing.text import draw_text
from fairdesk.records.papers import Setting
from tests.printing.lint_tags import tag_faults
from tests.printing.readers import run, saved


def drawn(strokes: Callable[[Any], None]) -> tuple[bytes, Tags]:
    """What these strokes draw, tagged."""
    target = BytesIO()
    canvas = new_canvas(target, A4)
    tags = start(canvas)
    strokes(canvas)
    turn(canvas)
    canvas.showPage()
    canvas.save()
    made = BytesIO()
    with pikepdf.open(BytesIO(target.getvalue())) as pdf:
        tags.build(pdf)
        assert list(tag_faults(pdf)) == []
        pdf.save(made)
    return made.getvalue(), tags


def words(canvas: Any, text: str, y: float = 700) -> None:
    """A line of words."""
    draw_text(canvas, text, SANS, 12, 100, y)


def told(tmp_path: Path, pdf: bytes) -> list[str]:
    """The structure and its text, a line each, without the indent."""
    return [line.strip() for line in run("pdfinfo", "-struct-text", saved(tmp_path, pdf)).splitlines() if line.strip()]


def test_elements_stand_in_one_another_and_in_their_order(tmp_path: Path) -> None:
    def strokes(canvas: Any) -> None:
        with tagged(canvas, "Sect"):
            with tagged(canvas, "H1"):
                words(canvas, "标题")
            with tagged(canvas, "P"):
                words(canvas, "正文", 650)

    pdf, _tags = drawn(strokes)
    assert told(tmp_path, pdf) == ["Document", "Sect", "H1 (block)", '"标题"', "P (block)", '"正文"']


def test_one_paragraph_on_two_pages_is_one_element(tmp_path: Path) -> None:
    key = object()

    def strokes(canvas: Any) -> None:
        for text in ("一半", "另一半"):
            with tagged(canvas, "P", key=key):
                words(canvas, text)
            if text == "一半":
                canvas.showPage()

    pdf, tags = drawn(strokes)
    assert told(tmp_path, pdf) == ["Document", "P (block)", '"一半"', '"另一半"']
    assert [len(one) for one in tags.spots.values()] == [1, 1]


def test_what_nobody_named_is_an_artifact_and_what_is_drawn_in_one_too(tmp_path: Path) -> None:
    def strokes(canvas: Any) -> None:
        words(canvas, "无名", 500)
        with tagged(canvas, "P"):
            words(canvas, "前")
            with artifact(canvas, "Layout"):
                words(canvas, "旁", 600)
                with tagged(canvas, "P"):
                    words(canvas, "里", 550)
            words(canvas, "后", 400)
        with tagged(canvas, "Table"):
            canvas.rect(10, 10, 20, 20)
        words(canvas, "末", 300)

    pdf, _tags = drawn(strokes)
    assert told(tmp_path, pdf) == ["Document", "P (block)", '"前"', '"后"']


def test_a_canvas_without_a_recorder_draws_the_same_without_marks() -> None:
    target = BytesIO()
    canvas = new_canvas(target, A4)
    with tagged(canvas, "P"), artifact(canvas, "Layout"):
        words(canvas, "字")
    turn(canvas)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(BytesIO(target.getvalue())) as pdf:
        assert b"BDC" not in pdf.pages[0].Contents.read_bytes()


def test_a_form_is_content_of_the_place_it_is_put() -> None:
    def strokes(canvas: Any) -> None:
        canvas.beginForm("stamp")
        with tagged(canvas, "P"):
            canvas.rect(0, 0, 10, 10, fill=1)
        canvas.endForm()
        with tagged(canvas, "Figure", alt="a stamp"):
            canvas.doForm("stamp")

    pdf, tags = drawn(strokes)
    assert [one.role for one in tags.document.kids if isinstance(one, Element)] == ["Figure"]
    with pikepdf.open(BytesIO(pdf)) as read:
        assert read.Root.StructTreeRoot.K.K.Alt == "a stamp"


def test_a_letter_tells_its_title_its_heads_its_table_and_its_code(tmp_path: Path) -> None:
    paper = letter_of_intent.specimen()
    lines = told(tmp_path, letter_of_intent.draw(paper.facts, paper.qr))
    assert lines[1:3] == ["H1 (block)", '"帮扶项目意向书"']
    assert "H2 (block)" in lines
    assert lines.count("Table (block)") == 1
    assert lines.count("TR") == 1 + len(paper.facts.goods)
    assert lines.count("/Scope /Column") == 7
    assert sum(line.startswith("Figure") for line in lines) == 1
    texts = "".join(line.strip('"') for line in lines if line.startswith('"'))
    assert texts.index("甲方（受援方）") < texts.index("一、项目内容") < texts.index("内容摘要")
    assert "— 1 —" not in texts


def test_english_beside_chinese_says_its_language() -> None:
    paper = letter_of_intent.specimen()
    facts = replace(paper.facts, setting=Setting(english=True))
    with pikepdf.open(BytesIO(letter_of_intent.draw(facts, paper.qr))) as pdf:
        assert list(tag_faults(pdf)) == []
        spoken = [str(one.Lang) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one and "/S" in one]
        assert spoken.count("en") > 10


def test_a_table_on_two_pages_has_its_head_once(tmp_path: Path) -> None:
    paper = letter_of_intent.specimen()
    goods = tuple(replace(paper.facts.goods[1], name=f"物资{place}") for place in range(60))
    short, long = (
        told(tmp_path, letter_of_intent.draw(replace(paper.facts, goods=some), paper.qr)) for some in (goods[:1], goods)
    )
    assert long.count("Table (block)") == 1
    assert long.count("/Scope /Column") == short.count("/Scope /Column") > 0
    assert (short.count("TR"), long.count("TR")) == (2, 61)
