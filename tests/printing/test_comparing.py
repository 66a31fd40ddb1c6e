"""Doctored letters: whatever is changed, added, covered or taken off is named; what only looks different is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from fairdesk.printing import press
from fairdesk.printing.archive import FACTS, attached_facts
from fairdesk.printing.comparing import letter_differences, signs
from fairdesk.printing.document import digest, facts_json
from fairdesk.printing.documents import letter_of_intent
from fairdesk.printing.fonts import SERIF
from fairdesk.printing.paper import A4
from fairdesk.printing.text import draw_text
from fairdesk.records.choices import BoardStatus, Field, LetterEffect, Mode, Track
from fairdesk.records.codes import CodeParty, LetterCode
from fairdesk.records.papers import LetterFacts

SPECIMEN = letter_of_intent.specimen()
TRUE = SPECIMEN.facts


def code_of(facts: LetterFacts) -> LetterCode:
    """The code that signs these facts."""
    parties = [CodeParty(one.code, one.name) if one else None for one in (facts.party_a, facts.party_b, facts.party_c)]
    assert parties[0] is not None
    assert parties[1] is not None
    return LetterCode(
        kind="letter_of_intent",
        number=facts.number,
        fair_id=facts.fair.fair_id,
        party_a=parties[0],
        party_b=parties[1],
        party_c=parties[2],
        project=facts.project,
        field=facts.field.name,
        cash_fen=facts.cash_fen,
        goods_fen=facts.goods_fen,
        day=facts.day,
        digest=digest(facts),
        epoch=1,
        seq=1,
    )


CODE = code_of(TRUE)


def drawn(facts: LetterFacts = TRUE) -> bytes:
    """The letter that says these facts, under the code of the specimen."""
    return press.letter(facts, SPECIMEN.qr)


def edited(pdf: bytes, edit: Callable[[Any], None]) -> bytes:
    """The file after a stranger's program has worked on it."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        edit(opened)
        target = BytesIO()
        opened.save(target)
    return target.getvalue()


def with_true_facts(pdf: bytes) -> bytes:
    """The file with the facts of the genuine letter attached, as a clever forger leaves it."""

    def attach(opened: Any) -> None:
        del opened.attachments[FACTS]
        opened.attachments[FACTS] = facts_json(TRUE)

    return edited(pdf, attach)


def without_facts(pdf: bytes) -> bytes:
    """The file with nothing attached."""

    def strip(opened: Any) -> None:
        del opened.attachments[FACTS]

    return edited(pdf, strip)


def over(pdf: bytes, page: int, paint: Callable[[Canvas], None]) -> bytes:
    """The file with something painted over one page."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    paint(canvas)
    canvas.save()

    def lay(opened: Any) -> None:
        with pikepdf.open(BytesIO(target.getvalue())) as top:
            opened.pages[page].add_overlay(top.pages[0])

    return edited(pdf, lay)


def found(pdf: bytes) -> list[str]:
    """What is named."""
    return letter_differences(CODE, pdf, SPECIMEN.qr)


def place_of(words: str) -> tuple[int, float, float]:
    """Page, x and y at which these words begin on the genuine paper."""
    told = signs(drawn())
    at = "".join(one.char for one in told).index(words)
    return told[at].page, told[at].x, told[at].y


def test_the_genuine_letter_differs_in_nothing() -> None:
    assert found(drawn()) == []


def test_a_letter_saved_again_by_another_program_differs_in_nothing() -> None:
    assert found(edited(drawn(), lambda _opened: None)) == []


def test_a_letter_whose_pages_a_viewer_turned_differs_in_nothing() -> None:
    def turn(opened: Any) -> None:
        for page in opened.pages:
            page.rotate(90, relative=True)

    assert found(edited(drawn(), turn)) == []


CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("number", {"number": "京社扶意〔2018〕002号"}),
    ("date", {"day": date(2018, 7, 20)}),
    ("party_a", {"party_a": replace(TRUE.party_a, name="武川县民政局")}),
    ("party_a", {"party_a": replace(TRUE.party_a, code="150126")}),
    ("party_b", {"party_b": replace(TRUE.party_b, name="北京市芷兰社会工作服务所")}),
    ("party_b", {"party_b": replace(TRUE.party_b, code="52110000MJ0169002W")}),
    ("party_b", {"party_b": replace(TRUE.party_b, phone="18900000303")}),
    ("party_c", {"party_c": None}),
    ("fair", {"fair": replace(TRUE.fair, name="另一场推介会")}),
    ("project", {"project": "“芷兰”志愿者驻点服务（二期）"}),
    ("track", {"track": Track.RELIEF}),
    ("field", {"field": Field.EDUCATION}),
    ("mode", {"mode": Mode.CASE}),
    ("place", {"place": "内蒙古自治区呼和浩特市土默特左旗"}),
    ("need", {"need": "无"}),
    ("content", {"content": "乙方捐款。"}),
    ("cash", {"cash_fen": TRUE.cash_fen * 10}),
    ("goods", {"goods": (replace(TRUE.goods[0], quantity="5000套"), *TRUE.goods[1:])}),
    ("goods", {"goods": TRUE.goods[:1]}),
    ("services", {"services": "驻点服务6期"}),
    ("beneficiaries", {"people": TRUE.people + 1000}),
    ("term", {"ends": date(2020, 11, 1)}),
    ("next_step", {"formal_by": date(2019, 10, 19)}),
    ("effect", {"effect": LetterEffect.ADVANCE_CONTRACT}),
    ("effect", {"board": BoardStatus.NOT_SUBMITTED}),
    ("copies", {"copies": 9}),
]


@pytest.mark.parametrize(("name", "change"), CHANGES, ids=[f"{name}-{place}" for place, (name, _c) in enumerate(CHANGES)])
def test_a_changed_fact_is_named_though_the_true_facts_are_attached(name: str, change: dict[str, Any]) -> None:
    forged = drawn(replace(TRUE, **change))
    assert name in found(with_true_facts(forged))
    assert "facts" in found(forged)


def test_a_forger_who_leaves_the_proof_alone_is_named_for_one_field() -> None:
    page, x, y = place_of("75,000.00")

    def paint(canvas: Canvas) -> None:
        canvas.setFillGray(1)
        canvas.rect(x, y - 3, 80, 14, stroke=0, fill=1)
        canvas.setFillGray(0)
        draw_text(canvas, "95,000.00）", SERIF, 12, x, y)

    assert found(over(drawn(), page, paint)) == ["cash"]


def test_what_is_covered_by_a_box_is_named() -> None:
    page, x, y = place_of("181人")
    assert found(over(drawn(), page, lambda canvas: canvas.rect(x, y - 3, 40, 14, stroke=0, fill=1))) == ["beneficiaries"]


def test_words_that_stand_where_none_were_are_named() -> None:
    assert found(over(drawn(), 1, lambda canvas: draw_text(canvas, "乙方另付一百万元", SERIF, 12, 300, 20))) == ["text"]


def test_a_page_that_is_missing_is_named() -> None:
    def cut(opened: Any) -> None:
        del opened.pages[0]

    assert {"number", "party_a", "project"} <= set(found(edited(drawn(), cut)))


@pytest.mark.parametrize(
    ("name", "change"),
    [one for one in CHANGES if one[0] in {"number", "date", "project", "field", "cash"}] + [("party_a", CHANGES[2][1])],
)
def test_without_the_attached_facts_the_code_s_own_lines_are_held_against_it(name: str, change: dict[str, Any]) -> None:
    assert found(without_facts(drawn())) == ["facts"]
    assert name in found(without_facts(drawn(replace(TRUE, **change))))


def test_a_scan_bears_no_text_and_is_not_compared() -> None:
    from PIL import Image

    width, height, rgb = press.render_page(drawn(), 0, 100)
    target = BytesIO()
    Image.frombytes("RGB", (width, height), rgb).save(target, "PDF")
    assert found(target.getvalue()) == []


def test_every_sign_of_the_letter_is_charted_and_none_is_nameless_within_the_text() -> None:
    from fairdesk.printing.comparing import TEXT, charted
    from fairdesk.printing.paper import BUREAU

    fresh = press.set_paper(TRUE, SPECIMEN.qr)
    true = signs(fresh.pdf)
    fields = charted(true, fresh.chart)
    assert len(fields) == len(true)
    inside = {field for sign, field in zip(true, fields, strict=True) if BUREAU.bottom < sign.y < BUREAU.size[1] - BUREAU.top}
    assert {"party_a", "party_b", "party_c", "cash", "goods", "total", "effect", "signatures", "proof"} <= inside
    nameless = "".join(
        sign.char for sign, field in zip(true, fields, strict=True) if field == TEXT and sign.y > BUREAU.bottom and sign.x < 560
    )
    assert nameless == "帮扶项目意向书"
    assert attached_facts(drawn()) == facts_json(TRUE)


@pytest.mark.parametrize("kind", ["/FreeText", "/Widget", "/Stamp"])
def test_what_is_pinned_to_a_page_is_named_whether_this_reader_shows_it_or_not(kind: str) -> None:
    def pin(opened: Any) -> None:
        from pikepdf import Array, Dictionary, Name, String

        note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array([100, 500, 300, 520]), Contents=String("907,000.53"))
        pinned = opened.make_indirect(note)
        opened.pages[0].obj.Annots = Array([pinned])
        opened.Root.AcroForm = Dictionary(Fields=Array([pinned]))

    assert found(edited(drawn(), pin)) == ["text"]


def test_a_signature_without_a_place_is_nothing_pinned() -> None:
    def sign(opened: Any) -> None:
        from pikepdf import Array, Dictionary, Name

        note = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, Rect=Array([0, 0, 0, 0]))
        pinned = opened.make_indirect(note)
        opened.pages[0].obj.Annots = Array([pinned])
        opened.Root.AcroForm = Dictionary(Fields=Array([pinned]))

    assert found(edited(drawn(), sign)) == []
