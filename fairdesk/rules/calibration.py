"""What a measured calibration page says of a printer: how much it stretches, and how far it moves the page.

Lengths are hundredths of a millimetre, scales hundredths of a per cent.
"""

from __future__ import annotations

from fairdesk.base.errors import EdgeOdd, MeasureOdd, MeasuresApart

LINE = 10_000
"""The length of both lines of the cross."""
ODD = 1_000
"""A line measured more than this wrong was not measured at all."""
APART = 150
"""Across and down may differ by so much; one scale serves both."""
FARTHEST = 1_500
"""A page that lies more than this from its place lies wrong in the tray."""
LEFT, TOP = 5_500, 9_850
"""From the left edge of A4 to the left end of the cross, and from its upper edge to the upper end."""


def scale(across: int, down: int, before: int = 10_000) -> int:
    """The scale at which 100 mm come out as 100 mm, where they came out as `across` and `down` at the scale `before`.

    Refused where a measure cannot be right, or where both differ so much that one scale would not do.
    """
    for measured in (across, down):
        if abs(measured - LINE) > ODD:
            raise MeasureOdd(value=f"{measured / 100:g}")
    if abs(across - down) > APART:
        raise MeasuresApart(across=f"{across / 100:g}", down=f"{down / 100:g}")
    return round(before * LINE * 2 / (across + down))


def shift(from_edge: int, measured: int, wanted: int, before: int = 0) -> int:
    """How far to move so that the middle of the line lies where it should.

    The line was measured `from_edge` of the sheet and `measured` long at the shift `before`; `wanted` is LEFT or TOP. Refused
    where it lies too far off.
    """
    off = (wanted + LINE // 2) - (from_edge + round(measured / 2))
    if abs(off) > FARTHEST:
        raise EdgeOdd(value=f"{from_edge / 100:g}", wanted=f"{wanted / 100:g}")
    return before + off


def length(text: str) -> int:
    """Millimetres as typed, in hundredths; refused where it is no length."""
    from decimal import Decimal, InvalidOperation

    typed = text.strip().replace("，", ",").replace("。", ".").removesuffix("mm").strip().replace(",", ".")
    try:
        value = Decimal(typed)
    except InvalidOperation:
        raise MeasureOdd(value=text.strip() or "–") from None
    if not value.is_finite() or abs(value) >= 1000:
        raise MeasureOdd(value=text.strip())
    return round(value * 100)
