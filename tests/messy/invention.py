"""What is true in a roster: people, organisations, codes, phones and needs that do not exist, in counties that do."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from random import Random

from stdnum.cn import uscc

from fairdesk.base.assets import asset

SURNAMES = "赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏窦章云苏潘葛范彭鲁韦昌马苗凤花方俞任袁柳史唐李林梁"
GIVEN = "安柏澄岱峨帆谷皓嘉楷岚漫宁沛祺润森棠维汐雅泽朗枫禾景"
WITH_DOT = ("阿依努尔·吐尔逊", "敖登·格日勒", "扎西·才让", "古丽娜·艾合买提", "买买提·阿不都热合曼", "卓玛·央宗")
RARE = ("胡\U0002e9f5", "王䶮", "陈㛃", "司马青梧", "欧阳知遥")
PLACES = (
    "蓝溪",
    "拾光",
    "稻香里",
    "青禾",
    "云帆",
    "春涧",
    "石榴园",
    "望野",
    "同舟",
    "木棉",
    "砚池",
    "向晚",
    "风起",
    "澄心",
    "晴川",
    "麦场",
)
TRADES = (
    "养老服务",
    "农技推广",
    "果蔬流通",
    "法律援助",
    "乡村教育",
    "眼科医疗",
    "家政培训",
    "环境保护",
    "文化传播",
    "残疾人就业",
)
ENDS = {"社会团体": ("协会", "促进会", "联合会"), "社会服务机构": ("服务中心", "促进中心"), "基金会": ("公益基金会", "基金会")}
DIGIT = {"社会团体": "1", "社会服务机构": "2", "基金会": "3"}
NEEDS = (
    "冷库建设",
    "村医培训",
    "饮水改造",
    "电商销售",
    "图书室",
    "路灯安装",
    "菌棚扩建",
    "校车购置",
    "护林补助",
    "刺绣订单",
    "助学金",
    "种羊引进",
)
_OWN_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class County:
    """A paired area by its own words."""

    province: str
    prefecture: str
    county: str


@cache
def counties() -> tuple[County, ...]:
    """Every paired area."""
    with asset("regions", "paired_areas.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(County(row["province"], row["prefecture"], row["county"]) for row in csv.DictReader(file))


def person(rng: Random) -> str:
    """A name; some have a dot, a rare sign or a surname of two signs."""
    if rng.random() < 0.15:
        return rng.choice(WITH_DOT)
    if rng.random() < 0.06:
        return rng.choice(RARE)
    return rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2))))


def organisation(rng: Random, category: str) -> str:
    """The name of an organisation of this category."""
    start = rng.choice(("北京市", "北京"))
    return start + rng.choice(PLACES) + rng.choice(TRADES) + rng.choice(ENDS[category])


def phone(rng: Random) -> str:
    """A mobile that ends in no nought, so that an exponent holds all of it."""
    return f"1{rng.choice('35789')}{rng.randrange(10):d}0000{rng.randrange(1000):03d}{rng.randrange(1, 10)}"


def code(rng: Random, category: str, first: str = "") -> str:
    """A credit code with both of its check signs right; the sum that leaves no rest, and so a nought, comes up often enough."""
    wanted = "0" if rng.random() < 0.1 else ""
    while True:
        head = (first or "5" + DIGIT[category]) + "110000" + _own_number(rng)
        made = head + str(uscc.calc_check_digit(head))
        if made.endswith(wanted):
            return made


def _own_number(rng: Random) -> str:
    """The old nine signs of a body: letters, digits and a check sign of their own."""
    body = "MJ" + "".join(rng.choice("0123456789") for _ in range(6))
    rest = -sum(int(sign, 36) * weight for sign, weight in zip(body, _OWN_WEIGHTS, strict=True)) % 11
    return body + ("X" if rest == 10 else str(rest))


def identity_number(rng: Random) -> str:
    """Eighteen signs as an identity card has them, of a district that does not exist."""
    return f"119999{rng.randrange(1960, 1999)}0{rng.randrange(1, 10)}1{rng.randrange(10)}{rng.randrange(1000):03d}X"
