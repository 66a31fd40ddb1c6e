"""Writing pages to disk as offices save them: workbooks with and without macros, text in three encodings, pages called .xls."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.messy.page import Page, Raw, letter

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_MACROS = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'


def xlsx(pages: Sequence[Page], since_1904: bool) -> bytes:
    """A workbook; formulas have the values they last gave."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if since_1904:
        book.epoch = CALENDAR_MAC_1904
    for page in pages:
        _write_sheet(book.create_sheet(page.name), page)
    stream = io.BytesIO()
    book.save(stream)
    return _changed(stream.getvalue(), lambda name, content: _with_results(name, content, pages))


def _write_sheet(sheet: Worksheet, page: Page) -> None:
    for row, cells in enumerate(page.rows, start=1):
        for column, raw in enumerate(cells, start=1):
            if raw is None:
                continue
            cell = sheet.cell(row, column, raw)
            if isinstance(raw, str):
                cell.data_type = "s"
            if (row, column) in page.formulas:
                cell.value = "=" + page.formulas[row, column]
            if row in page.struck:
                cell.font = Font(strike=True)
    for top, left, low, right in page.merges:
        sheet.merge_cells(start_row=top, start_column=left, end_row=low, end_column=right)
    if page.hidden:
        sheet.sheet_state = "hidden"


def _with_results(name: str, content: bytes, pages: Sequence[Page]) -> bytes:
    """The part of a sheet with what its formulas last gave, as a spreadsheet program leaves it."""
    found = re.fullmatch(r"xl/worksheets/sheet([0-9]+)\.xml", name)
    if not found:
        return content
    page, text = pages[int(found[1]) - 1], content.decode()
    for row, column in page.formulas:
        start = re.escape(f'<c r="{letter(column)}{row}"')
        value = page.rows[row - 1][column - 1]
        text, count = re.subn(rf"({start}[^>]*><f>[^<]*</f>)<v ?(?:/>|></v>)", rf"\g<1><v>{value}</v>", text)
        assert count == 1, (name, row, column)
    return text.encode()


def _changed(book: bytes, change: Callable[[str, bytes], bytes], more: Sequence[tuple[str, bytes]] = ()) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
        for name, content in more:
            new.writestr(name, content)
    return stream.getvalue()


def xlsm(pages: Sequence[Page], since_1904: bool) -> bytes:
    """The same workbook as one with macros."""

    def change(name: str, content: bytes) -> bytes:
        if name != "[Content_Types].xml":
            return content
        return content.decode().replace(_SHEET_TYPE, _MACRO_TYPE).replace("</Types>", _MACROS).encode()

    return _changed(xlsx(pages, since_1904), change, [("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 no macros here")])


def text(page: Page, encoding: str) -> bytes:
    """A page as values parted by commas."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(["" if cell is None else str(cell) for cell in row] for row in page.rows)
    return stream.getvalue().encode(encoding)


def web_page(page: Page) -> bytes:
    """A page as the tables other systems offer to be opened with Excel."""
    spans = {(top, left): (low - top + 1, right - left + 1) for top, left, low, right in page.merges}
    covered = {
        (row, column)
        for top, left, low, right in page.merges
        for row in range(top, low + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    lines = ['<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb18030">']
    lines.append("<style>td {mso-number-format:'\\@'}</style></head><body><table border=1>")
    for row, cells in enumerate(page.rows, start=1):
        drawn = [
            _web_cell(cell, spans.get((row, column)))
            for column, cell in enumerate(cells, start=1)
            if (row, column) not in covered
        ]
        lines.append("<tr>" + "".join(drawn) + "</tr>")
    return "\r\n".join([*lines, "</table></body></html>"]).encode("gb18030")


def _web_cell(cell: Raw, span: tuple[int, int] | None) -> str:
    words = "" if cell is None else html.escape(str(cell)).replace("\xa0", "&nbsp;").replace("\n", "<br/>")
    over = f' rowspan="{span[0]}" colspan="{span[1]}"' if span else ""
    return f"<td{over}>{words}</td>"


ENDINGS = {"csv-bom": "csv", "csv-gb18030": "csv", "html": "xls"}


def write(pages: Sequence[Page], kind: str, since_1904: bool, folder: Path, name: str) -> Path:
    """The file of these pages; one that is to be converted is an .xlsx first."""
    made = {
        "xlsm": lambda: xlsm(pages, since_1904),
        "csv": lambda: text(pages[0], "utf-8"),
        "csv-bom": lambda: text(pages[0], "utf-8-sig"),
        "csv-gb18030": lambda: text(pages[0], "gb18030"),
        "html": lambda: web_page(pages[0]),
    }
    content = made[kind]() if kind in made else xlsx(pages, since_1904)
    path = folder / f"{name}.{ENDINGS.get(kind, kind) if kind in made else 'xlsx'}"
    path.write_bytes(content)
    return path


def office() -> str | None:
    """Where LibreOffice is, if it is on this machine."""
    return shutil.which("soffice")


def convert(paths: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """These workbooks as LibreOffice saves them in another format."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(office()), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [folder / f"{path.stem}.{kind}" for path in paths]


def shown(raw: Raw) -> str:
    """A raw cell in the words of a failure."""
    return "an empty cell" if raw is None else f"the day {raw}" if isinstance(raw, date) else repr(raw)
