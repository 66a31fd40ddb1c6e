"""The program's resources with one of its fonts missing, cut short or spoiled inside."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

from fairdesk.base.assets import asset

TABLES = ("glyf", "cmap", "hmtx", "loca")
"""Tables of a font whose damage its reader does not see: outlines, codes, widths, and where each outline lies."""
HARMS = ("missing", "cut", "empty", *TABLES)


def resources_with(folder: Path, file: str, harm: str) -> Path:
    """A folder of resources like the program's own but for this font."""
    for one in asset().iterdir():
        if one.name != "fonts":
            (folder / one.name).symlink_to(one)
    shutil.copytree(asset("fonts"), folder / "fonts")
    font = folder / "fonts" / file
    if harm == "missing":
        font.unlink()
    elif harm in TABLES:
        font.write_bytes(spoiled(font.read_bytes(), harm))
    else:
        font.write_bytes(font.read_bytes()[: 3000 if harm == "cut" else 0])
    return folder


def spoiled(font: bytes, table: str) -> bytes:
    """The font with every hundredth byte of a table changed."""
    place = font.index(table.encode(), 12)  # the directory stands in front
    _check, start, length = struct.unpack(">III", font[place + 4 : place + 16])
    changed = bytearray(font)
    for at in range(start + 50, start + length, 100):
        changed[at] ^= 0xFF
    return bytes(changed)
