"""Records that are true: what each kind of roster would say if nobody had ever typed it in."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.messy import invention
from tests.messy.ways import WAN

Truth = dict[str, Any]
"""A record as it is meant, every key filled or empty text."""

OTHER_NAMES = ("科尔沁右翼前旗", "丰宁满族自治县", "和田市", "和田县", "崇礼区", "郧阳区", "莫力达瓦达斡尔族自治旗")
"""Counties people call otherwise, so that other names come up often enough."""


def _some(rng: Random, value: Any, share: float = 0.85) -> Any:
    return value if rng.random() < share else ""


def _day(rng: Random, first: date, days: int) -> str:
    return (first + timedelta(days=rng.randrange(days))).isoformat()


def _money(rng: Random) -> Any:
    return rng.choice((0, "", 5000)) if rng.random() < 0.15 else rng.randrange(1, 90) * WAN


def _county(rng: Random) -> Truth:
    known = [area for area in invention.counties() if area.prefecture]
    unclear = [area for area in known if area.county in OTHER_NAMES]
    one = rng.choice(unclear if rng.random() < 0.3 else known)
    return {"province": one.province, "prefecture": one.prefecture, "county": one.county}


def _ordinal(number: int) -> str:
    signs = "甲乙丙丁戊己庚辛壬癸"
    return signs[number // 10 % 10] + signs[number % 10]


def organisation(rng: Random, number: int) -> Truth:
    """An organisation."""
    category = rng.choice(tuple(invention.DIGIT))
    passed = _some(rng, rng.random() < 0.7)
    return {
        "name": invention.organisation(rng, category).replace("京", f"京{_ordinal(number)}", 1),
        "uscc": invention.code(rng, category),
        "category": category,
        "grade": rng.choice(("5A", "4A", "3A", "2A", "未评估")),
        "pc_name": _some(rng, f"第{rng.choice('一二三四五六七八九')}联合党委", 0.6),
        "hub": rng.choice("是否"),
        "supporting": rng.choice("是否"),
        "legal_rep": invention.person(rng),
        "contact": invention.person(rng),
        "mobile": invention.phone(rng),
        "email": f"desk{number}@example.org",
        "board_status": passed,
        "resolution_date": _day(rng, date(2018, 5, 20), 50) if passed else "",
        "note": _some(rng, "两人参会", 0.3),
    }


def participant(rng: Random, number: int) -> Truth:
    """A person who comes."""
    category = rng.choice(tuple(invention.DIGIT))
    return {
        "name": invention.person(rng),
        "gender": rng.choice("男女"),
        "ethnicity": rng.choice(("汉族", "回族", "藏族", "维吾尔族")),
        "unit": invention.organisation(rng, category) + str(number),
        "title": _some(rng, rng.choice(("副会长", "秘书长", "项目主管", "主任科员"))),
        "category": rng.choice(("社会组织代表", "受援地区代表", "媒体记者", "工作人员")),
        "mobile": invention.phone(rng),
        "note": _some(rng, "下午到会", 0.3),
    }


def demand(rng: Random, number: int) -> Truth:
    """What a county needs."""
    households = rng.randrange(5, 400)
    return {
        **_county(rng),
        "title": f"{rng.choice(invention.NEEDS)}项目{number}",
        "field": rng.choice(
            ("产业帮扶", "就业帮扶", "教育帮扶", "健康帮扶", "志愿帮扶", "易地扶贫搬迁", "生态环境治理", "其他帮扶")
        ),
        "description": _some(rng, "村里已有场地，缺设备和人手。"),
        "cash_yuan": _money(rng),
        "in_kind_yuan": _money(rng),
        "households": _some(rng, households),
        "people": _some(rng, households * 3),
        "due": _day(rng, date(2018, 8, 1), 150),
        "contact": invention.person(rng),
        "phone": invention.phone(rng),
        "note": _some(rng, "可分期实施", 0.3),
    }


def offer(rng: Random, number: int) -> Truth:
    """What an organisation gives."""
    return {
        "org_name": invention.organisation(rng, rng.choice(tuple(invention.DIGIT))),
        "title": f"{rng.choice(invention.NEEDS)}行动{number}",
        "field": rng.choice(("产业帮扶", "教育帮扶", "健康帮扶", "其他帮扶")),
        "mode": rng.choice(("个案帮扶", "协同帮扶", "可持续帮扶")),
        "description": _some(rng, "派人驻点，按季回访。"),
        "cash_yuan": _money(rng),
        "in_kind_yuan": _money(rng),
        "start": _day(rng, date(2018, 8, 1), 60),
        "end": _day(rng, date(2018, 11, 1), 400),
        "contact": invention.person(rng),
        "phone": invention.phone(rng),
        "note": _some(rng, "可面谈", 0.3),
    }


def delegation(rng: Random, number: int) -> Truth:
    """A county's delegation; neighbours in number are neighbours on the map."""
    one = [area for area in invention.counties() if area.prefecture][number % 80]
    return {
        "province": one.province,
        "prefecture": one.prefecture,
        "county": one.county,
        "lead_unit": f"{one.county}民政局",
        "lead": invention.person(rng),
        "lead_title": rng.choice(("副县长", "局长", "主任")),
        "size": rng.randrange(2, 9),
        "phone": invention.phone(rng),
        "booth_id": f"D{number:02d}",
        "policy": _some(rng, "来料加工免场租两年。"),
        "note": _some(rng, "需接站", 0.3),
    }


def booth(rng: Random, number: int) -> Truth:
    """A booth."""
    return {
        "zone": rng.choice(("省区成果展示区", "精准救助展示区", "签约洽谈区")),
        "booth_id": f"{rng.choice('EFG')}{number:02d}",
        "holder": f"{rng.choice(invention.counties()).county}代表团{number}",
        "size": rng.choice(("标准展位", "双开口", "3×3米")),
        "power": rng.choice("是否"),
    }
