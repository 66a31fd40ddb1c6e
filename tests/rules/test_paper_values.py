"""What stands in the places of a paper: only what says something, in its order."""

from __future__ import annotations

from fairdesk.records.papers import ValueFacts
from fairdesk.rules.paper_values import stated


def test_words_english_and_choice_are_kept_in_their_order() -> None:
    assert stated(cash=("壹元", "RMB 1"), goods="棉衣", relief=("助", "assist", "ASSIST")) == (
        ValueFacts(place="cash", words="壹元", english="RMB 1"),
        ValueFacts(place="goods", words="棉衣"),
        ValueFacts(place="relief", words="助", english="assist", case="ASSIST"),
    )


def test_what_says_nothing_is_left_out() -> None:
    assert stated(cash="", goods=("", ""), relief=("", "", "")) == ()


def test_a_choice_stands_even_without_words() -> None:
    assert stated(consent=("", "", "NO")) == (ValueFacts(place="consent", words="", case="NO"),)
