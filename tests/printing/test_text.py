"""Lines break where Chinese lines may break, nothing is lost, and names fit without being cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.base.errors import SignNotPrintable
from fairdesk.printing import fonts
from fairdesk.printing.paragraph import TextStyle, ZhParagraph
from fairdesk.printing.text import NO_END, NO_START, break_lines, fit, may_break, text_width, wrap

HAN = "中国民政社会组织帮扶项目"
TEXTS = st.text(st.sampled_from(HAN + "，。；：？！”》）…—·“《（〔¥ab19., "), min_size=1, max_size=90)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(4, 14))
def test_every_break_is_an_allowed_one_unless_no_place_was(text: str, ems: int) -> None:
    lines = break_lines(text, [1.0] * len(text), ems)
    for line, following in pairwise(lines):
        if text[following.first - 1] == " " or may_break(text[line.last - 1], text[following.first]):
            continue
        inside = range(line.first + 1, line.last)
        assert not any(may_break(text[place - 1], text[place]) for place in inside)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(1, 14))
def test_only_blanks_are_lost_and_no_line_is_too_wide(text: str, ems: int) -> None:
    lines = break_lines(text, [1.0] * len(text), ems)
    assert "".join(text[line.first : line.last] for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= ems for line in lines)


@pytest.mark.parametrize("sign", sorted(NO_START - set("!),.:;?]}%-")))
def test_a_closing_sign_never_begins_a_line(sign: str) -> None:
    for lead in range(4, 12):
        text = "中" * lead + sign + "国" * 14
        assert not any(text[line.first] == sign for line in break_lines(text, [1.0] * len(text), 8)[1:])


@pytest.mark.parametrize("sign", sorted(NO_END))
def test_an_opening_sign_never_ends_a_line(sign: str) -> None:
    for lead in range(4, 12):
        text = "中" * lead + sign + "国" * 14
        assert not any(text[line.last - 1] == sign for line in break_lines(text, [1.0] * len(text), 8)[:-1])


def test_a_number_is_not_torn() -> None:
    text = "意向资金共计1,234,567.89元"
    lines = wrap(text, fonts.SERIF, 10, 100)
    assert any("1,234,567.89" in line for line in lines)


@pytest.mark.parametrize("name", ["阿卜杜热西提·阿卜杜克热木·买买提明", "帕提古丽·阿卜杜拉", "单砺舟", "欧阳𬭎", "X"])
@pytest.mark.parametrize("width", [60.0, 140.0, 227.0])
def test_a_name_fits_whole(name: str, width: float) -> None:
    fitted = fit(name, fonts.SANS_BOLD, 34, width, 16)
    assert "".join(fitted.lines) == name
    assert all(text_width(line, fonts.SANS_BOLD, fitted.size) <= width + 0.01 for line in fitted.lines)
    assert 0 < fitted.size <= 34


def test_a_name_of_parts_breaks_after_its_dot() -> None:
    fitted = fit("阿卜杜热西提·阿卜杜克热木·买买提明", fonts.SANS_BOLD, 34, 227, 16)
    assert fitted.lines == ("阿卜杜热西提·", "阿卜杜克热木·买买提明")


def test_a_paragraph_splits_with_two_lines_on_each_side() -> None:
    paragraph = ZhParagraph("帮扶" * 200, TextStyle())
    paragraph.wrap(442, 1000)
    whole = len(paragraph.lines)
    parts = paragraph.split(442, 3 * 20)
    assert [part.wrap(442, 1000)[1] / 20 for part in parts] == [3, whole - 3]
    assert parts[0].signs + parts[1].signs == paragraph.signs
    assert paragraph.split(442, 20) == []


def test_a_sign_no_face_holds_is_refused_by_name() -> None:
    assert fonts.missing_signs("张ཀ三ཀ") == ["ཀ"]
    with pytest.raises(SignNotPrintable) as caught:
        wrap("张ཀ三", fonts.SERIF, 12, 100)
    assert "U+0F40" in caught.value.message


def test_rare_names_and_invisible_signs_print() -> None:
    assert fonts.missing_signs("䶮㛃𬭎𠮷𬍡𬱖𮧵〇·买买提") == []
    assert fonts.missing_signs("葛\U000e0100\ufe00\u200d\n") == []


def test_a_sign_beyond_the_bmp_is_written_as_two_units() -> None:
    assert "<01> <D872DF4E>" in fonts.to_unicode("F", [32, 0x2CB4E])


def test_bold_knows_the_signs_it_borrows() -> None:
    found = fonts.signs("𮧵生", fonts.SANS_BOLD)
    assert [(one.face, one.thin) for one in found] == [(fonts.KAI, True), (fonts.SANS_BOLD, False)]
