"""Flowing papers: the blocks of a filled wording set on pages, Chinese alone or with English beside it.

Two looks: like an official document (GB/T 9704-2012: text of 15.75 points on lines of 29.6, heads in black, title in 22 points),
or smaller on fewer pages. English stands in a second column, paragraph beside paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer

from fairdesk.printing.fonts import BODY, HEI, HEI_BOLD, KAITI, SANS, TITLE
from fairdesk.printing.paper import BODY_LEADING, BODY_SIZE, BUREAU, MM, Drawn, flow
from fairdesk.printing.paragraph import Piece, TextStyle, ZhParagraph
from fairdesk.printing.parts import ColumnsLine
from fairdesk.printing.qr import draw_qr
from fairdesk.printing.slots import set_in
from fairdesk.printing.text import after_wide_blank, draw_text, fit
from fairdesk.records.papers import PaperLook, Setting
from fairdesk.records.wording import Block, LineKind, Run
from fairdesk.rules.page_marks import page_mark

Styles = Mapping[LineKind, TextStyle]
PartsOf = Mapping[str, Callable[[], Sequence[Any]]]
"""For each part a paper may have, what it draws; nothing where there is nothing to draw."""


def styles(size: float, leading: float, title: float, small: float) -> dict[LineKind, TextStyle]:
    """How each kind of line is set around text of this size and leading, in points."""
    body = TextStyle(face=BODY, size=size, leading=leading)
    return {
        LineKind.PARAGRAPH: body,
        LineKind.TITLE: TextStyle(face=TITLE, size=title, leading=title * 1.5, indent=0, align="center", stays=True, role="H1"),
        LineKind.UNDER: TextStyle(face=BODY, size=size, leading=size * 1.5, indent=0, align="center", after=2),
        LineKind.HEAD: replace(body, face=HEI_BOLD, stays=True, role="H2"),
        LineKind.SUBHEAD: replace(body, face=KAITI, stays=True, role="H3"),
        LineKind.ENTRY: replace(body, indent=0, left=2),
        LineKind.PARTY: replace(body, face=TITLE, indent=0, before=2),
        LineKind.DETAIL: TextStyle(
            face=BODY, size=small, leading=small * 1.5, indent=0, left=2 * size / small, align="left", allowed=after_wide_blank
        ),
        LineKind.NOTE: TextStyle(face=SANS, size=small * 0.85, leading=small * 1.3, indent=0, grey=0.3, before=3),
        LineKind.RIGHT: replace(body, indent=0, align="right"),
    }


LOOKS: dict[PaperLook, dict[LineKind, TextStyle]] = {
    PaperLook.BUREAU: styles(BODY_SIZE, BODY_LEADING, 22, 12),
    PaperLook.COMPACT: styles(12, 18, 22, 10.5),
}
BESIDE = styles(10.5, 16, 18, 9)
"""Chinese with English beside it."""
ENGLISH = {
    kind: replace(one, size=one.size * 0.86, align="left" if one.align == "justify" else one.align, language="en")
    for kind, one in BESIDE.items()
}
SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)
"""In what steps a paper of one page is set smaller; what does not fit then takes a second page at its full size."""
SMALLEST = 8.4
"""Points of the smallest text that is still read without trouble on paper."""
SMALLEST_ENGLISH = 7.2
TIGHTEST = 1.4
"""The least leading, in sizes of the type."""


@cache
def _scaled(style: TextStyle, scale: float) -> TextStyle:
    least = SMALLEST_ENGLISH if style.language else SMALLEST
    size = max(style.size * scale, min(style.size, least))
    return replace(style, size=size, leading=max(style.leading * scale**1.6, size * TIGHTEST), before=style.before * scale)


def scaled(chosen: Styles, scale: float) -> Styles:
    """These styles set smaller, their lines closer together still."""
    return chosen if scale == 1 else {kind: _scaled(one, scale) for kind, one in chosen.items()}


FACES = {"label": HEI, "strong": HEI_BOLD}
GUTTER = 6 * MM


class SideBySide(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Two paragraphs beside one another; both go on to the next page where they must."""

    def __init__(self, left: ZhParagraph | None, right: ZhParagraph | None) -> None:
        super().__init__()
        self.pair = (left, right)
        one = left or right
        self.spaceBefore = one.spaceBefore if one else 0
        self.spaceAfter = one.spaceAfter if one else 0
        self.keepWithNext = one.keepWithNext if one else 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # reportlab's protocol
        """Each has half of the width without the gutter."""
        self.width, half = width, (width - GUTTER) / 2
        self.height = max((one.wrap(half, height)[1] for one in self.pair if one), default=0.0)
        return width, self.height

    def split(self, width: float, height: float) -> list[SideBySide]:  # reportlab's protocol
        """Both cut at this height; empty where one of them cannot be cut there."""
        half = (width - GUTTER) / 2
        halves: list[tuple[ZhParagraph | None, ZhParagraph | None]] = []
        for one in self.pair:
            if one is None or one.wrap(half, height)[1] <= height:
                halves.append((one, None))
                continue
            cut = one.split(half, height)
            if not cut:
                return []
            halves.append((cut[0], cut[1]))
        (top_left, low_left), (top_right, low_right) = halves
        return [SideBySide(top_left, top_right), SideBySide(low_left, low_right)]

    def draw(self) -> None:
        """The Chinese on the left, the English on the right, both from the top."""
        half = (self.width - GUTTER) / 2
        for place, one in enumerate(self.pair):
            if one is not None:
                one.wrap(half, self.height)
                one.drawOn(self.canv, place * (half + GUTTER), self.height - one.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands outside the text of each page: the notice of the fair, and the digest its page marks bear ("" for none)."""

    notice: str = ""
    digest: str = ""


def draw_paper(
    blocks: Sequence[Block], parts: PartsOf, setting: Setting, furniture: Furniture, *, one_page: bool = False
) -> Drawn:
    """The paper as it is drawn; for `one_page` smaller where it must. Refused (SignNotPrintable): a sign no face holds."""
    with set_in(setting.faces):
        return _drawn(blocks, parts, setting, furniture, one_page)


def _drawn(blocks: Sequence[Block], parts: PartsOf, setting: Setting, furniture: Furniture, one_page: bool) -> Drawn:
    text = (BESIDE if setting.english else LOOKS[setting.look])[LineKind.PARAGRAPH]
    size = text.size
    scales = [one for one in SCALES if one_page and one * size >= SMALLEST]
    scale = next((one for one in scales if height(blocks, parts, setting, one) <= BUREAU.height), 1.0)
    told, ending = story(blocks, parts, setting, scale)
    told += [KeepTogether(ending)] if ending else []
    air = (text.leading - text.size) / 2 * scale
    return flow(told, BUREAU, lambda canvas, page, pages: furnish(canvas, page, pages, furniture), air)


def height(blocks: Sequence[Block], parts: PartsOf, setting: Setting, scale: float) -> float:
    """The points the blocks take down the page at this scale, were the page long enough."""
    told, ending = story(blocks, parts, setting, scale)
    return sum(
        float(one.getSpaceBefore() + one.wrap(BUREAU.width, BUREAU.height)[1] + one.getSpaceAfter()) for one in [*told, *ending]
    )


def story(blocks: Sequence[Block], parts: PartsOf, setting: Setting, scale: float = 1.0) -> tuple[list[Any], list[Any]]:
    """The blocks as reportlab takes them, and those of the end: signatures never stand on a page without the last words."""
    told: list[Any] = []
    ending: list[Any] | None = None
    for place, block in enumerate(blocks):
        if block.kind is LineKind.PART:
            drawn = list(parts[block.part]())
            for one in drawn:
                one.field = block.field or one.field
            if block.part == "signatures" and ending is None:
                ending = last_words(told)
                drawn = [Spacer(1, 2 * MM), *drawn]
        else:
            ruled = not any(one.kind is LineKind.COLUMNS for one in blocks[place + 1 : place + 2])
            drawn = paragraphs(block, setting, ruled=ruled, scale=scale)
        (told if ending is None else ending).extend(drawn)
    return told, ending or []


def last_words(told: list[Any]) -> list[Any]:
    """The last block with the heads right above it, taken off the story."""
    first = max(0, len(told) - 1)
    while first and told[first - 1].keepWithNext:
        first -= 1
    taken = told[first:]
    del told[first:]
    return taken


def paragraphs(block: Block, setting: Setting, *, ruled: bool = False, scale: float = 1.0) -> list[Any]:
    """A block of words as one or more flowables."""
    chosen = scaled(BESIDE if setting.english else LOOKS[setting.look], scale)
    if block.kind is LineKind.COLUMNS:
        return columns(block, chosen[LineKind.DETAIL].size, english=setting.english, ruled=ruled)
    chinese = paragraph(block.chinese, block.kind, chosen)
    if not setting.english:
        return chinese
    english = paragraph(block.english, block.kind, scaled(ENGLISH, scale))
    if block.kind in {LineKind.TITLE, LineKind.UNDER}:
        return [*chinese, *english]
    return [SideBySide(next(iter(chinese), None), next(iter(english), None))]


def columns(block: Block, size: float, *, english: bool, ruled: bool) -> list[Any]:
    """A line in columns, the English under it."""
    told = [ColumnsLine(texts_of(block.chinese), size, ruled=ruled and not (english and block.english))]
    if english and block.english:
        told.append(ColumnsLine(texts_of(block.english), size * 0.86, ruled=ruled, language="en"))
    return told


def texts_of(told: Sequence[Sequence[Run]]) -> list[tuple[str, str]]:
    """Each column's words and the field they belong to."""
    return [("".join(run.text for run in one), one[0].field if one else "") for one in told]


def paragraph(told: Sequence[Sequence[Run]], kind: LineKind, chosen: Styles) -> list[ZhParagraph]:
    """The words of a block as one paragraph; items of a list of particulars stand in one line, parted by a wide blank."""
    if not told:
        return []
    style = chosen[kind]
    pieces: list[Piece] = []
    for place, one in enumerate(told):
        if place:
            pieces.append((style.face, "　", one[0].field if one else ""))
        pieces += [(FACES.get(run.face, style.face), run.text, run.field) for run in one]
    if kind is LineKind.UNDER:
        style = fitted(style, "".join(words for _face, words, _field in pieces))
    return [ZhParagraph(pieces, style)]


def fitted(style: TextStyle, words: str) -> TextStyle:
    """A line under the title is set smaller before it takes a second line."""
    size = fit(words, style.face, style.size, BUREAU.width, style.size * 0.75, most=2).size
    return replace(style, size=size - 0.01, leading=size * 1.5)


MARK_SIDE = 9 * MM
"""0.43 mm modules for the 21 of a page mark: read at 200 dpi and better."""


def furnish(canvas: Any, page: int, pages: int, furniture: Furniture) -> None:
    """The page number with dashes on the outer side (GB/T 9704-2012, 7.5), the page mark on the inner side, and the notice.

    On papers of several pages the outer edge says where the seal across the pages (骑缝章) belongs.
    """
    y, odd = BUREAU.bottom - 7 * MM - 14, page % 2 == 1
    outer, inner = BUREAU.size[0] - BUREAU.right, BUREAU.left
    edge = outer - 14 if odd else inner + 14
    if pages > 1 or furniture.digest:
        draw_text(canvas, f"— {page} —", BODY, 14, edge, y, "right" if odd else "left")
    if furniture.digest and pages < 100:
        draw_qr(canvas, page_mark(furniture.digest, page, pages), inner if odd else outer - MARK_SIDE, y - 6 * MM, MARK_SIDE)
    canvas.saveState()
    canvas.setFillGray(0.35)
    if furniture.notice:
        line = fit(furniture.notice, SANS, 8, BUREAU.width - 40 * MM, 5, most=1)
        draw_text(canvas, line.lines[0], SANS, line.size, BUREAU.size[0] / 2, 12 * MM, "center")
    if pages > 1 and furniture.digest:
        for place, sign in enumerate("骑缝章"):
            draw_text(canvas, sign, SANS, 6.5, BUREAU.size[0] - 5 * MM, BUREAU.size[1] / 2 - place * 8, "center")
    canvas.restoreState()
