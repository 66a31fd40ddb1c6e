"""The form for a negotiation on a day without laptops: all that is asked of one (DOMAIN R45, R46), filled in by pen."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.drawing import GREY, PALE, WRITING, Drawing
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import A4, MM
from fairdesk.records.choices import Field, Mode, Outcome, Track, ValueBasis
from fairdesk.records.papers import FairFacts
from fairdesk.records.sheets import SlipFacts, SlipsFacts

TITLE = "项目洽谈记录单"
MARGIN = 16 * MM
RIGHT = A4[0] - MARGIN
HALF = A4[0] / 2
GUTTER = 4 * MM
SIDE = 22 * MM
CONSENT = "双方同意互相提供联系方式"


def draw(facts: SlipsFacts) -> bytes:
    """The forms in the order of their numbers, one to a sheet."""
    paper = Drawing(A4)
    for slip in facts.slips:
        paper.sheet()
        y = head(paper, slip, facts.fair)
        y = sides(paper, y)
        y = subject(paper, y)
        y = result(paper, y)
        signatures(paper, y)
        paper.notice(facts.fair.notice, HALF, 6 * MM, RIGHT - MARGIN)
    return paper.kept(title=f"{TITLE} {facts.fair.name}", day=facts.fair.day, facts=facts)


def head(paper: Drawing, slip: SlipFacts, fair: FairFacts) -> float:
    """Title, code and number; when and where."""
    top, room = A4[1] - 13 * MM, RIGHT - MARGIN - SIDE - 10 * MM
    paper.words(fair.name, SANS, 9, MARGIN, top, room, floor=6.5, grey=GREY)
    y = paper.words(TITLE, SANS_BOLD, 21, MARGIN, top - 6.5 * MM, room, role="H1")
    paper.words("Negotiation record", SANS, 8, MARGIN, y - 0.2 * MM, room, grey=PALE, lang="en")
    paper.code(slip.qr, RIGHT - SIDE - 2 * MM, top - SIDE, SIDE, f"二维码：{slip.number}")
    paper.words(slip.number, SANS_BOLD, 10.5, RIGHT - SIDE / 2 - 2 * MM, top - SIDE - 2.4 * MM, SIDE + 16 * MM, align="center")
    y = top - 30 * MM
    third = room / 3
    for place, (label, english) in enumerate((("开始", "From"), ("结束", "To"), ("洽谈桌（展位）", "Table or booth"))):
        paper.field(label, MARGIN + place * third, y, MARGIN + (place + 1) * third - GUTTER, english=english)
    return y


def sides(paper: Drawing, y: float) -> float:
    """Both sides: who they are and who sits at the table, member units too."""
    y = section(paper, y - 7 * MM, "双方", "Both sides")
    for label, english, other, second in (
        ("社会组织", "Social organisation", "受援方（地区）", "Receiving side (area)"),
        ("参加人", "People", "参加人", "People"),
        ("会员单位", "Member unit", "落地乡镇（村）", "Township or village"),
    ):
        y -= WRITING
        paper.field(label, MARGIN, y, HALF - GUTTER / 2, english=english)
        paper.field(other, HALF + GUTTER / 2, y, RIGHT, english=second)
    return y


def subject(paper: Drawing, y: float) -> float:
    """What it is about: offer and demand, project, track, field, mode, money, goods, who benefits."""
    y = section(paper, y - 7 * MM, "洽谈内容", "Subject")
    y -= WRITING
    paper.field("供给项目", MARGIN, y, HALF - GUTTER / 2, english="Offer")
    paper.field("对应需求", HALF + GUTTER / 2, y, RIGHT, english="Demand")
    y -= WRITING
    paper.field("拟定项目名称", MARGIN, y, RIGHT, english="Project")
    y = ticked(paper, "类型", [one.value for one in Track], y - 9 * MM)
    y = ticked(paper, "领域", [one.value for one in Field], y - 7 * MM)
    y = ticked(paper, "方式", [one.value for one in Mode], y - 7 * MM)
    y -= WRITING + 2 * MM
    paper.field("意向资金（元）", MARGIN, y, MARGIN + 62 * MM, english="Cash (yuan)")
    paper.field("物资", MARGIN + 66 * MM, y, MARGIN + 124 * MM, english="Goods")
    paper.field("折价（元）", MARGIN + 128 * MM, y, RIGHT, english="Value (yuan)")
    y = ticked(paper, "折价依据", [one.value for one in ValueBasis], y - 9 * MM, columns=6)
    y -= WRITING + 1 * MM
    paper.field("受益户数", MARGIN, y, MARGIN + 54 * MM, english="Households")
    paper.field("受益人数", MARGIN + 62 * MM, y, MARGIN + 116 * MM, english="People")
    return y


def result(paper: Drawing, y: float) -> float:
    """What came of it: the result, the minutes, the next step and when it is due."""
    y = section(paper, y - 7 * MM, "洽谈结果", "Result")
    y = paper.choices([one.value for one in Outcome], MARGIN, y - 7.5 * MM, RIGHT, columns=4, size=11)
    y -= WRITING + 1 * MM
    paper.field("纪要", MARGIN, y, RIGHT, english="Minutes")
    for _line in range(4):
        y -= WRITING
        paper.line(MARGIN, y, RIGHT, grey=GREY)
    y -= WRITING
    paper.field("下一步", MARGIN, y, MARGIN + 118 * MM, english="Next step")
    paper.field("期限", MARGIN + 122 * MM, y, RIGHT, english="Due")
    return paper.choices([CONSENT], MARGIN, y - 9.5 * MM, RIGHT, columns=1)


def signatures(paper: Drawing, y: float) -> None:
    """Both sides and whoever wrote it down."""
    y -= WRITING + 6 * MM
    third = (RIGHT - MARGIN) / 3
    for place, (label, english) in enumerate(
        (("社会组织签字", "For the organisation"), ("受援方签字", "For the receiving side"), ("记录人", "Recorder"))
    ):
        paper.field(
            label, MARGIN + place * third, y, MARGIN + (place + 1) * third - (GUTTER if place < 2 else 0), english=english
        )


def section(paper: Drawing, y: float, title: str, english: str) -> float:
    """A head of a part of the form over a rule; answers with the rule's height."""
    paper.words(title, SANS_BOLD, 11, MARGIN, y, 60 * MM, role="H2")
    paper.words(english, SANS, 7, RIGHT, y - 1.2 * MM, 60 * MM, align="right", grey=PALE, lang="en")
    paper.line(MARGIN, y - 5.4 * MM, RIGHT, grey=0.25, width=0.7)
    return y - 5.4 * MM


def ticked(paper: Drawing, label: str, names: list[str], y: float, columns: int = 4) -> float:
    """A label and its boxes to tick, on the baseline y."""
    paper.words(label, SANS, 10, MARGIN, y + 10 * 0.98, 24 * MM)
    return paper.choices(names, MARGIN + 18 * MM, y, RIGHT, columns=columns, size=9)


def specimen() -> SlipsFacts:
    """Two forms."""
    slips = tuple(SlipFacts(number=f"N-A03-{place:04d}-K", qr=f"FD1N0000N001{place:06d}A03K") for place in (7, 8))
    return SlipsFacts(kind="negotiation_slip", fair=specimens.fair(), slips=slips)


NEGOTIATION_SLIP = Document("negotiation_slip", N_("Blank negotiation slips"), specimen, draw)
