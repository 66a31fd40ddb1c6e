"""QR codes as vectors: level M, one fixed mask, one path, on white with the quiet zone of the standard."""

from __future__ import annotations

from typing import Any

QUIET = 4
"""Modules of white on each side (ISO/IEC 18004)."""
MASK = 2
"""Any mask is legal; a fixed one saves three quarters of the time and gives the same bytes each time."""


def matrix(text: str) -> list[list[bool]]:
    """The dark modules, row by row from the top. Level M: at one printed size it reads better than Q with its smaller modules."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    code.add_data(text, optimize=0)
    code.make(fit=True)
    found: list[list[bool]] = code.get_matrix()
    return found


def outer(size: float, modules: int) -> float:
    """The side of the white square around a code of this size, in points."""
    return size * (modules + 2 * QUIET) / modules


def draw_qr(canvas: Any, text: str, x: float, y: float, size: float) -> float:
    """The code stands with its lower left module at x, y and is `size` points wide without its quiet zone.

    Answers the width of the quiet zone in points. Rows are runs of whole modules in one path: no seams on any printer.
    """
    rows = matrix(text)
    count = len(rows)
    unit = size / count
    side = count + 2 * QUIET
    parts = [f"q {unit:.5f} 0 0 {unit:.5f} {x:.3f} {y:.3f} cm 1 g {-QUIET} {-QUIET} {side} {side} re f 0 g"]
    for number, row in enumerate(rows):
        parts += [f"{first} {count - number - 1} {last - first} 1 re" for first, last in runs(row)]
    canvas.addLiteral(" ".join(parts) + " f Q")
    return unit * QUIET


def runs(row: list[bool]) -> list[tuple[int, int]]:
    """The dark stretches of a row as (first, after the last)."""
    edges = [place for place in range(len(row) + 1) if (place > 0 and row[place - 1]) != (place < len(row) and row[place])]
    return list(zip(edges[::2], edges[1::2], strict=True))
