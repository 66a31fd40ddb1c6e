"""What a roster of each kind holds: its columns, the words they go by, the groups they stand under, and what is true of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from tests.messy import truths
from tests.messy.truths import Truth


@dataclass(frozen=True, slots=True)
class Node:
    """A word of the head: over one column, or over the words below it. A key of a blank is a column nobody collects."""

    word: str
    key: str = ""
    under: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of roster."""

    entity: str
    title: str
    heads: Mapping[str, tuple[str, str]]
    """The type of each column, and the words it goes by, a stroke between them; {unit} stands for the unit in brackets."""
    needed: frozenset[str]
    shared: tuple[str, ...]
    """What neighbouring records have in common where a layout merges cells downward."""
    groups: tuple[Node, ...]
    deep: tuple[Node, ...]
    invent: Callable[[Random, int], Truth]
    differs: str
    """The column a near duplicate has another value in."""


def _leaves(**words: str) -> tuple[Node, ...]:
    return tuple(Node(word, key) for key, word in words.items())


_CONTACT = _leaves(contact="姓名", phone="电话")
_PLACE = _leaves(province="省份", prefecture="地市", county="县（市、区、旗）")
_MONEY = (Node("资金需求{unit}", "cash_yuan"), Node("物资折价{unit}", "in_kind_yuan"))

KINDS = (
    Kind(
        "organisations",
        "机构参会登记汇总",
        {
            "name": ("text", "社会组织名称|机构名称|单位全称|组织名称"),
            "uscc": ("uscc", "统一社会信用代码|信用代码|社会信用代码"),
            "category": ("category", "类别|组织类型|机构类型"),
            "grade": ("grade", "评估等级|等级"),
            "pc_name": ("text", "所属联合党委|联合党委"),
            "hub": ("bool", "是否枢纽型|枢纽型社会组织"),
            "supporting": ("bool", "是否支持型|支持型社会组织"),
            "legal_rep": ("name", "法定代表人|法人代表|负责人"),
            "contact": ("name", "联系人|经办人|联络人"),
            "mobile": ("phone", "手机|手机号码|联系电话|移动电话"),
            "email": ("email", "邮箱|电子邮箱|电子邮件"),
            "board_status": ("passed", "理事会是否通过"),
            "resolution_date": ("date", "决议日期|理事会日期"),
            "note": ("free", "备注"),
        },
        frozenset({"name", "uscc", "category", "contact", "mobile", "board_status", "resolution_date", "legal_rep"}),
        ("pc_name",),
        (
            Node("联系人", under=_leaves(contact="姓名", mobile="手机")),
            Node("理事会决议", under=_leaves(board_status="是否通过", resolution_date="决议日期")),
            Node("法定代表人", under=(Node("姓名", "legal_rep"), Node("电话", " phone"))),
        ),
        (
            Node("机构情况", under=(Node("名称", "name"), Node("登记信息", under=_leaves(uscc="信用代码", category="类别")))),
            Node("人员", under=(Node("法定代表人", "legal_rep"), Node("联系人", under=_leaves(contact="姓名", mobile="手机")))),
        ),
        truths.organisation,
        "contact",
    ),
    Kind(
        "participants",
        "参会人员报名回执",
        {
            "name": ("name", "姓名|参会人员|参会人|人员姓名"),
            "gender": ("", "性别"),
            "ethnicity": ("text", "民族"),
            "unit": ("text", "单位|工作单位|所在单位|单位名称"),
            "title": ("text", "职务|职务职称"),
            "category": ("", "参会类别|人员类别"),
            "mobile": ("phone", "手机|手机号|联系电话|电话"),
            "note": ("free", "备注"),
        },
        frozenset({"name", "unit", "mobile", "title"}),
        ("unit",),
        (Node("参会人员", under=_leaves(name="姓名", gender="性别", title="职务", mobile="手机")),),
        (
            Node("人员信息", under=(Node("姓名", "name"), Node("基本情况", under=_leaves(gender="性别", ethnicity="民族")))),
            Node("单位及职务", under=_leaves(unit="单位", title="职务")),
        ),
        truths.participant,
        "title",
    ),
    Kind(
        "demands",
        "结对地区需求征集",
        {
            "province": ("text", "省（区、市）|省份|省"),
            "prefecture": ("text", "市（州、盟）|地市|市州"),
            "county": ("area", "县（市、区、旗）|县市|区县|县级地区"),
            "title": ("text", "需求名称|需求项目|需求项目名称|项目名称"),
            "field": ("field", "帮扶领域|所属领域|领域"),
            "description": ("free", "需求说明|需求内容|需求描述"),
            "cash_yuan": ("money", "资金需求{unit}|资金{unit}|所需资金{unit}"),
            "in_kind_yuan": ("money", "物资折价{unit}"),
            "households": ("count", "受益户数|户数"),
            "people": ("count", "受益人数|受益人口"),
            "due": ("date", "期望完成时间|完成时间"),
            "contact": ("name", "联系人|联络人"),
            "phone": ("phone", "联系电话|电话|手机|联系方式"),
            "note": ("free", "备注"),
        },
        frozenset({"county", "title", "cash_yuan", "in_kind_yuan", "contact", "phone", "province", "prefecture"}),
        ("province", "prefecture", "county"),
        (Node("所在地", under=_PLACE), Node("资金情况", under=_MONEY), Node("联系人", under=_CONTACT)),
        (
            Node("需求情况", under=(Node("需求名称", "title"), Node("所需支持", under=_MONEY), Node("帮扶领域", "field"))),
            Node("填报地区", under=_PLACE),
            Node("联系人", under=_CONTACT),
        ),
        truths.demand,
        "contact",
    ),
    Kind(
        "offers",
        "社会组织帮扶项目一览",
        {
            "org_name": ("text", "社会组织名称|组织名称|机构名称"),
            "title": ("text", "项目名称|帮扶项目|帮扶项目名称"),
            "field": ("field", "帮扶领域|领域"),
            "mode": ("", "帮扶方式"),
            "description": ("free", "项目说明|项目内容|项目简介"),
            "cash_yuan": ("money", "资金{unit}|投入资金{unit}"),
            "in_kind_yuan": ("money", "物资折价{unit}"),
            "start": ("date", "开始日期"),
            "end": ("date", "结束日期"),
            "contact": ("name", "联系人"),
            "phone": ("phone", "联系电话|电话|手机"),
            "note": ("free", "备注"),
        },
        frozenset({"org_name", "title", "cash_yuan", "in_kind_yuan", "mode", "phone", "contact"}),
        ("org_name",),
        (
            Node("投入", under=(Node("资金{unit}", "cash_yuan"), Node("物资折价{unit}", "in_kind_yuan"))),
            Node("联系人", under=_CONTACT),
        ),
        (
            Node(
                "项目情况",
                under=(Node("项目名称", "title"), Node("实施期限", under=_leaves(start="开始日期", end="结束日期"))),
            ),
            Node("联系人", under=_CONTACT),
        ),
        truths.offer,
        "mode",
    ),
    Kind(
        "county_delegations",
        "代表团报到安排",
        {
            "province": ("text", "省（区）|省份"),
            "prefecture": ("text", "市（州、盟）|地市"),
            "county": ("area", "县（市、区、旗）|县|区县"),
            "lead_unit": ("text", "牵头单位"),
            "lead": ("name", "领队|领队姓名|团长"),
            "lead_title": ("text", "领队职务"),
            "size": ("count", "人数"),
            "phone": ("phone", "联系电话|电话|手机"),
            "booth_id": ("", "展位号"),
            "policy": ("free", "优惠政策摘要"),
            "note": ("free", "备注"),
        },
        frozenset({"county", "lead", "lead_title", "phone", "size"}),
        ("province", "prefecture"),
        (Node("地区", under=_PLACE), Node("领队", under=_leaves(lead="姓名", lead_title="职务", phone="手机"))),
        (
            Node(
                "代表团情况",
                under=(
                    Node("所在地", under=_PLACE),
                    Node("领队", under=_leaves(lead="姓名", lead_title="职务")),
                    Node("人数", "size"),
                ),
            ),
        ),
        truths.delegation,
        "lead",
    ),
    Kind(
        "booths",
        "展位搭建安排",
        {
            "zone": ("text", "展区|所在展区"),
            "booth_id": ("booth", "展位号|展位编号|展位"),
            "holder": ("text", "使用单位|参展单位|展示单位"),
            "size": ("text", "规格"),
            "power": ("bool", "是否用电|用电"),
        },
        frozenset({"zone", "booth_id", "holder", "power"}),
        ("zone",),
        (Node("展位信息", under=_leaves(booth_id="展位号", size="规格", power="用电")),),
        (Node("展位安排", under=(Node("展区", "zone"), Node("展位", under=_leaves(booth_id="展位号", size="规格")))),),
        truths.booth,
        "holder",
    ),
)
BY_ENTITY = {one.entity: one for one in KINDS}
