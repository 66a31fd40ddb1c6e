"""The lint of fonts and of what content says: embedded, of the same widths, and readable as text (ISO 19005-3, 6.2.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

SHOWING = frozenset(("Tj", "TJ", "'", '"'))
CMYK = frozenset(("k", "K"))
DEEPEST = 28
"""Saved graphics states in one another (6.1.13)."""


def font_faults(pdf: Any) -> Iterator[str]:
    """Every font a content names, in every page and form, and the codes it shows."""
    used: dict[tuple[int, int], tuple[Any, set[int]]] = {}
    for number, page in enumerate(pdf.pages, start=1):
        yield from _content_faults(page.obj, page, f"page {number}", used)
    for font, codes in used.values():
        name = str(font.get("/BaseFont", "?")).partition("+")[2]
        yield from (f"font {name}: {fault}" for fault in _faults_of(font, codes))


def _content_faults(holder: Any, content: Any, where: str, used: dict[tuple[int, int], tuple[Any, set[int]]]) -> Iterator[str]:
    resources = holder.get("/Resources", {})
    fonts = resources.get("/Font", {})
    current, depth, deepest = None, 0, 0
    for step in pikepdf.parse_content_stream(content):
        name = str(step.operator)
        if name == "Tf":
            key = str(step.operands[0])
            current = fonts.get(key)
            if current is None:
                yield f"{where}: font {key} is not in the resources"
            else:
                used.setdefault(current.objgen, (current, set()))
        elif name in SHOWING and current is not None:
            used[current.objgen][1].update(_codes(step.operands))
        elif name in CMYK:
            yield f"{where}: DeviceCMYK"
        depth += {"q": 1, "Q": -1}.get(name, 0)
        deepest = max(deepest, depth)
    if depth or deepest > DEEPEST:
        yield f"{where}: saved states do not match, or are too deep"
    for key, form in resources.get("/XObject", {}).items():
        if form.get("/Subtype") == "/Form":
            yield from _content_faults(form, form, f"{where} {key}", used)


def _codes(operands: Any) -> Iterator[int]:
    for one in operands:
        if isinstance(one, pikepdf.String):
            yield from bytes(one)
        elif isinstance(one, pikepdf.Array):
            yield from _codes(one)


def _faults_of(font: Any, codes: set[int]) -> Iterator[str]:
    if font.get("/Subtype") != "/TrueType":
        yield f"a face of type {font.get('/Subtype')}, which the press does not make"
        return
    about = font.get("/FontDescriptor", {})
    if "/FontFile2" not in about:
        yield "not embedded"
        return
    if not re.match(r"/[A-Z]{6}\+", str(font.BaseFont)) or about.FontName != font.BaseFont:
        yield "a subset whose name does not say so"
    if int(about.Flags) & 4 == 0 or "/Encoding" in font:
        yield "a subset with codes of its own that is not marked symbolic"
    yield from _program_faults(font, about, codes)
    yield from _text_faults(font, codes)


def _program_faults(font: Any, about: Any, codes: set[int]) -> Iterator[str]:
    """The embedded program has the signs shown, and as wide as the PDF says (6.2.11.4 to 6.2.11.6, 6.2.11.8)."""
    from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]

    try:
        program = TTFont(BytesIO(about.FontFile2.read_bytes()))
        table = program["cmap"].tables
        glyphs, widths, unit = table[0].cmap, program["hmtx"].metrics, program["head"].unitsPerEm
    except (TTLibError, KeyError, AssertionError, IndexError):
        yield "an embedded program that cannot be read"
        return
    if len(table) != 1:
        yield "a symbolic face with several tables of signs"
    first = int(font.FirstChar)
    for code in codes:
        if glyphs.get(code, ".notdef") == ".notdef":
            yield f"code {code} shows no sign"
        elif (
            not first <= code <= int(font.LastChar)
            or abs(float(font.Widths[code - first]) - widths[glyphs[code]][0] * 1000 / unit) > 1
        ):
            yield f"code {code} is not as wide as it says"


def _text_faults(font: Any, codes: set[int]) -> Iterator[str]:
    """Every code shown can be read as text, in UTF-16BE, and as none of the signs that are none (6.2.11.7.2)."""
    if "/ToUnicode" not in font:
        yield "no way back to the text"
        return
    known = set()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            known.add(int(code, 16))
            try:
                sign = bytes.fromhex(text.decode()).decode("utf-16-be") if len(text) % 4 == 0 else ""
            except UnicodeDecodeError:
                sign = ""
            if not sign or set(sign) & {"\0", "\ufeff", "\ufffe"}:
                yield f"ToUnicode <{text.decode()}> is no text"
    yield from (f"code {code} has no text" for code in sorted(codes - known))
