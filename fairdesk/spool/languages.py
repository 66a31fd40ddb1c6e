"""The tongues of label printers: a page's dots wrapped so that a TSPL or a ZPL printer puts them on a label."""

from __future__ import annotations

import base64
import binascii
import zlib

from fairdesk.printing.raster import Raster, dots
from fairdesk.records.printing import PrintOptions


def tspl(page: Raster, options: PrintOptions, copies: int) -> bytes:
    """One label for a printer of TSC, Gprinter, HPRT and the like: `BITMAP`, in which 0 is black."""
    head = (
        f"SIZE {options.label_width / 100:g} mm,{options.label_height / 100:g} mm\r\n"
        f"GAP {options.gap / 100:g} mm,0 mm\r\n"
        f"DENSITY {options.darkness}\r\nDIRECTION 1\r\nCLS\r\n"
        f"BITMAP 0,0,{page.row_bytes},{page.height},0,"
    )
    return head.encode() + bytes(byte ^ 0xFF for byte in _whole(page)) + f"\r\nPRINT 1,{copies}\r\n".encode()


def zpl(page: Raster, options: PrintOptions, copies: int) -> bytes:
    """One label for a Zebra: `^GFA`, in which 1 is black, packed as its Z64."""
    rows = _whole(page)
    packed = base64.b64encode(zlib.compress(rows, 9))
    check = binascii.crc_hqx(packed, 0)
    gap = "" if options.gap else "^MNN"
    return (
        f"~SD{options.darkness * 2:02d}\r\n^XA{gap}^PW{dots(options.label_width, options.dpi)}^LL{page.height}^LH0,0"
        f"^FO0,0^GFA,{len(rows)},{len(rows)},{page.row_bytes},:Z64:{packed.decode()}:{check:04X}^FS^PQ{copies}^XZ\r\n"
    ).encode()


def _whole(page: Raster) -> bytes:
    """The rows; dots past the right edge inside the last byte are white, as they come."""
    return page.rows
