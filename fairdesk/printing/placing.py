"""A paper moved and stretched a little for one printer, so that a millimetre on the sheet is a millimetre."""

from __future__ import annotations

from io import BytesIO

MM_100 = 72 / 2540
"""Points of a hundredth of a millimetre."""


def placed(pdf: bytes, shift_x: int, shift_y: int, scale: int) -> bytes:
    """The same pages, stretched about their middle (`scale` in hundredths of a per cent), then moved right and down.

    Shifts are hundredths of a millimetre. The paper that is kept is another one: this copy is for the printer alone.
    """
    if not shift_x and not shift_y and scale == 10_000:
        return pdf
    import pikepdf

    factor = scale / 10_000
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            x = (left + right) / 2 * (1 - factor) + shift_x * MM_100
            y = (bottom + top) / 2 * (1 - factor) - shift_y * MM_100
            page.contents_add(f"q {factor:.5f} 0 0 {factor:.5f} {x:.4f} {y:.4f} cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
        target = BytesIO()
        document.save(target)
    return target.getvalue()
