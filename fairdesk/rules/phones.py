"""Phone numbers as rosters write them: mobiles as eleven digits, land lines with their area code.

A cell is searched for numbers. What is left of it must hold no digit, or nobody knows where a number ends; a name that is left
goes with the number as its note.
"""

from __future__ import annotations

import re

from fairdesk.rules.cleaning import STROKES, Cleaned, spelt
from fairdesk.rules.widths import folded, wide

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_PLAIN = re.compile(r"1[3-9][0-9]{9}|0(?:10|2[0-9]|[3-9][0-9]{2})-[2-9][0-9]{6,7}(?:-[0-9]{1,6})?")
"""A number as it ought to be written: most cells."""
_ABROAD = r"(?:\(?(?:\+|00)?86\)?[\s-]*)"
_AREA = r"(?:10|2[0-9]|[3-9][0-9]{2})"
_NUMBER = re.compile(
    rf"""(?<![0-9.])(?:
    {_ABROAD}?0?(?P<mobile>1[3-9][0-9](?:[\s.-]{{0,2}}[0-9]){{8}})(?:\.0+)?
    |(?P<service>[48]00[\s-]?[0-9](?:[\s-]?[0-9]){{6}})
    |(?:(?:{_ABROAD}(?:\(0\)|\(?0)?|\(?0)(?P<area>{_AREA})[\s)-]{{0,3}})?
     (?P<local>[2-9][0-9]{{2,3}}[\s-]?[0-9]{{4}})
     (?:\s*(?:-+|转|分机[号:]?|[Ee][Xx][Tt]\.?:?|\#)\s*(?P<inner>[0-9]{{1,6}}))?
    |(?P<short>(?:1[0-9]|9[56])[0-9]{{3}})
    )(?![0-9])""",
    re.VERBOSE,
)
_BESIDE = re.compile(r"短号[:：]?\s*[0-9]{3,6}(?![0-9])|(?<=[0-9]{4})[/、][0-9]{1,3}(?!\s*[0-9-])")
"""A short number, or the last digits in which a second number differs: never a value, but not to be lost."""
_EXPONENT = re.compile(r"['‘’`]?([0-9])\.([0-9]+)[Ee]\+?([0-9]{1,3})")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ー", "-") | {"·": ".", "•": ".", "\r": "\n"})
_LABEL = re.compile(
    r"(?:联系|手机|移动|固定|办公|单位|住宅|家庭|座机|本人)?(?:电话|手机|号码|座机|固话|热线|方式)[号码]*"
    r"|微信同号|同微信|微信号?|同号|短号|办公室?|[办宅手机家传真区号]|本人|Tel|Mobile|Mob|Phone|Fax|或者?|及|和|[MTPOHmt](?![A-Za-z])",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s/、,，;；:：。.()\[\]【】<>《》|&+'‘’`\"“”*_#~-]+")
_DEAD = re.compile(r"停机|停用|空号|作废|注销|错误|有误|已换|换号|欠费|旧号|原号|不通|暂缺|待[定补]")
_NONE = STROKES | {"无", "没有", "暂无"}


def clean_phone(cell: str | int | float) -> Cleaned[str]:
    """The number as text: a mobile as eleven digits, a land line as `010-55501234` with its inner number behind a dash.

    Codes: PHONE_FORMAT (a name beside the number is the note), WIDTH_NORMALISED, PHONE_TWO (the first mobile is the value, the
    rest is the note), PHONE_INVALID and PHONE_PRECISION_LOST (no value, what was written is the note). 无 is no phone.
    """
    if isinstance(cell, int | float):
        return _numeric(cell)
    if _PLAIN.fullmatch(cell):
        return Cleaned(cell)
    text = folded(cell).translate(_DASHES).strip()
    if not text or text in _NONE:
        return Cleaned(None)
    if exponent := _EXPONENT.fullmatch(text):
        return _exponent(exponent, cell)
    width = ("WIDTH_NORMALISED",) if wide(cell) else ()
    beside = [one.strip("/、") for one in _BESIDE.findall(text)]
    text = _BESIDE.sub(" ", text)
    rest = _NUMBER.sub(" ", text)
    numbers = list(dict.fromkeys(_spelt(found) for found in _NUMBER.finditer(text)))
    if not numbers or re.search(r"[0-9]", rest) or _DEAD.search(rest):
        return Cleaned(None, ("PHONE_INVALID", *width), cell)
    words = " ".join(_MARKS.sub(" ", _LABEL.sub(" ", rest)).split())
    if len(numbers) + len(beside) == 1:
        return Cleaned(numbers[0], () if numbers[0] == cell else ("PHONE_FORMAT", *width), words)
    first = next((one for one in numbers if _MOBILE.fullmatch(one)), numbers[0])
    others = "、".join([*(one for one in numbers if one != first), *beside])
    return Cleaned(first, ("PHONE_TWO", *width), " ".join(cell.split()) if words else others)


def _spelt(found: re.Match[str]) -> str:
    """One number as it ought to be written."""
    digits = {name: re.sub(r"[^0-9]", "", part) for name, part in found.groupdict().items() if part}
    if "service" in digits:
        one = digits["service"]
        return f"{one[:3]}-{one[3:6]}-{one[6:]}"
    if "local" not in digits:
        return digits.get("mobile") or digits["short"]
    area = f"0{digits['area']}-" if "area" in digits else ""
    inner = f"-{digits['inner']}" if "inner" in digits else ""
    return f"{area}{digits['local']}{inner}"


def _numeric(cell: int | float) -> Cleaned[str]:
    """A number in the cell: the spreadsheet took the phone for an amount, but all digits are there."""
    text = str(cell) if isinstance(cell, float) and not cell.is_integer() else spelt(cell)
    found = _NUMBER.fullmatch(text)
    return Cleaned(_spelt(found), ("PHONE_FORMAT",)) if found else Cleaned(None, ("PHONE_INVALID",), text)


def _exponent(found: re.Match[str], cell: str) -> Cleaned[str]:
    """Text such as 1.3800000001E+10: good while no digit is missing."""
    digits, places = found[1] + found[2], int(found[3]) + 1
    if places == 11 and len(digits) >= 10:
        text = digits.ljust(places, "0")[:places]
        return Cleaned(text, ("PHONE_FORMAT",)) if _MOBILE.fullmatch(text) else Cleaned(None, ("PHONE_INVALID",), cell)
    return Cleaned(None, ("PHONE_PRECISION_LOST",), cell)
