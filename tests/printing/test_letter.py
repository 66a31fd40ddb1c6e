"""The letter of intent as strangers read it: poppler its words, a camera's decoder its code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from fairdesk.base.i18n import _
from fairdesk.printing import press
from fairdesk.printing.document import digest
from fairdesk.printing.documents import letter_of_intent
from fairdesk.printing.paper import MM
from fairdesk.printing.parts import QR_SIDE, SEAL_SIDE
from fairdesk.records.choices import BoardStatus, Field, LetterEffect
from fairdesk.records.papers import GoodsFacts, LetterFacts, PaperLook, Setting
from tests.printing.readers import text_of

SPECIMEN = letter_of_intent.specimen()


def drawn(facts: LetterFacts) -> bytes:
    """The letter with the code of the specimen."""
    return letter_of_intent.draw(facts, SPECIMEN.qr)


def test_every_labelled_fact_is_in_the_text(tmp_path: Path) -> None:
    text = text_of(tmp_path, drawn(SPECIMEN.facts))
    for told in (
        "编号：京社扶意〔2018〕001号",
        "签订日期：2018年7月19日",
        "甲方（受援方）：武川县人民政府（示例代表）",
        "乙方（社会组织）：北京市芷兰社会工作事务所",
        "丙方（受托落实单位）：武川县示例志愿服务联合会",
        "项目名称：“芷兰”志愿者驻点服务",
        "意向资金：人民币柒万伍仟元整（¥75,000.00）",
        "物资折价：人民币壹拾伍万元整（¥150,000.00）",
        "意向总额：人民币贰拾贰万伍仟元整（¥225,000.00）",
        "受益对象：60户、181人",
        "实施期限：2018年11月1日至2019年11月1日",
        "芷兰服理字〔2018〕4号",
        "一式4份",
        "—1—",
        "—2—",
    ):
        assert told in text
    assert "".join(SPECIMEN.facts.fair.notice.split()) in text


def test_names_beyond_the_bmp_read_back(tmp_path: Path) -> None:
    pdf = drawn(SPECIMEN.facts)
    for text in (text_of(tmp_path, pdf), press.page_text(pdf)):
        assert "代表人：𬭎㛃" in text
        assert "联系人：𮧵明" in text


@pytest.mark.parametrize("facts", [SPECIMEN.facts, replace(SPECIMEN.facts, party_c=None)], ids=["three", "two"])
def test_it_stands_on_four_pages_like_an_official_document_and_on_three_where_it_is_set_smaller(facts: LetterFacts) -> None:
    compact = replace(facts, setting=Setting(look=PaperLook.COMPACT))
    assert press.page_count(drawn(facts)) == 4
    assert press.page_count(drawn(compact)) <= 3


def test_a_very_long_letter_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    goods = tuple(GoodsFacts(name=f"物资{place}" + "长" * 40, quantity="1件", value_fen=100) for place in range(30))
    pdf = drawn(replace(SPECIMEN.facts, content="帮扶内容" * 300, goods=goods))
    text = text_of(tmp_path, pdf)
    assert press.page_count(pdf) > 4
    assert text.count("长") == 30 * 40
    assert text.count("帮扶内容") >= 300 - press.page_count(pdf)


def test_the_code_reads_back_from_the_page() -> None:
    assert SPECIMEN.qr in press.read_codes(drawn(SPECIMEN.facts), "letter")


def test_a_draft_says_so_on_every_page_and_proves_nothing() -> None:
    pdf = press.letter_draft(SPECIMEN.facts)
    assert press.page_text(pdf).count(_("DRAFT")) >= press.page_count(pdf)
    assert all(text.startswith("DRAFT") for text in press.read_codes(pdf, "letter"))


def test_a_seal_over_the_code_does_not_hide_it(tmp_path: Path) -> None:
    pdf = drawn(SPECIMEN.facts)
    width, height, pixels = press.render_page(pdf, press.page_count(pdf) - 1, 200)
    page = Image.frombytes("RGB", (width, height), pixels)
    seal = Image.new("L", page.size, 0)
    place = (int(width * 0.66), int(height * 0.7), int(width * 0.84), int(height * 0.83))
    ImageDraw.Draw(seal).ellipse(place, outline=255, width=12)
    page.paste((215, 20, 25), mask=seal)
    page.save(tmp_path / "scan.png")
    assert press.read_codes((tmp_path / "scan.png").read_bytes(), "scan.png")[0] == SPECIMEN.qr


def test_the_places_of_seal_and_code_are_large_enough() -> None:
    assert SEAL_SIDE >= 45 * MM
    assert QR_SIDE == 35 * MM


def test_clauses_follow_effect_and_board(tmp_path: Path) -> None:
    facts = replace(
        SPECIMEN.facts,
        effect=LetterEffect.ADVANCE_CONTRACT,
        board=BoardStatus.SUBMITTED,
        field=Field.OTHER,
        field_note="法律援助",
    )
    text = text_of(tmp_path, drawn(facts))
    assert "预约合同" in text
    assert "待理事会审议通过后生效" in text
    assert "其他帮扶（法律援助）" in text


def test_a_changed_fact_changes_the_digest() -> None:
    assert digest(SPECIMEN.facts) != digest(replace(SPECIMEN.facts, cash_fen=SPECIMEN.facts.cash_fen + 1))
