"""The letter of intent: parties, project, money in digits and capitals, clauses, places for the seals and the signed QR code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.platypus import KeepTogether, Spacer

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.archive import archive
from fairdesk.printing.document import Document, facts_json
from fairdesk.printing.documents.letter_clauses import clauses, day_words, money
from fairdesk.printing.documents.letter_parts import GoodsTable, HeadLine, ProofStrip, SignatureRow
from fairdesk.printing.fonts import SANS, SANS_BOLD, SERIF, SERIF_BOLD
from fairdesk.printing.paper import BUREAU, MM, flow
from fairdesk.printing.paragraph import TextStyle, ZhParagraph
from fairdesk.printing.text import after_blank, draw_text, fit
from fairdesk.records.choices import BoardStatus, Field, Mode, Track, ValueBasis
from fairdesk.records.papers import GoodsFacts, LetterFacts, PartyFacts

TITLE = "帮扶项目意向书"
BODY = TextStyle(face=SERIF, size=12, leading=18)
ENTRY = TextStyle(face=SERIF, size=12, leading=18, indent=0, left=2)
HEAD = TextStyle(face=SANS_BOLD, size=12, leading=18, indent=2, before=2, stays=True)
PARTY = TextStyle(face=SERIF_BOLD, size=12, leading=19, indent=0, before=2)
DETAIL = TextStyle(face=SERIF, size=10.5, leading=15.5, indent=0, left=2.2857, align="left", allowed=after_blank)
NAMED = TextStyle(face=SERIF_BOLD, size=22, leading=32, indent=0, align="center")
ABOUT_SIZE = 14.0
PARTIES = {"party_a": "甲方（受援方）", "party_b": "乙方（社会组织）", "party_c": "丙方（受托落实单位）"}
MATTER = (
    ("一、项目内容", "project"),
    ("类型：", "track"),
    ("帮扶领域：", "field"),
    ("帮扶方式：", "mode"),
    ("实施地点：", "place"),
    ("需求概述：", "need"),
    ("帮扶内容：", "content"),
    ("二、资金与物资", "cash"),
    ("序号物资名称", "goods"),
    ("物资折价：", "goods"),
    ("服务内容：", "services"),
    ("意向总额：", "total"),
    ("三、受益对象与期限", "beneficiaries"),
    ("实施期限：", "term"),
)
"""Where the fields of the matter begin on the paper, for the verifier (`marks`)."""
CLAUSES = ("duties", "next_step", "effect", "publicity", "privacy", "change", "disputes")


@dataclass(frozen=True, slots=True)
class SignedLetter:
    """A letter with the text of its QR code, as `press.print_document` takes it."""

    facts: LetterFacts
    qr: str


def draw(facts: LetterFacts, qr: str) -> bytes:
    """The letter as PDF/A with its facts attached; the QR text as given. Refused (SignNotPrintable): a sign no face holds."""
    body = [*head(facts), *parties(facts), *matter(facts), *articles(facts), *ending(facts, qr)]
    drawn = flow(body, BUREAU, lambda canvas, page: foot(canvas, page, facts))
    return archive(drawn, title=f"{TITLE} {facts.number}", day=facts.day, facts=facts_json(facts))


def head(facts: LetterFacts) -> Iterator[Any]:
    """Title, project and places, number and date."""
    yield ZhParagraph(TITLE, NAMED)
    about = fit(f"{facts.project}（{facts.place}）", SERIF, ABOUT_SIZE, BUREAU.width, 11, most=2)
    for line in about.lines:
        yield ZhParagraph(line, TextStyle(face=SERIF, size=about.size - 0.01, leading=about.size * 1.5, indent=0, align="center"))
    yield HeadLine(f"编号：{facts.number}", f"签订日期：{day_words(facts.day)}")


def parties(facts: LetterFacts) -> Iterator[Any]:
    """Who agrees, each with the particulars that are known, and on what occasion."""
    for label, party in sides(facts):
        yield ZhParagraph(f"{label}：{party.name}", PARTY)
        particulars = [f"{name}：{value}" for name, value in particulars_of(party) if value]
        if particulars:
            yield ZhParagraph("　".join(particulars), DETAIL)
    hosts = "、".join(facts.fair.hosts)
    count = "三" if facts.party_c else "双"
    yield ZhParagraph(
        f"在{hosts}主办的“{facts.fair.name}”上，{count}方经面对面洽谈，本着自愿、平等、诚信、公益的原则，就下列帮扶项目达成如下意向。",
        TextStyle(face=SERIF, size=12, leading=18, before=4),
    )


def sides(facts: LetterFacts) -> Iterator[tuple[str, PartyFacts]]:
    """The parties with their labels, in their order."""
    yield PARTIES["party_a"], facts.party_a
    yield PARTIES["party_b"], facts.party_b
    if facts.party_c:
        yield PARTIES["party_c"], facts.party_c


def particulars_of(party: PartyFacts) -> Iterator[tuple[str, str]]:
    """Code, address, representative and contact of a party; six digits are a place, eighteen signs a legal person."""
    yield code_label(party.code), party.code
    yield "住所", party.address
    yield "代表人", party.representative
    yield "联系人", party.contact
    yield "电话", party.phone


def code_label(code: str) -> str:
    """How the code of a party is called."""
    return "统一社会信用代码" if len(code) == 18 else "行政区划代码"


def marks(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    """The words at which each field of the letter begins, in the order of the paper."""
    yield "编号：", "number"
    yield "签订日期：", "date"
    yield from ((f"{PARTIES[name]}：", name) for name in PARTIES)
    yield f"在{'、'.join(facts.fair.hosts)}主办", "fair"
    yield from MATTER
    for (name, _words), number, field in zip(clauses(facts), "四五六七八九十", CLAUSES, strict=True):
        yield f"{number}、{name}", field
    yield "十一、文本", "copies"
    yield "甲方（盖章）", "signatures"
    yield "核验", "proof"


def matter(facts: LetterFacts) -> Iterator[Any]:
    """What is to be done, for how much, for whom and when: the labelled lines a verifier looks for."""
    field = facts.field.value + (f"（{facts.field_note}）" if facts.field_note else "")
    yield ZhParagraph("一、项目内容", HEAD)
    yield from entries(
        ("项目名称", facts.project),
        ("类型", f"{facts.track.value}　　帮扶领域：{field}　　帮扶方式：{facts.mode.value}"),
        ("实施地点", facts.place),
        ("需求概述", facts.need),
        ("帮扶内容", facts.content),
    )
    yield ZhParagraph("二、资金与物资", HEAD)
    yield from entries(("意向资金", money(facts.cash_fen)))
    if facts.goods:
        yield GoodsTable(facts.goods)
        yield from entries(("物资折价", money(facts.goods_fen)))
    yield from entries(("服务内容", facts.services), ("意向总额", money(facts.total_fen)))
    yield ZhParagraph("三、受益对象与期限", HEAD)
    yield from entries(("受益对象", beneficiaries(facts)), ("实施期限", term(facts.starts, facts.ends)))


def entries(*told: tuple[str, str]) -> Iterator[Any]:
    """A labelled line for each pair whose value is known."""
    for label, value in told:
        if value:
            yield ZhParagraph([(SANS, f"{label}："), (SERIF, value)], ENTRY)


def beneficiaries(facts: LetterFacts) -> str:
    """Households and people as far as they are counted."""
    counted = [f"{number}{unit}" for number, unit in ((facts.households, "户"), (facts.people, "人")) if number]
    return "、".join(counted) or "以实际核定为准"


def term(starts: date | None, ends: date | None) -> str:
    """From when to when, as far as it is agreed."""
    if starts and ends:
        return f"{day_words(starts)}至{day_words(ends)}"
    if starts:
        return f"自{day_words(starts)}起"
    return f"至{day_words(ends)}止" if ends else "由各方另行商定"


def articles(facts: LetterFacts) -> Iterator[Any]:
    """The clauses, numbered on from the matter; each with its head in the line."""
    for number, (name, words) in zip("四五六七八九十", clauses(facts), strict=False):
        yield ZhParagraph([(SANS_BOLD, f"{number}、{name}　"), (SERIF, words)], BODY)


def ending(facts: LetterFacts, qr: str) -> Iterator[Any]:
    """The signatures with the last words of the text, never alone on a page, and the proof below them."""
    copies = f"本意向书一式{facts.copies}份，签字各方各执一份，其余由活动主办方备案，各份具有同等效力。"
    closing = ZhParagraph([(SANS_BOLD, "十一、文本　"), (SERIF, copies)], BODY)
    names = [(label.partition("（")[0], party.name) for label, party in sides(facts)]
    yield KeepTogether([closing, Spacer(1, 2 * MM), SignatureRow(names), ProofStrip(facts, qr)])


def foot(canvas: Any, page: int, facts: LetterFacts) -> None:
    """The page number with dashes on the outer side (GB/T 9704-2012, 7.5), and the notice of the fair beneath."""
    y = BUREAU.bottom - 7 * MM - 14
    odd = page % 2 == 1
    edge = BUREAU.size[0] - BUREAU.right - 14 if odd else BUREAU.left + 14
    draw_text(canvas, f"— {page} —", SERIF, 14, edge, y, "right" if odd else "left")
    if facts.fair.notice:
        canvas.setFillGray(0.35)
        line = fit(facts.fair.notice, SANS, 8, BUREAU.width, 5, most=1)
        draw_text(canvas, line.lines[0], SANS, line.size, BUREAU.size[0] / 2, 12 * MM, "center")
        canvas.setFillGray(0)


def specimen() -> SignedLetter:
    """A three-party letter with goods of both kinds, rare names and every optional line filled."""
    facts = LetterFacts(
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
            GoodsFacts(name="棉衣被褥", quantity="500套", value_fen=15_000_000, basis=ValueBasis.INVOICE),
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
    )
    return SignedLetter(facts, "FD1:" + "6BFOXN*TS0BI$ZD.P9UOL97O4-2HH77HRM3DSPTRGZ2D1K0A5" * 8)


def draw_signed(paper: SignedLetter) -> bytes:
    """The letter of a `SignedLetter`."""
    return draw(paper.facts, paper.qr)


LETTER_OF_INTENT = Document("letter_of_intent", N_("Letter of intent"), specimen, draw_signed)
