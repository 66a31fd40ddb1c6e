"""Phones: eleven digits come out of every dress, and a lost digit is never made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.rules.phones import clean_phone


@pytest.mark.parametrize(
    ("written", "phone", "issues"),
    [
        ("13800000001", "13800000001", ()),
        (13800000001, "13800000001", ("PHONE_FORMAT",)),
        (13800000001.0, "13800000001", ("PHONE_FORMAT",)),
        ("13800000001.0", "13800000001", ("PHONE_FORMAT",)),
        ("138 0000 0001", "13800000001", ("PHONE_FORMAT",)),
        ("138-0000-0001", "13800000001", ("PHONE_FORMAT",)),
        ("+86 13800000001", "13800000001", ("PHONE_FORMAT",)),
        ("'13800000001", "13800000001", ("PHONE_FORMAT",)),
        ("电话：13800000001", "13800000001", ("PHONE_FORMAT",)),
        ("13800000001（微信同号）", "13800000001", ("PHONE_FORMAT",)),
        ("１３８０００００００１", "13800000001", ("PHONE_FORMAT", "WIDTH_NORMALISED")),
        ("1.3800000001E+10", "13800000001", ("PHONE_FORMAT",)),
        ("1.38E+10", None, ("PHONE_PRECISION_LOST",)),
        ("1890000003", None, ("PHONE_INVALID",)),
        ("139000004090", None, ("PHONE_INVALID",)),
        ("12800000001", None, ("PHONE_INVALID",)),
        ("010-55501234", "010-55501234", ()),
        ("", None, ()),
    ],
)
def test_cleaning(written: str | int | float, phone: str | None, issues: tuple[str, ...]) -> None:
    assert (clean_phone(written).value, clean_phone(written).issues) == (phone, issues)


def test_a_second_number_is_kept_beside() -> None:
    both = clean_phone("010-55501234/13800000048")
    assert (both.value, both.issues, both.note) == ("13800000048", ("PHONE_TWO",), "010-55501234")


@pytest.mark.parametrize(
    ("written", "phone", "note"),
    [
        ("13800000001/138 0000 0002", "13800000001", "13800000002"),
        ("13800000001、010 66009911", "13800000001", "010-66009911"),
        ("010-55501234/35", "010-55501234", "35"),
        ("13800000001（短号661234）", "13800000001", "短号661234"),
        ("张三13800000001 李四13900000002", "13800000001", "张三13800000001 李四13900000002"),
        ("办：010-66009911 手机：13800000001", "13800000001", "010-66009911"),
    ],
)
def test_what_stands_beside_the_value_is_the_note(written: str, phone: str, note: str) -> None:
    cleaned = clean_phone(written)
    assert (cleaned.value, cleaned.issues, cleaned.note) == (phone, ("PHONE_TWO",), note)


def test_a_name_beside_a_number_goes_with_it() -> None:
    assert clean_phone("13800000001（张三）").note == "张三"
    assert clean_phone("办公电话：010-66009911").note == ""


def test_what_is_lost_is_told_as_written() -> None:
    assert clean_phone("1.38E+10").note == "1.38E+10"


@given(st.one_of(st.text(), st.integers(), st.floats(), st.text("0123456789-+() /．电话：")))
def test_cleaning_twice_is_cleaning_once(written: str | int | float) -> None:
    once = clean_phone(written).value
    if once is not None:
        assert clean_phone(once).value == once
