"""What the fast reader does not tell of an .xlsx file: rows struck out, columns of formulas, and the system of its dates."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO, Any

from fairdesk.workbook.cells import Sheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_COLUMN = re.compile(r"[A-Z]{1,3}")


def add_marks(path: Path, sheets: list[Sheet]) -> tuple[bool, list[Sheet]]:
    """Whether the file counts its days from 1904, and the sheets with their struck rows and formula columns.

    A file of another make than expected loses only these marks, not its cells.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError

    try:
        with zipfile.ZipFile(path) as archive:
            since_1904, parts = _parts(archive)
            struck = _struck_styles(archive)
            return since_1904, [_marked(archive, one, parts.get(one.name), struck) for one in sheets]
    except (KeyError, ParseError, DefusedXmlException, zipfile.BadZipFile, ValueError):
        return False, sheets


def _parts(archive: zipfile.ZipFile) -> tuple[bool, dict[str, str]]:
    """The system of dates, and for each sheet's name the part of the file that holds it."""
    book = _root(archive, "xl/workbook.xml")
    about = book.find(f"{_MAIN}workbookPr")
    since_1904 = about is not None and about.get("date1904") in {"1", "true"}
    relations = {one.get("Id"): one.get("Target", "") for one in _root(archive, "xl/_rels/workbook.xml.rels")}
    parts = {}
    for one in book.iter(f"{_MAIN}sheet"):
        target = relations.get(one.get(_RELATION), "")
        parts[one.get("name", "")] = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
    return since_1904, parts


def _struck_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles whose letters are struck through."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = _root(archive, "xl/styles.xml")
    struck = set()
    for number, font in enumerate(styles.iterfind(f"{_MAIN}fonts/{_MAIN}font")):
        strike = font.find(f"{_MAIN}strike")
        if strike is not None and strike.get("val", "1") not in {"0", "false"}:
            struck.add(str(number))
    formats = enumerate(styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"))
    return frozenset(str(number) for number, one in formats if one.get("fontId") in struck)


def _marked(archive: zipfile.ZipFile, sheet: Sheet, part: str | None, struck: frozenset[str]) -> Sheet:
    if part is None or part not in archive.namelist():
        return sheet
    if not _worth_reading(archive, part, struck):
        return sheet
    struck_rows: set[int] = set()
    formulas: dict[int, int] = {}
    with archive.open(part) as stream:
        for row, cells in _rows(stream):
            filled = [(style, column, formula) for style, column, formula, empty in cells if not empty]
            if filled and all(style in struck for style, _column, _formula in filled):
                struck_rows.add(row)
            for _style, column, formula in filled:
                if formula:
                    formulas[column] = formulas.get(column, 0) + 1
    derived = frozenset(column for column, count in formulas.items() if 2 * count > len(sheet.rows) - len(struck_rows) - 4)
    return replace(sheet, struck_rows=frozenset(struck_rows), formula_columns=derived)


def _worth_reading(archive: zipfile.ZipFile, part: str, struck: frozenset[str]) -> bool:
    """Whether the sheet can hold a mark at all: a formula, or a style that strikes out; most sheets hold neither."""
    if struck:
        return True
    tail = b""
    with archive.open(part) as stream:
        while piece := stream.read(2**20):
            if _FORMULA.search(tail + piece):
                return True
            tail = piece[-4:]
    return False


def _rows(stream: IO[bytes]) -> Any:
    """Each row's number and its cells as (style, column, is a formula, is empty)."""
    from defusedxml.ElementTree import iterparse

    for _event, row in iterparse(stream, events=("end",)):
        if row.tag != f"{_MAIN}row":
            continue
        cells = [
            (cell.get("s", "0"), _column_number(cell.get("r", "A")), cell.find(f"{_MAIN}f") is not None, len(cell) == 0)
            for cell in row.iterfind(f"{_MAIN}c")
        ]
        yield int(row.get("r", "0")), cells
        row.clear()


def _column_number(reference: str) -> int:
    found = _COLUMN.match(reference)
    number = 0
    for letter in found[0] if found else "A":
        number = number * 26 + ord(letter) - 64
    return number


def _root(archive: zipfile.ZipFile, name: str) -> Any:
    from defusedxml.ElementTree import fromstring

    return fromstring(archive.read(name), forbid_dtd=True)
