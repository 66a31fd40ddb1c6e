"""Names of people: what is put right, what is asked, what is never touched."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fairdesk.rules.names import clean_name, masked, masked_phone, surname_length

LONG_NAME = "阿卜杜热合曼·" * 7 + "买买提"


@pytest.mark.parametrize(
    ("written", "name", "issues"),
    [
        ("张伟", "张伟", ()),
        ("张 伟", "张伟", ("NAME_SPACE",)),
        ("吕\u3000涵", "吕涵", ("NAME_SPACE",)),
        ("李简霏\xa0", "李简霏", ("TRIMMED",)),
        ("北\u200b京", "北京", ("TRIMMED",)),
        ("\uf9e9雪", "里雪", ("NAME_COMPAT_IDEOGRAPH",)),
        ("买买提•吐尔逊", "买买提·吐尔逊", ("NAME_DOT_NORMALISED",)),
        ("买买提．吐尔逊", "买买提·吐尔逊", ("NAME_DOT_NORMALISED",)),
        ("买买提 · 吐尔逊", "买买提·吐尔逊", ("NAME_DOT_NORMALISED",)),
        ("买买提 吐尔逊", "买买提 吐尔逊", ("NAME_SPACE_AMBIGUOUS",)),
        ("扎西 才让", "扎西 才让", ("NAME_SPACE_AMBIGUOUS",)),
        ("张伟 李娜", "张伟 李娜", ("NAME_SPACE_AMBIGUOUS",)),
        ("欧阳 闻溪", "欧阳闻溪", ("NAME_SPACE",)),
        ("张伟先生", "张伟先生", ()),
        ("\ufa0e伟", "\ufa0e伟", ()),
        ("Jose\u0301", "Jose\u0301", ()),
        ("J. Smith", "J. Smith", ()),
        ("Ａ先生", "Ａ先生", ()),
        ("𮧵𰻝", "𮧵𰻝", ()),
        ("", None, ()),
    ],
)
def test_cleaning(written: str, name: str | None, issues: tuple[str, ...]) -> None:
    assert (clean_name(written).value, clean_name(written).issues) == (name, issues)


@pytest.mark.parametrize("dot", "\u2022\u2027\u2219\u22c5\u0387\u30fb\uff65\u25cf.\uff0e")
def test_every_dot_becomes_the_one_dot(dot: str) -> None:
    assert clean_name(f"敖{dot}孟和").value == "敖\u00b7孟和"


def test_fifty_characters_are_kept() -> None:
    assert len(LONG_NAME) >= 50
    assert clean_name(LONG_NAME).value == LONG_NAME


@example(text="A\n \nA")
@given(st.text(alphabet=st.sampled_from("张伟欧阳·•． \u3000\u200b\xa0Aｂ𮧵\uf9e9\n-")))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_name(text).value or ""
    assert (clean_name(once).value or "") == once


def test_masking_shows_the_surname_only() -> None:
    assert [masked(name) for name in ("张伟", "欧阳闻溪", "欧阳", "买买提·吐尔逊", "")] == ["张*", "欧阳*", "欧*", "买*", ""]
    assert [masked_phone(phone) for phone in ("13812348000", "010-55501234", "110", "")] == ["138****8000", "****1234", "***", ""]
    assert surname_length("令狐青砚") == 2
