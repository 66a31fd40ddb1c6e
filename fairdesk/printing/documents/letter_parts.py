"""The drawn parts of the letter of intent: the line under the title, the goods, the places for the seals, and the proof."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from fairdesk.printing.document import digest
from fairdesk.printing.fonts import SANS, SANS_BOLD, SERIF
from fairdesk.printing.paper import MM
from fairdesk.printing.qr import draw_qr
from fairdesk.printing.text import draw_text, fit, wrap
from fairdesk.records.choices import ValueBasis
from fairdesk.records.papers import GoodsFacts, LetterFacts
from fairdesk.rules.amounts import yuan

QR_SIDE = 35 * MM
"""0.5 mm modules for the usual 69: read by cameras at 100 dpi and better."""
SEAL_SIDE = 46 * MM
"""A seal of 42 mm and room to miss by 2 mm (an organisation's seal is at most 42 mm wide)."""


class Part(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A drawing of the full width whose height is known beforehand."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # reportlab's protocol
        """The full width, the known height."""
        self.width = width
        return width, self.height


class HeadLine(Part):
    """Number and date on one line over a hairline."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(26)
        self.left, self.right = left, right

    def draw(self) -> None:
        """The number on the left, the date on the right."""
        draw_text(self.canv, self.left, SERIF, 11, 0, 11)
        draw_text(self.canv, self.right, SERIF, 11, self.width, 11, "right")
        self.canv.setLineWidth(0.6)
        self.canv.line(0, 4, self.width, 4)


class GoodsTable(Part):
    """The goods: name, quantity, value in yuan and the basis of the value."""

    HEADS = ("序号", "物资名称", "数量", "折价（元）", "计价依据")
    SHARES = (0.09, 0.39, 0.18, 0.18, 0.16)
    LINE = 15.0

    def __init__(self, goods: Sequence[GoodsFacts], start: int = 1) -> None:
        self.goods, self.start = goods, start
        self.names = [wrap(one.name, SERIF, 10.5, 0.39 * 156 * MM - 8) for one in goods]
        self.heights = [max(1, len(lines)) * self.LINE + 3 for lines in self.names]
        super().__init__(sum(self.heights) + self.LINE + 3 + 8)

    def split(self, width: float, height: float) -> list[GoodsTable]:  # reportlab's protocol
        """As many rows as this height takes and the rest, each under the head; empty where not even one row fits."""
        room, fits = height - self.LINE - 3 - 8, 0
        while fits < len(self.goods) and self.heights[fits] <= room:
            room -= self.heights[fits]
            fits += 1
        if fits in (0, len(self.goods)):
            return []
        return [GoodsTable(self.goods[:fits], self.start), GoodsTable(self.goods[fits:], self.start + fits)]

    def draw(self) -> None:
        """Head and rows under hairlines, figures at the right."""
        edges = [self.width * sum(self.SHARES[:place]) for place in range(len(self.SHARES) + 1)]
        top = self.height - 3
        self.row(edges, top, self.LINE + 3, [(head,) for head in self.HEADS], SANS)
        top -= self.LINE + 3
        for number, (one, lines, height) in enumerate(zip(self.goods, self.names, self.heights, strict=True), self.start):
            value = "—" if one.basis is ValueBasis.NONE else yuan(one.value_fen)
            cells = [(str(number),), lines, (one.quantity,), (value,), (one.basis.value,)]
            self.row(edges, top, height, cells, SERIF)
            top -= height

    def row(self, edges: Sequence[float], top: float, height: float, cells: Sequence[Sequence[str]], face: str) -> None:
        """One row in its box."""
        self.canv.setLineWidth(0.4)
        self.canv.rect(0, top - height, self.width, height)
        for place, lines in enumerate(cells):
            if place:
                self.canv.line(edges[place], top, edges[place], top - height)
            align = "center" if place in (0, 2, 4) or face == SANS else ("left", "left", "left", "right", "left")[place]
            x = {"left": edges[place] + 4, "right": edges[place + 1] - 4, "center": (edges[place] + edges[place + 1]) / 2}[align]
            for number, line in enumerate(lines):
                room = edges[place + 1] - edges[place] - 6
                fitted = fit(line, face, 10.5, room, 6, most=1)
                draw_text(self.canv, line, face, fitted.size, x, top - 13 - number * self.LINE, align)


class SignatureRow(Part):
    """For each party its name, and lines for the representative and the date, on a free square the seal is set over."""

    def __init__(self, parties: Sequence[tuple[str, str]]) -> None:
        super().__init__(SEAL_SIDE + 3 * MM)
        self.parties = parties

    def draw(self) -> None:
        """The columns side by side. The seal belongs over name and date (GB/T 9704-2012, 7.3.5.3): no further room is kept."""
        column = self.width / len(self.parties)
        for number, (label, name) in enumerate(self.parties):
            self.column(number * column, min(column - 4 * MM, 70 * MM), label, name)

    def column(self, x: float, width: float, label: str, name: str) -> None:
        """One party."""
        y = self.height - 12
        draw_text(self.canv, f"{label}（盖章）：", SANS_BOLD, 11, x, y)
        fitted = fit(name, SERIF, 11, width, 9, most=2)
        for line in fitted.lines:
            y -= fitted.size * 1.5
            draw_text(self.canv, line, SERIF, fitted.size, x, y)
        day = "日期：　　　年　　月　　日" if width > 52 * MM else "日期：　　　年　 月　 日"
        for words, base in (("代表（签字）：", 14 * MM), (day, 4 * MM)):
            draw_text(self.canv, words, SERIF, 11, x, base)
        self.canv.setLineWidth(0.5)
        self.canv.line(x + 77, 14 * MM - 2, x + width, 14 * MM - 2)


class ProofStrip(Part):
    """The signed QR code and what it proves, outside every seal."""

    def __init__(self, facts: LetterFacts, qr: str) -> None:
        super().__init__(QR_SIDE + 8 * MM)
        self.facts, self.qr = facts, qr

    def draw(self) -> None:
        """The code on the right, its explanation on the left, under a hairline."""
        self.canv.setLineWidth(0.4)
        self.canv.setStrokeGray(0.6)
        self.canv.line(0, self.height - 2, self.width, self.height - 2)
        self.canv.setStrokeGray(0)
        quiet = draw_qr(self.canv, self.qr, self.width - QR_SIDE - 2 * MM, 2.5 * MM, QR_SIDE)
        room = self.width - QR_SIDE - 2 * quiet - 4 * MM
        y = self.height - 18
        draw_text(self.canv, "核验", SANS_BOLD, 10.5, 0, y)
        for line in self.words(room):
            y -= 13.5
            draw_text(self.canv, line, SANS, 8.5, 0, y)

    def words(self, room: float) -> list[str]:
        """What the code says and how it is checked, in lines of this width."""
        facts = self.facts
        code = digest(facts).hex().upper()[:16]
        told = [f"签订地点：{facts.fair.venue}" + (f"　　签发台：{facts.desk}" if facts.desk else "")]
        told.append("内容摘要：" + " ".join(code[first : first + 4] for first in range(0, 16, 4)))
        told.append("右侧二维码载明本意向书的编号、各方、项目与金额，并由签发台数字签名，可离线核验。")
        told.append("核验有效仅表明上述内容由签发台签发且未被改动，不代替各方的签字和盖章。")
        return [line for one in told for line in wrap(one, SANS, 8.5, room)]
