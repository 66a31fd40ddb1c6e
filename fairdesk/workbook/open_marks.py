"""What the fast reader does not tell of an .ods file: merged cells and rows struck out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fairdesk.workbook.cells import Merge, Sheet

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
MOST_ROWS = 200_000


@dataclass(slots=True)
class _Marks:
    merges: list[Merge] = field(default_factory=list)
    struck_rows: set[int] = field(default_factory=set)


def add_open_marks(path: Path, sheets: list[Sheet]) -> list[Sheet]:
    """The sheets with their merged ranges and struck rows. A file of another make than expected loses only these marks."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError

    try:
        with zipfile.ZipFile(path) as archive:
            root = _root(archive)
        struck = _struck_styles(root)
        marks = {str(table.get(f"{_TABLE}name")): _marks(table, struck) for table in root.iter(f"{_TABLE}table")}
    except (KeyError, ParseError, DefusedXmlException, zipfile.BadZipFile, ValueError):
        return sheets
    return [_marked(sheet, marks[sheet.name]) if sheet.name in marks else sheet for sheet in sheets]


def _marked(sheet: Sheet, marks: _Marks) -> Sheet:
    return replace(sheet, merges=sheet.merges or marks.merges, struck_rows=frozenset(marks.struck_rows))


def _root(archive: zipfile.ZipFile) -> Any:
    from defusedxml.ElementTree import fromstring

    return fromstring(archive.read("content.xml"), forbid_dtd=True)


def _struck_styles(root: Any) -> frozenset[str]:
    """The names of the cell styles whose letters are struck through."""
    struck = set()
    for style in root.iter(f"{_STYLE}style"):
        text = style.find(f"{_STYLE}text-properties")
        if text is not None and text.get(f"{_STYLE}text-line-through-style", "none") != "none":
            struck.add(str(style.get(f"{_STYLE}name")))
    return frozenset(struck)


def _marks(table: Any, struck: frozenset[str]) -> _Marks:
    marks = _Marks()
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        times = _count(line, "number-rows-repeated")
        filled = []
        for column, cell in _cells(line):
            down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if down > 1 or across > 1:
                marks.merges.append((row + 1, column, row + down, column + across - 1))
            if len(cell):
                filled.append(cell.get(f"{_TABLE}style-name"))
        if filled and all(name in struck for name in filled):
            marks.struck_rows.update(range(row + 1, row + 1 + min(times, MOST_ROWS)))
        row += times
        if row > MOST_ROWS:
            break
    return marks


def _cells(line: Any) -> Iterator[tuple[int, Any]]:
    """The cells of a row with their columns, counted from 1; a repeated cell is given once, where it begins."""
    column = 1
    for cell in line:
        if cell.tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            if cell.tag == f"{_TABLE}table-cell":
                yield column, cell
            column += _count(cell, "number-columns-repeated")


def _count(node: Any, name: str) -> int:
    text = node.get(f"{_TABLE}{name}", "1")
    return max(1, int(text)) if text.isdigit() else 1
