"""Which two may be one: found where there is reason, and not where a number or a place tells them apart."""

from __future__ import annotations

import pytest

from fairdesk.rules.likeness import Named, Person, core, like_names, like_people


def people(*told: tuple[str, str, str]) -> list[tuple[object, object, str]]:
    found = [Person(at, at, name, unit, phone) for at, (name, unit, phone) in enumerate(told)]
    return [(pair.later, pair.earlier, pair.reason) for pair in like_people(found)]


def names(*told: str, group: str = "") -> list[tuple[object, object]]:
    return [(one.later, one.earlier) for one in like_names([Named(at, at, name, group) for at, name in enumerate(told)])]


def test_one_person_of_two_units() -> None:
    assert people(("张伟", "甲局", "1"), ("张伟", "乙局", "1")) == [(1, 0, "TWO_UNITS")]
    assert people(("张伟", "甲局", "1"), ("张伟", "乙局", "2"), ("张伟", "丙局", "")) == []


def test_names_that_sound_the_same_in_one_unit() -> None:
    assert people(("张伟", "甲局", "1"), ("张玮", "甲 局", "2")) == [(1, 0, "SAME_SOUND")]
    assert people(("张伟", "甲局", "1"), ("张玮", "乙局", "2"), ("张威武", "甲局", "3")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("北京市致衡青少年阅读联盟", "北京致衡青少年阅读联盟"),
        ("北京致衡青少年阅读联盟", "北京致衡青少年阅读协盟"),
        ("北京（致衡）阅读联盟", "北京致衡阅读联盟"),
    ],
)
def test_names_that_differ_in_a_sign(one: str, other: str) -> None:
    assert names(one, other) == [(1, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一联合党委甲乙", "第二联合党委甲乙"),
        ("北京市第3中学校友会", "北京市第4中学校友会"),
        ("甲乙丙会", "甲乙丁会"),
        ("同名", "同名"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert names(one, other) == []


def test_names_of_two_groups_are_never_one() -> None:
    pair = [Named(0, 0, "乡村小学图书室建设", "甲县"), Named(1, 1, "乡村小学图书室建没", "乙县")]
    assert list(like_names(pair)) == []
    assert core("某某（北京） 有限公司") == "某某北京"
