"""The receipt for goods or papers that were taken (接收清单, DOMAIN 2.3): the original and its counterfoil on one sheet of A4."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.drawing import GREY, HAIRLINE, PALE, SHADE, Drawing
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import A4, MM
from fairdesk.printing.tags import artifact, tagged
from fairdesk.printing.text import draw_text, fit, text_width
from fairdesk.records.choices import ValueBasis
from fairdesk.records.papers import FairFacts, GoodsFacts
from fairdesk.records.sheets import ReceiptFacts, ReceiptsFacts, SlipFacts
from fairdesk.rules.amounts import yuan

TITLE = "物资（资料）接收凭单"
ORIGINAL, COUNTERFOIL = ("第一联　交付方留存", "Original"), ("第二联　接收方存根", "Counterfoil")
WIDTH, HALF = A4[0], A4[1] / 2
MARGIN = 14 * MM
RIGHT = WIDTH - MARGIN
SIDE = 19 * MM
COLUMNS = (
    ("序号", 10), ("名称", 46), ("规格", 28), ("数量", 22), ("成色、质量", 26), ("折价（元）", 24), ("计价依据", 26),
)  # fmt: skip
ROWS = 5
"""Lines on one receipt; goods that are more go on to the next sheet."""
ROW = 9 * MM
NOTE = "无凭据的物资只计数量、不计金额。本凭单不作公益事业捐赠票据使用。"


def draw(facts: ReceiptsFacts) -> bytes:
    """The receipts in their order, both halves of each on a sheet; one with many goods takes several sheets."""
    paper = Drawing(A4)
    for receipt in facts.receipts:
        parts = [receipt.goods[first : first + ROWS] for first in range(0, max(1, len(receipt.goods)), ROWS)]
        for page, goods in enumerate(parts):
            paper.sheet()
            for part, foot in ((ORIGINAL, HALF), (COUNTERFOIL, 0.0)):
                with paper.moved(0, foot):
                    half(paper, receipt, goods, facts.fair, part, page * ROWS, last=page == len(parts) - 1)
            paper.dashed(0, HALF, WIDTH, HALF)
    return paper.kept(title=f"{TITLE} {facts.fair.name}", day=facts.fair.day, facts=facts)


def half(
    paper: Drawing,
    receipt: ReceiptFacts,
    goods: tuple[GoodsFacts, ...],
    fair: FairFacts,
    part: tuple[str, str],
    first: int,
    *,
    last: bool,
) -> None:
    """One half: who gave what to whom, with what it is worth and why, the day and the signatures."""
    top, room = HALF - 9 * MM, RIGHT - MARGIN - SIDE - 8 * MM
    paper.words(f"{fair.name}　{part[0]}", SANS, 8, MARGIN, top, room, floor=6, grey=GREY)
    y = paper.words(TITLE, SANS_BOLD, 17, MARGIN, top - 5 * MM, room, role="H1")
    paper.words(f"Receipt for goods and papers · {part[1]}", SANS, 7, MARGIN, y - 0.2 * MM, room, grey=PALE, lang="en")
    paper.code(receipt.slip.qr, RIGHT - SIDE - 1.5 * MM, top - SIDE, SIDE, f"二维码：{receipt.slip.number}")
    paper.words(
        receipt.slip.number, SANS_BOLD, 9, RIGHT - SIDE / 2 - 1.5 * MM, top - SIDE - 2.2 * MM, SIDE + 12 * MM, align="center"
    )
    y = top - 24 * MM
    told(paper, "交付方", receipt.giver, MARGIN, y, MARGIN + room)
    told(paper, "用途", receipt.about, MARGIN, y - 9 * MM, RIGHT)
    y = lines(paper, goods, first, y - 14 * MM)
    y = total(paper, receipt, y, last=last)
    paper.words(NOTE, SANS, 7, MARGIN, y - 1.6 * MM, RIGHT - MARGIN, floor=5, grey=GREY)
    y = 13 * MM
    told(paper, "接收方", receipt.taker, MARGIN, y, MARGIN + 62 * MM)
    told(paper, "交付人", "", MARGIN + 66 * MM, y, MARGIN + 102 * MM)
    told(paper, "接收人", "", MARGIN + 106 * MM, y, MARGIN + 142 * MM)
    told(paper, "日期", day_words(receipt.day), MARGIN + 146 * MM, y, RIGHT)
    paper.notice(fair.notice, WIDTH / 2, 5 * MM, RIGHT - MARGIN, size=5.5)


def day_words(day: date | None) -> str:
    """The day with its units, or nothing."""
    return f"{day.year}.{day.month}.{day.day}" if day else ""


def told(paper: Drawing, label: str, words: str, x: float, y: float, to: float) -> None:
    """A field with its words, or a line to write them on."""
    paper.field(label, x, y, to, size=9.5)
    left = x + text_width(label, SANS, 9.5) + 3 * MM
    fitted = fit(words, SANS, 10, to - left, 5.5, most=2)
    base = y + 1.2 * MM + (len(fitted.lines) - 1) * fitted.size * 1.15
    with tagged(paper.canvas, "P"):
        for line in fitted.lines:
            draw_text(paper.canvas, line, SANS, fitted.size, left, base)
            base -= fitted.size * 1.15


def edges() -> list[float]:
    """Where the columns begin, and where the last one ends."""
    found = [MARGIN]
    for _head, width in COLUMNS:
        found.append(found[-1] + width * MM)
    return found


def lines(paper: Drawing, goods: tuple[GoodsFacts, ...], first: int, y: float) -> float:
    """The head and the lines, blank ones to write on below those that are known; answers with the lower edge."""
    row(paper, [head for head, _width in COLUMNS], y, 6.5 * MM, SANS_BOLD, head=True)
    y -= 6.5 * MM
    for place in range(ROWS):
        cells = [""] * len(COLUMNS)
        if place < len(goods):
            one = goods[place]
            value = yuan(one.value_fen) if one.value_fen and one.basis is not ValueBasis.NONE else ""
            cells = [str(first + place + 1), one.name, one.kind, one.quantity, "", value, one.basis.value]
        row(paper, cells, y, ROW, SANS)
        y -= ROW
    return y


def row(paper: Drawing, cells: list[str], y: float, height: float, face: str, *, head: bool = False) -> None:
    """One line of the list in its boxes; words shrink, then take two lines."""
    at = edges()
    with tagged(paper.canvas, "Table", key=(paper.canvas, "goods")), tagged(paper.canvas, "TR"):
        for place, text in enumerate(cells):
            x, width = at[place], at[place + 1] - at[place]
            with artifact(paper.canvas, "Layout"):
                paper.canvas.setFillGray(SHADE if head else 1)
                paper.canvas.setStrokeGray(HAIRLINE)
                paper.canvas.setLineWidth(0.4)
                paper.canvas.rect(x, y - height, width, height, stroke=1, fill=1)
                paper.canvas.setFillGray(0)
            with tagged(paper.canvas, "TH" if head else "TD"):
                cell(
                    paper, text, face, x, y, width, height, "right" if COLUMNS[place][0] == "折价（元）" and not head else "left"
                )


def cell(paper: Drawing, text: str, face: str, x: float, y: float, width: float, height: float, align: str) -> None:
    """The words of a cell around its middle."""
    pad = 1.4 * MM
    fitted = fit(text, face, 9, width - 2 * pad, 7, most=2)
    base = y - height / 2 + (len(fitted.lines) / 2 - 1) * fitted.size * 1.2 + fitted.size * 0.24
    for line in fitted.lines:
        draw_text(paper.canvas, line, face, fitted.size, x + width - pad if align == "right" else x + pad, base, align)
        base -= fitted.size * 1.2


def total(paper: Drawing, receipt: ReceiptFacts, y: float, *, last: bool) -> float:
    """The sum of what has proof, on the last sheet where everything is known; else a line to write it on."""
    at, height = edges(), 7.5 * MM
    paper.box(at[0], y - height, at[-1] - at[0], height, grey=HAIRLINE, line=0.4)
    known = sum(one.value_fen for one in receipt.goods if one.basis is not ValueBasis.NONE)
    words = yuan(known) if receipt.goods and last else "" if last else "续下页"
    with tagged(paper.canvas, "P"):
        draw_text(paper.canvas, "合计（元）", SANS_BOLD, 9, at[0] + 1.4 * MM, y - height / 2 - 3.2)
        draw_text(paper.canvas, words, SANS_BOLD, 9.5, at[6] - 1.4 * MM, y - height / 2 - 3.2, "right")
    return y - height


def specimen() -> ReceiptsFacts:
    """A receipt with goods, one of them without proof of its value, and a blank one."""
    goods = (
        GoodsFacts(name="棉衣被褥", kind="成人加厚", quantity="300 套", value_fen=15_000_000, basis=ValueBasis.INVOICE),
        GoodsFacts(
            name="康复辅具（轮椅、助行器、护理床）",
            kind="详见清单",
            quantity="42 件",
            value_fen=6_300_000,
            basis=ValueBasis.MARKET,
        ),
        GoodsFacts(name="旧图书", quantity="1200 册", basis=ValueBasis.NONE),
    )
    slips = [SlipFacts(number=f"R-A03-{place:04d}-K", qr=f"FD1N0000R001{place:06d}A03K") for place in (1, 2)]
    giver = "北京市示例社会组织参与脱贫攻坚与精准救助工作联合服务促进中心"
    known = ReceiptFacts(
        slip=slips[0], giver=giver, taker="武川县𬭎㛃乡人民政府", about="“芷兰”志愿者驻点服务", day=date(2018, 7, 19), goods=goods
    )
    return ReceiptsFacts(fair=specimens.fair(), receipts=(known, ReceiptFacts(slip=slips[1])))


RECEIPT = Document("receipt", N_("Receipt for goods"), specimen, draw)
