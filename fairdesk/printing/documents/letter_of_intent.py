"""The letter of intent: its wording filled in, the goods, the places for the seals, and the signed code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.archive import archive
from fairdesk.printing.document import Document, digest, facts_json, page_digest
from fairdesk.printing.documents.letter_places import PLACES, cases, english, goods_grid, values
from fairdesk.printing.flowing import LOOKS, Furniture, draw_paper
from fairdesk.printing.paper import BUREAU, Drawn
from fairdesk.printing.parts import GridTable, ProofStrip, SignatureRow, proof_words
from fairdesk.printing.wording import blocks
from fairdesk.records.choices import BoardStatus, Field, Mode, Track, ValueBasis
from fairdesk.records.papers import GoodsFacts, InstalmentFacts, LetterFacts, PaperLook, PartyFacts, Setting, SignedLetter
from fairdesk.records.wording import LineKind

KEY = "letter_of_intent"
TITLE = "帮扶项目意向书"
SIDES = {"party_a": "甲方", "party_b": "乙方", "party_c": "丙方"}
PARTS = ("goods", "signatures", "proof")
OLD = Setting(look=PaperLook.COMPACT)
"""How letters were set before their setting was kept with them."""


def draw(facts: LetterFacts, qr: str) -> bytes:
    """The letter as PDF/A with its facts attached; the QR text as given. Refused (SignNotPrintable): a sign no face holds."""
    drawn = set_letter(facts, qr)
    return archive(drawn.pdf, title=f"{TITLE} {facts.number}", day=facts.day, facts=facts_json(facts), tags=drawn.tags)


def set_letter(facts: LetterFacts, qr: str) -> Drawn:
    """The letter before it is made fit for keeping, with every sign charted."""
    setting = facts.setting or OLD
    told = blocks(KEY, setting, PLACES, values(facts), cases(facts), english(facts) if setting.english else {})
    code = digest(facts).hex()
    size = LOOKS[setting.look][LineKind.DETAIL].size
    parts = {
        "goods": lambda: (
            [GridTable(goods_grid(facts), BUREAU.width, min(size, 10.5), english=setting.english)] if facts.goods else []
        ),
        "signatures": lambda: [SignatureRow([(SIDES[name], one.name) for name, one in sides(facts)], english=setting.english)],
        "proof": lambda: [ProofStrip(qr, proof_words(code, "意向书", english=setting.english), f"{TITLE} {facts.number}")],
    }
    return draw_paper(told, parts, setting, Furniture(notice=facts.fair.notice, digest=page_digest(code, qr)))


def sides(facts: LetterFacts) -> Iterator[tuple[str, PartyFacts]]:
    """The parties in their order, by their fields."""
    for name in SIDES:
        party: PartyFacts | None = getattr(facts, name)
        if party:
            yield name, party


LATER_LINES: dict[str, Any] = {
    "policies": ("关于广泛动员社会组织参与脱贫攻坚和精准救助的指导意见",),
    "demand_no": "D0131",
    "instalments": (
        InstalmentFacts(amount_fen=5_000_000, due=date(2018, 11, 1), note="项目启动"),
        InstalmentFacts(amount_fen=2_500_000, due=date(2019, 5, 1), note="中期评估通过后"),
    ),
    "registered_poor": 120,
    "milestones": "2019年5月前完成前两期驻点服务并评估",
    "attachments": ("理事会决议（芷兰服理字〔2018〕4号）", "代表人授权委托书"),
}
"""The lines of the specimen that are there only where somebody fills them."""


def specimen() -> SignedLetter:
    """A three-party letter with goods of both kinds, rare names and every optional line filled."""
    qr = "FD1:" + "6BFOXN*TS0BI$ZD.P9UOL97O4-2HH77HRM3DSPTRGZ2D1K0A5" * 8
    return SignedLetter(replace(plain_specimen(), **LATER_LINES), qr)


def plain_specimen() -> LetterFacts:
    """The facts every such letter has, with invented ones in them."""
    return LetterFacts(
        number="京社扶意〔2018〕001号",
        fair=specimens.fair(),
        day=date(2018, 7, 19),
        track=Track.COUNTERPART,
        field=Field.VOLUNTEERING,
        mode=Mode.COORDINATED,
        project="“芷兰”志愿者驻点服务",
        place="内蒙古自治区呼和浩特市武川县",
        need="农村留守老人约260人，希望组建志愿服务队，开展定期探访、助餐和健康监测。",
        content="乙方组织志愿者驻点服务，培训当地志愿者，为留守老人提供探访、助餐和健康监测，并按年度评估成效。",
        party_a=specimens.receiving_side(),
        party_b=specimens.giving_side(),
        party_c=specimens.trustee(),
        cash_fen=7_500_000,
        goods=(
            GoodsFacts(
                name="棉衣被褥", kind="1.5米", quantity="500套", price_fen=30_000, value_fen=15_000_000, basis=ValueBasis.INVOICE
            ),
            GoodsFacts(name="旧图书", quantity="1,200册", basis=ValueBasis.NONE),
        ),
        services="驻点服务5期，每期10天，每期志愿者12人",
        households=60,
        people=181,
        starts=date(2018, 11, 1),
        ends=date(2019, 11, 1),
        next_step="乙方于一个月内到实施地点核实需求，与甲方商定年度计划。",
        formal_by=date(2018, 10, 19),
        board=BoardStatus.PASSED,
        board_number="芷兰服理字〔2018〕4号",
        copies=4,
        desk="A03",
        setting=Setting(),
    )


LETTER_OF_INTENT = Document(
    KEY,
    N_("Letter of intent"),
    specimen,
    lambda paper: draw(paper.facts, paper.qr),
    places=PLACES,
    parts=PARTS,
    needed_parts=("goods", "signatures", "proof"),
)
