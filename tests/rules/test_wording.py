"""The language of wordings: every kind of line, what is refused and where, and that filling neither loses nor invents a sign."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.base.assets import asset
from fairdesk.base.errors import PartUnknown, PlaceMissing, PlaceUnknown, Refusal, WordingTooLong, WordingUnreadable
from fairdesk.records.wording import Block, Condition, Line, LineKind, Place
from fairdesk.rules.wording import LONGEST, MOST_LINES, check_wording, fill_wording, ordinal, read_wording

PLACES = (
    Place(name="party_a", told="Party A", field="party_a", needed=True),
    Place(name="party_b", told="Party B", field="party_b"),
    Place(name="cash", told="Cash", field="cash"),
    Place(name="effect", told="Effect", field="effect", cases=("INTENT_ONLY", "BINDING")),
)
PARTS = ("goods", "signatures")
SIGNS = {
    "# t": LineKind.TITLE,
    "= t": LineKind.UNDER,
    "## t": LineKind.HEAD,
    "### t": LineKind.SUBHEAD,
    "- t": LineKind.ENTRY,
    "* t": LineKind.PARTY,
    "~ t": LineKind.DETAIL,
    "! t": LineKind.NOTE,
    "=> t": LineKind.RIGHT,
    "| t": LineKind.COLUMNS,
    "t": LineKind.PARAGRAPH,
}


def filled(text: str, english: dict[str, str] | None = None, /, **values: str) -> tuple[Block, ...]:
    """The blocks of this wording with these values; `effect` is its own case."""
    lines = read_wording(text)
    return fill_wording(lines, PLACES, values, {"effect": values.get("effect", "")}, english)


def chinese(block: Block) -> list[str]:
    """The words of each column."""
    return ["".join(run.text for run in column) for column in block.chinese]


def said(text: str, /, **values: str) -> list[str]:
    """The words of each block, its columns parted by a stroke."""
    return ["|".join(chinese(block)) for block in filled(text, **values)]


# ---- reading -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("line", "kind"), SIGNS.items())
def test_a_line_is_what_its_sign_says(line: str, kind: LineKind) -> None:
    (read,) = read_wording(line)
    assert read.kind is kind
    assert read.number == 1


def test_every_kind_of_line_has_its_sign_here() -> None:
    assert set(SIGNS.values()) | {LineKind.PART} == set(LineKind)
    assert read_wording("@goods")[0].part == "goods"


def test_a_sign_without_its_blank_is_words() -> None:
    assert [one.kind for one in read_wording("#t\n-5\n=5")] == [LineKind.PARAGRAPH] * 3


def test_notes_empty_lines_sections_and_a_byte_order_mark_are_no_lines_of_the_paper() -> None:
    lines = read_wording("\ufeff// for the editor\n\n[cash]\n  \t\n资金：{cash}\n[effect]\n效力")
    assert [(one.number, one.field) for one in lines] == [(5, "cash"), (7, "effect")]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_the_same(ends: str) -> None:
    assert [one.number for one in read_wording(ends.join(["# a", "", "b"]))] == [1, 3]


@pytest.mark.parametrize(
    ("begins", "condition"),
    [
        ("?{cash} ", Condition("cash")),
        ("?{!cash} ", Condition("cash", "", True)),
        ("?{effect=INTENT_ONLY} ", Condition("effect", "INTENT_ONLY")),
        ("?{!effect=INTENT_ONLY}", Condition("effect", "INTENT_ONLY", True)),
    ],
)
def test_conditions(begins: str, condition: Condition) -> None:
    (line,) = read_wording(f"- {begins}资金")
    assert line.condition == condition
    assert line.kind is LineKind.ENTRY
    assert line.chinese[0][0].text == "资金"


def test_what_is_no_condition_is_refused_as_a_bracket_that_stands_alone() -> None:
    for told in ("?{Cash} a", "?{effect=x} a", "?{} a", "?{!!cash} a", "?{effect=} a"):
        with pytest.raises(WordingUnreadable) as refused:
            read_wording(f"# t\n{told}")
        assert refused.value.places["line"] == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# t\n{", 2),
        ("}", 1),
        ("\n\na { b", 3),
        ("{a b}", 1),
        ("{A}", 1),
        ("**open", 1),
        ("a **b** c **d", 1),
        ("> English first", 1),
        ("// note\n> English first", 2),
        ("# t\n> one\n> two", 3),
        ("@goods\n> no English", 2),
        ("+ goes on", 1),
        ("# t\n+ goes on", 2),
        ("@goods\n+ goes on", 2),
        ("@Goods", 1),
        ("@goods and more", 1),
        ("@", 1),
        ("a\n@?{cash} goods", 2),
        ("a\n> {", 2),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(WordingUnreadable) as refused:
        read_wording(text)
    assert refused.value.places["line"] == line
    assert refused.value.message


@pytest.mark.parametrize(
    "attack",
    [
        "{fair.__class__}",
        "{0}",
        "{}",
        "{party_a!r}",
        "{party_a:>99999999}",
        "{party_a[0]}",
        "{{party_a}",
        "{party_a}}",
        "{{{party_a}}",
        "{__import__('os')}",
        "{ party_a }",
        "{%party_a%}",
        "{party_a\u200b}",
        "{pаrty_a}",  # a Cyrillic letter
        "{" * 3,
    ],
)
def test_attacks_are_refused_by_line(attack: str) -> None:
    with pytest.raises(WordingUnreadable) as refused:
        check_wording(read_wording(f"甲方：{{party_a}}\n{attack}"), PLACES, PARTS)
    assert refused.value.places["line"] == 2


def test_what_looks_like_a_name_and_is_none_is_refused_by_name() -> None:
    for name in ("self", "fair", "party_aa", "class"):
        with pytest.raises(PlaceUnknown) as refused:
            check_wording(read_wording("{party_a}\n{" + name + "}"), PLACES, PARTS)
        assert (refused.value.places["place"], refused.value.places["line"]) == (name, 2)
    assert "party_a" in str(refused.value.places["known"])


def test_what_is_too_long_is_refused() -> None:
    read_wording("字" * LONGEST)
    read_wording("\n" * MOST_LINES)
    for text in ("字" * (LONGEST + 1), "\n" * (MOST_LINES + 1)):
        with pytest.raises(WordingTooLong):
            read_wording(text)


# ---- checking ----------------------------------------------------------------------------------------------------------


def test_places_and_parts_are_refused_by_name_and_line() -> None:
    lines = read_wording("{party_a}\n+ a {cahs}")
    with pytest.raises(PlaceUnknown) as unknown:
        check_wording(lines, PLACES, PARTS)
    assert (unknown.value.places["place"], unknown.value.places["line"]) == ("cahs", 2)
    assert str(unknown.value.places["known"]).startswith("cash")
    with pytest.raises(PartUnknown) as part:
        check_wording(read_wording("{party_a}\n\n@seals"), PLACES, PARTS)
    assert (part.value.places["part"], part.value.places["line"]) == ("seals", 3)
    with pytest.raises(PlaceUnknown) as english:
        check_wording(read_wording("{party_a}\n> {nobody}"), PLACES, PARTS)
    assert english.value.places["place"] == "nobody"


def test_conditions_are_refused_by_name_and_line() -> None:
    for told, place in (("?{cahs} a", "cahs"), ("?{effect=NEVER} a", "effect=NEVER"), ("?{cash=YES} a", "cash=YES")):
        with pytest.raises(PlaceUnknown) as refused:
            check_wording(read_wording("{party_a}\n" + told), PLACES, PARTS)
        assert (refused.value.places["place"], refused.value.places["line"]) == (place, 2)


@pytest.mark.parametrize(
    "text", ["{cash}", "a\n> {party_a}", "?{cash} {party_a}", "?{!cash} {party_a}", "// {party_a}", "{{party_a}}"]
)
def test_a_needed_place_must_stand_in_the_chinese_whatever_else_holds(text: str) -> None:
    with pytest.raises(PlaceMissing) as refused:
        check_wording(read_wording(text), PLACES, PARTS)
    assert refused.value.places["place"] == "{party_a}"


@pytest.mark.parametrize("text", ["{party_a}", "?{party_a} {party_a}", "a\n+ b {party_a}", "| a | {party_a}", "{#} {party_a}"])
def test_a_needed_place_may_stand_anywhere_in_the_chinese(text: str) -> None:
    check_wording(read_wording(text), PLACES, PARTS)


def test_a_needed_part_must_be_there() -> None:
    check_wording(read_wording("{party_a}\n@signatures"), PLACES, PARTS, ("signatures",))
    with pytest.raises(PlaceMissing) as refused:
        check_wording(read_wording("{party_a}\n@goods"), PLACES, PARTS, ("signatures",))
    assert refused.value.places["place"] == "@signatures"


# ---- filling -----------------------------------------------------------------------------------------------------------


def test_places_are_filled_and_keep_their_field() -> None:
    (block,) = filled("甲方：{party_a}（{{{cash}}}）", party_a="武川县", cash="5")
    assert chinese(block) == ["甲方：武川县（{5}）"]
    fields = {run.text: run.field for run in block.chinese[0]}
    assert (fields["武川县"], fields["5"]) == ("party_a", "cash")
    (told,) = filled("[effect]\n{cash}", cash="5")
    assert {run.field for run in told.chinese[0]} == {"effect"}


def test_counting_skips_what_does_not_stand() -> None:
    told = said("{#}、一\n?{cash} {#}、二\n**{#}、**三\n## {#}、四", party_a="x")
    assert told == ["一、一", "二、三", "三、四"]
    assert [ordinal(number) for number in (1, 9, 10, 11, 19, 20, 21, 99)] == [
        "一",
        "九",
        "十",
        "十一",
        "十九",
        "二十",
        "二十一",
        "九十九",
    ]


def test_english_counts_with_the_chinese_and_takes_its_own_values() -> None:
    one, two = filled("{#}、{cash}\n> {#}. {cash}\n{#}、{party_b}\n> {#}. {party_b}", {"cash": "five"}, cash="伍", party_b="乙")
    assert ["".join(run.text for run in one.english[0]), "".join(run.text for run in two.english[0])] == ["1. five", "2. 乙"]
    assert filled("{cash}\n> {cash}", cash="伍")[0].english == ()


def test_a_paragraph_goes_on_where_its_condition_holds() -> None:
    text = "一。\n> One.\n+ ?{cash} 二{cash}。\n> Two {cash}.\n+ ?{!cash} 三。\n> Three."
    (with_cash,) = filled(text, {}, cash="5")
    (without,) = filled(text, {})
    assert (chinese(with_cash), chinese(without)) == (["一。二5。"], ["一。三。"])
    assert "".join(run.text for run in with_cash.english[0]) == "One. Two 5."


@pytest.mark.parametrize("sign", ["-", "*", "|"])
def test_labelled_lines_stand_only_where_something_fills_them(sign: str) -> None:
    assert said(f"{sign} 资金：{{cash}}") == []
    assert said(f"{sign} 资金：{{cash}}", cash="5") == ["资金：5"]
    assert said(f"{sign} 资金") == ["资金"]


def test_particulars_that_are_not_known_are_left_out() -> None:
    assert said("~ 甲：{party_a}　乙：{party_b}　款：{cash}", party_a="x", cash="5") == ["甲：x|款：5"]


def test_columns_are_parted_by_strokes_and_braces_and_labels_are_faces() -> None:
    (block,) = filled("| 编号：{party_a} | 日期：{cash}", party_a="1", cash="2")
    assert chinese(block) == ["编号：1", "日期：2"]
    (entry,) = filled("- 甲：乙：{party_a}**强**", party_a="x")
    assert [(run.text, run.face) for run in entry.chinese[0]] == [
        ("甲：", "label"),
        ("乙：", "plain"),
        ("x", "plain"),
        ("强", "strong"),
    ]


def test_a_condition_on_a_choice_asks_for_its_name() -> None:
    text = "?{effect=BINDING} 有约束\n?{!effect=BINDING} 无约束"
    assert said(text, effect="BINDING") == ["有约束"]
    assert said(text, effect="INTENT_ONLY") == ["无约束"]
    assert said(text) == ["无约束"]


def test_a_part_keeps_its_section_and_its_condition() -> None:
    (block,) = filled("[cash]\n@goods")
    assert (block.part, block.field, block.chinese) == ("goods", "cash", ())


# ---- whatever is written -----------------------------------------------------------------------------------------------

NAMED = "{ } {{ }} {party_a} {cash} {#} ** @goods @ ?{!cash} ?{effect=BINDING} [cash] | %s {0} $x \\ 甲 a"
BEGUN = ("# ", "## ", "> ", "+ ", "- ", "~ ", "| ", "// ", "?{cash} ", "\n", "\r\n", "\u2028", "\x00", "\u3000")
TOKENS = st.sampled_from([*NAMED.split(), *BEGUN])
WORDINGS = st.lists(st.one_of(TOKENS, st.text(max_size=5)), max_size=30).map("".join)
VALUES = st.text(st.characters(codec="utf-8"), max_size=20)


def answered(text: str) -> tuple[Line, ...] | None:
    """The lines where the text is a wording; None where it was refused in words. Anything else is a fault."""
    refused = ""
    try:
        lines = read_wording(text)
        check_wording(lines, PLACES, PARTS)
    except Refusal as refusal:
        refused = refusal.message
        lines = ()
    return None if refused else lines


@given(WORDINGS)
@settings(max_examples=400)
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    if (lines := answered(text)) is None:
        return
    fill_wording(lines, PLACES, {"party_a": "x"}, {}, {})


@given(WORDINGS, VALUES, VALUES)
@settings(max_examples=400)
def test_a_text_that_can_be_read_can_be_filled_with_anything(text: str, one: str, other: str) -> None:
    try:
        lines = read_wording(text)
    except Refusal:
        return
    fill_wording(lines, PLACES, {"party_a": one, "cash": other}, {"effect": one}, {"cash": other})


@given(VALUES.filter(bool), VALUES.filter(bool))
def test_filling_loses_and_invents_no_sign_of_a_value(one: str, other: str) -> None:
    assert said("前{party_a}中{cash}后{party_a}", party_a=one, cash=other) == [f"前{one}中{other}后{one}"]


@given(st.text(st.sampled_from("{}*#?|>+~!@=[]甲a:： 　"), min_size=1, max_size=20))
def test_the_signs_of_the_language_mean_nothing_in_a_value(value: str) -> None:
    (block,) = filled("**甲：**{party_a}", party_a=value)
    assert chinese(block) == [f"甲：{value}"]
    (entry,) = filled("- 项目：{party_a}", party_a=value)
    assert chinese(entry) == [f"项目：{value}"]
    assert [run.text for run in entry.chinese[0] if run.face == "label"] == ["项目："]


# ---- what comes with the program, and how long it takes ----------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(asset("paper").glob("*.txt")), ids=lambda path: path.stem)
def test_what_comes_with_the_program_says_the_same_in_english_line_by_line(path: Path) -> None:
    lines = read_wording(path.read_text("utf-8"))
    words = [one for line in lines for one in (line, *line.goes_on) if not one.part]
    assert words
    spoken = [one for one in words if one.english]
    for one in spoken:
        places = {piece.place for column in one.chinese for piece in column if piece.place}
        assert {piece.place for column in one.english for piece in column if piece.place} <= places, one.number


@pytest.mark.parametrize(
    "text", ["{party_a}甲乙丙丁" * 4000, "字" * LONGEST, "**a**" * 12_000, "{{" * 30_000, "- 甲：{party_a}\n" * 1_400]
)
def test_the_longest_text_is_read_checked_and_filled_at_once(text: str) -> None:
    began = time.perf_counter()
    lines = read_wording(text[:LONGEST])
    if "{party_a}" in text:
        check_wording(lines, PLACES, PARTS)
    fill_wording(lines, PLACES, {"party_a": "x"}, {})
    assert time.perf_counter() - began < 8  # a fiftieth of a second on a machine at rest


@pytest.mark.parametrize(
    "text", ["{" * LONGEST, "?{" * 30_000, "**" * 29_999 + "a", "[a" * 30_000, "@" + "a" * 59_000, "{" + "a" * 59_000]
)
def test_the_longest_nonsense_is_answered_at_once(text: str) -> None:
    began = time.perf_counter()
    answered(text)
    assert time.perf_counter() - began < 8
