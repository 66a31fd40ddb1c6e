"""Badge codes: they read back whatever a scanner does to them, and a slip is noticed."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.base.errors import BadgeMistyped, BadgeOfAnotherFair, BadgeUnreadable
from fairdesk.records.ids import new_id
from fairdesk.rules.badges import HEAD_LENGTH, WALK_IN, badge_text, fair_tag, read_badge

TAG = fair_tag("FAIR2018")
PERSON = "01890a5d-ac96-774b-bcce-b302099a8057"
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def test_the_text_is_short_and_plain() -> None:
    text = badge_text(TAG, PERSON)
    assert len(text) == HEAD_LENGTH
    assert text.startswith(f"FD1P{TAG}")
    assert text.isascii()
    assert text.isalnum()
    assert text == text.upper()


@given(st.uuids())
def test_every_person_reads_back(person: uuid.UUID) -> None:
    badge = read_badge(badge_text(TAG, str(person)), TAG)
    assert (badge.kind, badge.fair_tag, badge.person_id) == ("P", TAG, str(person))


def test_scanners_may_lose_capitals_width_and_gain_blanks() -> None:
    text = badge_text(TAG, PERSON)
    for typed in (text.lower(), text.translate(FULL_WIDTH), text.lower().translate(FULL_WIDTH), f" {text[:9]} {text[9:]}\r\n"):
        assert read_badge(typed).person_id == PERSON


@given(st.integers(4, HEAD_LENGTH - 1), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_sign_is_noticed(place: int, sign: str) -> None:
    text = badge_text(TAG, PERSON)
    wrong = text[:place] + sign + text[place + 1 :]
    if wrong != text:
        with pytest.raises(BadgeMistyped):
            read_badge(wrong)


def test_swapped_neighbours_are_noticed() -> None:
    text = badge_text(TAG, PERSON)
    for place in range(4, HEAD_LENGTH - 1):
        swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        if swapped != text:
            with pytest.raises(BadgeMistyped):
                read_badge(swapped)


def test_a_walk_in_keeps_what_is_signed() -> None:
    badge = read_badge(badge_text(TAG, PERSON, WALK_IN) + ":6BF+70790T9W:Z $\r\n")
    assert (badge.kind, badge.person_id, badge.signed) == (WALK_IN, PERSON, "6BF+70790T9W:Z $")


def test_fairs_are_told_apart() -> None:
    with pytest.raises(BadgeOfAnotherFair):
        read_badge(badge_text(fair_tag("FAIR2019"), PERSON), TAG)


@pytest.mark.parametrize("text", ["", "FD1", "FD2P" + "0" * 31, "FD1:ABC", "https://example.org", "张伟", "0" * 500])
def test_other_codes_are_refused(text: str) -> None:
    with pytest.raises(BadgeUnreadable):
        read_badge(text)


def test_what_is_no_person_makes_no_badge() -> None:
    with pytest.raises(ValueError, match="badly formed"):
        badge_text(TAG, "P001")
    with pytest.raises(ValueError, match="no badge"):
        badge_text("UUUU", new_id())
