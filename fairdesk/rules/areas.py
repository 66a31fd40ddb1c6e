"""Places: which area a roster's word means, by its own name, a short or former name, or a whole path, and the report's order."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fairdesk.base.assets import asset
from fairdesk.base.errors import AreaAmbiguous, AreaUnknown
from fairdesk.base.i18n import listed
from fairdesk.rules.cleaning import tidied
from fairdesk.rules.widths import without_blanks

PROVINCES = ("河北省", "内蒙古自治区", "西藏自治区", "新疆维吾尔自治区", "青海省", "河南省", "湖北省")
"""The order of the report (R05), kept in every table."""
BEIJING = "北京市"

_PROVINCE_ENDS = re.compile(r"(?:维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$")
_PREFECTURE_ENDS = re.compile(r"(?:藏族自治州|土家族苗族自治州|蒙古自治州|自治州|地区|市|州|盟)$")
_BRACKETED = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_COUNTY_ENDS = ("自治县", "自治旗", "林区", "县", "旗", "市", "区")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One county-level area or district of Beijing; `code` is empty for a functional zone, which has none."""

    area_id: str
    code: str
    province: str
    prefecture: str
    county: str
    kind: str

    @property
    def path(self) -> str:
        """Province, prefecture and county, since counties of one name exist in several cities."""
        return "".join(dict.fromkeys((self.province, self.prefecture, self.county)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a word means: one place and how it was found, or the places it may mean, or none."""

    place: Place | None = None
    issues: tuple[str, ...] = ()
    choices: tuple[Place, ...] = ()


@lru_cache(maxsize=4096)
def resolve(text: str, province: str | None = None, prefecture: str | None = None) -> Resolved:
    """The place the text means, where the province and prefecture beside it may decide between several.

    Codes: AREA_PATH, AREA_ALIAS, AREA_SUFFIX_ADDED; AREA_AMBIGUOUS with the choices, nothing is guessed. A name of ours in
    another province or prefecture is a place we do not know.
    """
    word = without_blanks(tidied(text).value or "").strip("-/>·—、,，")
    if not word:
        return Resolved()
    for code, search in (("", _by_name), ("AREA_ALIAS", _by_alias), ("AREA_SUFFIX_ADDED", _by_stem), ("AREA_PATH", _by_path)):
        found = tuple(dict.fromkeys(search(word)))
        if not found:
            continue
        near = tuple(one for one in found if _within(one, province, prefecture))
        if len(near) == 1:
            if not prefecture and _whole_prefecture(word, near[0]):
                near = tuple(one for one in places() if one.prefecture == near[0].prefecture)
                return Resolved(issues=("AREA_AMBIGUOUS",), choices=near)
            return Resolved(place=near[0], issues=(code,) if code else ())
        return Resolved(issues=("AREA_AMBIGUOUS",), choices=near or found) if near or code else Resolved()
    bare = _BRACKETED.sub("", word)
    inner = resolve(bare, province, prefecture) if bare != word else Resolved()
    return Resolved(place=inner.place, issues=inner.issues or ("AREA_ALIAS",)) if inner.place else inner


def _whole_prefecture(word: str, place: Place) -> bool:
    """Whether the word may as well mean the prefecture the place lies in: 玉树."""
    return place.county != word and place.prefecture != place.province and word == _stem(place.prefecture)


def area_of(text: str, province: str | None = None, prefecture: str | None = None) -> Place:
    """The one place the text means. Refused where it is unknown, or may be several: the sentence names them."""
    found = resolve(text, province, prefecture)
    if found.place:
        return found.place
    if found.choices:
        raise AreaAmbiguous(text=text, places=listed(one.path for one in found.choices))
    raise AreaUnknown(text=text)


def province_order(province: str) -> tuple[int, str]:
    """A sort key: the report's provinces in its order, then Beijing, then the rest by name."""
    order = (*PROVINCES, BEIJING)
    return (order.index(province) if province in order else len(order), province)


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """The county-level areas of the fair in their order, then the districts of Beijing."""
    paired = (
        Place(
            area_id=row["area_id"],
            code=row["gb_code"],
            province=row["province"],
            prefecture=row["prefecture"],
            county=row["county"],
            kind=row["kind"],
        )
        for row in _rows("paired_areas.csv")
    )
    districts = (
        Place(
            area_id=row["district_id"],
            code=row["gb_code"],
            province=BEIJING,
            prefecture=BEIJING,
            county=row["district"],
            kind="市辖区",
        )
        for row in _rows("beijing_districts.csv")
    )
    return (*paired, *districts)


@lru_cache(maxsize=1)
def _aliases() -> tuple[tuple[str, tuple[Place, ...]], ...]:
    """Other names and all places each may mean: the table's own, and for an ambiguous one every place that ends so."""
    known: list[tuple[str, tuple[Place, ...]]] = []
    for row in _rows("area_aliases.csv"):
        alias = row["alias"]
        if "ambiguous" in row["type"]:
            meant = tuple(one for one in places() if one.county.startswith(alias) or one.county.endswith(alias))
        else:
            meant = tuple(one for one in places() if one.county == row["official"] and one.code == row["gb_code"])
        known.append((alias, meant))
    return tuple(known)


@lru_cache(maxsize=1)
def _names() -> dict[str, list[Place]]:
    known: dict[str, list[Place]] = {}
    for one in places():
        known.setdefault(one.county, []).append(one)
    return known


def _by_name(word: str) -> Iterable[Place]:
    return _names().get(word, ())


def _by_alias(word: str) -> Iterable[Place]:
    return (one for alias, meant in _aliases() if alias == word for one in meant)


def _by_stem(word: str) -> Iterable[Place]:
    """Places whose name is the word with 县, 旗, 市, 区 or the like behind it; one sign alone names no place."""
    return (one for one in places() if len(word) > 1 and any(one.county == word + end for end in _COUNTY_ENDS))


def _by_path(word: str) -> Iterable[Place]:
    """Places at the end of a path that begins with their province or prefecture, full or short."""
    for one in places():
        rest = _without_head(word, one)
        if (
            rest != word
            and rest
            and (rest == one.county or any(one.county == rest + end for end in _COUNTY_ENDS) or _named(rest, one))
        ):
            yield one


def _named(word: str, place: Place) -> bool:
    return any(alias == word and place in meant for alias, meant in _aliases())


def _without_head(word: str, place: Place) -> str:
    """The word without the province and prefecture of this place in front, and without strokes between them."""
    rest = word
    for full in (place.province, place.prefecture):
        for form in _forms(full):
            if rest.startswith(form) and rest != form:
                rest = rest[len(form) :].lstrip("-/\\|>→·•—–_.、,，;；")
                break
    return rest


@lru_cache(maxsize=256)
def _forms(full: str) -> tuple[str, ...]:
    """How a path names a province or prefecture, the longest first: 恩施土家族苗族自治州, 恩施自治州, 恩施州, 恩施."""
    stem = _stem(full)
    short = ("自治州", "州", "自治区") if full.endswith(("自治州", "自治区")) else ()
    return tuple(dict.fromkeys((full, *(f"{stem}{end}" for end in short), stem)))


@lru_cache(maxsize=256)
def _stem(name: str) -> str:
    """A province's or prefecture's name without the word for what it is."""
    return _PREFECTURE_ENDS.sub("", _PROVINCE_ENDS.sub("", name)) or name


def _within(place: Place, province: str | None, prefecture: str | None) -> bool:
    """Whether the place lies where the row says, as far as it says anything, in whatever form it says it."""
    return all(_agrees(said, full) for said, full in ((province, place.province), (prefecture, place.prefecture)))


def _agrees(said: str | None, full: str) -> bool:
    """Whether what a row says may be this province or prefecture. A county straight under its province has no prefecture."""
    if not said or full.startswith("省("):
        return True
    plain = without_blanks(said)
    stem, short = _stem(full), _stem(plain)
    return stem in plain or (len(short) > 1 and stem.startswith(short))


def _rows(name: str) -> list[dict[str, str]]:
    with asset("regions", name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
