"""Places: every area of the report is found by its own words, short and former names lead there, doubt is asked."""

from __future__ import annotations

from collections import Counter

import pytest

from fairdesk.base.errors import AreaAmbiguous, AreaUnknown
from fairdesk.rules.areas import BEIJING, PROVINCES, Place, Resolved, area_of, places, province_order, resolve


def test_the_areas_of_the_report() -> None:
    by_province = Counter(one.province for one in places())
    assert by_province[BEIJING] == 16
    assert min((one.province for one in places()), key=province_order) == PROVINCES[0]
    assert set(by_province) == {*PROVINCES, BEIJING}


@pytest.mark.parametrize("one", places(), ids=lambda one: one.path)
def test_each_area_by_its_path_and_beside_its_prefecture(one: Place) -> None:
    assert area_of(one.county, one.province, one.prefecture) is one
    assert area_of(one.path) is one


@pytest.mark.parametrize(
    ("written", "county", "issue"),
    [
        ("科右中旗", "科尔沁右翼中旗", "AREA_ALIAS"),
        ("玉树县", "玉树市", "AREA_ALIAS"),
        ("武当山", "武当山旅游经济特区", "AREA_ALIAS"),
        ("张北", "张北县", "AREA_SUFFIX_ADDED"),
        ("河北省张家口市张北县", "张北县", "AREA_PATH"),
        ("内蒙古兴安盟科右前旗", "科尔沁右翼前旗", "AREA_PATH"),
        (" 张 北 县 ", "张北县", None),
    ],
)
def test_other_words(written: str, county: str, issue: str | None) -> None:
    found = resolve(written)
    assert found.place is not None
    assert (found.place.county, found.issues) == (county, (issue,) if issue else ())


def test_doubt_is_asked_and_the_prefecture_decides() -> None:
    assert resolve("前旗").issues == ("AREA_AMBIGUOUS",)
    assert resolve("和田").place is None
    assert area_of("前旗", prefecture="兴安盟").county == "科尔沁右翼前旗"
    assert area_of("左旗", "内蒙古", "赤峰").county == "巴林左旗"
    with pytest.raises(AreaAmbiguous, match="和田县"):
        area_of("和田")
    with pytest.raises(AreaUnknown, match="无此县"):
        area_of("无此县")
    assert resolve("").choices == ()


def test_a_place_of_that_name_elsewhere_is_not_ours() -> None:
    assert area_of("城关区", "西藏", "拉萨").county == "城关区"
    assert resolve("城关区", "甘肃省", "兰州市") == Resolved()
    assert resolve("前旗", None, "呼和浩特市").issues == ("AREA_AMBIGUOUS",)


def test_a_word_that_may_mean_the_prefecture_is_asked() -> None:
    assert resolve("玉树").issues == ("AREA_AMBIGUOUS",)
    assert area_of("玉树", prefecture="玉树州").county == "玉树市"
