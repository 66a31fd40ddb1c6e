"""Faces of a site's own in the slots of a paper: their files looked at before they are used, read once, and missed politely.

A paper names the faces it was set in. Drawn again where the same files are at hand it is the same paper; elsewhere the faces that
come with the program stand in.
"""

from __future__ import annotations

import hashlib
import logging
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from fairdesk.base.errors import FaceForbidden, FaceUnusable, FileMissing, FileUnreadable, Refusal, reason_of
from fairdesk.base.i18n import N_, _
from fairdesk.printing import fonts
from fairdesk.records.faces import Face, Slot

LARGEST = 80 * 1024 * 1024
"""Bytes of a font that is read; the largest for Chinese have 50 million."""
SLOTS: Mapping[Slot, tuple[str, ...]] = {
    Slot.BODY: (fonts.BODY,),
    Slot.TITLE: (fonts.TITLE,),
    Slot.HEADS: (fonts.HEI, fonts.HEI_BOLD),
    Slot.SECOND: (fonts.KAITI,),
}
"""The faces of the press that each slot stands for."""
TRUETYPE = (b"\x00\x01\x00\x00", b"true")
NEEDED = frozenset({b"glyf", b"loca", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"})
RESTRICTED, NO_SUBSET, BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
"""Bits of `fsType` in the table OS/2 (OpenType 1.9): the maker's word on what a file may carry."""
SAMPLE = 8
"""Of the standard signs every eighth is cut out once, so that a damaged outline is met now and not on a paper."""

_log = logging.getLogger(__name__)
_lock = Lock()
_paths: dict[Slot, str] = {}
_read: dict[str, tuple[tuple[int, int], Face]] = {}
_missed: set[str] = set()


def use_slots(paths: Mapping[Slot, str]) -> None:
    """Papers made from now on are set in these faces; in those of the program for a slot not named. No file is opened yet."""
    _paths.clear()
    _paths.update({slot: path for slot, path in paths.items() if path})


def at_hand() -> dict[Slot, Face]:
    """The faces in the slots that can be read. One that cannot is told in the log once, and the program's own stands in."""
    found = {}
    for slot, path in list(_paths.items()):
        try:
            found[slot] = read_face(Path(path))
        except Refusal as refusal:
            if path not in _missed:
                _missed.add(path)
                _log.warning("%s", refusal.message)
    return found


def lost() -> list[str]:
    """A sentence for each slot whose face cannot be read any more."""
    sentences = []
    for path in dict.fromkeys(_paths.values()):
        try:
            read_face(Path(path))
        except Refusal as refusal:
            sentences.append(refusal.message)
    return sentences


def faces() -> str:
    """What a paper remembers of the faces at hand: `body=Name:0123456789ab;title=...`, empty where all are the program's."""
    told = at_hand()
    return ";".join(f"{slot.value}={told[slot].short}" for slot in Slot if slot in told)


def same_faces(told: str) -> bool:
    """Whether every face a paper names is at hand, so that drawn again it looks the same."""
    return set(_named(told)) == set(_chosen(told))


@contextmanager
def set_in(told: str) -> Iterator[None]:
    """Within the block papers are drawn in the faces they name, as far as those are at hand."""
    active = {name: face for slot, face in _chosen(told).items() for name in SLOTS[slot]} if told else {}
    with fonts.replaced(active):
        yield


def _named(told: str) -> dict[Slot, str]:
    """The digest each slot names; what is no slot of ours is left out."""
    found = {}
    for one in told.split(";"):
        slot, _is, face = one.partition("=")
        if slot in set(Slot) and ":" in face:
            found[Slot(slot)] = face.rpartition(":")[2]
    return found


def _chosen(told: str) -> dict[Slot, str]:
    here = at_hand() if told else {}
    wanted = _named(told)
    return {slot: _registered(face) for slot, face in here.items() if wanted.get(slot) == face.sha256[:12]}


def _registered(face: Face) -> str:
    """By what the press knows this face."""
    return f"Site{face.sha256[:12]}"


# ---- looking at a file -------------------------------------------------------------------------------------------------


NARROWEST, WIDEST = 200, 2_000
"""Thousandths of an em: no Chinese sign of a sound font is narrower or wider."""


def read_face(path: Path) -> Face:
    """The face in this file, known to the press; read once while the file stays as it is.

    Refused: no file, one that is no TrueType font of one weight, one that is damaged, and one whose maker forbids embedding.
    """
    try:
        state = path.stat()
        stamp = (state.st_mtime_ns, state.st_size)
        with _lock:
            known = _read.get(str(path))
            if known is None or known[0] != stamp:
                known = (stamp, _look(path, state.st_size))
                _read[str(path)] = known
            return known[1]
    except FileNotFoundError:
        raise FileMissing(path=path) from None
    except OSError as fault:
        raise FileUnreadable(path=path, detail=reason_of(fault)) from None


def _look(path: Path, size: int) -> Face:
    if size > LARGEST:
        raise FaceUnusable(path=path, detail=_(N_("it is larger than any font")))
    raw = path.read_bytes()
    tables = _tables(path, raw)
    if b"fvar" in tables:
        raise FaceUnusable(path=path, detail=_(N_("it is a variable font, which would be printed in its thinnest weight")))
    if NEEDED - set(tables):
        raise FaceUnusable(path=path, detail=_(N_("it is damaged")))
    font = _opened(path)
    name = _name(font, path)
    _refuse_forbidden(name, raw, tables)
    standard = fonts.standard()
    lacks = tuple(chr(code) for code in sorted(standard) if code not in font.face.charToGlyph)
    if len(lacks) == len(standard):
        raise FaceUnusable(path=path, detail=_(N_("it has no Chinese signs")))
    sample = [code for code in sorted(standard) if code in font.face.charToGlyph][::SAMPLE]
    if not all(NARROWEST <= font.face.charWidths[code] <= WIDEST for code in sample):
        raise FaceUnusable(path=path, detail=_(N_("it is damaged")))
    _try_outlines(path, font, sample)
    face = Face(path=str(path), name=name, sha256=hashlib.sha256(raw).hexdigest(), lacks=lacks, of=len(standard))
    fonts.register(_registered(face), font)
    return face


def _tables(path: Path, raw: bytes) -> dict[bytes, tuple[int, int]]:
    """Where each table of the font begins and how long it is; of a collection the first font's."""
    try:
        start = struct.unpack_from(">I", raw, 12)[0] if raw[:4] == b"ttcf" else 0
        if raw[start : start + 4] == b"OTTO":
            raise FaceUnusable(path=path, detail=_(N_("its outlines are of PostScript and not of TrueType")))
        if raw[start : start + 4] not in TRUETYPE:
            raise FaceUnusable(path=path, detail=_(N_("it is no font")))
        (count,) = struct.unpack_from(">H", raw, start + 4)
        found = {}
        for at in range(count):
            tag, _sum, offset, length = struct.unpack_from(">4sIII", raw, start + 12 + 16 * at)
            if offset + length > len(raw):
                raise FaceUnusable(path=path, detail=_(N_("it is damaged")))
            found[tag] = (offset, length)
    except struct.error:
        raise FaceUnusable(path=path, detail=_(N_("it is damaged"))) from None
    return found


def _opened(path: Path) -> Any:
    from reportlab.pdfbase import ttfonts

    fonts.ready()
    try:
        return ttfonts.TTFont(f"Site {path}", str(path), shapable=False)
    except Exception:  # noqa: BLE001  # a damaged font fails in as many ways as it has bytes
        raise FaceUnusable(path=path, detail=_(N_("it is damaged"))) from None


def _try_outlines(path: Path, font: Any, codes: list[int]) -> None:
    try:
        font.face.makeSubset(codes)
    except Exception:  # noqa: BLE001  # as above
        raise FaceUnusable(path=path, detail=_(N_("it is damaged"))) from None


def _name(font: Any, path: Path) -> str:
    """What the font calls itself, without the signs by which papers list faces."""
    name = font.face.name
    told = name.decode("ascii", "replace") if isinstance(name, bytes) else str(name)
    return "".join(sign for sign in told if sign.isalnum() or sign in "-_ ")[:60] or path.stem[:60]


def _refuse_forbidden(name: str, raw: bytes, tables: Mapping[bytes, tuple[int, int]]) -> None:
    """Nothing happens; refused where the maker's word in the font forbids what a paper does with it."""
    if b"OS/2" not in tables or tables[b"OS/2"][1] < 10:
        return
    (rights,) = struct.unpack_from(">H", raw, tables[b"OS/2"][0] + 8)
    if rights & 0x000E == RESTRICTED:
        raise FaceForbidden(name=name, why=_(N_("it may not be embedded")))
    if rights & BITMAPS_ONLY:
        raise FaceForbidden(name=name, why=_(N_("only its bitmaps may be embedded")))
    if rights & NO_SUBSET:
        raise FaceForbidden(name=name, why=_(N_("it may only be embedded whole")))
