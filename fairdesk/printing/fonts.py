"""The faces of the press: registered once, searched sign by sign, and honest about what they cannot print."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from threading import Lock
from typing import Any, NamedTuple

from fairdesk.base.assets import asset
from fairdesk.base.errors import FontLost, SignNotPrintable
from fairdesk.base.i18n import listed

SERIF = "FairSerif"
SERIF_BOLD = "FairSerifBold"
SANS = "FairSans"
SANS_BOLD = "FairSansBold"
KAI = "FairKai"
BODY, TITLE, HEI, HEI_BOLD, KAITI = "SlotBody", "SlotTitle", "SlotHei", "SlotHeiBold", "SlotKaiti"
"""The slots of a flowing paper, for its text (仿宋), its title (小标宋), its heads (黑体) and second heads (楷体)."""
BOLD = frozenset((SERIF_BOLD, SANS_BOLD, TITLE, HEI_BOLD, KAITI))
HEAVY = frozenset((SERIF_BOLD, SANS_BOLD))
"""The faces that are bold themselves."""

FILES = {
    SERIF: "NotoSerifSC-Regular.ttf",
    SERIF_BOLD: "NotoSerifSC-Bold.ttf",
    SANS: "NotoSansSC-Regular.ttf",
    SANS_BOLD: "NotoSansSC-Bold.ttf",
    KAI: "FairDeskFallbackKai-Regular.ttf",
}
DIGESTS = {
    "NotoSerifSC-Regular.ttf": "2f4cf13dbcc382075fcc2e4f58062d92449f080980817f02ce0c505d91eb79e9",
    "NotoSerifSC-Bold.ttf": "2d230765f4e6f4de0720f150ec2166dc7e66ebd1823757064359e02dc5f1a1e7",
    "NotoSansSC-Regular.ttf": "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    "NotoSansSC-Bold.ttf": "82241658fc91707c13cc07410344ce264cac2704841fd015d9f0ca498ada8395",
    "FairDeskFallbackKai-Regular.ttf": "84e1190c92b3e65619b01b04556f6bf5b3757ce42bcaa91846cbe6c5a667c6da",
}
"""SHA-256 of each file. A damaged one is often read without a word, and then draws other signs or takes all memory."""
CHAINS = {
    SERIF: (SERIF, SANS, KAI),
    SERIF_BOLD: (SERIF_BOLD, SANS, KAI),
    SANS: (SANS, KAI),
    SANS_BOLD: (SANS_BOLD, SANS, KAI),
    KAI: (KAI, SANS),
    BODY: (SERIF, SANS, KAI),
    TITLE: (SERIF_BOLD, SANS, KAI),
    HEI: (SANS, KAI),
    HEI_BOLD: (SANS_BOLD, SANS, KAI),
    KAITI: (SERIF_BOLD, SANS, KAI),
}
"""For each face the faces that are asked in turn for a sign; Sans is complete, Kai holds the rare Han signs that Sans lacks."""

_lock = Lock()
_faces: dict[str, Any] = {}
_replaced: ContextVar[Mapping[str, str] | None] = ContextVar("replaced", default=None)
"""Which slots of the paper that is being drawn are set in a face of the site's own; each thread draws its own paper."""


class Sign(NamedTuple):
    """One character, the face that holds it, its advance in thousandths of the font size, and whether a bold face lacked it."""

    char: str
    face: str
    advance: float
    thin: bool = False


def ready() -> None:
    """The faces are known to reportlab. The first call of a process reads the font files (about half a second)."""
    with _lock:
        if _faces:
            return
        from reportlab import rl_config
        from reportlab.pdfbase import pdfmetrics, ttfonts

        rl_config.useA85 = 0  # streams as they are: spelling them out in letters makes a page a fifth longer and slower
        ttfonts.makeToUnicodeCMap = to_unicode
        found = {name: _font(name, file) for name, file in FILES.items()}
        for font in found.values():
            pdfmetrics.registerFont(font)
        _faces.update({name: font.face for name, font in found.items()})


def _font(name: str, file: str) -> Any:
    """One of the program's own fonts; refused (FontLost) where its file is missing or damaged."""
    from reportlab.pdfbase import ttfonts

    try:
        with asset("fonts", file).open("rb") as content:
            whole = hashlib.file_digest(content, "sha256").hexdigest() == DIGESTS[file]
    except OSError as fault:
        raise FontLost(file=file) from fault
    if not whole:
        raise FontLost(file=file)
    try:
        return ttfonts.TTFont(name, str(asset("fonts", file)), shapable=False)
    except Exception as fault:  # a damaged file breaks the reader of fonts in many ways
        raise FontLost(file=file) from fault


def register(name: str, font: Any) -> None:
    """A face of a site's own is known under this name, to reportlab and to `replaced`."""
    from reportlab.pdfbase import pdfmetrics

    font.fontName = name
    pdfmetrics.registerFont(font)
    _faces[name] = font.face


@contextmanager
def replaced(slots: Mapping[str, str]) -> Iterator[None]:
    """Within the block these slots are set in these registered faces first, and in their own chain for the signs those lack."""
    token = _replaced.set(slots)
    try:
        yield
    finally:
        _replaced.reset(token)


@cache
def standard() -> frozenset[int]:
    """The Han signs a face for papers should hold: the 8105 of the 通用规范汉字表 and those of GB 2312, 8230 together.

    The bundled serif was cut to exactly these.
    """
    ready()
    return frozenset(code for code in _faces[SERIF].charToGlyph if unicodedata.name(chr(code), "").startswith("CJK UNIFIED"))


def to_unicode(name: str, subset: list[int]) -> str:
    """The table by which a reader gets the text back from the glyphs.

    Codes are written in UTF-16BE as ISO 32000-1, 9.10.3 asks; reportlab's own table writes a sign beyond U+FFFF as five digits,
    which turns a rare surname into two other signs on copying. The code of no sign has no line (ISO 19005-3, 6.2.11.7.2).
    """
    pairs = [f"<{code:02X}> <{chr(sign).encode('utf-16-be').hex().upper()}>" for code, sign in enumerate(subset) if sign]
    blocks = [pairs[first : first + 100] for first in range(0, len(pairs), 100)]
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"]
    lines += [f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def"]
    lines += [f"/CMapName /{name} def", "/CMapType 2 def"]
    lines += ["1 begincodespacerange", f"<00> <{len(subset) - 1:02X}>", "endcodespacerange"]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def invisible(char: str) -> bool:
    """Variation selectors, joiners and control codes take no ink: they are left out of the drawing and need no glyph."""
    return unicodedata.category(char) in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f" or 0xE0100 <= ord(char) <= 0xE01EF


@lru_cache(maxsize=40_000)
def sign(char: str, face: str) -> Sign | None:
    """The character in the first face of the chain that holds it; None where no face does. `slot|own` asks that face first."""
    ready()
    code = ord(char)
    slot, _bar, own = face.partition("|")
    for name in (own, *CHAINS[slot]) if own else CHAINS[slot]:
        if code in _faces[name].charToGlyph:
            return Sign(char, name, _faces[name].charWidths[code], slot in BOLD and name not in HEAVY and name != own)
    return None


def missing_signs(text: str, face: str = SANS) -> list[str]:
    """The characters of the text that no face can print, each once, in their order. Empty means the text will print."""
    wanted = dict.fromkeys(char for char in text if not invisible(char))
    return [char for char in wanted if sign(char, face) is None]


def signs(text: str, face: str) -> list[Sign]:
    """The text as signs with their faces. Line ends and tabs are blanks. Refused (SignNotPrintable): a sign no face holds."""
    own = (_replaced.get() or {}).get(face)
    face = f"{face}|{own}" if own else face
    plain = text.replace("\n", " ").replace("\t", " ")
    found = [sign(char, face) for char in plain if not invisible(char)]
    if None in found:
        lost = missing_signs(plain, face)
        raise SignNotPrintable(text=text[:40], signs=listed(f"{char} (U+{ord(char):04X})" for char in lost))
    return [one for one in found if one is not None]
