"""Names of people: kept as they are, with the dot, the blanks and the old code positions that keyboards get wrong put right.

民委发〔2016〕33号: the dot in a name is U+00B7, a field holds at least 50 characters, and every sign of GB 18030 is accepted.
A name is never split, never folded in width, never put through NFKC (DOMAIN 2.6, 2.8).
"""

from __future__ import annotations

import re
import unicodedata

from fairdesk.rules.cleaning import Cleaned, tidied

DOT = "\u00b7"
HAN = "\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"

_DOTS = "\u02d9\u2024\u2022\u2027\u2219\u22c5\u0387\u16eb\u2e31\u2e33\u30fb\uff65\u25cf\u25aa\ufe52.\uff0e\u00b7"
"""The signs keyboards and old fonts put where the dot of a name belongs."""
_BETWEEN_HAN = re.compile(f"(?<=[{HAN}])\\s*[{_DOTS}]{{1,2}}\\s*(?=[{HAN}])")
_BLANK = re.compile(f"(?<=[{HAN}])\\s+(?=[{HAN}])")
_COMPATIBILITY = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
_SHORT = 4
"""Han signs up to which blanks in a name may only be there to line up columns."""
_ALL_HAN = re.compile(f"[{HAN}]+")
_PLAIN = re.compile("[\u4e00-\u9fff]{1,4}")
"""Most names: nothing about them can be wrong in writing."""
COMPOUND_SURNAMES = frozenset(
    re.findall(
        "..",
        "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良"
        "漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌微生公户公玉公仪梁丘公仲公上公门公山公坚左丘公伯西门公祖第五公乘贯丘公皙南荣东里东宫仲长子书子桑即墨达奚"
        "褚师单于",
    )
)


def clean_name(text: str) -> Cleaned[str]:
    """The name with U+00B7 between its parts and no blanks for looks; a blank that may stand for a missing dot is kept and told.

    Codes: TRIMMED, NAME_COMPAT_IDEOGRAPH, NAME_DOT_NORMALISED, NAME_SPACE, NAME_SPACE_AMBIGUOUS.
    """
    if _PLAIN.fullmatch(text):
        return Cleaned(text)
    tidy = tidied(text)
    issues = list(tidy.issues)
    written = tidy.value or ""
    name = _COMPATIBILITY.sub(lambda sign: unicodedata.normalize("NFC", sign[0]), written)
    if name != written:
        issues.append("NAME_COMPAT_IDEOGRAPH")
    dotted = _BETWEEN_HAN.sub(DOT, name)
    if dotted != name:
        issues.append("NAME_DOT_NORMALISED")
    if not _BLANK.search(dotted):
        return Cleaned(dotted or None, tuple(issues))
    if _lined_up(dotted):
        return Cleaned(_BLANK.sub("", dotted), (*issues, "NAME_SPACE"))
    return Cleaned(_BLANK.sub(" ", dotted), (*issues, "NAME_SPACE_AMBIGUOUS"))


def _lined_up(name: str) -> bool:
    """Whether the blanks are there for looks: in a name of two or three signs, between all signs, or behind a long surname.

    扎西 才让 may lack its dot, and 张伟 李娜 may be two people: a person is asked.
    """
    parts = name.split()
    signs = "".join(parts)
    if len(signs) > _SHORT or not _ALL_HAN.fullmatch(signs):
        return False
    return len(signs) < _SHORT or len(parts) == len(signs) or (len(parts) == 2 and parts[0] in COMPOUND_SURNAMES)


def surname_length(name: str) -> int:
    """How many signs of a Han name are its surname; none where the name has a dot, which means it has no surname."""
    if DOT in name or not name:
        return 0
    return 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1


def masked(name: str) -> str:
    """The name as a public screen may show it: 张*, 欧阳*, and the first sign of a name with a dot (DOMAIN 2.5)."""
    return name[: surname_length(name) or 1] + "*" if name else ""


def masked_phone(phone: str) -> str:
    """The number as a public list may show it: 138****8000; of other numbers the last four signs stay."""
    if len(phone) == 11 and phone.isdigit():
        return f"{phone[:3]}****{phone[-4:]}"
    return f"****{phone[-4:]}" if len(phone) > 4 else "*" * len(phone)
