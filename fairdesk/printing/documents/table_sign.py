"""The sign on a negotiation table: A4 folded into two faces, the number on both, today's meetings beside it."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.drawing import GREY, PALE, Drawing
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import A4, MM
from fairdesk.printing.tags import artifact, tagged
from fairdesk.printing.text import draw_text, fit
from fairdesk.records.papers import FairFacts
from fairdesk.records.sheets import MeetingFacts, TableSignFacts, TableSignsFacts

TITLE = "洽谈桌标识"
WIDTH, FACE = A4[0], A4[1] / 2
MARGIN = 14 * MM
MEETINGS = 8
"""So many meetings stand on a face; a table with more shows the first ones and says so."""


def draw(facts: TableSignsFacts) -> bytes:
    """The signs in their order, one to a sheet."""
    paper = Drawing(A4)
    for table in facts.tables:
        paper.sheet()
        with artifact(paper.canvas, "Layout"), paper.moved(WIDTH, 2 * FACE, turned=180):  # read aloud once
            face(paper, table, facts.fair)
        face(paper, table, facts.fair)
        paper.dashed(0, FACE, 8 * MM, FACE)
        paper.dashed(WIDTH - 8 * MM, FACE, WIDTH, FACE)
    return paper.kept(title=f"{TITLE} {facts.fair.name}", day=facts.fair.day, facts=facts)


def face(paper: Drawing, table: TableSignFacts, fair: FairFacts) -> None:
    """One face: the number in the middle, or at the left where meetings are known."""
    told = table.meetings
    middle = WIDTH * 0.24 if told else WIDTH / 2
    room = WIDTH * 0.36 if told else WIDTH - 2 * MARGIN
    paper.words(fair.name, SANS, 10, WIDTH / 2, FACE - 9 * MM, WIDTH - 2 * MARGIN, floor=8, align="center", grey=GREY)
    number = fit(table.number, SANS_BOLD, 110 if told else 210, room, 50, most=1)
    centre = FACE / 2 + 3 * MM
    with tagged(paper.canvas, "H1"):
        draw_text(paper.canvas, number.lines[0], SANS_BOLD, number.size, middle, centre - number.size * 0.36, "center")
    under = centre - number.size * 0.36 - 9 * MM
    under = paper.words("洽谈桌", SANS_BOLD, 20, middle, under, room, align="center")
    paper.words("Negotiation table", SANS, 10, middle, under, room, align="center", grey=PALE, lang="en")
    if told:
        meetings(paper, told, WIDTH * 0.45)
    paper.notice(fair.notice, WIDTH / 2, 5 * MM, WIDTH - 2 * MARGIN, size=6)


def meetings(paper: Drawing, told: tuple[MeetingFacts, ...], x: float) -> None:
    """Today's meetings, one under the other, a hairline between them."""
    right = WIDTH - MARGIN
    y = FACE - 21 * MM
    paper.words("今日约谈", SANS_BOLD, 12, x, y, right - x)
    paper.words("Meetings today", SANS, 8, right, y - 3, right - x, align="right", grey=PALE, lang="en")
    y -= 7 * MM
    shown = told[:MEETINGS]
    step = min(15 * MM, (y - 17 * MM) / len(shown))
    for meeting in shown:
        paper.line(x, y, right)
        paper.words(meeting.time, SANS_BOLD, 11, x, y - 2 * MM, 16 * MM)
        inner = x + 17 * MM
        lower = paper.words(meeting.organisation, SANS, 9.5, inner, y - 1.6 * MM, right - inner, floor=6)
        paper.words(meeting.area, SANS, 9.5, inner, lower + 0.5, right - inner, floor=6, grey=GREY)
        y -= step
    if len(told) > len(shown):
        paper.words(f"另有 {len(told) - len(shown)} 场，见约谈表", SANS, 8, x, y, right - x, grey=GREY)


def specimen() -> TableSignsFacts:
    """A table without meetings, and one with many."""
    sides = [
        ("北京市芷兰社会工作事务所", "内蒙古自治区呼和浩特市武川县"),
        ("北京𬭎㛃公益基金会", "湖北省十堰市武当山旅游经济特区"),
        ("北京市示例社会组织参与脱贫攻坚与精准救助工作联合服务促进中心", "青海省玉树藏族自治州玉树市"),
    ]
    times = ("13:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30", "17:00", "17:30")
    many = tuple(
        MeetingFacts(time=time, table="T12", organisation=sides[place % 3][0], area=sides[place % 3][1], topic="果蔬冷链")
        for place, time in enumerate(times)
    )
    return TableSignsFacts(
        fair=specimens.fair(),
        tables=(
            TableSignFacts(number="T07"),
            TableSignFacts(number="T12", meetings=many[:4]),
            TableSignFacts(number="T19", meetings=many),
        ),
    )


TABLE_SIGN = Document("table_sign", N_("Table signs"), specimen, draw)
