"""The slip for people who come unannounced on a day without laptops: four to a sheet of A4, each with its number and code."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.drawing import GREY, PALE, WRITING, Drawing
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import A4, MM
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.papers import FairFacts
from fairdesk.records.sheets import SlipFacts, SlipsFacts

TITLE = "现场登记单"
WIDTH, HEIGHT = A4[0] / 2, A4[1] / 2
MARGIN = 9 * MM
SIDE = 19 * MM
FIELDS = (
    ("姓名", "Name"),
    ("单位", "Organisation or area"),
    ("职务", "Title"),
    ("手机", "Mobile"),
    ("拟洽谈对象", "Whom to meet"),
)
KINDS = (
    ParticipantCategory.DELEGATE,
    ParticipantCategory.ORGANISATION,
    ParticipantCategory.DISTRICT,
    ParticipantCategory.GUEST,
    ParticipantCategory.MEDIA,
    ParticipantCategory.VOLUNTEER,
)
CONSENT = "本人知悉并同意主办方为本次活动登记以上信息，用毕按期删除。"


def draw(facts: SlipsFacts) -> bytes:
    """The slips in the order of their numbers, from left to right, with lines to cut along."""
    paper = Drawing(A4)
    for place, slip in enumerate(facts.slips):
        if place % 4 == 0:
            paper.sheet()
            paper.dashed(WIDTH, 0, WIDTH, 2 * HEIGHT)
            paper.dashed(0, HEIGHT, 2 * WIDTH, HEIGHT)
        row, column = divmod(place % 4, 2)
        with paper.moved(column * WIDTH, (1 - row) * HEIGHT):
            one(paper, slip, facts.fair)
    return paper.kept(title=f"{TITLE} {facts.fair.name}", day=facts.fair.day, facts=facts)


def one(paper: Drawing, slip: SlipFacts, fair: FairFacts) -> None:
    """One slip: title and code above, lines to write on, boxes to tick, the consent and the signature."""
    right, top = WIDTH - MARGIN, HEIGHT - MARGIN
    room = right - MARGIN - SIDE - 6 * MM
    paper.words(fair.name, SANS, 7.5, MARGIN, top, room, floor=5.5, most=2, grey=GREY)
    y = paper.words(TITLE, SANS_BOLD, 17, MARGIN, top - 8 * MM, room, role="H1")
    paper.words("Walk-in registration", SANS, 7, MARGIN, y - 0.3 * MM, room, grey=PALE, lang="en")
    paper.code(slip.qr, right - SIDE - 1.5 * MM, top - SIDE - 0.5 * MM, SIDE, f"二维码：{slip.number}")
    paper.words(slip.number, SANS_BOLD, 9, right - SIDE / 2 - 1.5 * MM, top - SIDE - 3 * MM, SIDE + 12 * MM, align="center")
    y = top - 37 * MM
    for label, english in FIELDS:
        paper.field(label, MARGIN, y, right, english=english)
        y -= WRITING + 1.6 * MM
    y = paper.choices([one.value for one in KINDS], MARGIN, y + 1 * MM, right, columns=3, size=8.5)
    paper.words(CONSENT, SANS, 6.5, MARGIN, y - 4.5 * MM, right - MARGIN, floor=5, grey=GREY)
    foot = 14 * MM
    paper.field("签名", MARGIN, foot, MARGIN + 46 * MM, english="Signature")
    paper.field("时间", MARGIN + 50 * MM, foot, right, english="Time")
    paper.notice(fair.notice, WIDTH / 2, 4.5 * MM, WIDTH - 2 * MARGIN, size=5.5)


def specimen() -> SlipsFacts:
    """Six slips: a full sheet and a begun one."""
    slips = tuple(SlipFacts(number=f"W-A03-{place:04d}-K", qr=f"FD1N0000W001{place:06d}A03K") for place in range(7, 13))
    return SlipsFacts(kind="walk_in_slip", fair=specimens.fair(), slips=slips)


WALK_IN_SLIP = Document("walk_in_slip", N_("Blank walk-in slips"), specimen, draw)
