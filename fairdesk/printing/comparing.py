"""A letter as a file held against the facts its code signs: which of its lines say or show something else.

The signed facts draw the letter once more, and the two are compared sign by sign, then as pictures. Where the file no longer
carries the signed facts, the lines the code itself knows are held against it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fairdesk.base.errors import NotAPaper
from fairdesk.printing import press
from fairdesk.records.choices import Field
from fairdesk.records.codes import CUT, LetterCode
from fairdesk.records.papers import LetterFacts, PaperFacts, Setting
from fairdesk.records.plain import from_json
from fairdesk.rules.amounts import money_words
from fairdesk.rules.dates import day_words

if TYPE_CHECKING:
    from fairdesk.printing.paper import Chart

FACTS, TEXT = "facts", "text"
PARTIES = {"party_a": "甲方（受援方）", "party_b": "乙方（社会组织）", "party_c": "丙方（受托落实单位）"}
"""How the usual wording of a letter calls its parties."""
LINE = 7.0
"""Points; signs whose feet are no further apart stand on one line."""
LOOK_DPI = 48
VISIBLE = 40
"""Of 255, over a square of 4 x 4 dots (2 mm): what an eye sees as something that stands there or is missing."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One printed character and where its foot stands: page, x and y in points from the lower left corner."""

    char: str
    page: int
    x: float
    y: float


def letter_differences(code: LetterCode, pdf: bytes, qr: str) -> list[str]:
    """The fields (in the order of the paper) in which the paper differs from what its code signs; empty where none does.

    A file whose pages bear no text, such as a scan, is not compared. `facts` is named where the signed facts are missing in it.
    """
    pdf = upright(pdf)
    paper = signs(pdf)
    if not paper:
        return []
    attached = press.attached_facts(pdf)
    facts = signed_facts(code, attached)
    if facts is None:
        return [*against_code(code, "".join(one.char for one in paper)), FACTS]
    from fairdesk.printing.mark import mark_of, marked

    fresh = press.set_paper(facts, qr)
    drawn = marked(fresh.pdf, mark_of(pdf))
    true = signs(drawn)
    fields = charted(true, fresh.chart)
    found = set(by_text(true, fields, paper))
    if added(pdf):
        found.add(TEXT)
    if not found and press.same_faces(facts.setting or Setting()):  # set in other typefaces the same words look otherwise
        found = by_look(true, fields, drawn, pdf)
    order = list(dict.fromkeys([*fields, TEXT]))
    return [name for name in order if name in found]


def added(pdf: bytes) -> bool:
    """Whether something is pinned to the pages: papers of ours bear nothing but signatures without a place or a look.

    Readers draw notes, stamps and fields over the text, some of them even where this one would not.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            for note in page.obj.get("/Annots", []):
                left, bottom, right, top = (float(side) for side in note.get("/Rect", [0, 0, 1, 1]))
                silent = note.get("/Subtype") == "/Widget" and note.get("/FT") == "/Sig" and left == right and bottom == top
                if not silent:
                    return True
    return False


def upright(pdf: bytes) -> bytes:
    """The file with every page as it was drawn, where a viewer turned some and saved them so.

    Refused: a file that only one of the two readers can open, for it is damaged.
    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            turned = [page for page in opened.pages if page.obj.get("/Rotate", 0)]
            if not turned:
                return pdf
            for page in turned:
                page.obj.Rotate = 0
            target = BytesIO()
            opened.save(target)
    except pikepdf.PdfError as fault:
        raise NotAPaper(detail=type(fault).__name__) from fault
    return target.getvalue()


def signed_facts(code: LetterCode, attached: bytes | None) -> LetterFacts | PaperFacts | None:
    """The attached facts where they are the ones the code signs."""
    if attached is None or hashlib.sha256(attached).digest() != code.digest:
        return None
    kind: type[LetterFacts | PaperFacts] = LetterFacts if code.kind == "letter_of_intent" else PaperFacts
    try:
        return from_json(kind, attached.decode())
    except (ValueError, KeyError, TypeError):
        return None


def signs(pdf: bytes) -> list[Sign]:
    """Every printed character of every page in the order of the file, blanks left out."""
    with press.opened(pdf) as document:
        return [one for page in range(len(document)) for one in _signs_of(document[page].get_textpage(), page)]


def _signs_of(text: Any, page: int) -> Iterator[Sign]:
    import pypdfium2.raw as pdfium

    high = 0
    for place in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, place)
        if 0xD800 <= code < 0xDC00:  # the reader gives a sign beyond U+FFFF as two, as UTF-16 does
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = 0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00 if high else 0xFFFD, 0
        char = chr(code)
        if code and char.strip():
            left, bottom, _right, _top = text.get_charbox(place, loose=True)
            yield Sign(char, page, left, bottom)


def charted(true: Sequence[Sign], chart: Chart) -> list[str]:
    """For each character of the paper the field it was drawn for; TEXT for page numbers and the like."""
    drawn = [(char, field) for char, field in chart if char.strip()]
    if len(drawn) == len(true):
        return [field or TEXT for _char, field in drawn]
    fields = [TEXT] * len(true)
    words, read = "".join(char for char, _field in drawn), "".join(one.char for one in true)
    for block in SequenceMatcher(None, words, read, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            fields[block.b + step] = drawn[block.a + step][1] or TEXT
    return fields


# ---- by text -----------------------------------------------------------------------------------------------------------


def by_text(true: Sequence[Sign], fields: Sequence[str], paper: Sequence[Sign]) -> Iterable[str]:
    """The fields whose characters were changed, taken away or added to."""
    before, after = "".join(one.char for one in true), "".join(one.char for one in paper)
    if before == after:
        return
    for kind, first, last, new, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind in {"replace", "delete"}:
            yield from fields[first:last]
        elif kind == "insert":
            in_line = new > 0 and first > 0 and _one_line(paper[new - 1], paper[new])
            yield from [fields[first - 1]] if in_line else (_field_at(one, true, fields) for one in paper[new:end])


def _one_line(one: Sign, other: Sign) -> bool:
    return one.page == other.page and abs(one.y - other.y) < LINE and abs(one.x - other.x) < 4 * LINE


def _field_at(sign: Sign, true: Sequence[Sign], fields: Sequence[str]) -> str:
    """The field of the line that stands in this place."""
    near = [
        (abs(one.y - sign.y) > LINE / 2, abs(one.x - sign.x), field)
        for one, field in zip(true, fields, strict=True)
        if one.page == sign.page and abs(one.y - sign.y) < LINE
    ]
    return min(near)[2] if near else TEXT


# ---- by look -----------------------------------------------------------------------------------------------------------


def by_look(true: Sequence[Sign], fields: Sequence[str], drawn: bytes, pdf: bytes) -> set[str]:
    """The fields over whose lines something stands, or whose ink is gone, though the text is the same; else TEXT."""
    from PIL import Image, ImageChops

    pages = press.page_count(drawn)
    if press.page_count(pdf) != pages:
        return {TEXT}
    found = set()
    for page in range(pages):
        shown = [press.render_page(one, page, LOOK_DPI) for one in (drawn, pdf)]
        if shown[0][:2] != shown[1][:2]:
            return {TEXT}
        before, after = (Image.frombytes("RGB", (width, height), rgb).convert("L") for width, height, rgb in shown)
        squares = ImageChops.difference(before, after).reduce(4)
        for place, value in enumerate(squares.tobytes()):
            if value > VISIBLE:
                row, column = divmod(place, squares.width)
                x, y = (column * 4 + 2) * 72 / LOOK_DPI, (before.height - row * 4 - 4) * 72 / LOOK_DPI
                found.add(_field_at(Sign("", page, x, y), true, fields))
    return found - {TEXT} or found  # the rim of what covers a line stands on no line


# ---- by the code alone -------------------------------------------------------------------------------------------------


def against_code(code: LetterCode, text: str) -> Iterator[str]:
    """The fields of the code that do not stand on the paper: behind their labels, or anywhere where its wording has others."""
    lines = labelled(code) if code.kind == "letter_of_intent" else told_by(code)
    for name, told in lines:
        words = re.sub(r"\s+", "", told)
        label, colon, rest = words.partition("：")
        if words not in text and (not colon or f"{label}：" in text or rest.partition("：")[0] not in text):
            yield name


def told_by(code: LetterCode) -> Iterator[tuple[str, str]]:
    """What any paper with this code says somewhere."""
    yield "number", code.number
    for name, party in (("party_a", code.party_a), ("party_b", code.party_b), ("party_c", code.party_c)):
        if party is not None and party.name:
            yield name, party.name.removesuffix(CUT)
    yield "project", code.project.removesuffix(CUT)


def labelled(code: LetterCode) -> Iterator[tuple[str, str]]:
    """What a letter with this code says, each line with what follows it; a name the code had to cut ends at its cut."""
    yield "number", f"编号：{code.number}签订日期："
    yield "date", f"签订日期：{day_words(code.day)}签订地点："
    for name, party in (("party_a", code.party_a), ("party_b", code.party_b), ("party_c", code.party_c)):
        if party is not None:
            label = "统一社会信用代码" if len(party.code) == 18 else "行政区划代码"
            yield name, _whole(f"{PARTIES[name]}：", party.name, f"{label}：{party.code}" if party.code else "")
    yield "project", _whole("项目名称：", code.project, "类型：")
    yield "field", f"帮扶领域：{Field[code.field].value}"
    yield "cash", f"意向资金：{money_words(code.cash_fen)}"
    if code.goods_fen:
        yield "goods", f"物资折价：{money_words(code.goods_fen)}"
    yield "total", f"意向总额：{money_words(code.cash_fen + code.goods_fen)}三、"


def _whole(label: str, name: str, follows: str) -> str:
    return label + (name.removesuffix(CUT) if name.endswith(CUT) else name + follows)
