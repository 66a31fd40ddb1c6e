"""Words for choices, yes and no: our own word stays, another is mapped and told, an unknown one is never guessed."""

from __future__ import annotations

import pytest

from fairdesk.rules.choices import LISTS, clean_choice, clean_yes_no


@pytest.mark.parametrize(
    ("kind", "written", "word"),
    [
        ("field", "易地搬迁", "易地扶贫搬迁"),
        ("field", "异地扶贫搬迁", "易地扶贫搬迁"),
        ("field", "其它", "其他帮扶"),
        ("category", "社会团体（行业协会）", "社会团体"),
        ("category", "基金会 ", "基金会"),
        ("grade", "５Ａ级", "5A"),
        ("grade", "AAA", "3A"),
        ("grade", "3A（2016年）", "3A"),
        ("grade", "无", "未评估"),
        ("field", "1.产业帮扶", "产业帮扶"),
        ("field", "（二）就业帮扶", "就业帮扶"),
        ("field", "f8", "其他帮扶"),
        ("field", "F3教育帮扶", "教育帮扶"),
        ("field", "健康帮扶类", "健康帮扶"),
    ],
)
def test_other_words(kind: str, written: str, word: str) -> None:
    assert (clean_choice(kind, written).value, clean_choice(kind, written).issues) == (word, ("ENUM_ALIAS",))


@pytest.mark.parametrize("kind", sorted(LISTS))
def test_our_words_stay_and_aliases_lead_to_them(kind: str) -> None:
    words = LISTS[kind]
    assert [clean_choice(kind, word).issues for word in words.words] == [()] * len(words.words)
    assert set(words.aliases.values()) <= set(words.words)
    assert not [alias for alias in words.aliases if clean_choice(kind, alias).value is None]


def test_unknown_and_empty() -> None:
    assert clean_choice("track", "别的").issues == ("ENUM_UNKNOWN",)
    assert clean_choice("track", " ").issues == ()
    assert clean_choice("track", "/").issues == ()
    doubtful = ("产业帮扶、就业帮扶", "产业/就业", "F2产业帮扶", "F9", "1", "产业帮扶（待定）")
    assert {clean_choice("field", word).issues for word in doubtful} == {("ENUM_UNKNOWN",)}


def test_yes_and_no() -> None:
    assert [clean_yes_no(sign).value for sign in ("是", "√", 1, "Y", "有", 1.0, True)] == [True] * 7
    assert [clean_yes_no(sign).value for sign in ("否", "×", 0, "N", "无", "否 ", False)] == [False] * 7
    assert [clean_yes_no(sign).value for sign in ("☑是 □否", "□是√否", "是√ 否□", "是□ 否☑")] == [True, False, True, False]
    assert [clean_yes_no(sign).value for sign in ("是√否", "是/否", "/", "是（待定）", 2)] == [None] * 5
    assert [clean_yes_no(sign).issues for sign in ("是", "√", "", "也许")] == [(), ("BOOL_ALIAS",), (), ("ENUM_UNKNOWN",)]
