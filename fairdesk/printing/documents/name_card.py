"""Name cards for the stage: A4 folded across the middle, the name upright on both faces."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.drawing import GREY, Drawing
from fairdesk.printing.fonts import SANS, SERIF_BOLD
from fairdesk.printing.paper import A4_LANDSCAPE, MM
from fairdesk.printing.tags import artifact
from fairdesk.records.papers import FairFacts
from fairdesk.records.sheets import CardFacts, CardsFacts

TITLE = "席卡"
WIDTH, FACE = A4_LANDSCAPE[0], A4_LANDSCAPE[1] / 2
MARGIN = 18 * MM


def draw(facts: CardsFacts) -> bytes:
    """The cards in their order, one to a sheet."""
    paper = Drawing(A4_LANDSCAPE)
    for card in facts.cards:
        paper.sheet()
        with artifact(paper.canvas, "Layout"), paper.moved(WIDTH, 2 * FACE, turned=180):  # read aloud once
            face(paper, card, facts.fair)
        face(paper, card, facts.fair)
        paper.dashed(0, FACE, 8 * MM, FACE)
        paper.dashed(WIDTH - 8 * MM, FACE, WIDTH, FACE)
    return paper.kept(title=f"{TITLE} {facts.fair.name}", day=facts.fair.day, facts=facts)


def face(paper: Drawing, card: CardFacts, fair: FairFacts) -> None:
    """One face: the fair above, the name as large as fits, the unit below, with the fold as its upper edge."""
    middle, room = WIDTH / 2, WIDTH - 2 * MARGIN
    paper.words(fair.name, SANS, 12, middle, FACE - 11 * MM, room, floor=9, most=2, align="center", grey=GREY)
    paper.line(middle - 14 * MM, FACE - 19 * MM, middle + 14 * MM)
    paper.name(card.name, SERIF_BOLD, 132, middle, 52 * MM, room, 57 * MM, floor=60)
    paper.words(card.unit, SANS, 21, middle, 23 * MM, room, floor=14, most=2, align="center", grey=0.2)
    paper.notice(fair.notice, middle, 5 * MM, room)


def specimen() -> CardsFacts:
    """A short name, one beyond the BMP, and one of eighteen signs with two dots."""
    return CardsFacts(
        fair=specimens.fair(),
        cards=(
            CardFacts(name="𬭎㛃", unit="北京市芷兰社会工作事务所"),
            CardFacts(name="孛儿只斤·阿拉坦敖其尔·巴特尔夫𮧵", unit="武川县人民政府（示例代表）"),
            CardFacts(name="单砺舟", unit="北京市示例社会组织参与脱贫攻坚与精准救助工作联合服务促进中心"),
        ),
    )


NAME_CARD = Document("name_card", N_("Name cards"), specimen, draw)
