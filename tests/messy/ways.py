"""The ways a cell gets dirty: what is written, what it stands for, and what must be told of it (DOMAIN 2.6, 2.8)."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from stdnum.cn import uscc

from fairdesk.base.assets import asset
from tests.messy.invention import counties
from tests.messy.page import EMPTY, Raw, Written

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
COMPATIBILITY = {"李": "\uf9e1", "朗": "\uf929", "林": "\uf9f4", "梁": "\uf97a", "柳": "\uf9c9"}
EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
WAN = 10_000


@dataclass(frozen=True, slots=True)
class Scene:
    """What a way must know of the file: whether cells have types, whether a page drops blanks, its unit and its days."""

    typed: bool = True
    page: bool = False
    unit: int = 1
    since_1904: bool = False
    old: bool = False
    keys: frozenset[str] = frozenset()


def _anywhere(scene: Scene) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Way:
    """One way: the cell made of the true value (None where the way does not fit it), the codes, and the value that is left."""

    raw: Callable[[Any], Raw]
    codes: tuple[str, ...] = ()
    value: Callable[[Any], Any] = field(default=lambda value: value)
    fits: Callable[[Scene], bool] = field(default=_anywhere)


def told(*codes: str) -> tuple[str, ...]:
    """Codes of one cell."""
    return codes


def wide(text: str) -> str:
    """The text in full width."""
    return text.translate(WIDE)


def _typed(scene: Scene) -> bool:
    return scene.typed


def _text_only(scene: Scene) -> bool:
    return not scene.typed


def _keeps_blanks(scene: Scene) -> bool:
    return not scene.page


def _keeps_marks(scene: Scene) -> bool:
    """The library that reads .xls drops this sign itself, so that nothing is left to be told."""
    return not scene.old


def _nothing(value: Any) -> str:
    return ""


def _fixed(word: str) -> Callable[[Any], Raw]:
    return lambda value: word


def _other_dot(dot: str) -> Callable[[Any], Raw]:
    """A name with this sign for its dot."""
    return lambda value: value.replace("·", dot) if "·" in value else None


def _instead(word: str, *true: object) -> Callable[[Any], Raw]:
    """The word, where the true value is one of these."""
    return lambda value: word if value in true else None


TRIMMED = told("TRIMMED")
TEXT = (
    Way(lambda v: f"{v}  ", TRIMMED, fits=_keeps_blanks),
    Way(lambda v: f" {v}\t", TRIMMED, fits=_keeps_blanks),
    Way(lambda v: f"{v}\xa0", TRIMMED),
    Way(lambda v: f"\u3000{v}", TRIMMED),
    Way(lambda v: f"\ufeff{v}", TRIMMED, fits=_keeps_marks),
    Way(lambda v: f"{v[:1]}\u200b{v[1:]}", TRIMMED),
    Way(lambda v: f"{v[:2]}\n{v[2:]}" if len(v) > 3 else None, TRIMMED),
)
FREE = (
    *TEXT[:5],
    Way(lambda v: f"{v[:2]}\n{v[2:]}", TRIMMED, lambda v: f"{v[:2]} {v[2:]}"),
    Way(
        _fixed('=HYPERLINK("http://example.org/x","看这里")'),
        told("TEXT_FORMULA_LIKE"),
        lambda v: '=HYPERLINK("http://example.org/x","看这里")',
    ),
    Way(_fixed("-名单待补"), told("TEXT_FORMULA_LIKE"), lambda v: "-名单待补"),
    Way(_fixed("+86 号段另附"), told("TEXT_FORMULA_LIKE"), lambda v: "+86 号段另附"),
    Way(_fixed("@值班室"), told("TEXT_FORMULA_LIKE"), lambda v: "@值班室"),
)
NAME = (
    *TEXT[:6],
    Way(lambda v: f"{v[0]} {v[1]}" if len(v) == 2 else None, told("NAME_SPACE")),
    Way(lambda v: f"{v[0]}\u3000{v[1]}" if len(v) == 2 else None, told("NAME_SPACE")),
    Way(lambda v: f"{v[0]}  {v[1]}" if len(v) == 2 else None, told("NAME_SPACE")),
    *(
        Way(_other_dot(dot), told("NAME_DOT_NORMALISED"))
        for dot in ("\u2022", "\u2027", "\u30fb", ".", "\uff0e", "\u22c5", "\u2219", "\uff65", "\u25cf")
    ),
    Way(lambda v: v.replace("·", " ") if "·" in v else None, told("NAME_SPACE_AMBIGUOUS"), lambda v: v.replace("·", " ")),
    Way(lambda v: v.replace(v[0], COMPATIBILITY[v[0]]) if v[0] in COMPATIBILITY else None, told("NAME_COMPAT_IDEOGRAPH")),
    Way(lambda v: v.replace("朗", COMPATIBILITY["朗"]) if "朗" in v else None, told("NAME_COMPAT_IDEOGRAPH")),
)
FORMAT = told("PHONE_FORMAT")
PHONE = (
    Way(int, FORMAT, fits=_typed),
    Way(lambda v: f"{v[:3]} {v[3:7]} {v[7:]}", FORMAT),
    Way(lambda v: f"{v[:3]}-{v[3:7]}-{v[7:]}", FORMAT),
    Way(lambda v: f"+86 {v}", FORMAT),
    Way(lambda v: f"(+86){v}", FORMAT),
    Way(lambda v: f"0086{v}", FORMAT),
    Way(lambda v: f"86-{v}", FORMAT),
    Way(lambda v: f"电话：{v}", FORMAT),
    Way(lambda v: f"手机:{v}", FORMAT),
    Way(lambda v: f"'{v}", FORMAT),
    Way(lambda v: f"{v} ", FORMAT, fits=_keeps_blanks),
    Way(lambda v: f"{v}.0", FORMAT),
    Way(lambda v: f"{v[0]}.{v[1:]}E+10", FORMAT),
    Way(wide, told("PHONE_FORMAT", "WIDTH_NORMALISED")),
    Way(lambda v: f"{v}/010-66009911", told("PHONE_TWO")),
    Way(lambda v: f"010-66009911、{v}", told("PHONE_TWO")),
    Way(lambda v: f"{v}\n010-66009911", told("PHONE_TWO")),
    Way(lambda v: v[:10], told("PHONE_INVALID"), _nothing),
    Way(lambda v: v + "0", told("PHONE_INVALID"), _nothing),
    Way(lambda v: "12" + v[2:], told("PHONE_INVALID"), _nothing),
    Way(lambda v: f"{v[0]}.{v[1:3]}E+10", told("PHONE_PRECISION_LOST"), _nothing),
)


def _other_check(code: str) -> str:
    right = str(uscc.calc_check_digit(code[:17]))
    return code[:17] + ("A" if right != "A" else "B")


def _other_category(code: str) -> str:
    """The same code under the second sign of another category, its check sign right; nobody's sign where it is one of ours."""
    head = code[0] + {"1": "3", "2": "1", "3": "9"}[code[1]] + code[2:17]
    return head + str(uscc.calc_check_digit(head))


def _with_category(scene: Scene) -> bool:
    return "category" in scene.keys


CREDIT_CODE = (
    Way(str.lower, told("USCC_FORMAT")),
    Way(lambda v: f"{v[:8]} {v[8:17]} {v[17]}", told("USCC_FORMAT")),
    Way(lambda v: f"统一社会信用代码：{v}", told("USCC_FORMAT")),
    Way(wide, told("USCC_FORMAT", "WIDTH_NORMALISED")),
    Way(lambda v: f"{v}\t ", TRIMMED, fits=_keeps_blanks),
    Way(lambda v: v[:9] + "O" + v[10:], told("USCC_BAD_CHAR"), lambda v: v[:9] + "O" + v[10:]),
    Way(_other_check, told("USCC_CHECKSUM"), _other_check),
    Way(lambda v: v[:17], told("USCC_LENGTH"), lambda v: v[:17]),
    Way(lambda v: None, told("USCC_MISSING"), _nothing),
    Way(lambda v: f"京民社证字第00{v[11:16]}号", told("USCC_OLD_NUMBER"), _nothing),
    Way(_other_category, told("USCC_CATEGORY_MISMATCH"), _other_category, _with_category),
)
ALIAS = told("ENUM_ALIAS")


def _aliases(**words: str) -> tuple[Way, ...]:
    """A way for each other word of a choice."""
    return tuple(Way(_instead(word, true), ALIAS) for true, others in words.items() for word in others.split())


BLANK_BEHIND = Way(lambda v: f"{v} ", ALIAS, fits=_keeps_blanks)
UNKNOWN = Way(_fixed("甲等"), told("ENUM_UNKNOWN"), _nothing)
CATEGORY = (
    BLANK_BEHIND,
    *_aliases(社会团体="社团 社会团体（行业协会）", 社会服务机构="民非 民办非企业单位 社会服务机构（民非）", 基金会="慈善基金会"),
)
_AS = {f"{count}A": f"{'A' * count} {count}A级 {wide(f'{count}A')}级 {count}A（2016年）" for count in range(2, 6)}
GRADE = (UNKNOWN, *_aliases(**_AS, 未评估="无 未评 暂无"))
FIELD = (
    UNKNOWN,
    *_aliases(
        产业帮扶="产业扶贫",
        就业帮扶="就业扶贫 转移就业",
        教育帮扶="教育扶贫",
        健康帮扶="健康扶贫 医疗卫生",
        志愿帮扶="志愿服务 志愿扶贫",
        易地扶贫搬迁="易地搬迁 异地扶贫搬迁",
        生态环境治理="生态治理 生态环境 环境保护",
        其他帮扶="其他 其它",
    ),
)
_SIGNS = {True: ("√", "✓", "1", "Y", "有", "是 "), False: ("×", "0", "N", "无", "否 ")}
BOOL = (
    *(
        Way(_instead(sign, true, "是" if true else "否"), told("BOOL_ALIAS"), fits=_keeps_blanks)
        for true, signs in _SIGNS.items()
        for sign in signs
    ),
    Way(lambda v: int(v in (True, "是")), told("BOOL_ALIAS"), fits=_typed),
)
BOOTH = (
    Way(wide, told("WIDTH_NORMALISED")),
    Way(lambda v: f"{v[0]}-{v[1:]}", TRIMMED),
    Way(lambda v: v.lower(), TRIMMED),
    Way(lambda v: f"{v} ", TRIMMED, fits=_keeps_blanks),
)


COUNT = (Way(str, fits=_typed),)


def dates(scene: Scene) -> tuple[Way, ...]:
    """The ways of a day; a number of days counts from where the workbook counts."""
    day = date.fromisoformat

    def serial(value: str) -> int:
        return (day(value) - EPOCHS[scene.since_1904]) // timedelta(days=1)

    plain = told("DATE_FORMAT")
    return (
        Way(lambda v: f"{day(v).year}.{day(v).month}.{day(v).day}", plain),
        Way(lambda v: f"{day(v).year}/{day(v).month}/{day(v).day}", plain),
        Way(lambda v: f"{day(v).year}年{day(v).month}月{day(v).day}日", plain),
        Way(lambda v: f"{v} 00:00:00", plain),
        Way(lambda v: v.replace("-", ""), plain),
        Way(lambda v: int(v.replace("-", "")), plain, fits=_typed),
        Way(lambda v: wide(f"{day(v).year}.{day(v).month}.{day(v).day}"), (*plain, "WIDTH_NORMALISED")),
        *[Way(serial, told("DATE_SERIAL"), fits=_typed)] * (20 if scene.since_1904 else 1),
        Way(lambda v: str(serial(v)), told("DATE_SERIAL"), fits=_text_only),
        Way(lambda v: f"{day(v):%y}.{day(v).month}.{day(v).day}", told("DATE_YEAR_2DIGIT")),
        Way(lambda v: f"{day(v).month}月{day(v).day}日" if v[:4] == "2018" else None, told("DATE_YEAR_INFERRED")),
        Way(_fixed("2018年底前"), told("DATE_FUZZY"), lambda v: "2018-12-31"),
        Way(_fixed("2018年三季度"), told("DATE_FUZZY"), lambda v: "2018-09-30"),
        Way(_fixed("2019年上半年"), told("DATE_FUZZY"), lambda v: "2019-06-30"),
        Way(_fixed("长期"), told("DATE_OPEN_ENDED"), _nothing),
        Way(_fixed("尽快"), told("DATE_OPEN_ENDED"), _nothing),
        Way(_fixed("2018-02-30"), told("DATE_INVALID"), _nothing),
        Way(_fixed("2018年6月31日"), told("DATE_INVALID"), _nothing),
    )


def amounts(scene: Scene) -> tuple[Way, ...]:
    """The ways of an amount of whole ten thousands; a unit in the cell speaks louder than the column's (DOMAIN 2.8, trap 8)."""
    unit, of_cell, form = scene.unit, told("AMOUNT_UNIT_CELL"), told("AMOUNT_FORMAT")
    ways = [
        Way(lambda v: str(v // unit)),
        Way(lambda v: f"{v // WAN}万元", of_cell),
        Way(lambda v: f"{v // WAN}万", of_cell),
        Way(lambda v: f"{v}元", of_cell),
        Way(lambda v: f"¥{v // unit}", form),
        Way(lambda v: f"￥{v // unit:,}", form),
        Way(lambda v: wide(str(v // unit)), told("WIDTH_NORMALISED")),
        Way(lambda v: _in_capitals(v // WAN), told("AMOUNT_CAPITAL")),
        Way(lambda v: f"约{v // WAN}万元", told("AMOUNT_APPROX", "AMOUNT_UNIT_CELL")),
        Way(lambda v: f"{v // WAN}万元左右", told("AMOUNT_APPROX", "AMOUNT_UNIT_CELL")),
        Way(lambda v: f"{v // WAN}余万元", told("AMOUNT_APPROX", "AMOUNT_UNIT_CELL")),
        Way(lambda v: f"约{v // unit}", told("AMOUNT_APPROX")),
        Way(lambda v: f"{v // unit}-{v // unit * 2}", told("AMOUNT_RANGE"), _nothing),
        *(Way(_fixed(word), told("AMOUNT_UNSTATED"), _nothing) for word in ("待定", "面议", "一事一议")),
        Way(_fixed("/"), (), _nothing),
    ]
    if unit == WAN:
        ways.append(Way(lambda v: v, told("AMOUNT_UNIT_SUSPECT"), lambda v: v * WAN, _typed))
    else:
        ways.append(Way(lambda v: f"{v:,}", form))
        ways.append(Way(lambda v: f"{v // 1000} {v % 1000:03d}", form))
    return tuple(ways)


def _in_capitals(ten_thousands: int) -> str:
    """An amount below a million in the capitals of cheques."""
    signs = "零壹贰叁肆伍陆柒捌玖"
    tens, ones = divmod(ten_thousands, 10)
    return (f"{signs[tens]}拾" if tens else "") + (signs[ones] if ones else "") + "万元整"


@cache
def _short_names() -> dict[str, list[str]]:
    """The other names the table of the regions has for a county, where it calls none of them ambiguous."""
    with asset("regions", "area_aliases.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["type"].split()[0] in {"short", "former"}]
    return {row["official"]: [one["alias"] for one in rows if one["official"] == row["official"]] for row in rows}


@cache
def _stems() -> dict[str, str]:
    """What is left of a county's name without its last sign, where nothing else is called so."""
    known = [one.county for one in counties()] + [one.prefecture[:2] for one in counties()]
    taken = {name for names in _short_names().values() for name in names} | {"和田", "玉树"}
    stems = {name: name[:-1] for name in known if name[-1] in "县旗市区" and len(name) > 2 and "自治" not in name}
    alone = {name for name, stem in stems.items() if sum(other.startswith(stem) for other in known) == known.count(name)}
    return {name: stem for name, stem in stems.items() if name in alone and stem not in taken}


def areas() -> tuple[Way, ...]:
    """The ways of a county; a word that fits several is left open."""
    paths = {one.county: one for one in counties()}
    return (
        Way(lambda v: _short_names().get(v, [None])[0], told("AREA_ALIAS")),
        Way(lambda v: _stems().get(v), told("AREA_SUFFIX_ADDED")),
        Way(lambda v: f"{paths[v].province}{paths[v].prefecture}{v}" if paths[v].prefecture else None, told("AREA_PATH")),
        Way(lambda v: "和田" if v in {"和田市", "和田县"} else None, told("AREA_AMBIGUOUS"), _nothing),
        Way(lambda v: f"{v} ", TRIMMED, fits=_keeps_blanks),
    )


FIXED = {
    "text": TEXT,
    "free": FREE,
    "name": NAME,
    "phone": PHONE,
    "uscc": CREDIT_CODE,
    "category": CATEGORY,
    "grade": GRADE,
    "field": FIELD,
    "bool": BOOL,
    "passed": BOOL,
    "booth": BOOTH,
    "count": COUNT,
    "area": areas(),
}


def ways_of(kind: str, scene: Scene) -> tuple[Way, ...]:
    """The ways a cell of this type may get dirty in this file; none for types that are kept clean."""
    if kind == "date":
        return tuple(way for way in dates(scene) if way.fits(scene))
    if kind == "money":
        return tuple(way for way in amounts(scene) if way.fits(scene))
    return tuple(way for way in FIXED.get(kind, ()) if way.fits(scene))


def clean(kind: str, value: Any, scene: Scene, rng: Random) -> Written:
    """The cell as it ought to be written."""
    if value == "":
        return EMPTY
    raw: Raw = value
    if kind == "money":
        raw = value // scene.unit if value % scene.unit == 0 else value / scene.unit
    elif kind == "passed":
        raw = "是" if value else "否"
    elif kind == "date" and scene.typed and rng.random() < 0.5:
        raw = date.fromisoformat(value)
    return Written(raw if scene.typed else str(raw), value)


def dirty(kind: str, value: Any, scene: Scene, rng: Random) -> Written:
    """The cell written in one of the ways that fit it; as it ought to be where none does."""
    fair = kind != "money" or (value > 0 and value % WAN == 0)
    ways = list(ways_of(kind, scene)) if fair else []
    rng.shuffle(ways)
    for way in ways:
        raw = way.raw(value)
        if raw is not None or "USCC_MISSING" in way.codes:
            return Written(raw if scene.typed or raw is None else str(raw), way.value(value), way.codes)
    return clean(kind, value, scene, rng)
