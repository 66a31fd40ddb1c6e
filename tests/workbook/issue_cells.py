"""Cells of names, phones, codes, choices and places: for each issue code those that raise it, and those much like them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fairdesk.records.choices import Category
from fairdesk.workbook.cells import Cell
from fairdesk.workbook.roster.clean import Context

GOOD = "51110000FD0001093H"
PLAIN = Context(2018)
ASSOCIATION = Context(2018, category=Category.ASSOCIATION)
FOUNDATION = Context(2018, category=Category.FOUNDATION)
HINGGAN = Context(2018, prefecture="兴安盟")

Raising = tuple[str, Cell, Any] | tuple[str, Cell, Any, Context]
"""The type of the column, what is written, what is left of it, and what else is known."""
Silent = tuple[str, Cell] | tuple[str, Cell, Context]


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells that raise a code, and cells that look like them and do not."""

    must: tuple[Raising, ...]
    must_not: tuple[Silent, ...]


WORDS: dict[str, Cells] = {
    "TRIMMED": Cells(
        (
            ("text", "北京映山读书会  ", "北京映山读书会"),
            ("text", "北\u200b京映山", "北京映山"),
            ("text", "营\n养学会", "营养学会"),
            ("free", "第一\r\n第二", "第一 第二"),
            ("name", "\ufeff张伟\xa0", "张伟"),
            ("uscc", f"{GOOD}\t ", GOOD),
            ("id", "A-01", "A01"),
        ),
        (
            ("text", "北京 映山"),
            ("free", "第一 第二"),
            ("name", "阿 B"),
            ("uscc", GOOD),
            ("id", "A01"),
            ("phone", " 13800000001"),
        ),
    ),
    "WIDTH_NORMALISED": Cells(
        (
            ("phone", "１３８０００００００１", "13800000001"),
            ("uscc", "５１１１００００ＦＤ０００１０９３Ｈ", GOOD),
            ("date", "２０１８．７．１６", "2018-07-16"),
            ("money", "１３", 13),
            ("id", "Ａ０１", "A01"),
            ("gb2260", "１３０７２２", "130722"),
            ("docno", "京社扶意[2018]A03-0042-K号", "京社扶意〔2018〕A03-0042-K号"),
        ),
        (("name", "Ａ先生"), ("free", "共１３个"), ("text", "第１小学"), ("phone", "手机：13800000001"), ("money", "￥60，000")),
    ),
    "NAME_SPACE": Cells(
        (
            ("name", "张 伟", "张伟"),
            ("name", "吕\u3000涵", "吕涵"),
            ("name", "欧阳 闻溪", "欧阳闻溪"),
            ("name", "司 马 青 梧", "司马青梧"),
        ),
        (("name", "John Smith"), ("name", "J. Smith"), ("name", "张伟 "), ("name", "扎西 才让"), ("name", "王 A")),
    ),
    "NAME_DOT_NORMALISED": Cells(
        tuple(
            ("name", f"敖{dot}孟和", "敖·孟和") for dot in "\u2022\u2027\u2219\u22c5\u0387\u30fb\uff65\u25cf.\uff0e\u02d9\u2024"
        ),
        (("name", "敖·孟和"), ("name", "J. Smith"), ("name", "张伟."), ("name", "敖-孟和"), ("text", "敖•孟和")),
    ),
    "NAME_SPACE_AMBIGUOUS": Cells(
        (
            ("name", "买买提 吐尔逊", "买买提 吐尔逊"),
            ("name", "扎西  才让", "扎西 才让"),
            ("name", "张伟 李娜", "张伟 李娜"),
        ),
        (
            ("name", "买买提·吐尔逊"),
            ("name", "买买提 · 吐尔逊"),
            ("name", "张 伟"),
            ("name", "诸葛 亮明"),
            ("name", "Abdul Karim"),
        ),
    ),
    "NAME_COMPAT_IDEOGRAPH": Cells(
        (("name", "陈\uf929", "陈朗"), ("name", "\uf9e1雪", "李雪"), ("name", "\U0002f800伟", "丽伟")),
        (("name", "李雪"), ("name", "\ufa0e伟"), ("name", "㈱伟"), ("name", "𮧵𰻝"), ("name", "Jose\u0301")),
    ),
    "PHONE_FORMAT": Cells(
        (
            ("phone", "138 0000 0001", "13800000001"),
            ("phone", "+86 138-0000-0001", "13800000001"),
            ("phone", "(+86)13800000001", "13800000001"),
            ("phone", "008613800000001", "13800000001"),
            ("phone", "手机：138.0000.0001", "13800000001"),
            ("phone", "13800000001（微信同号）", "13800000001"),
            ("phone", "张三13800000001", "13800000001"),
            ("phone", "1.3800000001E+10", "13800000001"),
            ("phone", 13800000001.0, "13800000001"),
            ("phone", "（010）66009911转8012", "010-66009911-8012"),
            ("phone", "+86(0)10-6600 9911", "010-66009911"),
            ("phone", "03125550123", "0312-5550123"),
            ("phone", "4001234567", "400-123-4567"),
        ),
        (
            ("phone", "13800000001"),
            ("phone", "010-66009911"),
            ("phone", "0312-5550123-801"),
            ("phone", "400-123-4567"),
            ("phone", "12345"),
            ("phone", "无"),
        ),
    ),
    "PHONE_TWO": Cells(
        (
            ("phone", "010-66009911/13800000001", "13800000001"),
            ("phone", "13800000001、13900000002", "13800000001"),
            ("phone", "13800000001 13900000002", "13800000001"),
            ("phone", "13800000001或010-66009911", "13800000001"),
            ("phone", "13800000001\n010-66009911", "13800000001"),
            ("phone", "张三13800000001，李四13900000002", "13800000001"),
            ("phone", "0472-5550123、0472-5550124", "0472-5550123"),
            ("phone", "13800000001（短号661234）", "13800000001"),
        ),
        (
            ("phone", "138 0000 0001"),
            ("phone", "010-66009911-8012"),
            ("phone", "13800000001/13800000001"),
            ("phone", "13800000001/1390000000"),
        ),
    ),
    "PHONE_INVALID": Cells(
        (
            ("phone", "1890000003", ""),
            ("phone", "133000001750", ""),
            ("phone", "12800000001", ""),
            ("phone", "13800000001/1390000000", ""),
            ("phone", "13800000001（停机）", ""),
            ("phone", "待定", ""),
            ("phone", "+852 23456789", ""),
            ("phone", -13800000001, ""),
        ),
        (
            ("phone", "13900000003"),
            ("phone", "66009911"),
            ("phone", "95588"),
            ("phone", "/"),
            ("phone", "无"),
            ("phone", "013800000001"),
        ),
    ),
    "PHONE_PRECISION_LOST": Cells(
        (("phone", "1.38E+10", ""), ("phone", "1.77e+10", ""), ("phone", "'1.38E+10", "")),
        (("phone", "1.3800000001E+10"), ("phone", "1.38"), ("phone", 1.38e10), ("phone", "13800000000")),
    ),
    "USCC_FORMAT": Cells(
        (
            ("uscc", GOOD.lower(), GOOD),
            ("uscc", "51110000 FD0001093 H", GOOD),
            ("uscc", "51110000-FD0001093-H", GOOD),
            ("uscc", f"统一社会信用代码：{GOOD}", GOOD),
            ("uscc", f"信用代码（登记证号）:{GOOD}", GOOD),
            ("uscc", f"'{GOOD}", GOOD),
            ("uscc", f"{GOOD}（三证合一）", GOOD),
        ),
        (("uscc", GOOD), ("uscc", f"{GOOD} "), ("uscc", GOOD[:-1]), ("text", GOOD.lower())),
    ),
    "USCC_CHECKSUM": Cells(
        (("uscc", "51110000FD0001094H", "51110000FD0001094H"), ("uscc", "51110000FD00010930", "51110000FD00010930")),
        (("uscc", GOOD), ("uscc", "51110000FDO001093H"), ("uscc", "51110000FD00082790"), ("uscc", GOOD[:-1])),
    ),
    "USCC_BAD_CHAR": Cells(
        (
            ("uscc", "51110000FDO001093H", "51110000FDO001093H"),
            ("uscc", "5i110000fd0001093h", "5I110000FD0001093H"),
            ("uscc", "51110000FDI001093H", "51110000FDI001093H"),
        ),
        (("uscc", GOOD), ("uscc", "51110000FD000522X3"), ("uscc", "51110000FDO01093H")),
    ),
    "USCC_LENGTH": Cells(
        (
            ("uscc", GOOD[:-1], GOOD[:-1]),
            ("uscc", f"{GOOD}0", f"{GOOD}0"),
            ("uscc", "12345678-9", "123456789"),
            ("uscc", "5.111E+17", "5111E+17"),
        ),
        (("uscc", f" {GOOD}"), ("uscc", "51110000 FD0001093 H"), ("uscc", "无"), ("uscc", "京民社证字第0012345号")),
    ),
    "USCC_MISSING": Cells(
        (("uscc", None, ""), ("uscc", "  ", ""), ("uscc", "/", ""), ("uscc", "无", ""), ("uscc", "正在办理", "")),
        (("uscc", GOOD[:1]), ("uscc", "京民社证字第0012345号"), ("text", None)),
    ),
    "USCC_OLD_NUMBER": Cells(
        (
            ("uscc", "京民社证字第0012345号", ""),
            ("uscc", "京民基证字第0020号", ""),
            ("uscc", "社证字第 123 号", ""),
            ("uscc", "京社登字1234号", ""),
        ),
        (("uscc", f"登记证号：{GOOD}"), ("uscc", "0012345"), ("docno", "京民社证字第0012345号")),
    ),
    "USCC_CATEGORY_MISMATCH": Cells(
        (
            ("uscc", GOOD, GOOD, FOUNDATION),
            ("uscc", GOOD.lower(), GOOD, FOUNDATION),
        ),
        (("uscc", GOOD, ASSOCIATION), ("uscc", GOOD), ("uscc", "51110000FD0001094H", FOUNDATION)),
    ),
    "ENUM_ALIAS": Cells(
        (
            ("enum:category", "社会团体（行业协会）", "社会团体"),
            ("enum:category", "基金会 ", "基金会"),
            ("enum:grade", "５Ａ级", "5A"),
            ("enum:grade", "3A（2016年）", "3A"),
            ("enum:field", "1.产业帮扶", "产业帮扶"),
            ("enum:field", "（二）就业扶贫", "就业帮扶"),
            ("enum:field", "F3", "教育帮扶"),
            ("enum:field", "F4-健康帮扶", "健康帮扶"),
            ("enum:field", "教育扶贫领域", "教育帮扶"),
            ("enum:gender", "女士", "女"),
        ),
        (("enum:category", "社会团体"), ("enum:grade", "5A"), ("enum:field", "产业帮扶、就业帮扶"), ("enum:field", "/")),
    ),
    "ENUM_UNKNOWN": Cells(
        (
            ("enum:grade", "甲等", ""),
            ("enum:field", "产业帮扶、就业帮扶", ""),
            ("enum:field", "F2产业帮扶", ""),
            ("enum:field", "F9", ""),
            ("enum:field", "1", ""),
            ("enum:grade", "3A（已过期）", ""),
            ("bool", "是/否", ""),
            ("bool", "2", ""),
            ("int", "73户/200人", ""),
            ("int", "-5", ""),
        ),
        (("enum:field", "产业"), ("enum:grade", "无"), ("enum:field", "—"), ("bool", "☑是 □否"), ("bool", "/"), ("int", "73户")),
    ),
    "BOOL_ALIAS": Cells(
        (
            *(("bool", sign, "是") for sign in ("√", "✔", "1", "Y", "有", "是 ", "☑是 □否", "是√ 否□", 1, True)),
            *(("bool", sign, "否") for sign in ("×", "0", "n", "无", "□是 ☑否", 0.0, False)),
            ("passed", "√", True),
        ),
        (("bool", "是"), ("bool", "否"), ("bool", "/"), ("bool", "是√否"), ("bool", 2), ("passed", False)),
    ),
    "AREA_ALIAS": Cells(
        (
            ("area", "科右中旗", "科尔沁右翼中旗"),
            ("area", "玉树县", "玉树市"),
            ("area", "郧县", "郧阳区"),
            ("area", "前旗", "科尔沁右翼前旗", HINGGAN),
            ("area", "万全区（原万全县）", "万全区"),
        ),
        (("area", "科尔沁右翼中旗"), ("area", "前旗"), ("area", "玉树市"), ("area", "某旗"), ("text", "科右中旗")),
    ),
    "AREA_SUFFIX_ADDED": Cells(
        (("area", "张北", "张北县"), ("area", "突泉", "突泉县"), ("area", "阿尔山", "阿尔山市")),
        (("area", "张北县"), ("area", "玉树"), ("area", "和田"), ("area", "唐"), ("area", "张北镇")),
    ),
    "AREA_PATH": Cells(
        (
            ("area", "河北省张家口市张北县", "张北县"),
            ("area", "河北/张家口/张北", "张北县"),
            ("area", "河北－张家口－张北县", "张北县"),
            ("area", "河北 > 张家口 > 张北县", "张北县"),
            ("area", "河北 张家口市 张北县", "张北县"),
            ("area", "内蒙古兴安盟科右前旗", "科尔沁右翼前旗"),
            ("area", "恩施州巴东县", "巴东县"),
        ),
        (("area", "张北县"), ("area", "张家口市"), ("area", "河北省承德市张北县"), ("area", "山东省某县")),
    ),
    "AREA_AMBIGUOUS": Cells(
        (("area", "前旗", ""), ("area", "和田", ""), ("area", "玉树", ""), ("area", "左旗", "", HINGGAN)),
        (
            ("area", "前旗", HINGGAN),
            ("area", "和田县"),
            ("area", "科右前旗"),
            ("area", "无此县"),
            ("area", "朝阳区", Context(2018, prefecture="长春市")),
        ),
    ),
    "TEXT_FORMULA_LIKE": Cells(
        (
            ("free", '=HYPERLINK("http://example.org","点我")', '=HYPERLINK("http://example.org","点我")'),
            ("free", "-联系人暂定", "-联系人暂定"),
            ("text", " @值班室", "@值班室"),
            ("free", "+86 号段另附", "+86 号段另附"),
            ("list", "=1、2", "=1、2"),
        ),
        (("free", "a=b"), ("free", "-"), ("text", "联系人-暂定"), ("phone", "+86 13800000001"), ("money", "-5")),
    ),
}
