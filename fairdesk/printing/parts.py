"""The drawn parts of flowing papers: a line in columns, a table, the places for the seals, and the proof with its code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from reportlab.platypus import Flowable

from fairdesk.base.errors import PaperTooLong
from fairdesk.printing.fonts import BODY, HEI, HEI_BOLD, SANS, SANS_BOLD
from fairdesk.printing.paper import BUREAU, MM
from fairdesk.printing.qr import draw_qr
from fairdesk.printing.tags import artifact, tagged
from fairdesk.printing.text import draw_text, fit, text_width, wrap
from fairdesk.records.papers import GridFacts

QR_SIDE = 35 * MM
"""0.5 mm modules for the usual 69: read by cameras at 100 dpi and better."""
SEAL_SIDE = 46 * MM
"""A seal of 42 mm and room to miss by 2 mm (an organisation's seal is at most 42 mm wide)."""


SIGNED_ALONE = "（签字）"
"""How the label of a side ends that has no seal."""
PEN_SIDE = 37 * MM
"""Name, representative and date where nobody sets a seal."""


@contextmanager
def charted(canvas: Any, field: str) -> Iterator[None]:
    """What is drawn inside belongs to this field of the paper."""
    before = getattr(canvas, "field", "")
    canvas.field = field
    try:
        yield
    finally:
        canvas.field = before


class Part(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A drawing of the full width whose height is known beforehand."""

    field = ""
    """What a verifier calls it; the section of the wording it stands in, where that has a name."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # reportlab's protocol
        """The full width, the known height."""
        self.width = width
        return width, self.height


class ColumnsLine(Part):
    """Two or three texts on one line, the first at the left edge and the last at the right; a hairline under the last such line.

    Each text is (words, field); texts that are too wide are set smaller, then on lines below one another.
    """

    SMALLEST = 7.5
    MOST = 6
    """Lines; more is refused (PaperTooLong), for this is a line of particulars."""

    def __init__(self, texts: Sequence[tuple[str, str]], size: float, *, ruled: bool, language: str = "") -> None:
        self.texts, self.size, self.ruled, self.language = texts, size, ruled, language
        whole = BUREAU.width
        room = whole / max(1, len(texts)) - 4
        rooms = [max(room, whole * 0.62) if place else room for place in range(len(texts))]
        if len(texts) > 1 and text_width(texts[0][0], BODY, size) > room:
            rooms = [whole * 0.55, *[whole * 0.42 / (len(texts) - 1)] * (len(texts) - 1)]
        floor = min(self.SMALLEST, size * 0.8)  # a paper that keeps to one page may be set smaller as a whole
        self.fitted = [
            fit(words, BODY, size, wide, floor, most=self.MOST) for (words, _field), wide in zip(texts, rooms, strict=True)
        ]
        if any(one.size < floor for one in self.fitted):
            raise PaperTooLong
        lines = max((len(one.lines) for one in self.fitted), default=1)
        super().__init__(size * (1.65 + 1.3 * (lines - 1)) + (6 if ruled else 0))

    def draw(self) -> None:
        """The texts on their baseline."""
        base = self.height - self.size * 1.2
        for place, (_words, field) in enumerate(self.texts):
            last = place == len(self.texts) - 1
            x = self.width if last and place else self.width * place / max(1, len(self.texts) - 1) if place else 0
            align = "left" if not place else "right" if last else "center"
            fitted = self.fitted[place]
            with tagged(self.canv, "P", lang=self.language), charted(self.canv, field):
                for number, line in enumerate(fitted.lines):
                    draw_text(self.canv, line, BODY, fitted.size, x, base - number * self.size * 1.3, align)
        if self.ruled:
            with artifact(self.canv, "Layout"):
                self.canv.setLineWidth(0.6)
                self.canv.line(0, 3, self.width, 3)


ENGLISH_HEADS = {
    "序号": "No.",
    "物资名称": "Goods",
    "规格": "Kind",
    "数量": "Quantity",
    "单价（元）": "Unit price (RMB)",
    "折价（元）": "Value (RMB)",
    "计价依据": "Basis of value",
    "年度": "Year",
    "帮扶内容": "Assistance",
    "资金和物资": "Money and goods",
    "确认": "Confirmed",
    "方": "Party",
    "姓名": "Name",
    "单位": "Organisation",
    "职务": "Position",
    "活动": "Activity",
    "开始": "Begins",
    "结束": "Ends",
    "应到": "Members",
    "实到": "Present",
    "同意": "For",
    "反对": "Against",
    "弃权": "Abstained",
    "出席理事签名": "Signatures of the members present",
    "时间": "Time",
    "议程": "Agenda",
    "地点": "Place",
}
"""What stands under the heads of a table where a paper is in both languages."""


class GridTable(Part):
    """A table of words under its heads; it goes on to the next page between rows, its heads again on top.

    Columns whose head ends in `（元）` stand at the right, narrow ones in the middle.
    """

    PAD = 4.0

    def __init__(
        self, grid: GridFacts, width: float, size: float, whole: GridTable | None = None, *, english: bool = False
    ) -> None:
        self.grid, self.size, self.line, self.english = grid, size, size * 1.45, english
        self.whole, self.again = whole or self, False
        total = sum(grid.shares)
        self.edges = [width * sum(grid.shares[:place]) / total for place in range(len(grid.shares) + 1)]
        self.heads = self.lines([self.head(place) for place in range(len(grid.heads))], HEI)
        self.rows = [self.lines(row, BODY) for row in grid.rows]
        super().__init__(sum(map(self.row_height, [self.heads, *self.rows])) + 8)

    def head(self, place: int) -> str:
        """The head of a column, its English behind it where there is room, else under it."""
        told = self.grid.heads[place]
        beside = f"{told} {ENGLISH_HEADS.get(told, '')}".rstrip() if self.english else told
        room = self.edges[place + 1] - self.edges[place] - 2 * self.PAD
        return beside if text_width(beside, HEI, self.size) <= room else beside.replace(" ", "\n", 1)

    def lines(self, row: Sequence[str], face: str) -> list[tuple[str, ...]]:
        """The words of a row in lines of the widths of their columns."""
        return [
            tuple(
                line
                for part in words.split("\n")
                for line in wrap(part, face, self.size, self.edges[place + 1] - self.edges[place] - 2 * self.PAD)
            )
            for place, words in enumerate(row)
        ]

    def row_height(self, row: Sequence[Sequence[str]]) -> float:
        """The height a row takes."""
        least = self.grid.room if row is not self.heads else 1
        return max(least, *(len(lines) for lines in row)) * self.line + 4

    def split(self, width: float, height: float) -> list[GridTable]:  # reportlab's protocol
        """As many rows as this height takes and the rest, each under the head; empty where not even one row fits."""
        room, fits = height - self.row_height(self.heads) - 8, 0
        while fits < len(self.rows) and self.row_height(self.rows[fits]) <= room:
            room -= self.row_height(self.rows[fits])
            fits += 1
        if fits in (0, len(self.rows)) or self.grid.room:  # a form stays whole
            return []
        made = [
            GridTable(replace(self.grid, rows=some), width, self.size, self.whole, english=self.english)
            for some in (self.grid.rows[:fits], self.grid.rows[fits:])
        ]
        for one in made:
            one.field = self.field
        made[0].again, made[1].again = self.again, True
        return made

    def draw(self) -> None:
        """Head and rows under hairlines. In the structure a head that stands there again is no row of its own."""
        top = self.height - 3
        with tagged(self.canv, "Table", key=self.whole), charted(self.canv, self.field):
            for place, (row, face) in enumerate([(self.heads, HEI), *((row, BODY) for row in self.rows)]):
                with tagged(self.canv, "TR") if place or not self.again else artifact(self.canv, "Pagination"):
                    self.row(top, row, face, "TD" if place else "TH")
                top -= self.row_height(row)

    def row(self, top: float, cells: Sequence[Sequence[str]], face: str, role: str) -> None:
        """One row in its box."""
        height = self.row_height(cells)
        with artifact(self.canv, "Layout"):
            self.canv.setLineWidth(0.4)
            self.canv.rect(0, top - height, self.edges[-1], height)
            for edge in self.edges[1:-1]:
                self.canv.line(edge, top, edge, top - height)
        for place, lines in enumerate(cells):
            left, right = self.edges[place], self.edges[place + 1]
            align = "center" if role == "TH" else self.align(place)
            x = {"left": left + self.PAD, "right": right - self.PAD, "center": (left + right) / 2}[align]
            first = top - 2 - self.size - (height - 4 - len(lines) * self.line) / 2
            with tagged(self.canv, role):
                for number, line in enumerate(lines):
                    draw_text(self.canv, line, face, self.size, x, first - number * self.line, align)

    def align(self, place: int) -> str:
        """How a column stands."""
        if self.grid.heads[place].endswith("（元）"):
            return "right"
        even = len(set(self.grid.shares)) == 1
        return "center" if even or self.grid.shares[place] <= max(self.grid.shares) * 0.45 else "left"


class SignatureRow(Part):
    """For each party its name, and lines for the representative and the date, on a free square the seal is set over."""

    field = "signatures"

    def __init__(self, sides: Sequence[tuple[str, str]], *, english: bool = False) -> None:
        sealed = any(not label.endswith(SIGNED_ALONE) for label, _name in sides)
        super().__init__((SEAL_SIDE if sealed else PEN_SIDE) + 3 * MM)
        self.sides, self.english = sides, english

    def draw(self) -> None:
        """The columns side by side. The seal belongs over name and date (GB/T 9704-2012, 7.3.5.3): no further room is kept."""
        column, first = self.width / max(len(self.sides), 2), len(self.sides) == 1  # one side alone stands on the right
        with charted(self.canv, self.field):
            for number, (label, name) in enumerate(self.sides):
                with tagged(self.canv, "Div"):
                    self.column((number + first) * column, min(column - 6 * MM, 72 * MM), label, name)

    def column(self, x: float, width: float, label: str, name: str) -> None:
        """One party."""
        y = self.height - 12
        alone = label.endswith(SIGNED_ALONE)
        words = f"{label}：" if alone else f"{label}（盖章）：" + (" (seal)" if self.english else "")
        sealed = fit(words, HEI_BOLD, 11, width, 8, most=1)
        with tagged(self.canv, "P"):
            draw_text(self.canv, sealed.lines[0], HEI_BOLD, sealed.size, x, y)
        fitted = fit(name, BODY, 11.5, width, 8.5, most=3)
        with tagged(self.canv, "P"):
            for line in fitted.lines:
                y -= fitted.size * 1.45
                draw_text(self.canv, line, BODY, fitted.size, x, y)
        day = "日期：　　　年　　月　　日" if width > 52 * MM else "日期：　　　年　 月　 日"
        signed = "签字：" if alone else "代表（签字）："
        for words, english, base in (
            (signed, "Signature" if alone else "Representative (signature)", 14 * MM),
            (day, "Date", 4 * MM),
        ):
            with tagged(self.canv, "P"):
                draw_text(self.canv, words, BODY, 11, x, base)
            if self.english:
                with tagged(self.canv, "P"):
                    draw_text(self.canv, english, BODY, 7, x, base - 9)
        with artifact(self.canv, "Layout"):
            self.canv.setLineWidth(0.5)
            self.canv.line(x + 11 * len(signed), 14 * MM - 2, x + width, 14 * MM - 2)


ENGLISH_PROOF = (
    "The signed code beside this text can be checked offline. It proves that the desk issued these facts unchanged, "
    "and does not stand for the signatures and seals of the parties."
)


def proof_words(code: str, kind: str = "文书", *, english: bool = False) -> Sequence[str]:
    """What stands beside the code of a paper: the digest of its facts (hex), what the code says, and what it does not prove."""
    short = code.upper()[:16]
    told = (
        "内容摘要：" + " ".join(short[first : first + 4] for first in range(0, 16, 4)),
        f"右侧二维码载明本{kind}的编号、各方、事项与金额，并由签发台数字签名，可离线核验。",
        "核验有效仅表明上述内容由签发台签发且未被改动，不代替各方的签字和盖章。",
    )
    return (*told, ENGLISH_PROOF) if english else told


class ProofStrip(Part):
    """The signed QR code and what it proves, outside every seal."""

    field = "proof"

    def __init__(self, qr: str, words: Sequence[str], alt: str) -> None:
        super().__init__(QR_SIDE + 8 * MM)
        self.qr, self.words, self.alt = qr, words, alt

    def draw(self) -> None:
        """The code on the right, its explanation on the left, under a hairline."""
        with artifact(self.canv, "Layout"):
            self.canv.setLineWidth(0.4)
            self.canv.setStrokeGray(0.6)
            self.canv.line(0, self.height - 2, self.width, self.height - 2)
            self.canv.setStrokeGray(0)
        with tagged(self.canv, "Figure", alt=self.alt, box=(self.width - QR_SIDE - 2 * MM, 2.5 * MM, QR_SIDE, QR_SIDE)):
            quiet = draw_qr(self.canv, self.qr, self.width - QR_SIDE - 2 * MM, 2.5 * MM, QR_SIDE)
        room = self.width - QR_SIDE - 2 * quiet - 4 * MM
        y = self.height - 18
        with charted(self.canv, self.field):
            with tagged(self.canv, "P"):
                draw_text(self.canv, "核验", SANS_BOLD, 10.5, 0, y)
            for one in self.words:
                with tagged(self.canv, "P"):
                    for line in wrap(one, SANS, 8.5, room):
                        y -= 13.5
                        draw_text(self.canv, line, SANS, 8.5, 0, y)


ENTRY_SIDE = 24 * MM
"""0.73 mm modules for the 33 of a badge's code: read by the scanners of the sign-in desks at arm's length."""


class EntryCode(Part):
    """The code of a badge on an invitation: it is scanned on arrival as the badge itself would be."""

    field = "entry_code"

    def __init__(self, qr: str, person: str, badge_no: str) -> None:
        super().__init__(ENTRY_SIDE + 11 * MM)
        self.qr, self.person, self.badge_no = qr, person, badge_no

    def draw(self) -> None:
        """A framed strip: the code on the left, whose it is and what to do with it on the right."""
        with artifact(self.canv, "Layout"):
            self.canv.setLineWidth(0.5)
            self.canv.setStrokeGray(0.45)
            self.canv.roundRect(0, 1.5 * MM, self.width, self.height - 3 * MM, 2 * MM)
            self.canv.setStrokeGray(0)
        y = 4 * MM + 1.5 * MM
        alt = f"{self.person} {self.badge_no}"
        with tagged(self.canv, "Figure", alt=alt, box=(4 * MM, y, ENTRY_SIDE, ENTRY_SIDE)):
            draw_qr(self.canv, self.qr, 5 * MM, y, ENTRY_SIDE)
        x = ENTRY_SIDE + 13 * MM
        name = fit(f"{self.person}　{self.badge_no}".strip("\u3000"), HEI_BOLD, 14, self.width - x - 4 * MM, 8, most=2)
        y = self.height - 11 * MM
        with charted(self.canv, self.field):
            with tagged(self.canv, "P"):
                for line in name.lines:
                    draw_text(self.canv, line, HEI_BOLD, name.size, x, y)
                    y -= name.size * 1.5
            with tagged(self.canv, "P"):
                for line in wrap(ENTRY_WORDS, SANS, 9.5, self.width - x - 4 * MM):
                    draw_text(self.canv, line, SANS, 9.5, x, y)
                    y -= 15


ENTRY_WORDS = "入场凭此码：到签到台出示本函（纸质或手机图片），扫码一次即完成签到、领取证件。仅限本人使用，码内无姓名和电话。"
