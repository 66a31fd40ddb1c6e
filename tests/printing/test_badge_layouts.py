"""Layouts of badges as other programs see them: sizes of pages, names inside their badges, codes, backs behind fronts, stacks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from fairdesk.base.errors import BadgeTooSmall
from fairdesk.printing import press
from fairdesk.printing.documents import badge
from fairdesk.printing.documents.badge_face import Part, block
from fairdesk.printing.documents.badge_plan import GOOD_CODE, LEAST_CODE, Plan, plan
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import MM
from fairdesk.records.badges import BadgeLayout, BadgeSheets, BatchItem, DividerFacts
from fairdesk.records.papers import BadgeFacts
from fairdesk.rules.badge_layouts import PRESETS, layout_of, refuse_too_small
from tests.printing.readers import run, saved

BADGES = badge.specimen()
LONG = "阿卜杜热西提·阿卜杜克热木·买买提明"
LONG_UNIT = "新疆维吾尔自治区和田地区社会组织促进与公益创投服务发展联合会"
NAMES = (LONG, "𮧵生", "Alexandra-Maria Konstantinopoulou", "孛儿只斤阿拉坦敖其尔巴特尔夫图门")
GRIDS = ("3x7@70x38", "A4:2x5@90x54+8,12", "2x5@86x50/4,3", "A3:4x6@70x62", "50x25:1x1@50x25", "38x56:1x1@38x56")
LAYOUTS = (*PRESETS, *GRIDS)
SLACK = 0.6
"""Points by which the box of a sign may stand over its ink."""


@dataclass(frozen=True)
class Word:
    """A run of signs as poppler found it, in points from the upper left corner of its page."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def words_of(folder: Path, pdf: bytes) -> list[Word]:
    """Every word with its box."""
    found: list[Word] = []
    page = 0
    for line in run("pdftotext", "-bbox", saved(folder, pdf), "-").splitlines():
        page += "<page " in line
        word = re.search(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*)</word>', line)
        if word:
            found.append(Word(page, unescape(word[5]), *map(float, word.groups()[:4])))
    return found


def box_of(layout: BadgeLayout, place: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a place in points."""
    row, column = divmod(place, layout.columns)
    left = (layout.left + column * (layout.badge[0] + layout.gap[0])) * MM
    top = (layout.top + row * (layout.badge[1] + layout.gap[1])) * MM
    return left, top, left + layout.badge[0] * MM, top + layout.badge[1] * MM


def hard(name: str, number: int) -> BadgeFacts:
    """A badge that is hard to set."""
    return replace(
        BADGES[number % 9], name=name, unit=LONG_UNIT, title="副秘书长兼办公室主任", badge_no=f"Z{number:03d}", booth="B12"
    )


@pytest.mark.parametrize("key", LAYOUTS)
def test_nothing_of_a_badge_is_cut_or_leaves_it(key: str, tmp_path: Path) -> None:
    layout = layout_of(key)
    facts = [hard(name, number) for number, name in enumerate(NAMES)]
    words = words_of(tmp_path, badge.draw(facts, BadgeSheets(layout=key)))
    for number, one in enumerate(facts):
        page, place = divmod(number, layout.per_sheet)
        left, top, right, bottom = box_of(layout, place)
        own = [
            word
            for word in words
            if word.page == page + 1 and left - SLACK <= word.left < right and top - SLACK <= word.top < bottom
        ]
        assert all(word.right <= right + SLACK and word.bottom <= bottom + SLACK for word in own)
        signs = "".join(word.text for word in own)
        # a program may read the code's number between two lines of a name: the parts are compared
        for part in re.split(r"[·\s-]", one.name):
            assert all(signs.count(sign) >= part.count(sign) for sign in part), (key, part, signs)
        assert one.badge_no in signs
        assert one.category.label in signs


@pytest.mark.parametrize("key", LAYOUTS)
def test_the_pages_have_their_size_and_every_code_reads(key: str, tmp_path: Path) -> None:
    layout = layout_of(key)
    facts = [replace(hard(NAMES[number % 4], number), qr=f"FD1P0000{number + 7:027d}") for number in range(3)]
    pdf = badge.draw(facts, BadgeSheets(layout=key))
    size = re.search(r"Page size: +(\S+) x (\S+) pts", run("pdfinfo", saved(tmp_path, pdf)))
    assert size is not None
    assert [float(one) for one in size.groups()] == pytest.approx([side * MM for side in layout.sheet], abs=0.1)
    assert press.page_count(pdf) == -(-3 // layout.per_sheet)
    assert set(press.read_codes(pdf, "badges")) == {one.qr for one in facts}


def check_plan(made: Plan) -> None:
    """Everything stands on the badge, the code clear of words, and a long name has room to be read."""
    assert made.code.width >= LEAST_CODE
    for place in (made.head, made.foot, made.notice, made.words, made.code):
        assert place.x >= 0
        assert place.y >= 0
        assert place.x + place.width <= made.width + 0.01
        assert place.y + place.height <= made.height + 0.01
    quiet = made.code.width * 4 / 29
    beside = made.words.x + made.words.width <= made.code.x - quiet + 1
    above = made.words.y >= made.code.y + made.code.height + quiet * 0.85
    assert above if made.upright else beside
    assert made.number.y >= made.notice.y + made.notice.height
    one = hard(LONG, 1)
    parts = (
        Part(one.name, SANS_BOLD, made.name_size, made.name_size * 0.75, 3),
        Part(one.unit, SANS, made.text_size, made.text_size * 0.8, 3),
    )
    rows, _height = block(parts, made.words.width, made.words.height)
    assert rows[0].size >= 6


@pytest.mark.parametrize("key", LAYOUTS)
@pytest.mark.parametrize("notice", [True, False])
def test_codes_are_large_where_there_is_room(key: str, notice: bool) -> None:
    layout = layout_of(key)
    width, height = layout.badge
    made = plan(width * MM, height * MM, layout.black, notice)
    check_plan(made)
    if min(width, height) >= 38 and width * height >= 60 * 40:
        assert made.code.width >= GOOD_CODE - 0.01


@settings(deadline=None, max_examples=300)
@given(some.integers(38, 420), some.integers(25, 420), some.booleans(), some.booleans())
def test_every_badge_that_is_not_refused_has_room(width: int, height: int, black: bool, notice: bool) -> None:
    try:
        refuse_too_small(width, height)
    except BadgeTooSmall:
        return
    check_plan(plan(width * MM, height * MM, black, notice))


def test_a_walk_in_s_long_code_reads_from_every_usual_layout() -> None:
    text = "FD1W" + "0" * 31 + ":" + "6BFOXN%TS3DH0YOJ58S S-W5HDC *M0IIE1C9Y5WJ-Q" * 5
    for key in ("a4-8", "a4-10", "single", "single-wide", "label-100x70"):
        pdf = badge.draw([replace(BADGES[8], qr=text)], BadgeSheets(layout=key))
        assert press.read_codes(pdf, "badges") == [text], key


@pytest.mark.parametrize("key", ["a4-8", "a4-10", "a4-2", "3x7@70x38", "A4:2x5@90x54+8,12", "2x5@86x50/4,3"])
def test_backs_lie_behind_their_fronts(key: str, tmp_path: Path) -> None:
    layout = layout_of(key)
    facts = [hard(BADGES[number].name, number) for number in range(min(9, layout.per_sheet))]
    words = words_of(tmp_path, badge.draw(facts, BadgeSheets(layout=key, backs=True)))
    wide = layout.sheet[0] * MM
    for place, one in enumerate(facts):
        left, top, right, bottom = box_of(layout, place)
        turned = (wide - right, top, wide - left, bottom)
        behind = [word for word in words if word.page == 2 and inside(word, turned)]
        if layout.badge[1] >= 48:  # a low badge shows its kind by its edge only
            assert any(word.text == one.category.label for word in behind)
        assert any("示例会展中心" in word.text for word in behind)


def inside(word: Word, box: tuple[float, float, float, float]) -> bool:
    """The word begins and ends in the box."""
    left, top, right, bottom = box
    return left - SLACK <= word.left and word.right <= right + SLACK and top - SLACK <= word.top and word.bottom <= bottom + SLACK


def test_stacks_are_in_order_after_the_pile_is_cut(tmp_path: Path) -> None:
    layout = layout_of("a4-8")
    facts = [replace(BADGES[number % 9], badge_no=f"K{number:03d}") for number in range(29)]
    words = [
        word for word in words_of(tmp_path, badge.draw(facts, BadgeSheets(stacks=True))) if re.fullmatch(r"K\d{3}", word.text)
    ]
    cut: list[str] = []
    for place in range(layout.per_sheet):
        stack = [word for word in words if inside(word, box_of(layout, place))]
        cut += [word.text for word in sorted(stack, key=lambda word: word.page)]
    assert cut == [one.badge_no for one in facts]
    assert max(word.page for word in words) == 4


@pytest.mark.parametrize("key", ["label-60x40", "label-80x50", "label-100x70"])
def test_a_label_reads_from_the_black_dots_of_a_thermal_head(key: str) -> None:
    facts = replace(hard(LONG, 3), qr="FD1P" + "7A3K9" * 6 + "M")
    width, height, pixels = press.render_page(badge.draw([facts], BadgeSheets(layout=key)), 0, 203)
    dots = Image.frombytes("RGB", (width, height), pixels).convert("1", dither=Image.Dither.NONE)
    head = BytesIO()
    dots.convert("L").save(head, "PNG")
    assert press.read_codes(head.getvalue(), "label") == [facts.qr]
    black = dots.histogram()[0] / (width * height)
    assert 0.05 < black < 0.4  # words on white, and no area that drains a battery


def test_a_batch_with_everything_is_a_sound_file(tmp_path: Path) -> None:
    divider = DividerFacts(by="按单位", name="张北县民政局", count=3, first_no="Z001", last_no="Z003", fair=BADGES[0].fair)
    facts: list[BatchItem] = [divider, *(hard(name, number) for number, name in enumerate(NAMES))]
    for key in ("a4-8", "label-60x40"):
        pdf = badge.draw(facts, BadgeSheets(layout=key, backs=True, stacks=True))
        assert "No syntax or stream encoding errors found" in run("qpdf", "--check", saved(tmp_path, pdf))
        with pikepdf.open(BytesIO(pdf)) as opened:
            assert len(opened.Root.OutputIntents) == 1
            for page in opened.pages:
                assert all(str(font.Subtype) != "/Type1" for font in page.Resources.Font.values())
