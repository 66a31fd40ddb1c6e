"""Phone numbers as rosters write them: mobiles as eleven digits, land lines with their area code."""

from __future__ import annotations

import re

from fairdesk.rules.cleaning import Cleaned
from fairdesk.rules.widths import folded, wide

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(?:0[0-9]{2,3}-?)?[2-9][0-9]{6,7}(?:-[0-9]{1,6})?|400-?[0-9]{3}-?[0-9]{4}|1[0-9]{4}")
_EXPONENT = re.compile(r"([0-9])\.([0-9]+)[Ee]\+?([0-9]{1,2})")
_LABEL = re.compile(r"^(?:联系|手机|移动|固定|办公|座机)?(?:电话|手机|号码|座机|Tel|TEL|tel|M|T)?[.:：]?")
_REMARK = re.compile(r"\((?:微信|同微信|短号|办|宅|手机|本人)[^0-9()]*\)$")
_CUT = re.compile(r"[/、,，;；或\n]|(?<=[0-9]) +(?=0[0-9]{2,3}-)|(?<=[0-9]{11}) +(?=1[3-9])")


def clean_phone(cell: str | int | float) -> Cleaned[str]:
    """The number as text: a mobile as eleven digits, a land line as written with plain dashes.

    Codes: PHONE_FORMAT, WIDTH_NORMALISED, PHONE_TWO (the first mobile is the value, the rest is the note), PHONE_INVALID and
    PHONE_PRECISION_LOST (no value, what was written is the note).
    """
    if isinstance(cell, int | float):
        return _numeric(cell)
    text = folded(cell).strip().replace("\r", "\n")
    width = ("WIDTH_NORMALISED",) if wide(cell) else ()
    if not text:
        return Cleaned(None)
    parts = [part for part in (_bare(part) for part in _CUT.split(text)) if part]
    if len(parts) > 1 and all(_known(part) for part in parts):
        first = next((part for part in parts if _MOBILE.fullmatch(part)), parts[0])
        rest = [part for part in parts if part is not first]
        return Cleaned(first, ("PHONE_TWO", *width), "、".join(rest))
    bare = _bare(text)
    exponent = _EXPONENT.fullmatch(bare)
    if exponent:
        return _exponent(exponent, cell)
    if not _known(bare):
        return Cleaned(None, ("PHONE_INVALID", *width), cell)
    return Cleaned(bare, () if bare == cell else ("PHONE_FORMAT", *width))


def _numeric(cell: int | float) -> Cleaned[str]:
    """A number in the cell: the spreadsheet took the phone for an amount, but all digits are there."""
    text = f"{cell:.0f}"
    if _known(text) and cell == int(cell):
        return Cleaned(text, ("PHONE_FORMAT",))
    return Cleaned(None, ("PHONE_INVALID",), str(cell))


def _exponent(found: re.Match[str], cell: str) -> Cleaned[str]:
    """Text such as 1.3800000001E+10: good while no digit is missing."""
    digits, places = found[1] + found[2], int(found[3]) + 1
    if places == 11 and len(digits) >= 10:
        text = digits.ljust(places, "0")[:places]
        return Cleaned(text, ("PHONE_FORMAT",)) if _MOBILE.fullmatch(text) else Cleaned(None, ("PHONE_INVALID",), cell)
    return Cleaned(None, ("PHONE_PRECISION_LOST",), cell)


def _bare(text: str) -> str:
    """The digits of a mobile, the digits and plain dashes of a land line; anything else comes back nearly as it was."""
    text = _REMARK.sub("", text.strip())
    text = _LABEL.sub("", text.lstrip("'‘’`").strip())
    dashed = re.sub(r"[‐‑‒–—―−]", "-", text)
    digits = re.sub(r"[\s()\[\]-]", "", dashed)
    digits = re.sub(r"^(?:\+86|0086|86(?=1[3-9][0-9]{9}$)|\+)", "", digits)
    digits = re.sub(r"\.0+$", "", digits)
    if _MOBILE.fullmatch(digits):
        return digits
    return re.sub(r"[()（）]", "-", re.sub(r"\s", "", dashed)).strip("-").replace("--", "-")


def _known(text: str) -> bool:
    return bool(_MOBILE.fullmatch(text) or _LANDLINE.fullmatch(text))
