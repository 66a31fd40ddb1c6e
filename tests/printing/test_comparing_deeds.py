"""Doctored agreements: the section that was changed is named as its wording calls it; the genuine paper differs in nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fairdesk.printing import press
from fairdesk.printing.archive import FACTS
from fairdesk.printing.catalogue import DOCUMENTS
from fairdesk.printing.comparing import TEXT, charted, letter_differences, signs
from fairdesk.printing.document import digest, facts_json
from fairdesk.printing.paper import BUREAU
from fairdesk.records.codes import CodeParty, LetterCode
from fairdesk.records.papers import PaperFacts
from tests.printing.test_comparing import edited, over, without_facts

KINDS = ("authorisation", "entrustment", "framework_agreement", "pairing")


def true(kind: str) -> PaperFacts:
    """What the genuine paper says."""
    facts: PaperFacts = DOCUMENTS[kind].specimen().facts
    return facts


def qr_of(kind: str) -> str:
    """The code printed on it."""
    text: str = DOCUMENTS[kind].specimen().qr
    return text


def code_of(facts: PaperFacts) -> LetterCode:
    """The code that signs these facts."""
    first, second = (CodeParty(one.party.code, one.party.name) for one in facts.sides)
    return LetterCode(
        kind=facts.kind,
        number=facts.number,
        fair_id=facts.fair.fair_id,
        party_a=first,
        party_b=second,
        project=facts.about,
        field="",
        cash_fen=0,
        goods_fen=0,
        day=facts.day,
        digest=digest(facts),
        epoch=1,
        seq=1,
    )


def with_facts(pdf: bytes, facts: PaperFacts) -> bytes:
    """The file with these facts attached, as a clever forger leaves it."""

    def attach(opened: Any) -> None:
        del opened.attachments[FACTS]
        opened.attachments[FACTS] = facts_json(facts)

    return edited(pdf, attach)


def found(kind: str, pdf: bytes) -> list[str]:
    """What is named on this paper."""
    return letter_differences(code_of(true(kind)), pdf, qr_of(kind))


def changed(kind: str, place: str, words: str) -> bytes:
    """The paper with other words in one place, and the genuine facts attached."""
    facts = true(kind)
    values = tuple(replace(one, words=words) if one.place == place else one for one in facts.values)
    assert values != facts.values
    return with_facts(press.paper(replace(facts, values=values), qr_of(kind)), facts)


@pytest.mark.parametrize("kind", KINDS)
def test_the_genuine_paper_differs_in_nothing(kind: str) -> None:
    pdf = press.paper(true(kind), qr_of(kind))
    assert found(kind, pdf) == []
    assert found(kind, edited(pdf, lambda _opened: None)) == []


@pytest.mark.parametrize(
    ("kind", "place", "words", "section"),
    [
        ("framework_agreement", "signatory_a", "另一人", "party_a"),
        ("framework_agreement", "province", "另一省", "areas"),
        ("framework_agreement", "liaison_a", "办公室", "mechanism"),
        ("framework_agreement", "valid_to", "2030年12月31日", "term"),
        ("framework_agreement", "each", "1", "copies"),
        ("entrustment", "purpose", "办公经费", "purpose"),
        ("entrustment", "cash", "人民币柒拾伍万元整（¥750,000.00）", "cash"),
        ("entrustment", "goods", "棉衣被褥5套", "goods"),
        ("entrustment", "total", "人民币玖拾万元整（¥900,000.00）", "total"),
        ("entrustment", "letter", "京社扶意〔2018〕002号", "letter"),
        ("authorisation", "area", "青海省", "area"),
        ("authorisation", "valid_to", "2030年12月31日", "term"),
        ("pairing", "household", "H0101002", "household"),
        ("pairing", "next_visit", "2028年8月18日", "contact"),
    ],
)
def test_a_changed_place_is_named_by_its_section(kind: str, place: str, words: str, section: str) -> None:
    assert section in found(kind, changed(kind, place, words))


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_clause_is_named_by_its_section(kind: str) -> None:
    facts = true(kind)
    wording = press.shipped_wording(kind).replace("书面", "口头")
    forged = press.paper(replace(facts, setting=replace(facts.setting, wording=wording)), qr_of(kind))
    assert set(found(kind, with_facts(forged, facts))) - {TEXT, "signatures", "proof"}


def test_another_party_is_named_even_where_the_facts_are_gone() -> None:
    kind = "entrustment"
    facts = true(kind)
    other = replace(facts.sides[1], party=replace(facts.sides[1].party, name="另一家基金会"))
    pdf = press.paper(replace(facts, sides=(facts.sides[0], other)), qr_of(kind))
    assert "party_b" in found(kind, with_facts(pdf, facts))
    assert "party_b" in found(kind, without_facts(pdf))


def test_what_is_covered_is_named() -> None:
    kind = "entrustment"
    pdf = press.paper(true(kind), qr_of(kind))
    told = signs(pdf)
    at = told["".join(one.char for one in told).index("棉衣被褥500套")]
    hidden = over(pdf, at.page, lambda canvas: canvas.rect(at.x, at.y - 3, 60, 14, stroke=0, fill=1))
    assert found(kind, hidden) == ["goods"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_sign_of_the_text_belongs_to_a_section(kind: str) -> None:
    drawn = press.set_paper(true(kind), qr_of(kind))
    told = signs(drawn.pdf)
    fields = charted(told, drawn.chart)
    inside = [(sign, field) for sign, field in zip(told, fields, strict=True) if BUREAU.bottom < sign.y and sign.x < 560]
    nameless = "".join(sign.char for sign, field in inside if field == TEXT)
    titles = ["".join(one.split()) for one in press.shipped_wording(kind).splitlines() if one.startswith(("# ", "= "))]
    assert nameless == "".join(one.lstrip("#=") for one in titles)
