"""The other words rosters use for the fixed choices, and for yes and no."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fairdesk.records import choices
from fairdesk.rules.cleaning import Cleaned
from fairdesk.rules.widths import without_blanks

YES, NO = "是", "否"
_YES_WORDS = frozenset({*"是有√✓✔☑■1y对已", "yes", "true", "通过", "已通过"})
_NO_WORDS = frozenset({*"否无×✗✘x☐□0n不未/", "no", "false", "没有", "未通过"})
_BRACKETED = re.compile(r"[((].*?[))]")


@dataclass(frozen=True, slots=True)
class WordList:
    """The words a column may hold, and the other words that mean them."""

    words: tuple[str, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)


def _of(kind: type[choices.Choice]) -> tuple[str, ...]:
    return tuple(one.value for one in kind)


_FIELDS = {
    "产业扶贫": "产业帮扶",
    "产业": "产业帮扶",
    "就业扶贫": "就业帮扶",
    "转移就业": "就业帮扶",
    "就业": "就业帮扶",
    "教育扶贫": "教育帮扶",
    "教育": "教育帮扶",
    "健康扶贫": "健康帮扶",
    "医疗卫生": "健康帮扶",
    "健康": "健康帮扶",
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
    "社服机构": "社会服务机构",
    "慈善基金会": "基金会",
    "非公募基金会": "基金会",
    "公募基金会": "基金会",
}
_GRADES = {f"{mark}{tail}": f"{count}A" for count in range(1, 6) for mark in (f"{count}A", "A" * count) for tail in ("", "级")}
_GRADES |= {"无": "未评估", "未评": "未评估", "暂无": "未评估", "未参评": "未评估"}
_BOARD = {"通过": "已通过", "是": "已通过", "待表决": "已提交待表决", "已提交": "已提交待表决"}
_BOARD |= {"否": "未提交", "未通过": "未提交"}

LISTS: Mapping[str, WordList] = {
    "track": WordList(_of(choices.Track), {"对口": "对口支援", "对口帮扶": "对口支援", "救助": "精准救助"}),
    "field": WordList(_of(choices.Field), _FIELDS),
    "relief_kind": WordList(_of(choices.ReliefKind)),
    "mode": WordList(_of(choices.Mode), {"个案": "个案帮扶", "协同": "协同帮扶", "可持续": "可持续帮扶"}),
    "category": WordList(_of(choices.Category), _CATEGORIES),
    "reg_level": WordList(_of(choices.RegistrationLevel), {"市": "市级", "区": "区级", "部": "部级", "国家级": "部级"}),
    "grade": WordList(("5A", "4A", "3A", "2A", "1A", "未评估"), _GRADES),
    "party_form": WordList(("党委", "党总支", "党支部", "联合党支部", "未建"), {"无": "未建", "未建立": "未建"}),
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
    "session": WordList(_of(choices.PitchSession)),
    "pitch_kind": WordList(_of(choices.PitchKind)),
    "body_level": WordList(_of(choices.BodyLevel), {"省": "省级", "市级": "地级", "区级": "县级"}),
    "cause": WordList(_of(choices.HouseholdCause)),
    "need": WordList(_of(choices.HouseholdNeed)),
    "consent": WordList(("已取得书面同意", "未取得")),
    "gender": WordList(("男", "女"), {"M": "男", "F": "女", "先生": "男", "女士": "女"}),
    "diet": WordList(("清真", "素食", "普通"), {"回民餐": "清真", "素": "素食", "无": "普通"}),
}
"""The word list of each kind of choice a roster's column may hold."""


def clean_choice(kind: str, text: str) -> Cleaned[str]:
    """The list's own word. Codes: ENUM_ALIAS where another word was used, ENUM_UNKNOWN (no value, the word is the note)."""
    words = LISTS[kind]
    if text in words.words:
        return Cleaned(text)
    plain = without_blanks(text)
    if not plain:
        return Cleaned(None)
    for form in (plain, plain.upper(), _BRACKETED.sub("", plain), _BRACKETED.sub("", plain).upper()):
        meant = form if form in words.words else words.aliases.get(form)
        if meant:
            return Cleaned(meant, ("ENUM_ALIAS",))
    return Cleaned(None, ("ENUM_UNKNOWN",), text)


def clean_yes_no(cell: str | int | float | bool) -> Cleaned[bool]:
    """Yes or no. Codes: BOOL_ALIAS where another sign than 是 or 否 stood there, ENUM_UNKNOWN (no value)."""
    if cell in (YES, NO):
        return Cleaned(cell == YES)
    if isinstance(cell, bool):
        return Cleaned(cell, ("BOOL_ALIAS",))
    plain = without_blanks(f"{cell:g}" if isinstance(cell, float) else str(cell)).lower()
    if not plain:
        return Cleaned(None)
    if plain in _YES_WORDS or plain in _NO_WORDS:
        return Cleaned(plain in _YES_WORDS, ("BOOL_ALIAS",))
    return Cleaned(None, ("ENUM_UNKNOWN",), str(cell))
