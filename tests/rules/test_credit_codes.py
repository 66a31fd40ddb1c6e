"""Credit codes: the 260 of the demo fair hold, village collectives too, and one wrong sign is always noticed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from fairdesk.base.assets import asset
from fairdesk.records.choices import Category
from fairdesk.rules.credit_codes import ALPHABET, category_of, clean_credit_code, code_faults

GOOD = "51110000FD0001093H"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def demo_codes(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["统一社会信用代码"], row["类别"]) for row in csv.DictReader(file)]


def check_sign(head: str) -> str:
    """The check as the standard words it, reckoned apart from the library."""
    total = sum(ALPHABET.index(sign) * weight for sign, weight in zip(head, WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def test_all_codes_of_the_demo_fair_hold() -> None:
    codes = demo_codes(asset("demo", "organisations.csv"))
    assert len(codes) == 260
    assert [code for code, category in codes if code_faults(code, Category(category))] == []
    assert any(code.endswith("0") for code, _category in codes)


@given(st.sampled_from(["N1", "N2", "N3", "Y1", "A1", "11", "91", "93", "52"]), st.text(ALPHABET, min_size=9, max_size=9))
def test_letters_may_stand_first(kind: str, subject: str) -> None:
    head = f"{kind}110101{subject}"
    assert code_faults(head + check_sign(head)) == ()


@given(st.text(ALPHABET, min_size=9, max_size=9))
def test_we_reckon_as_the_library_does(subject: str) -> None:
    head = f"51110000{subject}"
    assert code_faults(head + uscc.calc_check_digit(head)) == ()


@given(st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(place: int, sign: str) -> None:
    wrong = GOOD[:place] + sign + GOOD[place + 1 :]
    assert (code_faults(wrong) == ()) == (wrong == GOOD)


@pytest.mark.parametrize(
    ("written", "code", "issues"),
    [
        (GOOD, GOOD, ()),
        (f"{GOOD}\t ", GOOD, ("TRIMMED",)),
        (GOOD.lower(), GOOD, ("USCC_FORMAT",)),
        ("51110000 FD0001093 H", GOOD, ("USCC_FORMAT",)),
        (f"统一社会信用代码：{GOOD}", GOOD, ("USCC_FORMAT",)),
        ("５１１１００００ＦＤ０００１０９３Ｈ", GOOD, ("USCC_FORMAT", "WIDTH_NORMALISED")),
        (GOOD[:-1], GOOD[:-1], ("USCC_LENGTH",)),
        ("51110000FDO001093H", "51110000FDO001093H", ("USCC_BAD_CHAR",)),
        ("51110000FD0001094H", "51110000FD0001094H", ("USCC_CHECKSUM",)),
        ("京民社证字第0012345号", None, ("USCC_OLD_NUMBER",)),
        ("京社登字1234号", None, ("USCC_OLD_NUMBER",)),
        (f"{GOOD}（三证合一）", GOOD, ("USCC_FORMAT",)),
        ("办理中", None, ("USCC_MISSING",)),
        ("", None, ("USCC_MISSING",)),
    ],
)
def test_cleaning(written: str, code: str | None, issues: tuple[str, ...]) -> None:
    assert (clean_credit_code(written).value, clean_credit_code(written).issues) == (code, issues)


def test_the_category_beside_it_must_agree() -> None:
    assert clean_credit_code(GOOD, Category.FOUNDATION).issues == ("USCC_CATEGORY_MISMATCH",)
    for first in ("59", "91", "N2"):  # nobody's of the three categories is a contradiction too
        head = f"{first}{GOOD[2:17]}"
        assert clean_credit_code(head + check_sign(head), Category.FOUNDATION).issues == ("USCC_CATEGORY_MISMATCH",)
        assert clean_credit_code(head + check_sign(head)).issues == ()
    assert category_of(GOOD) is Category.ASSOCIATION
    assert category_of("91110000FD00010900") is None
