"""Lists that are called out: a number or a time, what is read aloud in large type, lines below, and a box to tick."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fairdesk.printing import tags
from fairdesk.printing.drawing import GREY, HAIRLINE, LEADING, PALE, Drawing
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import MM, TABLE
from fairdesk.printing.text import draw_text, fit, text_width, wrap
from fairdesk.records.sheets import EntryFacts, GroupFacts, ListFacts

HEAD, WORDS, LABEL = 14, 12, 10
"""Points: what is read aloud, what stands below it, and the labels."""
BOX = 9 * MM
PAD = 3.2 * MM
GAP = 4 * MM
"""Between the number and what it counts."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a known height that is not torn over two pages; a group's head stays with what follows it."""

    height: float
    entry: EntryFacts | None = None
    title: str = ""
    group: GroupFacts | None = None
    """Which entries it stands among: they are one table, on however many pages."""


def draw_list(facts: ListFacts) -> bytes:
    """The list on as many A4 sheets as it needs; each bears the title, the page and their number."""
    paper = Drawing(TABLE.size)
    lead, label = lead_width(facts), label_width(facts)
    first = TABLE.size[1] - TABLE.top - head_height(facts)
    pages = list(paged([block for group in facts.groups for block in blocks(group, lead, label)], first))
    for number, page in enumerate(pages or [[]], start=1):
        paper.sheet()
        y = draw_head(paper, facts) if number == 1 else TABLE.size[1] - TABLE.top
        for place, block in enumerate(page):
            y = draw_block(paper, block, lead, label, y, ruled=place > 0)
        if not pages:
            paper.words(facts.empty, SANS, 13, TABLE.size[0] / 2, y - 20 * MM, TABLE.width, align="center", grey=GREY)
        furnish(paper, facts, number, max(1, len(pages)))
    return paper.kept(title=f"{facts.title} {facts.fair.name}", day=facts.fair.day, facts=facts)


def lead_width(facts: ListFacts) -> float:
    """The width of the column of numbers or times."""
    leads = [entry.lead for group in facts.groups for entry in group.entries]
    return max([10 * MM, *(text_width(one, SANS_BOLD, HEAD) for one in leads)]) + GAP


def blocks(group: GroupFacts, lead: float, left: float) -> Iterator[Block]:
    """The group's head and its entries with their heights."""
    if group.title:
        yield Block(HEAD * LEADING + 6 * MM, title=group.title)
    for entry in group.entries:
        room = words_room(entry, lead)
        lines = len(fit(entry.head, SANS_BOLD, HEAD, room, HEAD * 0.99, most=4).lines)
        height = lines * HEAD * LEADING + 1 * MM
        for label, words in entry.lines:
            height += len(wrap(words, SANS, WORDS, room - (left if label else 0))) * WORDS * LEADING + 0.6 * MM
        yield Block(max(height, BOX if entry.tick else 0) + 2 * PAD, entry=entry, group=group)


def words_room(entry: EntryFacts, lead: float) -> float:
    """The width left for the words of an entry."""
    return TABLE.width - lead - (BOX + GAP if entry.tick else 0)


def label_width(facts: ListFacts) -> float:
    """The width of the widest label with the gap after it: words stand in one line down the list."""
    labels = {label for group in facts.groups for entry in group.entries for label, _words in entry.lines}
    return max((text_width(one, SANS, LABEL) for one in labels), default=0.0) + 2.8 * MM


def paged(told: list[Block], first: float) -> Iterator[list[Block]]:
    """The blocks page by page; `first` is where the first page's entries begin. A head is never the last of its page."""
    page: list[Block] = []
    y = first
    for place, block in enumerate(told):
        after = told[place + 1].height if block.title and place + 1 < len(told) else 0
        if page and y - block.height - after < TABLE.bottom:
            yield page
            page, y = [], TABLE.size[1] - TABLE.top
        page.append(block)
        y -= block.height
    if page:
        yield page


def head_height(facts: ListFacts) -> float:
    """The height of the title and what stands under it."""
    return 34 * MM + (len(facts.above) * 7 + 2) * MM


def draw_head(paper: Drawing, facts: ListFacts) -> float:
    """Title, English, fair, and the lines above the list; answers with where the entries begin."""
    middle, top = TABLE.size[0] / 2, TABLE.size[1] - TABLE.top
    y = paper.words(facts.title, SANS_BOLD, 22, middle, top, TABLE.width, align="center", role="H1")
    y = paper.words(facts.english, SANS, 9.5, middle, y - 0.5 * MM, TABLE.width, align="center", grey=PALE, lang="en")
    told = f"{facts.fair.name}　{facts.fair.day.year}年{facts.fair.day.month}月{facts.fair.day.day}日"
    paper.words(told, SANS, 11, middle, y - 2 * MM, TABLE.width, floor=8, align="center", grey=0.25)
    y = top - 32 * MM
    for label, words in facts.above:
        paper.words(label, SANS, LABEL, TABLE.left, y - 1, TABLE.width, grey=GREY)
        taken = text_width(label, SANS, LABEL) + 2.8 * MM
        paper.words(words, SANS, WORDS, TABLE.left + taken, y, TABLE.width - taken, floor=8, most=1)
        y -= 7 * MM
    y = top - head_height(facts)
    paper.line(TABLE.left, y, TABLE.left + TABLE.width, grey=0.15, width=0.9)
    return y


def draw_block(paper: Drawing, block: Block, lead: float, left: float, y: float, *, ruled: bool) -> float:
    """One block hanging from y; answers with its lower edge."""
    right = TABLE.left + TABLE.width
    if block.entry is None:
        paper.words(block.title, SANS_BOLD, HEAD - 1, TABLE.left, y - 5 * MM, TABLE.width, role="H2")
        return y - block.height
    if ruled:
        paper.line(TABLE.left, y, right, grey=HAIRLINE)
    entry, room = block.entry, words_room(block.entry, lead)
    at, x = y - PAD, TABLE.left + lead
    with tags.tagged(paper.canvas, "Table", key=block.group), tags.tagged(paper.canvas, "TR"):
        with tags.tagged(paper.canvas, "TH", scope="Row"):
            paper.words(entry.lead, SANS_BOLD, HEAD, TABLE.left, at, lead, grey=0.15)
        with tags.tagged(paper.canvas, "TD"):
            at = paper.words(entry.head, SANS_BOLD, HEAD, x, at, room, floor=HEAD * 0.99, most=4) - 1 * MM
            for label, words in entry.lines:
                at = labelled(paper, label, words, x, at, left if label else 0, room)
    if entry.tick:
        paper.box(right - BOX, y - block.height / 2 - BOX / 2, BOX, BOX, grey=0.25, line=0.8)
    return y - block.height


def labelled(paper: Drawing, label: str, words: str, x: float, y: float, left: float, room: float) -> float:
    """A grey label and its words beside it, wrapped; answers with the lower edge."""
    with tags.tagged(paper.canvas, "P"):
        if label:
            paper.canvas.setFillGray(GREY)
            draw_text(paper.canvas, label, SANS, LABEL, x, y - WORDS * 0.98)
        paper.canvas.setFillGray(0.1)
        for line in wrap(words, SANS, WORDS, room - left):
            draw_text(paper.canvas, line, SANS, WORDS, x + left, y - WORDS * 0.98)
            y -= WORDS * LEADING
        paper.canvas.setFillGray(0)
    return y - 0.6 * MM


def furnish(paper: Drawing, facts: ListFacts, page: int, pages: int) -> None:
    """What stands on every page outside the list: the title on later ones, the page and their number, the notice."""
    with tags.artifact(paper.canvas, "Pagination"):
        middle = TABLE.size[0] / 2
        if page > 1:
            right, high = TABLE.left + TABLE.width, TABLE.size[1] - 11 * MM
            paper.words(facts.title, SANS, 9, TABLE.left, high, TABLE.width / 3, grey=GREY)
            paper.words(facts.fair.name, SANS, 9, right, high, TABLE.width * 0.6, floor=6, align="right", grey=GREY)
        paper.words(f"{page} / {pages}", SANS, 9, middle, 13 * MM, TABLE.width, align="center", grey=GREY)
        paper.notice(facts.fair.notice, middle, 5.5 * MM, TABLE.width)
