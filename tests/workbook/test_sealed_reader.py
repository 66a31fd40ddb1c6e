"""A foreign workbook is read in a child, within bounds, and every cell comes back as what it is."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from fairdesk.base.errors import BundleChanged, BundleTooBig, NotABundle, Refusal
from fairdesk.records.sealed import Sealed, ShownSheet
from fairdesk.workbook.sealed_book import COVER_SHEET, sealed_book
from fairdesk.workbook.sealed_cells import sheets_of
from fairdesk.workbook.sealed_numbers import is_day, number_text
from fairdesk.workbook.sealed_reader import read_sealed_book

SEALED = Sealed(manifest='{"a":1}', signature="00", chunks=("QUJD",))


@pytest.fixture(scope="module")
def raw() -> bytes:
    return sealed_book(SEALED, [], [("a", "b")], corrections=True)


def _edited(raw: bytes, edit: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(raw: bytes, title: str) -> ShownSheet:
    return next(one for one in sheets_of(raw) if one.title == title)


def _part(raw: bytes, name: str, change: Callable[[bytes], bytes], more: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
        for one, content in more:
            new.writestr(one, content)
    return stream.getvalue()


COVER = "xl/worksheets/sheet1.xml"


def test_what_a_cell_is_comes_back_with_its_text(raw: bytes) -> None:
    values = ["0042", 42, 1e5, 0.25, date(2018, 7, 19), datetime.fromisoformat("2018-07-19 09:30"), True, "=1+1", "=SUM(A1:A2)"]

    def edit(book: Any) -> None:
        sheet = book.create_sheet("手记")
        sheet.append(values)
        sheet["H1"].data_type = "s"
        sheet.sheet_state = "hidden"

    sheet = _sheet(_edited(raw, edit), "手记")
    assert sheet.rows == (("0042", "42", "100000", "0.25", "2018-07-19", "2018-07-19 09:30:00", "TRUE", "=1+1", "=SUM(A1:A2)"),)
    assert sheet.numbers == {(0, column) for column in range(1, 7)}
    assert sheet.formulas == {(0, 8)}
    assert sheet.hidden


def test_shared_texts_with_runs_and_readings_are_read_without_the_readings(raw: bytes) -> None:
    shared = "<sst><si><r><t>木</t></r><r><t>铎</t></r><rPh><t>mu</t></rPh></si></sst>".encode()
    links = b'<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    raw = _part(raw, COVER, lambda xml: xml.replace(b"<sheetData>", b'<sheetData><row r="9"><c t="s"><v>0</v></c></row>'))
    raw = _part(
        raw,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(b"</Relationships>", links),
        (("xl/sharedStrings.xml", shared),),
    )
    assert _sheet(raw, COVER_SHEET).rows[8] == ("木铎",)


def test_numbers_read_as_a_person_writes_them() -> None:
    assert [number_text(one, False) for one in ("7", "1E+05", "-0.5", "1.1010119900101E+17")] == [
        *("7", "100000", "-0.5"),
        "110101199001010000",
    ]
    assert number_text("43300", True) == "2018-07-19"
    assert number_text("41838.5", True, since_1904=True) == "2018-07-19 12:00:00"
    assert number_text("0.5", True) == "0.5"
    assert [is_day(*one) for one in ((14, ""), (2, ""), (164, "yyyy/mm"), (165, '0.0"days"'), (166, "[Red]0"))] == [
        *(True, False, True),
        *(False, False),
    ]
    with pytest.raises(ValueError, match="no number"):
        number_text("nan", False)


def _two_cells(xml: bytes) -> bytes:
    cell = b'<c r="A1" t="inlineStr"><is><t>x</t></is></c>'
    return xml.replace(b"<sheetData>", b'<sheetData><row r="1">' + cell + b"</row>")


def _far(xml: bytes) -> bytes:
    return xml.replace(b"<sheetData>", b'<sheetData><row r="9"><c r="XFE9" t="n"><v>1</v></c></row>')


def _wide_texts(raw: bytes) -> bytes:
    """Six thousand cells share one text of thirty thousand signs."""
    rows = b"".join(b'<row r="%d"><c t="s"><v>0</v></c></row>' % row for row in range(20, 6020))
    raw = _part(raw, COVER, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    links = b'<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    more = (("xl/sharedStrings.xml", b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>"),)
    return _part(raw, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"</Relationships>", links), more)


def _one_long_text(raw: bytes) -> bytes:
    """A single cell of 450 MiB, which packs into one hundredth of that."""
    piece = bytes(range(65, 91)) * 10 + b"a" * 500
    text = piece * (450 * 2**20 // len(piece))
    cell = b'<row r="99"><c t="inlineStr"><is><t>' + text + b"</t></is></c></row></sheetData>"
    return _part(raw, COVER, lambda xml: xml.replace(b"</sheetData>", cell))


def _no_sheet(xml: bytes) -> bytes:
    return xml.replace(b"worksheets/sheet1.xml", b"worksheets/none.xml")


def _one_name(xml: bytes) -> bytes:
    return xml.replace(b"FD_DATA_1", b"fd_manifest")


def _endless(xml: bytes) -> bytes:
    return xml.replace(b"</sheetData>", b'<row r="99"><c><v>1e999</v></c></row></sheetData>')


def _formula(book: Any) -> None:
    book["FD_DATA_1"].cell(1, 2, '="QUJD"')


HOSTILE: list[tuple[str, Callable[[bytes], bytes], type[Refusal]]] = [
    ("bytes after the end", lambda raw: raw + b"x", BundleChanged),
    ("bytes before the beginning", lambda raw: b"#!/bin/sh\n" + raw, BundleChanged),
    ("another archive behind", lambda raw: raw + raw, BundleChanged),
    ("two cells in one place", lambda raw: _part(raw, COVER, _two_cells), BundleChanged),
    ("a cell beyond the last column", lambda raw: _part(raw, COVER, _far), BundleChanged),
    ("a part that is named and not there", lambda raw: _part(raw, "xl/_rels/workbook.xml.rels", _no_sheet), BundleChanged),
    ("two sheets of one name", lambda raw: _part(raw, "xl/workbook.xml", _one_name), BundleChanged),
    ("a number that is none", lambda raw: _part(raw, COVER, _endless), BundleChanged),
    ("a formula in the sealed part", lambda raw: _edited(raw, _formula), BundleChanged),
    ("a text many cells share", _wide_texts, BundleTooBig),
    ("one text that fills the memory", _one_long_text, BundleTooBig),
    ("no archive", lambda _raw: b"x" * 100, NotABundle),
]  # fmt: skip


@pytest.mark.parametrize(("make", "refusal"), [one[1:] for one in HOSTILE], ids=[one[0] for one in HOSTILE])
def test_hostile_workbooks_are_refused_by_the_child(raw: bytes, make: Callable[[bytes], bytes], refusal: type[Refusal]) -> None:
    assert read_sealed_book(raw).sealed == SEALED
    with pytest.raises(Refusal) as refused:
        read_sealed_book(make(raw))
    assert type(refused.value) is refusal


def test_a_child_that_is_too_slow_is_ended(raw: bytes) -> None:
    with pytest.raises(BundleTooBig):
        read_sealed_book(raw, seconds=0.0)


_BOUNDS = """
import resource
from fairdesk.workbook import sealed_child
sealed_child.main()
print([resource.getrlimit(one)[0] for one in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot bound a process in this way")
def test_the_child_is_bounded_and_loads_nothing_of_the_desk(raw: bytes) -> None:
    bounds = subprocess.run([sys.executable, "-c", _BOUNDS], input=raw, capture_output=True, check=True).stdout
    assert bounds.decode().endswith("[1073741824, 60, 0]\n")
    loaded = "import sys, fairdesk.workbook.sealed_child; print(sorted({one.split('.')[0] for one in sys.modules}))"
    names = subprocess.run([sys.executable, "-S", "-c", loaded], capture_output=True, check=True, text=True).stdout
    assert not {"sqlalchemy", "openpyxl", "cryptography", "pyrage", "lxml"} & set(
        names.replace("'", "").strip("[]\n").split(", ")
    )
