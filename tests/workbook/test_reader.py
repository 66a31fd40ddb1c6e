"""Reading strangers' files: every kind comes out as plain cells, everything harmful is refused by name, and the rest goes on."""

from __future__ import annotations

import io
import json
import os
import signal
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

import fairdesk
from fairdesk.base.errors import (
    Cancelled,
    CsvEncodingUnknown,
    FileMissing,
    NotAWorkbook,
    Refusal,
    WorkbookBomb,
    WorkbookEncrypted,
    WorkbookLinked,
    WorkbookTooLarge,
    WorkbookTooSlow,
    WorkbookTruncated,
    WorkbookUnsafe,
)
from fairdesk.base.progress import Progress, Step, silent
from fairdesk.workbook.cells import Book, Cell, packed, unpacked
from fairdesk.workbook.reader import _Child, read_books

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def read(path: Path) -> Book:
    ((_path, found),) = read_books([path], silent())
    assert isinstance(found, Book), found
    return found


def refusal(path: Path) -> Refusal:
    ((_path, found),) = read_books([path], silent())
    assert isinstance(found, Refusal), found
    assert path.name in found.message
    return found


def workbook(path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名册"
    rows: list[list[Cell]] = [
        ["姓名", "人数", "日期", "时间", "对错", "电话", "合计"],
        ["胡𮧵生", 3, date(2018, 7, 19), time(9, 5), True, 13800000001, "=B2*2"],
        ["=HYPERLINK()", 2.5, None, None, False, "1.38E+10", "=B3*2"],
        ["作废", 1, None, None, None, None, None],
    ]
    for row in rows:
        sheet.append(row)
    sheet["A3"].data_type = "s"
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    sheet.merge_cells("A6:C6")
    book.create_sheet("字典").sheet_state = "hidden"
    book.save(path)
    return path


def test_xlsx(tmp_path: Path) -> None:
    book = read(workbook(tmp_path / "名册.xlsx"))
    first, hidden = book.sheets
    assert (book.kind, first.name, first.hidden, hidden.hidden) == ("xlsx", "名册", False, True)
    assert first.rows[1][:6] == ["胡𮧵生", 3, date(2018, 7, 19), time(9, 5), True, 13800000001]
    assert first.rows[2][:2] == ["=HYPERLINK()", 2.5]
    assert first.merges == [(6, 1, 6, 3)]
    assert first.struck_rows == {4}
    assert first.formula_columns == {7}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes(f'姓名{mark}备注\r\n胡𮧵生{mark}"两\n行"\r\n张伟\r\n'.encode(encoding))
    assert read(path).sheets[0].rows == [["姓名", "备注"], ["胡𮧵生", "两\n行"], ["张伟", None]]


def test_a_page_named_as_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    table = "<table><tr><th rowspan=2>展区</th><th>展位</th></tr><tr><td>A01</td></tr><tr><td colspan=2>合计</td></tr></table>"
    path.write_text(f"<html><body>{table}</body></html>", encoding="utf-8")
    sheet = read(path).sheets[0]
    assert sheet.rows == [["展区", "展位"], [None, "A01"], ["合计", None]]
    assert sheet.merges == [(1, 1, 2, 1), (3, 1, 3, 2)]


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def bomb(path: Path) -> None:
    zipped(path, {"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b"0" * 64 * 2**20})


def climbing(path: Path) -> None:
    zipped(path, {"xl/workbook.xml": b"", "../../outside.xml": b"x"})


def crowded(path: Path) -> None:
    zipped(path, {f"xl/{number}.xml": b"" for number in range(2_500)} | {"xl/workbook.xml": b""})


def doubled(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", b"")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("xl/workbook.xml", b"")


def forged_sizes(path: Path) -> None:
    """An entry that claims a size the reader would have to make room for."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 100)
    content = bytearray(data.getvalue())
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 2**31)
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    workbook(path)
    path.write_bytes(path.read_bytes()[:-400])


def broken_inside(path: Path) -> None:
    zipped(path, {"xl/workbook.xml": b"<workbook", "[Content_Types].xml": b"<Types/>"})


def encrypted_compound(path: Path) -> None:
    path.write_bytes(COMPOUND + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600)


def encrypted_zip(path: Path) -> None:
    zipped(path, {"xl/workbook.xml": b"x"})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)


def old_word_file(path: Path) -> None:
    path.write_bytes(COMPOUND + b"\0" * 600 + "WordDocument".encode("utf-16-le"))


def other_zip(path: Path) -> None:
    zipped(path, {"word/document.xml": b"<x/>"})


def portable_document(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n")


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + zlib.compress(b"x" * 100))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def no_signs(path: Path) -> None:
    path.write_bytes("姓名,单位\n".encode() + b"\xff\xff\x81,\n")


def far_cell(path: Path) -> None:
    """One word in the last cell a sheet can have, which a careless reader turns into 17 thousand million cells."""
    book = Workbook()
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(path)


def entities(path: Path) -> None:
    """An XML part that grows by naming itself; nothing in it may be blown up."""
    workbook(path)
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{lines}]><workbook>&l9;</workbook>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    zipped(path, parts | {"xl/workbook.xml": text.encode()})


def linked(path: Path) -> None:
    """A workbook that takes values from another file."""
    workbook(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    zipped(path, parts | {"xl/externalLinks/externalLink1.xml": link})


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (entities, WorkbookUnsafe),
        (linked, WorkbookLinked),
        (bomb, WorkbookBomb),
        (forged_sizes, WorkbookBomb),
        (climbing, WorkbookUnsafe),
        (crowded, WorkbookUnsafe),
        (doubled, WorkbookUnsafe),
        (cut_off, WorkbookTruncated),
        (broken_inside, WorkbookTruncated),
        (encrypted_compound, WorkbookEncrypted),
        (encrypted_zip, WorkbookEncrypted),
        (old_word_file, NotAWorkbook),
        (other_zip, NotAWorkbook),
        (portable_document, NotAWorkbook),
        (picture, NotAWorkbook),
        (empty, NotAWorkbook),
        (no_signs, CsvEncodingUnknown),
        (far_cell, WorkbookTooLarge),
    ],
)
def test_harm_is_refused_by_name(tmp_path: Path, make: Callable[[Path], object], kind: type[Refusal]) -> None:
    path = tmp_path / "来件.xlsx"
    make(path)
    assert type(refusal(path)) is kind


def test_a_missing_file_and_the_ones_beside_it(tmp_path: Path) -> None:
    good, bad = workbook(tmp_path / "好.xlsx"), tmp_path / "坏.xlsx"
    far_cell(bad)
    found = [book for _path, book in read_books([bad, tmp_path / "无.xlsx", good], silent())]
    assert isinstance(found[0], WorkbookTooLarge)
    assert isinstance(found[1], FileMissing)
    assert isinstance(found[2], Book)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_a_reader_that_hangs_is_ended_and_the_next_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "管道.csv"
    os.mkfifo(pipe)
    monkeypatch.setattr(Path, "is_file", lambda self: self.exists())
    found = [book for _path, book in read_books([pipe, workbook(tmp_path / "好.xlsx")], silent(), seconds=1.5)]
    assert isinstance(found[0], WorkbookTooSlow)
    assert isinstance(found[1], Book)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="limits of memory are set on POSIX only")
def test_the_child_has_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(fairdesk.__file__).parents[1]))
    probe = "from fairdesk.workbook import child\nchild.confine(child.MOST_MEMORY, child.MOST_SECONDS)\nbytearray(3 * 2**30)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks into /proc")
def test_the_child_knows_no_pass_phrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRDESK_PASSPHRASE", "not for the child")
    child = _Child()
    try:
        child.read(workbook(tmp_path / "名册.xlsx"), 30, silent())
        surroundings = Path(f"/proc/{child._process.pid}/environ").read_bytes()
    finally:
        child.close()
    assert b"PYTHONPATH" in surroundings
    assert b"not for the child" not in surroundings


def test_a_wish_to_stop_is_heard(tmp_path: Path) -> None:
    progress = Progress()
    reading = read_books([workbook(tmp_path / "一.xlsx"), tmp_path / "二.xlsx"], progress)
    next(reading)
    progress.stop.set()
    with pytest.raises(Cancelled):
        next(reading)


def test_books_travel_unchanged(tmp_path: Path) -> None:
    book = read(workbook(tmp_path / "名册.xlsx"))
    pieces = list(packed(book))
    assert unpacked(pieces) == book
    assert unpacked(json.loads(json.dumps(pieces))) == book
    with pytest.raises(ValueError, match="no end"):
        unpacked(pieces[:-1])
    with pytest.raises(ValueError, match="not a cell"):
        unpacked([*pieces[:2], {"rows": [[[]]]}, pieces[-1]])


def test_a_wish_to_stop_is_heard_within_a_file(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("姓名,单位\n" + "张三,某局\n" * 5000, encoding="utf-8")
    heard: list[int] = []

    def listener(step: Step) -> None:
        heard.append(step.done)
        if step.done > 400:
            progress.stop.set()

    progress = Progress(listener)
    with pytest.raises(Cancelled):
        list(read_books([tmp_path / "名册.csv"], progress))
    assert 400 < heard[-1] < 5000


def test_a_wrong_dimension_hides_no_row(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    book = Workbook()
    for row in range(50):
        book.worksheets[0].append([f"第{row}行", row])
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b'<dimension ref="A1:B50"' in sheet
    zipped(path, parts | {"xl/worksheets/sheet1.xml": sheet.replace(b'ref="A1:B50"', b'ref="A1:A1"')})
    assert len(read(path).sheets[0].rows) == 50
