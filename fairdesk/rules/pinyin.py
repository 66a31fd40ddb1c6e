"""The sounds of names: full pinyin and initials, with the surnames that a dictionary of words reads wrongly.

A dictionary alone misread 16 of 42 test names (DOMAIN, finding 8), so surnames have a table of their own. ü is v, as an input
method types it; dots and blanks are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from fairdesk.rules.cleaning import tidied
from fairdesk.rules.names import HAN

_SURNAMES: Mapping[str, str] = dict(
    re.findall(
        "(.)([a-z]+)",
        "单shan 解xie 仇qiu 查zha 区ou 朴piao 盖ge 乐yue 缪miao 翟zhai 冼xian 逄pang 亓qi 员yun 黑he 繁po 种chong 曾zeng "
        "秘bi 宓mi 覃qin 尉wei 任ren 华hua 洗xian 召shao 折she 纪ji 宁ning 訾zi 郇xun 燕yan 晟cheng 隗wei 谌chen 过guo 那na "
        "哈ha 佴nai 句gou 车che 能nai 葛ge 莘shen 应ying 费fei 瞿qu 郗xi 祭zhai 乜nie 撒sa 令ling 牟mu 逯lu",
    )
)
_COMPOUND: Mapping[str, tuple[str, str]] = {
    "尉迟": ("yu", "chi"),
    "万俟": ("mo", "qi"),
    "长孙": ("zhang", "sun"),
    "单于": ("chan", "yu"),
    "令狐": ("ling", "hu"),
    "澹台": ("tan", "tai"),
    "宰父": ("zai", "fu"),
    "乐正": ("yue", "zheng"),
    "颛孙": ("zhuan", "sun"),
    "夏侯": ("xia", "hou"),
    "鲜于": ("xian", "yu"),
    "亓官": ("qi", "guan"),
}
_SIGNS = re.compile(f"[{HAN}]|[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Sound:
    """A name as it sounds: syllables in order, signs that are not Han as they are."""

    syllables: tuple[str, ...]

    @property
    def full(self) -> str:
        """The syllables with a blank between them."""
        return " ".join(self.syllables)

    @property
    def initials(self) -> str:
        """The first letter of each syllable; digits and Latin words that stand in the name count as one."""
        return "".join(one[0] for one in self.syllables)


def name_sound(name: str) -> Sound:
    """How a person's name sounds, its surname read as a surname."""
    return _sounds(name)[0]


def search_terms(text: str) -> str:
    """What a name, unit or place is found by: itself, its full pinyin and its initials, all readings of a surname, lower case.

    张伟 gives `张伟 zhangwei zw`; 单砺舟 is found as shanlizhou and as danlizhou.
    """
    plain = "".join(tidied(text.lower()).value or "").replace("·", "").replace(" ", "")
    terms = [plain]
    for sound in _sounds(text):
        terms += ["".join(sound.syllables), sound.initials]
    return " ".join(dict.fromkeys(term for term in terms if term))


def sort_key(name: str) -> tuple[str, str]:
    """The order of a list of names: by sound, then by signs, so that names that sound the same keep one order."""
    return name_sound(name).full, name


@lru_cache(maxsize=20_000)
def _sounds(text: str) -> tuple[Sound, ...]:
    """The readings of a text, the one with the surname's own reading first."""
    from pypinyin import Style, lazy_pinyin

    signs = "".join(_SIGNS.findall(text.lower()))
    plain = tuple(lazy_pinyin(signs, style=Style.NORMAL))
    known = _COMPOUND.get(signs[:2]) or ((_SURNAMES[signs[0]],) if signs[:1] in _SURNAMES else ())
    if not known:
        return (Sound(plain),)
    rest = lazy_pinyin(signs[len(known) :], style=Style.NORMAL)
    surname = (*known, *rest)
    return (Sound(surname),) if surname == plain else (Sound(surname), Sound(plain))
