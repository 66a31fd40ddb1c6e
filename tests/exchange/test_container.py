"""Sealed workbooks survive the programs and sticks they pass through, and show what was done to them."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from fairdesk.base.errors import (
    BundleChanged,
    BundleCut,
    BundleTooBig,
    CannotWrite,
    CopyUnsound,
    FileMissing,
    FileUnreadable,
    NotABundle,
    Refusal,
)
from fairdesk.exchange.container import read_container, safe_to_remove, write_container, write_safely
from fairdesk.exchange.seal import open_sealed
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.sealed import Sealed, SealedBook
from fairdesk.workbook.sealed_book import CORRECTIONS_SHEET, COVER_SHEET, sealed_book, sheets_as_written
from fairdesk.workbook.sealed_cells import sheets_of
from fairdesk.workbook.sealed_reader import read_sealed_book, sealed_book_of
from tests.exchange.conftest import FAIR, People

COVER = (("会议", "精准帮扶洽谈会"), ("展位", "A03"))
SMALL = Sealed(manifest='{"a":1}', signature="00", chunks=("QUJD",))


def _read_here(raw: bytes) -> SealedBook:
    """Read in this process, where a test reads hundreds."""
    return sealed_book_of(sheets_of(raw))


@pytest.fixture(scope="module")
def raw(sealed: Sealed, table: TableFacts) -> bytes:
    return sealed_book(sealed, [table], COVER, corrections=True)


@pytest.fixture
def path(tmp_path: Path, sealed: Sealed, table: TableFacts) -> Path:
    place = tmp_path / "A03 导出.xlsx"
    write_container(place, sealed, [table], COVER, corrections=True)
    return place


def test_a_workbook_comes_back_whole(path: Path, sealed: Sealed, table: TableFacts, people: People, lines: list[bytes]) -> None:
    book = read_container(path)
    assert book.sealed == sealed
    assert book.sheets == sheets_as_written([table])
    assert book.sheets["洽谈记录"][3] == ("0003", "=HYPERLINK(1)", "18,000.00", "2018-11-22")
    assert book.corrections == ()
    assert open_sealed(book.sealed, people.bureau.age_secret, people.known, fair=FAIR)[1] == lines
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_another_reader_sees_text_alone_and_no_sealed_sheet(path: Path) -> None:
    book = CalamineWorkbook.from_path(str(path))
    shown = {sheet.name: sheet.visible for sheet in book.sheets_metadata}
    seen = [name for name, visible in shown.items() if visible is SheetVisibleEnum.Visible]
    assert seen == [COVER_SHEET, "洽谈记录", CORRECTIONS_SHEET]
    assert [name for name, visible in shown.items() if visible is SheetVisibleEnum.VeryHidden] == ["FD_MANIFEST", "FD_DATA_1"]
    for name in shown:
        for row in book.get_sheet_by_name(name).to_python():
            assert all(isinstance(cell, str) and len(cell) <= 32_000 for cell in row)
    assert b"<f>" not in b"".join(zipfile.ZipFile(path).read(one) for one in zipfile.ZipFile(path).namelist())


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=8), st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_text_in_the_visible_sheets_reads_back_as_written(rows: list[tuple[str, str]], title: str) -> None:
    table = TableFacts(title=f"T {title}", columns=(TableColumn(head="a"), TableColumn(head="b")), rows=tuple(rows))
    book = _read_here(sealed_book(SMALL, [table], (), corrections=False))
    assert book.sheets == sheets_as_written([table])
    assert book.sealed == SMALL


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.lists(st.binary(min_size=3, max_size=60), max_size=5))
@settings(max_examples=40, deadline=None)
def test_any_manifest_and_chunks_read_back(manifest: str, chunks: list[bytes]) -> None:
    sealed = Sealed(manifest=manifest + "x", signature="ab", chunks=tuple(chunk.hex() for chunk in chunks))
    assert _read_here(sealed_book(sealed, [], (), corrections=False)).sealed == sealed


def test_a_long_manifest_and_many_chunks_are_spread_over_cells_and_sheets() -> None:
    sealed = Sealed(manifest="文" * 60_000, signature="ab", chunks=tuple(f"{number:032x}" for number in range(450)))
    assert _read_here(sealed_book(sealed, [], (), corrections=False)).sealed == sealed


def test_two_sheets_of_one_name_are_a_fault_of_ours(table: TableFacts) -> None:
    with pytest.raises(ValueError, match="two sheets"):
        sheets_as_written([table, table])


# ---- other programs ----------------------------------------------------------------------------------------------------


def _saved_again(raw: bytes, edit: Callable[[Any], None] = lambda _book: None) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_saved_again_by_openpyxl_nothing_differs(raw: bytes, sealed: Sealed, table: TableFacts) -> None:
    book = read_sealed_book(_saved_again(_saved_again(raw)))
    assert book.sealed == sealed
    assert book.sheets == sheets_as_written([table])


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (libreoffice-calc) is not installed")
def test_saved_again_by_libreoffice_nothing_differs(path: Path, sealed: Sealed, table: TableFacts, tmp_path: Path) -> None:
    out = tmp_path / "again"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    book = read_container(out / path.name)
    assert book.sealed == sealed
    assert book.sheets == sheets_as_written([table])


def test_edits_by_hand_show_and_leave_the_seal_whole(raw: bytes, sealed: Sealed, table: TableFacts) -> None:
    def edit(book: Any) -> None:
        book["洽谈记录"]["B3"] = "改名协会"
        book["洽谈记录"]["C4"] = 5
        book["洽谈记录"].append(["9999", "多出来的一行"])
        book[CORRECTIONS_SHEET]["A2"] = "洽谈记录"
        book[CORRECTIONS_SHEET]["D2"] = 42.0

    book = read_sealed_book(_saved_again(raw, edit))
    assert book.sealed == sealed
    rows, written = book.sheets["洽谈记录"], sheets_as_written([table])["洽谈记录"]
    assert rows[2][1] == "改名协会"
    assert rows[3][2] == "5"
    assert rows[-1] == ("9999", "多出来的一行")
    assert [row for row in rows if row not in written] == [rows[2], rows[3], rows[-1]]
    assert book.corrections == (("洽谈记录", "", "", "42"),)


def _remove(name: str) -> Callable[[Any], None]:
    return lambda book: book.remove(book[name])


def _set(sheet: str, cell: str, value: object) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        book[sheet][cell] = value

    return edit


def _rename(book: Any) -> None:
    book["FD_DATA_1"].title = "FD_DATA_2"


def _swap_rows(book: Any) -> None:
    sheet = book["FD_DATA_1"]
    sheet["B1"], sheet["B2"] = sheet["B2"].value, sheet["B1"].value
    sheet["A1"], sheet["A2"] = sheet["A2"].value, sheet["A1"].value


@pytest.mark.parametrize(
    ("edit", "refusal"),
    [
        (_remove("FD_MANIFEST"), NotABundle),
        (lambda book: book["FD_DATA_1"].delete_rows(1), BundleCut),
        (lambda book: book["FD_MANIFEST"].delete_rows(3), BundleCut),
        (lambda book: book["FD_MANIFEST"].delete_rows(2), BundleCut),
        (_rename, BundleCut),
        (_swap_rows, BundleCut),
        (lambda book: book.create_sheet("FD_OTHER"), BundleChanged),
        (_set("FD_MANIFEST", "A1", "another"), BundleChanged),
        (_set("FD_MANIFEST", "B1", "2"), BundleChanged),
        (_set("FD_MANIFEST", "C3", "x"), BundleChanged),
        (_set("FD_MANIFEST", "B3", "not base64!"), BundleChanged),
        (_set("FD_DATA_1", "C1", "x"), BundleCut),
        (_set("FD_DATA_1", "A1", "7"), BundleCut),
    ],
)
def test_a_damaged_record_is_refused(raw: bytes, edit: Callable[[Any], None], refusal: type[Refusal]) -> None:
    with pytest.raises(Refusal) as refused:
        read_sealed_book(_saved_again(raw, edit))
    assert type(refused.value) is refusal


def test_missing_payload_sheets_are_noticed_when_it_is_opened(raw: bytes, people: People) -> None:
    book = read_sealed_book(_saved_again(raw, _remove("FD_DATA_1")))
    with pytest.raises(BundleCut):
        open_sealed(book.sealed, people.bureau.age_secret, people.known)


# ---- hostile files -----------------------------------------------------------------------------------------------------


def _zip(*parts: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return stream.getvalue()


def _with_part(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return _zip(*((one, change(archive.read(one)) if one == name else archive.read(one)) for one in archive.namelist()))


def _laughs(xml: bytes) -> bytes:
    declaration = b"<!DOCTYPE l [" + b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10)) + b"]>"
    start = xml.index(b"<worksheet")
    return xml[:start] + declaration + xml[start:].replace(b"<sheetData>", b"<sheetData>&l9;")


def _far_cell(xml: bytes) -> bytes:
    cell = b'<row r="%d"><c r="XFD%d" t="inlineStr"><is><t>x</t></is></c></row>'
    far = b"".join(cell % (row, row) for row in range(1_048_000, 1_048_576))
    return xml.replace(b"</sheetData>", far + b"</sheetData>")


def _workbook_of_others() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


HOSTILE: list[tuple[str, Callable[[bytes], bytes], type[Refusal]]] = [
    ("empty", lambda _raw: b"", NotABundle),
    ("a picture", lambda _raw: b"\x89PNG" + bytes(100), NotABundle),
    ("cut in the middle", lambda raw: raw[: len(raw) // 2], BundleCut),
    ("the end is missing", lambda raw: raw[:-30], BundleCut),
    ("a workbook of others", lambda _raw: _workbook_of_others(), NotABundle),
    ("a zip that is no workbook", lambda _raw: _zip(("a.txt", b"x")), BundleChanged),
    ("a bomb", lambda _raw: _zip(("xl/workbook.xml", bytes(20_000_000))), BundleTooBig),
    ("a part that leads out", lambda _raw: _zip(("../../x", b"x")), NotABundle),
    ("a part at the root", lambda _raw: _zip(("/etc/x", b"x")), NotABundle),
    ("a part given twice", lambda _raw: _zip(("a", b"x"), ("A", b"y")), BundleChanged),
    ("too many parts", lambda _raw: _zip(*((f"{n}", b"") for n in range(2100))), BundleTooBig),
    ("entities that multiply", lambda raw: _with_part(raw, "xl/worksheets/sheet4.xml", _laughs), BundleChanged),
    ("cells at the far corner", lambda raw: _with_part(raw, "xl/worksheets/sheet2.xml", _far_cell), BundleTooBig),
    ("a broken sheet", lambda raw: _with_part(raw, "xl/worksheets/sheet2.xml", lambda xml: xml[:-40]), BundleChanged),
]


@pytest.mark.parametrize(("make", "refusal"), [one[1:] for one in HOSTILE], ids=[one[0] for one in HOSTILE])
def test_hostile_files_are_refused(raw: bytes, make: Callable[[bytes], bytes], refusal: type[Refusal]) -> None:
    with pytest.raises(Refusal) as refused:
        read_sealed_book(make(raw))
    assert type(refused.value) is refusal


def test_a_flipped_byte_of_the_file_is_refused_or_harmless(raw: bytes, sealed: Sealed) -> None:
    """Harmless are dates and styles: where the file still reads, the sealed part is the same to the last sign."""
    dice, refused = random.Random(5), 0
    for _round in range(150):
        place = dice.randrange(len(raw))
        try:
            book = _read_here(raw[:place] + bytes([raw[place] ^ 1 << dice.randrange(8)]) + raw[place + 1 :])
        except Refusal:
            refused += 1
        else:
            assert book.sealed == sealed
    assert refused > 75


# ---- the disk ----------------------------------------------------------------------------------------------------------


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_container(tmp_path / "none.xlsx")
    with pytest.raises(FileUnreadable):
        read_container(tmp_path)


def test_a_place_that_cannot_be_written(tmp_path: Path, table: TableFacts) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for place in (tmp_path / "none" / "x.xlsx", tmp_path / "file" / "x.xlsx"):
        with pytest.raises(CannotWrite):
            write_container(place, SMALL, [table], COVER)
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(CannotWrite):
        write_safely(tmp_path / "folder.xlsx", b"x")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "folder.xlsx"]


_FULL = """
import resource, sys
from pathlib import Path
from fairdesk.base.errors import DiskFull
from fairdesk.exchange.container import write_safely
place = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_safely(place, b"n" * 500_000)
except DiskFull as refused:
    assert refused.places["path"] == place
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    place = tmp_path / "x.xlsx"
    write_safely(place, b"old")
    assert subprocess.run([sys.executable, "-c", _FULL, str(place)], check=False).returncode == 7
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]
    write_safely(place, b"new")
    assert place.read_bytes() == b"new"


def test_a_stick_is_safe_to_take_out_only_where_the_copy_was_read_again(path: Path, sealed: Sealed, table: TableFacts) -> None:
    assert path.name in safe_to_remove(path, sealed)
    whole = path.read_bytes()
    other = Sealed(manifest=sealed.manifest, signature="0" * 128, chunks=sealed.chunks)
    for content in (whole[:-1], whole[:5000] + b"\0" * 512 + whole[5512:], sealed_book(other, [table], COVER, corrections=True)):
        path.write_bytes(content)
        with pytest.raises(CopyUnsound):
            safe_to_remove(path, sealed)
    path.unlink()
    with pytest.raises(CopyUnsound):
        safe_to_remove(path, sealed)
    path.write_bytes(whole)
    assert safe_to_remove(path, sealed)
