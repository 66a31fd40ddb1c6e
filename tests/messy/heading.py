"""The head of a table: which columns it has, in which order, under which words, in how many rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.messy.kinds import Kind, Node
from tests.messy.layouts import Layout
from tests.messy.page import Page, Raw

NOT_COLLECTED = (Node("身份证号", " id"), Node("家庭住址", " home"), Node("车牌号", " car"))
_ODDS = 0.6


@dataclass(frozen=True, slots=True)
class Cellspan:
    """A word of the head and the cells it stands over, counted from the first row and column of the table."""

    word: str
    row: int
    column: int
    down: int
    across: int


@dataclass(frozen=True, slots=True)
class Heading:
    """The head as drawn, and the key of each column from the first on."""

    spans: tuple[Cellspan, ...]
    keys: tuple[str, ...]
    depth: int

    def write(self, page: Page, merges: bool = True) -> list[int]:
        """Writes the head below what the page holds already and returns its rows."""
        top = len(page.rows)
        rows: list[list[Raw]] = [[None] * len(self.keys) for _ in range(self.depth)]
        for span in self.spans:
            rows[span.row][span.column] = span.word
            row, column = top + span.row + 1, span.column + 1
            page.merge(row, column, row + span.down - 1, column + span.across - 1)
        page.rows += rows
        return [top + at + 1 for at in range(self.depth)]


def heading(kind: Kind, layout: Layout, rng: Random) -> Heading:
    """A head for this kind in this layout."""
    nodes = _nodes(kind, layout, rng)
    if layout.shuffled:
        rng.shuffle(nodes)
    if layout.numbered:
        nodes.insert(0, Node("序号", " number"))
    if layout.formulas:
        nodes.append(Node("合计{unit}", " sum"))
    styles = ("（{}）", "({})", "（单位：{}）", "/{}", "\n（{}）") if layout.marks else ("（{}）",)
    unit = "" if layout.unit.endswith("*") else rng.choice(styles).format(layout.unit)
    spans: list[Cellspan] = []
    keys: list[str] = []
    for node in nodes:
        _draw(_worded(node, unit, layout.marks, rng), 0, layout.depth, spans, keys)
    return Heading(tuple(spans), tuple(keys), layout.depth)


def _nodes(kind: Kind, layout: Layout, rng: Random) -> list[Node]:
    groups = {1: (), 2: kind.groups, 3: kind.deep}[layout.depth]
    grouped = {leaf.key for node in groups for leaf in leaves(node)}
    chosen = [key for key in kind.heads if key in kind.needed or rng.random() < _ODDS]
    nodes = [*groups]
    nodes += [Node(rng.choice(kind.heads[key][1].split("|")), key) for key in chosen if key not in grouped]
    if not layout.shuffled:
        order = list(kind.heads)
        nodes.sort(key=lambda node: order.index(leaves(node)[0].key))
    return [*nodes, *(NOT_COLLECTED if layout.extras else ())]


def leaves(node: Node) -> list[Node]:
    """The words that stand lowest."""
    return [leaf for one in node.under for leaf in leaves(one)] if node.under else [node]


def _worded(node: Node, unit: str, marks: bool, rng: Random) -> Node:
    """The node with the words as this file writes them."""
    word = node.word.replace("{unit}", unit)
    if marks and not node.under and node.key != " number" and rng.random() < _ODDS:
        word = _marked(word, rng)
    return replace(node, word=word, under=tuple(_worded(one, unit, marks, rng) for one in node.under))


def _marked(word: str, rng: Random) -> str:
    """A word of a head with something around or inside it that says nothing of the column."""
    number = rng.randrange(1, 10)
    dressed = (
        f"{word}（必填）",
        f"{word}(必填)",
        f"*{word}",
        f"{word}*",
        f"＊{word}",
        f"{word}：",
        f"{number}.{word}",
        f"{number}、{word}",
        f"（{number}）{word}",
        f"{word[:-1]}\n{word[-1]}" if not word.endswith("）") else word.replace("（", "\n（"),
        f"{word[0]}  {word[1]}" if len(word) == 2 else f"{word} ",
        word.replace("（", "(").replace("）", ")"),
        word.replace("（", "【").replace("）", "】"),
    )
    return rng.choice(dressed)


def _draw(node: Node, row: int, depth: int, spans: list[Cellspan], keys: list[str]) -> None:
    column = len(keys)
    for one in node.under:
        _draw(one, row + 1, depth, spans, keys)
    if not node.under:
        keys.append(node.key)
    down = 1 if node.under else depth - row
    spans.append(Cellspan(node.word, row, column, down, len(keys) - column))
