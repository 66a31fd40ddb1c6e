"""Names of files go on every stick, and two numbers never become one name."""

from __future__ import annotations

from fairdesk.base.file_names import file_name


def test_signs_a_stick_refuses_are_none_of_a_name() -> None:
    assert file_name('a/b\\c:d"e<f>g|h?i') == "a-b-c-d-e-f-g-h-i"


def test_a_check_character_is_told_from_a_dash() -> None:
    assert file_name("京社扶意〔2018〕A03-0042-*号") == "京社扶意〔2018〕A03-0042-＊号"
