"""The other words rosters use for the fixed choices, and for yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fairdesk.records import choices
from fairdesk.rules.cleaning import STROKES, Cleaned, spelt
from fairdesk.rules.widths import without_blanks

YES, NO = "是", "否"
_YES_WORDS = frozenset(
    {*"是有√✓✔☑✅■1y对已具", "yes", "true", "是的", "通过", "已通过", "具备", "具有", "已取得", "已获得", "已认定", "属于"}
)
_NO_WORDS = frozenset(
    {*"否无×✗✘❌x☐□0n不未没", "no", "false", "不是", "没有", "未通过", "不具备", "未取得", "未获得", "未认定", "不属于"}
)
_TICKED = {"√是□否": True, "√是否": True, "是√否□": True, "□是√否": False, "是否√": False, "是□否√": False}
"""Both words printed and one of them ticked, before or behind it; what is ticked between the two is anybody's guess."""
_TICKS = str.maketrans(dict.fromkeys("✓✔☑✅■", "√") | dict.fromkeys("☐○", "□"))
_BRACKETED = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_DENIED = re.compile(r"[(\[【][^)\]】]*(?:未|不|否|拟|待|过期|注销|撤销|申请)")
"""What stands in brackets behind the word takes it back: a person must look."""
_NUMBERED = re.compile(
    r"^(?:[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十])[)）]?[、.．:)）]|[(（](?:[0-9]{1,2}|[一二三四五六七八九十])[)）]|[①-⑩])"
)
_LONGEST = 100
"""Signs of the longest word with its remark; what is longer is a story."""
_TAIL = re.compile(r"(?:类型?|领域|方面|项目)$")


@dataclass(frozen=True, slots=True)
class WordList:
    """The words a column may hold, and the other words that mean them."""

    words: tuple[str, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)
    letter: str = ""
    """The letter of the words' own codes, counted in their order: F1 to F8."""

    def meant(self, form: str) -> str | None:
        """The word this form is, or is another word for; its code may stand alone or before it."""
        if form in self.words:
            return form
        if alias := self.aliases.get(form):
            return alias
        found = re.fullmatch(rf"{self.letter}([1-9])[-.、:_]?(.*)", form) if self.letter else None
        if not found or int(found[1]) > len(self.words):
            return None
        word = self.words[int(found[1]) - 1]
        return word if not found[2] or self.meant(found[2]) == word else None


def _of(kind: type[choices.Choice]) -> tuple[str, ...]:
    return tuple(one.value for one in kind)


_FIELDS = {
    "产业扶贫": "产业帮扶",
    "产业": "产业帮扶",
    "产业发展": "产业帮扶",
    "就业扶贫": "就业帮扶",
    "转移就业": "就业帮扶",
    "就业": "就业帮扶",
    "教育扶贫": "教育帮扶",
    "教育": "教育帮扶",
    "教育助学": "教育帮扶",
    "助学": "教育帮扶",
    "健康扶贫": "健康帮扶",
    "医疗卫生": "健康帮扶",
    "健康": "健康帮扶",
    "医疗": "健康帮扶",
    "医疗帮扶": "健康帮扶",
    "医疗扶贫": "健康帮扶",
    "志愿服务": "志愿帮扶",
    "志愿扶贫": "志愿帮扶",
    "志愿": "志愿帮扶",
    "易地搬迁": "易地扶贫搬迁",
    "异地扶贫搬迁": "易地扶贫搬迁",
    "异地搬迁": "易地扶贫搬迁",
    "易地帮扶搬迁": "易地扶贫搬迁",
    "生态治理": "生态环境治理",
    "生态环境": "生态环境治理",
    "环境保护": "生态环境治理",
    "生态扶贫": "生态环境治理",
    "生态帮扶": "生态环境治理",
    "生态": "生态环境治理",
    "环保": "生态环境治理",
    "其他": "其他帮扶",
    "其它": "其他帮扶",
    "其它帮扶": "其他帮扶",
}
_CATEGORIES = {
    "社团": "社会团体",
    "社会团体(行业协会)": "社会团体",
    "行业协会": "社会团体",
    "协会": "社会团体",
    "民非": "社会服务机构",
    "民办非企业": "社会服务机构",
    "民办非企业单位": "社会服务机构",
    "民办非企业单位(社会服务机构)": "社会服务机构",
    "社服机构": "社会服务机构",
    "慈善基金会": "基金会",
    "非公募基金会": "基金会",
    "公募基金会": "基金会",
}
_GRADES = {f"{mark}{tail}": f"{count}A" for count in range(1, 6) for mark in (f"{count}A", "A" * count) for tail in ("", "级")}
_GRADES |= {"无": "未评估", "未评": "未评估", "暂无": "未评估", "未参评": "未评估"}
_BOARD = {"通过": "已通过", "是": "已通过", "审议通过": "已通过", "表决通过": "已通过"}
_BOARD |= {"待表决": "已提交待表决", "已提交": "已提交待表决", "待审议": "已提交待表决", "已提交待审议": "已提交待表决"}
_BOARD |= {"否": "未提交", "未通过": "未提交"}

_LEVELS = {"市": "市级", "北京市级": "市级", "区": "区级", "区县级": "区级", "区(县)级": "区级", "部": "部级", "国家级": "部级"}
_PARTY = {"无": "未建", "未建立": "未建", "未成立": "未建", "暂无": "未建", "支部": "党支部", "总支": "党总支"}
_SESSIONS = {"上午场": "上午", "下午场": "下午", "AM": "上午", "PM": "下午"}
_DIETS = {"清真餐": "清真", "回民": "清真", "回民餐": "清真", "穆斯林": "清真", "素": "素食", "素餐": "素食", "吃素": "素食"}
_DIETS |= dict.fromkeys(("无", "常规", "正常", "一般", "普通餐", "无忌口", "无要求", "无特殊要求", "汉餐"), "普通")
_GENDERS = {"M": "男", "F": "女", "男性": "男", "女性": "女", "先生": "男", "女士": "女", "MALE": "男", "FEMALE": "女"}

LISTS: Mapping[str, WordList] = {
    "track": WordList(_of(choices.Track), {"对口": "对口支援", "对口帮扶": "对口支援", "救助": "精准救助"}),
    "field": WordList(_of(choices.Field), _FIELDS, "F"),
    "relief_kind": WordList(_of(choices.ReliefKind)),
    "mode": WordList(_of(choices.Mode), {"个案": "个案帮扶", "协同": "协同帮扶", "可持续": "可持续帮扶"}),
    "category": WordList(_of(choices.Category), _CATEGORIES),
    "reg_level": WordList(_of(choices.RegistrationLevel), _LEVELS),
    "grade": WordList(("5A", "4A", "3A", "2A", "1A", "未评估"), _GRADES),
    "party_form": WordList(("党委", "党总支", "党支部", "联合党支部", "未建"), _PARTY),
    "board_status": WordList(_of(choices.BoardStatus), _BOARD),
    "outcome": WordList(_of(choices.Outcome)),
    "participant_category": WordList(_of(choices.ParticipantCategory), {"嘉宾": "领导嘉宾", "媒体": "媒体记者"}),
    "arrival_method": WordList(_of(choices.ArrivalMethod)),
    "area_kind": WordList(_of(choices.AreaKind)),
    "region_level": WordList(_of(choices.OfferRegion)),
    "need_type": WordList(_of(choices.NeedType)),
    "visibility": WordList(_of(choices.Visibility), {"内部": "仅工作人员", "不公开": "仅工作人员"}),
    "match_status": WordList(_of(choices.MatchStatus)),
    "source": WordList(_of(choices.ResourceSource)),
    "follow_up": WordList(_of(choices.FollowUpState)),
    "session": WordList(_of(choices.PitchSession), _SESSIONS),
    "pitch_kind": WordList(_of(choices.PitchKind)),
    "body_level": WordList(_of(choices.BodyLevel), {"省": "省级", "市级": "地级", "区级": "县级"}),
    "cause": WordList(_of(choices.HouseholdCause)),
    "need": WordList(_of(choices.HouseholdNeed)),
    "consent": WordList(("已取得书面同意", "未取得")),
    "gender": WordList(("男", "女"), _GENDERS),
    "diet": WordList(("清真", "素食", "普通"), _DIETS),
}
"""The word list of each kind of choice a roster's column may hold."""


def clean_choice(kind: str, text: str) -> Cleaned[str]:
    """The list's own word. Codes: ENUM_ALIAS where another word was used, ENUM_UNKNOWN (no value, the word is the note).

    Numbering in front, a remark in brackets and 类 or 领域 behind do no harm; two words in one cell are none of the list's.
    """
    words = LISTS[kind]
    if text in words.words:
        return Cleaned(text)
    plain = without_blanks(text)
    if not plain or plain in STROKES:
        return Cleaned(None)
    for form in _forms(plain) if len(plain) <= _LONGEST else ():
        if meant := words.meant(form):
            return Cleaned(meant, ("ENUM_ALIAS",))
    return Cleaned(None, ("ENUM_UNKNOWN",), text)


def _forms(plain: str) -> Iterator[str]:
    """What the word may be without what people put around it, the nearest first."""
    bare = plain if _DENIED.search(plain) else _BRACKETED.sub("", plain)
    for form in (plain, bare, _NUMBERED.sub("", bare), _TAIL.sub("", _NUMBERED.sub("", bare))):
        yield form
        yield form.upper()


def clean_yes_no(cell: str | int | float | bool) -> Cleaned[bool]:
    """Yes or no. Codes: BOOL_ALIAS where another sign than 是 or 否 stood there, ENUM_UNKNOWN (no value)."""
    if cell in (YES, NO):
        return Cleaned(cell == YES)
    if isinstance(cell, bool):
        return Cleaned(cell, ("BOOL_ALIAS",))
    text = cell if isinstance(cell, str) else spelt(cell)
    plain = without_blanks(text).lower().rstrip("。.")
    if not plain or plain in STROKES:
        return Cleaned(None)
    bare = plain if len(plain) > _LONGEST or _DENIED.search(plain) else _BRACKETED.sub("", plain)
    if bare in _YES_WORDS or bare in _NO_WORDS:
        return Cleaned(bare in _YES_WORDS, ("BOOL_ALIAS",))
    ticked = _TICKED.get(plain.translate(_TICKS))
    return Cleaned(None, ("ENUM_UNKNOWN",), text) if ticked is None else Cleaned(ticked, ("BOOL_ALIAS",))
