"""Sounds of names: the reference names, both readings of a surname, and what the search box needs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.rules.pinyin import name_sound, search_terms, sort_key

NAMES = json.loads((Path(__file__).parents[1] / "reference" / "pinyin_expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case["name"])
def test_reference_names(case: dict[str, str]) -> None:
    sound = name_sound(case["name"])
    assert (sound.full, sound.initials) == (case["pinyin"], case["initials"])
    terms = search_terms(case["name"]).split(" ")
    assert case["pinyin"].replace(" ", "") in terms
    assert case["initials"] in terms


def test_both_readings_are_found() -> None:
    assert search_terms("单砺舟").split() == ["单砺舟", "shanlizhou", "slz", "danlizhou", "dlz"]
    assert "moqichengchuan" in search_terms("万俟澄川").split()


def test_dots_blanks_and_letters() -> None:
    assert search_terms("买买提·吐尔逊").split() == ["买买提吐尔逊", "maimaitituerxun", "mmttex"]
    assert search_terms(" 吕 Nü士 ").startswith("吕nü士 lv")
    assert search_terms("A03展位").split() == ["a03展位", "a03zhanwei", "azw"]
    assert search_terms("") == ""


def test_order_is_by_sound() -> None:
    assert sorted(["周安", "安吉", "单一", "张玮", "张伟"], key=sort_key) == ["安吉", "单一", "张伟", "张玮", "周安"]


@given(st.text())
def test_terms_are_lower_case_words(text: str) -> None:
    assert "  " not in search_terms(text)
    name_sound(text)
